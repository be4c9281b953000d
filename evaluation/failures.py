"""What went wrong, row by row, so that a developer can read it: missed, spurious and wrongly labelled rows."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evaluation.decisions import match_decisions
from evaluation.documents import match_documents
from evaluation.entities import EntityRow, entity_rows, match_entities
from evaluation.furniture import lost_lines
from evaluation.headings import match_headings
from evaluation.matching import Pair
from evaluation.model import EntityPage
from evaluation.predictions import BlockRow, DecisionRow, DocumentRow, HeadingRow, LineRow
from evaluation.text import fold
from nlp.model import Entity

Row = HeadingRow | DocumentRow | DecisionRow | EntityRow | LineRow
_R = TypeVar("_R", HeadingRow, DocumentRow, DecisionRow, EntityRow)


@dataclass(frozen=True, slots=True)
class Failures:
    """The failures of a stage; the lists may be cut short, the totals are not.

    Args:
        missed_total: number of gold rows that were not found.
        spurious_total: number of predicted rows that are not in the gold.
        wrong_total: number of matched pairs that disagree on a label.
        missed: the first of them.
        spurious: the first of them.
        wrong: the first of them as (gold, predicted); of decisions, proposals shown as decided come first.
    """

    missed_total: int
    spurious_total: int
    wrong_total: int
    missed: tuple[Row, ...]
    spurious: tuple[Row, ...]
    wrong: tuple[tuple[Row, Row], ...]

    def as_dict(self) -> dict[str, object]:
        """The failures as JSON objects, under the names of the attributes."""
        return {
            "missed_total": self.missed_total,
            "spurious_total": self.spurious_total,
            "wrong_total": self.wrong_total,
            "missed": [dataclasses.asdict(row) for row in self.missed],
            "spurious": [dataclasses.asdict(row) for row in self.spurious],
            "wrong": [
                {"gold": dataclasses.asdict(one), "predicted": dataclasses.asdict(two)} for one, two in self.wrong
            ],
        }


def heading_failures(gold: Sequence[HeadingRow], predicted: Sequence[HeadingRow], limit: int) -> Failures:
    """Failures of headings; a wrong one has another level.

    Args:
        gold: what stands there.
        predicted: what the system says.
        limit: most rows a list.

    Returns:
        The failures, in the order of the rows.
    """
    return _failures(gold, predicted, match_headings(gold, predicted), lambda row: row.level, limit)


def block_failures(gold: Sequence[BlockRow], lines: Sequence[LineRow], limit: int) -> Failures:
    """Failures of page furniture: lines of it that stay in the text (missed), other lines taken for it (spurious).

    Args:
        gold: what stands there.
        lines: what the system says.
        limit: most rows a list.

    Returns:
        The failures, in the order of the lines; none is wrong.
    """
    missed, spurious = lost_lines(gold, lines)
    return Failures(len(missed), len(spurious), 0, tuple(missed[:limit]), tuple(spurious[:limit]), ())


def document_failures(gold: Sequence[DocumentRow], predicted: Sequence[DocumentRow], limit: int) -> Failures:
    """Failures of documents; a wrong one has another type, diarienummer, date or board.

    Args:
        gold: what stands there.
        predicted: what the system says.
        limit: most rows a list.

    Returns:
        The failures, in the order of the rows.
    """
    return _failures(gold, predicted, match_documents(gold, predicted), _document_labels, limit)


def decision_failures(gold: Sequence[DecisionRow], predicted: Sequence[DecisionRow], limit: int) -> Failures:
    """Failures of decisions; a wrong one has another status, subject or types.

    Args:
        gold: what stands there.
        predicted: what the system says.
        limit: most rows a list.

    Returns:
        The failures, in the order of the rows, but proposals shown as decided first among the wrong ones.
    """
    pairs = sorted(
        match_decisions(gold, predicted),
        key=lambda pair: (gold[pair[0]].status, predicted[pair[1]].status) != ("forslag", "beslut"),
    )
    return _failures(gold, predicted, pairs, lambda row: (row.status, row.subject, frozenset(row.types)), limit)


def entity_failures(pages: Sequence[EntityPage], predicted: Sequence[Sequence[Entity]], limit: int) -> Failures:
    """Failures of entities; none is wrong, since another label makes one missed and one spurious.

    Args:
        pages: the pages of the gold.
        predicted: for each of them what the system finds in its text.
        limit: most rows a list.

    Returns:
        The failures, in the order of the rows.
    """
    right, said = entity_rows(pages, [page.entities for page in pages]), entity_rows(pages, predicted)
    return _failures(right, said, match_entities(right, said), lambda row: row.label, limit)


def _failures(
    gold: Sequence[_R], predicted: Sequence[_R], pairs: Sequence[Pair], labels: Callable[[_R], object], limit: int
) -> Failures:
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [row for i, row in enumerate(gold) if i not in found]
    spurious = [row for j, row in enumerate(predicted) if j not in right]
    wrong = [(gold[i], predicted[j]) for i, j in pairs if labels(gold[i]) != labels(predicted[j])]
    return Failures(
        missed_total=len(missed),
        spurious_total=len(spurious),
        wrong_total=len(wrong),
        missed=tuple(missed[:limit]),
        spurious=tuple(spurious[:limit]),
        wrong=tuple(wrong[:limit]),
    )


def _document_labels(row: DocumentRow) -> tuple[str, ...]:
    return row.doc_type, fold(row.diarienummer or ""), row.date or "", row.board or ""
