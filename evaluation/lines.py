"""The figures of a report as lines of a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.cells import CellFigures
from evaluation.decisions import DecisionFigures
from evaluation.documents import DocumentFigures
from evaluation.entities import EntityFigures
from evaluation.facts import FactFigures
from evaluation.furniture import BlockFigures
from evaluation.headings import HeadingFigures
from evaluation.measures import Prf
from evaluation.retrieval import DEPTH, RankingFigures, RetrievalFigures


@dataclass(frozen=True, slots=True)
class Line:
    """One figure.

    Args:
        stage: what was measured.
        measure: name of the figure.
        value: a share is a float, a number an int; None is not measured.
        rows: number of gold rows (or pairs, or queries) behind it, or None.
    """

    stage: str
    measure: str
    value: float | int | None
    rows: int | None = None

    @property
    def shown(self) -> str:
        """The value with three decimals, an int as it is, None as "not measured"."""
        if self.value is None:
            return "not measured"
        return f"{self.value:.3f}" if isinstance(self.value, float) else str(self.value)


def heading_lines(figures: HeadingFigures) -> Iterator[Line]:
    """The lines of headings.

    Args:
        figures: what was measured.

    Yields:
        One line a figure.
    """
    yield from _found("headings", figures.found)
    yield Line("headings", "level accuracy", figures.level_accuracy, figures.found.matched)


def block_lines(figures: BlockFigures) -> Iterator[Line]:
    """The lines of page furniture and other blocks that are no body text.

    Args:
        figures: what was measured.

    Yields:
        One line a figure.
    """
    yield Line("blocks", "furniture lines out of the text", figures.furniture_out, figures.furniture_lines)
    yield Line("blocks", "body lines lost", figures.body_lost, figures.body_lines)
    for kind, share in figures.kinds.items():
        yield Line("blocks", f"{kind} lines of that kind", share, figures.kind_lines[kind])


def document_lines(figures: DocumentFigures) -> Iterator[Line]:
    """The lines of documents.

    Args:
        figures: what was measured.

    Yields:
        One line a figure.
    """
    yield from _found("documents", figures.found)
    yield Line("documents", "doc_type accuracy", figures.doc_type_accuracy, figures.found.matched)
    yield Line("documents", "diarienummer accuracy", figures.diarienummer_accuracy, figures.found.matched)
    yield Line("documents", "date accuracy", figures.date_accuracy, figures.found.matched)
    yield Line("documents", "board accuracy", figures.board_accuracy, figures.found.matched)


def decision_lines(figures: DecisionFigures) -> Iterator[Line]:
    """The lines of decisions, with the table of confused statuses as "gold → predicted".

    Args:
        figures: what was measured.

    Yields:
        One line a figure.
    """
    matched = figures.found.matched
    yield from _found("decisions", figures.found)
    yield Line("decisions", "status accuracy", figures.status_accuracy, matched)
    yield Line("decisions", "forslag shown as beslut", figures.forslag_as_beslut, matched)
    yield Line("decisions", "subject accuracy", figures.subject_accuracy, matched)
    yield Line("decisions", "types micro-F1", figures.types_micro_f1, matched)
    yield Line("decisions", "types macro-F1", figures.types_macro_f1, matched)
    for right, row in figures.confusion.items():
        for said, count in row.items():
            yield Line("decisions", f"status {right} → {said}", count, sum(row.values()))
    for kind, value in figures.types_f1.items():
        yield Line("decisions", f"type {kind} F1", value)


def entity_lines(figures: EntityFigures) -> Iterator[Line]:
    """The lines of entities.

    Args:
        figures: what was measured.

    Yields:
        One line a figure.
    """
    yield from _found("entities", figures.found)
    for label, found in figures.labels.items():
        yield Line("entities", f"{label} F1", found.f1, found.gold)


def retrieval_lines(figures: RetrievalFigures) -> Iterator[Line]:
    """The lines of search.

    Args:
        figures: what was measured.

    Yields:
        One line a figure.
    """
    yield from _ranking("all", figures.overall)
    for style, ranking in figures.styles.items():
        yield from _ranking(style, ranking)
    yield Line("retrieval", "noanswer AUROC", figures.auroc, figures.noanswer)
    yield Line("retrieval", "noanswer threshold", figures.threshold, figures.overall.queries)
    yield Line("retrieval", "noanswer abstention", figures.abstention, figures.noanswer)


def fact_lines(figures: FactFigures) -> Iterator[Line]:
    """The lines of facts.

    Args:
        figures: what was measured.

    Yields:
        One line a figure.
    """
    yield Line("facts", "in the first 3 hits", figures.in_hits, figures.questions)
    yield Line("facts", "in the extracted answer", figures.in_answer, figures.questions)


def cell_lines(figures: CellFigures) -> Iterator[Line]:
    """The lines of tables as cells.

    Args:
        figures: what was measured.

    Yields:
        One line a figure.
    """
    yield Line("facts", "figure in cells or text of its pages", figures.extracted, figures.questions)
    yield Line("facts", "in tables: right row and column header", figures.headed, figures.tabular)
    yield Line("facts", "first fact right", figures.top_fact, figures.questions)
    yield Line("facts", "in tables: first fact right", figures.top_fact_tabular, figures.tabular)


def _found(stage: str, found: Prf) -> Iterator[Line]:
    yield Line(stage, "F1", found.f1, found.gold)
    yield Line(stage, "precision", found.precision, found.predicted)
    yield Line(stage, "recall", found.recall, found.gold)


def _ranking(style: str, figures: RankingFigures) -> Iterator[Line]:
    yield Line("retrieval", f"{style} nDCG@{DEPTH}", figures.ndcg, figures.queries)
    yield Line("retrieval", f"{style} MRR@{DEPTH}", figures.mrr, figures.queries)
    yield Line("retrieval", f"{style} success@{DEPTH}", figures.success, figures.queries)
