"""Rows with defaults, so that a test names only what it is about."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.model import EntityPage, Fact, GoldQuery, Relevant
from evaluation.predictions import DecisionRow, DocumentRow, HeadingRow, HitRow, QueryResult
from nlp.model import Entity

FILE = "ekdala.pdf"


def heading(text: str, page: int = 1, level: int = 1, file: str = FILE) -> HeadingRow:
    """A heading."""
    return HeadingRow(file, page, level, text)


def document(first_line: str, page: int = 1, title: str = "", **fields: str | None) -> DocumentRow:
    """A document of one page."""
    values = {"diarienummer": None, "date": None, "board": None, **fields}
    doc_type = values.pop("doc_type", None) or "protokoll"
    return DocumentRow(FILE, page, page, first_line, title or first_line, doc_type, **values)


def decision(  # the clause, where it stands and what it means
    text: str,
    page: int = 1,
    status: str = "beslut",
    types: tuple[str, ...] = ("godkanna",),
    subject: str = "ovrigt",
    file: str = FILE,
) -> DecisionRow:
    """A clause on one page."""
    return DecisionRow(file, page, page, text, status, types, subject)


def page_of(text: str, *spans: tuple[int, int, str], name: str = "p1") -> EntityPage:
    """A page with entities."""
    return EntityPage(name, FILE, text, tuple(entity(text, *span) for span in spans))


def entity(text: str, start: int, end: int, label: str) -> Entity:
    """An entity of a text."""
    return Entity(start, end, text[start:end], label)


def relevant(text: str, grade: int = 2, first: int = 1, last: int | None = None, file: str = FILE) -> Relevant:
    """A passage that answers a query."""
    return Relevant(file, first, first if last is None else last, text, grade)


def hit(text: str, first: int = 1, last: int | None = None, file: str = FILE) -> HitRow:
    """A hit."""
    return HitRow(file, first, first if last is None else last, text)


def query(*passages: Relevant, style: str = "plain", name: str = "q1", text: str = "Vad beslutades?") -> GoldQuery:
    """A query with its passages."""
    return GoldQuery(name, style if passages else "noanswer", text, passages)


def result(*hits: HitRow, confidence: float = 1.0, answer: str | None = None) -> QueryResult:
    """What a system answers."""
    return QueryResult(hits, confidence, answer)


def fact(answer: str, text: str = "", name: str = "f1", question: str = "Hur mycket?") -> Fact:
    """A question for a figure."""
    return Fact(name, question, answer, text or answer)


def write_rows(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    """Write a JSON Lines file."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
