"""The steps of an ärende, read from the catalogue: what bears its number, and what its title shows to belong to it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from ingest.rows import read_inferred
from ingest.templates import PARAGRAPH
from nlp.case_keys import CaseKey
from nlp.cases.model import Step
from nlp.cases.roles import role_of_clause, role_of_document
from nlp.cases.titles import clean_title, title_key

_ABOUT: Final = (
    "sources.sha256, sources.file, documents.source, documents.ordinal, documents.doc_type, documents.title,"
    " documents.board, coalesce(documents.municipality, (SELECT others.municipality FROM documents AS others"
    " WHERE others.source = documents.source AND others.municipality IS NOT NULL LIMIT 1)) AS municipality,"
    " documents.date AS own_date, documents.meeting_date, documents.inferred"
)
_KEYS: Final = (
    "case_keys JOIN sources ON sources.id = case_keys.source AND sources.is_current = 1"
    " JOIN documents ON documents.source = case_keys.source AND documents.ordinal = case_keys.document"
)
_THIS: Final = (
    "case_keys.in_board = ? AND case_keys.year = ? AND case_keys.number = ? AND case_keys.in_municipality = ?"
)
_SECTION: Final = "LEFT JOIN sections ON sections.source = decisions.source AND sections.ordinal = decisions.section"
_CLAUSE: Final = "decisions.*, sections.path"
_DOCUMENTS: Final = (
    f"SELECT {_ABOUT}, documents.diarienummer, documents.page_first, documents.page_last FROM {_KEYS}"
    f" WHERE {_THIS} AND case_keys.own = 1"
)
_DECISIONS: Final = (
    f"SELECT {_ABOUT}, {_CLAUSE} FROM {_KEYS} JOIN decisions ON decisions.source = case_keys.source"
    f" AND decisions.document = case_keys.document AND decisions.dnr = case_keys.dnr {_SECTION} WHERE {_THIS}"
)
_FROM_SOURCE: Final = "FROM documents JOIN sources ON sources.id = documents.source"
_UNNUMBERED: Final = (
    f"SELECT {_ABOUT}, documents.diarienummer, documents.page_first, documents.page_last {_FROM_SOURCE}"
    " WHERE documents.source = ? AND documents.diarienummer IS NULL"
    " AND documents.doc_type NOT IN ('kallelse', 'foredragningslista')"
)
_LOOSE: Final = (
    f"SELECT {_ABOUT}, {_CLAUSE} {_FROM_SOURCE} JOIN decisions ON decisions.source = documents.source"
    f" AND decisions.document = documents.ordinal {_SECTION} WHERE documents.source = ? AND decisions.dnr = ''"
)
_OTHER_TITLES: Final = (
    "SELECT title FROM documents JOIN case_keys ON case_keys.source = documents.source AND case_keys.own = 1"
    f" AND case_keys.document = documents.ordinal WHERE documents.source = ? AND NOT ({_THIS})"
)


def read_steps(connection: sqlite3.Connection, key: CaseKey) -> list[Step]:
    """All steps of an ärende, in no special order.

    Args:
        connection: of the catalogue.
        key: of the ärende.
    """
    values = (key.board, key.year, key.number, key.municipality)
    documents = connection.execute(_DOCUMENTS, values).fetchall()
    decisions = connection.execute(_DECISIONS, values).fetchall()
    steps = [_document(row, "inferred" if _is_inferred(row) else "diarienummer") for row in documents]
    steps += [_decision(row, "diarienummer") for row in decisions]
    for source in sorted({row["source"] for row in (*documents, *decisions)}):
        here = [step for step in steps if step.sha256 == _digest(source, documents, decisions)]
        steps += _by_title(connection, source, _title_keys(here), values)
    return steps


def _digest(source: int, *lists: Iterable[sqlite3.Row]) -> str:
    return next(str(row["sha256"]) for rows in lists for row in rows if row["source"] == source)


def _title_keys(steps: Iterable[Step]) -> set[str]:
    """What the papers of an ärende in one package are called: titles of its reports and extracts, and its §§."""
    named = (step.heading if step.kind == "decision" else step.text for step in steps if step.role != "underlag")
    return {key for title in named if (key := title_key(title))}


def _by_title(
    connection: sqlite3.Connection, source: int, titles: set[str], values: tuple[object, ...]
) -> Iterator[Step]:
    """Documents and clauses without a number that stand in the package under the very title of the ärende."""
    if not titles:
        return
    unnumbered = connection.execute(_UNNUMBERED, (source,)).fetchall()
    found = [(titles.intersection([title_key(row["title"])]), _document(row, "title")) for row in unnumbered]
    loose = connection.execute(_LOOSE, (source,)).fetchall()
    found += [(titles.intersection(map(title_key, _matters(row))), _decision(row, "title")) for row in loose]
    if any(keys for keys, _ in found):
        taken = {title_key(row["title"]) for row in connection.execute(_OTHER_TITLES, (source, *values))}
        yield from (step for keys, step in found if keys - taken)


def _document(row: sqlite3.Row, linked: str) -> Step:
    return Step(
        date=row["own_date"] or row["meeting_date"],
        kind="document",
        role=role_of_document(row["doc_type"], row["title"], row["board"]),
        linked=linked,
        body=row["board"],
        paragraph=None,
        status=row["doc_type"],
        types=(),
        text=row["title"],
        heading="",
        diarienummer=row["diarienummer"] or "",
        meeting=row["meeting_date"],
        municipality=row["municipality"],
        file=row["file"],
        sha256=row["sha256"],
        document=row["ordinal"],
        section=None,
        doc_type=row["doc_type"],
        page_first=row["page_first"],
        page_last=row["page_last"],
    )


def _decision(row: sqlite3.Row, linked: str) -> Step:
    status, body = row["status"], row["body"] or row["board"]
    decided = status in ("beslut", "delegationsbeslut")
    return Step(
        date=row["date"],
        kind="decision",
        role=role_of_clause(status, body),
        linked=linked,
        body=body,
        paragraph=row["paragraph"],
        status=status,
        types=tuple(json.loads(row["types"])),
        text=row["text"],
        heading=next((name for name in _matters(row) if title_key(name) or _is_paragraph(name)), ""),
        diarienummer=row["diarienummer"] or "",
        meeting=row["date"] if decided else row["meeting_date"],
        municipality=row["municipality"],
        file=row["file"],
        sha256=row["sha256"],
        document=row["ordinal"],
        section=row["section"],
        doc_type=row["doc_type"],
        page_first=row["page_first"],
        page_last=row["page_last"],
    )


def _matters(row: sqlite3.Row) -> list[str]:
    """What a clause can be about, innermost heading first; minutes are about many matters, so their title is none."""
    headings = [str(heading) for heading in reversed(json.loads(row["path"] or "[]"))]
    return headings if row["doc_type"] == "protokoll" else [*headings, row["title"]]


def _is_paragraph(heading: str) -> bool:
    """Whether a heading is that of a § and says what it is about."""
    return PARAGRAPH.match(heading) is not None and clean_title(heading) != ""


def _is_inferred(row: sqlite3.Row) -> bool:
    """Whether the number of a document was taken from elsewhere in its package."""
    return any(found.field == "diarienummer" for found in read_inferred(row["inferred"]))
