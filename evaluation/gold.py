"""Reads the gold of a folder of JSON Lines files and checks it row by row."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from evaluation.fields import Fields, read_rows
from evaluation.furniture import KINDS
from evaluation.model import NO_ANSWER, STYLES, EntityPage, Fact, Gold, GoldQuery, Relevant
from evaluation.predictions import BlockRow, DecisionRow, DocumentRow, HeadingRow
from ingest.errors import GoldError
from ingest.labels import DOC_TYPES
from nlp.labels import DECISION_TYPES, ENTITY_LABELS, STATUSES, SUBJECTS
from nlp.model import Entity

FILES: Final = {
    "headings": "headings.jsonl",
    "blocks": "blocks.jsonl",
    "documents": "documents.jsonl",
    "decisions": "decisions.jsonl",
    "entities": "entities.jsonl",
    "retrieval": "queries.jsonl",
    "facts": "facts.jsonl",
}
_NAMED: Final = ("entities", "retrieval", "facts")  # whose rows carry an id, different in each
_Row = TypeVar("_Row")


def load_gold(folder: Path) -> Gold:
    """Read and check a gold folder.

    Args:
        folder: holds any of `FILES`.

    Returns:
        The gold, None for each file that is absent.

    Raises:
        GoldError: none of the files is there, or one breaks the format; names file, line and field.
    """
    if not any((folder / name).exists() for name in FILES.values()):
        raise GoldError(f"{folder} innehåller ingen av {', '.join(FILES.values())}.")
    return Gold(
        headings=_load(folder, "headings", _heading),
        blocks=_load(folder, "blocks", _block),
        documents=_load(folder, "documents", _document),
        decisions=_load(folder, "decisions", _decision),
        entities=_load(folder, "entities", _entity_page),
        retrieval=_load(folder, "retrieval", _query),
        facts=_load(folder, "facts", _fact),
    )


def _load(folder: Path, stage: str, read: Callable[[Fields], _Row]) -> tuple[_Row, ...] | None:
    path = folder / FILES[stage]
    if not path.exists():
        return None
    seen: set[str] = set()
    rows = []
    for row in read_rows(path):
        if stage in _NAMED:
            _check_new(row, seen)
        rows.append(read(row))
    return tuple(rows)


def _check_new(row: Fields, seen: set[str]) -> None:
    identifier = row.text("id")
    if identifier in seen:
        row.fail("id", f"{identifier!r} finns redan")
    seen.add(identifier)


def _heading(row: Fields) -> HeadingRow:
    return HeadingRow(row.text("file"), row.number("page", 1), row.number("level", 1, 4), row.text("text"))


def _block(row: Fields) -> BlockRow:
    row.optional("what")
    return BlockRow(row.text("file"), *row.pages(), kind=row.label("kind", KINDS), text=row.text("text"))


def _document(row: Fields) -> DocumentRow:
    row.optional("municipality")
    row.date("meeting_date")
    row.texts("signed_by")
    return DocumentRow(
        row.text("file"),
        *row.pages(),
        first_line=row.text("first_line"),
        title=row.text("title"),
        doc_type=row.label("doc_type", DOC_TYPES),
        diarienummer=row.optional("diarienummer"),
        date=row.date("date"),
        board=row.optional("board"),
    )


def _decision(row: Fields) -> DecisionRow:
    for name in ("body", "paragraph", "diarienummer"):
        row.optional(name)
    row.date("date")
    types = row.texts("types")
    if not types or len(set(types)) < len(types) or not set(types) <= DECISION_TYPES.keys():
        row.fail("types", f"{', '.join(types) or 'tom lista'}: en eller flera olika av {', '.join(DECISION_TYPES)}")
    status, subject = row.label("status", STATUSES), row.label("subject", SUBJECTS)
    return DecisionRow(row.text("file"), *row.pages(), row.text("text"), status, types, subject)


def _entity_page(row: Fields) -> EntityPage:
    text = row.text("text")
    entities = tuple(_entity(found, text) for found in row.rows("entities"))
    return EntityPage(row.text("id"), row.text("file"), text, entities)


def _entity(row: Fields, page: str) -> Entity:
    start = row.number("start", 0)
    end = row.number("end", start + 1, len(page))
    if page[start:end] != row.text("text"):
        row.fail("text", f"{row.text('text')!r}, men på {start}–{end} står {page[start:end]!r}")
    return Entity(start, end, page[start:end], row.label("label", ENTITY_LABELS))


def _query(row: Fields) -> GoldQuery:
    row.text("role")
    row.optional("answer")
    style, relevant = row.label("style", STYLES), tuple(_relevant(found) for found in row.rows("relevant"))
    if (style == NO_ANSWER) != (not relevant):
        row.fail("relevant", f"{len(relevant)} stycken går inte ihop med stilen {style}")
    return GoldQuery(row.text("id"), style, row.text("query"), relevant)


def _relevant(row: Fields) -> Relevant:
    return Relevant(row.text("file"), *row.pages(), row.text("text"), row.number("grade", 1, 2))


def _fact(row: Fields) -> Fact:
    names = row.text("id"), row.text("question"), row.text("answer"), row.text("text")
    headers = (row.text(name) if row.has(name) else "" for name in ("row", "column"))
    return Fact(*names, row.text("file"), *row.pages(), *headers)
