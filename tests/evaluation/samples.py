"""A tiny gold folder, rows that break it, and systems to measure on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.amounts import figures_of
from evaluation.gold import load_gold
from evaluation.model import Gold
from evaluation.predictions import CellRow, DecisionRow, DocumentRow, HeadingRow, HitRow, LineRow, QueryResult
from nlp.model import Entity
from tests.evaluation.builders import FILE, write_rows

PAGES = {"page_first": 1, "page_last": 2}
HEADING: dict[str, Any] = {"file": FILE, "page": 1, "level": 2, "text": "Förslag till beslut"}
DOCUMENT: dict[str, Any] = {
    "file": FILE,
    **PAGES,
    "first_line": "TJÄNSTEUTLÅTANDE 1(2)",
    "doc_type": "tjansteutlatande",
    "title": "Riktlinjer för hemtjänst",
    "municipality": "Ekdala kommun",
    "board": "Omsorgsnämnden",
    "diarienummer": "ON 2023/145",
    "date": "2023-09-28",
    "meeting_date": None,
    "signed_by": ["Karin Ekdahl"],
}
BLOCK: dict[str, Any] = {"file": FILE, **PAGES, "kind": "furniture", "what": "header", "text": "Sida 1(2)"}
DECISION: dict[str, Any] = {
    "file": FILE,
    **PAGES,
    "text": "att anta reviderade riktlinjer för hemtjänst",
    "status": "forslag",
    "types": ["anta_faststalla", "godkanna"],
    "subject": "hemtjanst_lov",
    "body": "Omsorgsnämnden",
    "paragraph": None,
    "diarienummer": None,
    "date": None,
}
ENTITIES: dict[str, Any] = {
    "id": "p1",
    "file": FILE,
    "text": "Karin Ekdahl, controller",
    "entities": [
        {"start": 0, "end": 12, "text": "Karin Ekdahl", "label": "PER"},
        {"start": 14, "end": 24, "text": "controller", "label": "ROLE"},
    ],
}
RELEVANT: dict[str, Any] = {"file": FILE, **PAGES, "text": "riktlinjer för hemtjänst", "grade": 2}
QUERY: dict[str, Any] = {
    "id": "q1",
    "role": "politiker",
    "style": "plain",
    "query": "Vad gäller för hjälp hemma?",
    "answer": None,
    "relevant": [RELEVANT],
}
NO_ANSWER: dict[str, Any] = {**QUERY, "id": "q2", "style": "noanswer", "query": "Var ligger månen?", "relevant": []}
FACT: dict[str, Any] = {
    "id": "f1",
    "question": "Hur många timmar?",
    "answer": "1 787",
    "file": FILE,
    **PAGES,
    "text": "Timmar 1 787 av 2 000",
}
ROWS: dict[str, list[dict[str, Any]]] = {
    "headings.jsonl": [HEADING],
    "blocks.jsonl": [BLOCK],
    "documents.jsonl": [DOCUMENT],
    "decisions.jsonl": [DECISION],
    "entities.jsonl": [ENTITIES],
    "queries.jsonl": [QUERY, NO_ANSWER],
    "facts.jsonl": [FACT],
}


def write_gold(folder: Path, *names: str) -> Path:
    """Write the named files, or all.

    Returns:
        The folder.
    """
    for name in names or ROWS:
        write_rows(folder / name, ROWS[name])
    return folder


def sample_gold(folder: Path) -> Gold:
    """All of the tiny gold."""
    return load_gold(write_gold(folder))


class PerfectSystem:
    """Says what the gold says; of a query all passages, best first; of a question the passage and the answer."""

    def __init__(self, gold: Gold) -> None:
        self._gold = gold
        self._answers = dict(self._results())

    def headings(self) -> tuple[HeadingRow, ...]:
        """The gold's."""
        return self._gold.headings or ()

    def lines(self) -> tuple[LineRow, ...]:
        """The gold's blocks, a line each."""
        return tuple(LineRow(row.file, row.page_first, row.text, row.kind) for row in self._gold.blocks or ())

    def documents(self) -> tuple[DocumentRow, ...]:
        """The gold's."""
        return self._gold.documents or ()

    def decisions(self) -> tuple[DecisionRow, ...]:
        """The gold's."""
        return self._gold.decisions or ()

    def entities(self, text: str) -> list[Entity]:
        """The gold's."""
        return next(list(page.entities) for page in self._gold.entities or () if page.text == text)

    def cells(self) -> list[CellRow]:
        """A cell for each figure of the gold, under the words of its question."""
        return [cell for fact in self._gold.facts or () for cell in self.facts(fact.question)]

    def text_of(self, file: str, page_first: int, page_last: int) -> str:
        """The passages of the gold that stand on the pages."""
        facts = [fact for fact in self._gold.facts or () if fact.file == file]
        return "\n".join(fact.text for fact in facts if fact.page_last >= page_first and fact.page_first <= page_last)

    def facts(self, question: str) -> list[CellRow]:
        """The figures of the answer."""
        found = next((place, fact) for place, fact in enumerate(self._gold.facts or ()) if fact.question == question)
        place, fact = found
        return [
            CellRow(fact.file, fact.page_first, question, figure, (place, 0, column))
            for column, figure in enumerate(figures_of(fact.answer) or [fact.answer])
        ]

    def search(self, query: str, limit: int = 10) -> QueryResult:
        """The gold's."""
        return self._answers[query]

    def _results(self) -> Iterator[tuple[str, QueryResult]]:
        for query in self._gold.retrieval or ():
            best_first = sorted(query.relevant, key=lambda passage: -passage.grade)
            hits = tuple(HitRow(row.file, row.page_first, row.page_last, row.text) for row in best_first)
            yield query.query, QueryResult(hits, float(bool(hits)))
        for fact in self._gold.facts or ():
            yield fact.question, QueryResult((HitRow(FILE, 1, 1, fact.text),), 1.0, fact.answer)


class SilentSystem:
    """Finds nothing."""

    def headings(self) -> list[HeadingRow]:
        """None."""
        return []

    def lines(self) -> list[LineRow]:
        """None."""
        return []

    def documents(self) -> list[DocumentRow]:
        """None."""
        return []

    def decisions(self) -> list[DecisionRow]:
        """None."""
        return []

    def entities(self, text: str) -> list[Entity]:
        """None."""
        return []

    def cells(self) -> list[CellRow]:
        """None."""
        return []

    def text_of(self, file: str, page_first: int, page_last: int) -> str:
        """None."""
        return ""

    def facts(self, question: str) -> list[CellRow]:
        """None."""
        return []

    def search(self, query: str, limit: int = 10) -> QueryResult:
        """No hits."""
        return QueryResult((), 0.0)
