"""Scores the split of packages into logical documents, and what is said of each document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.matching import Candidate, Pair, greedy, same_key
from evaluation.measures import Prf, mean, prf
from evaluation.predictions import DocumentRow
from evaluation.text import fold

_PREFIX: Final = 20  # characters of the folded first line that must agree


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """How well documents are found; the accuracies are over the matched ones, None when none matched.

    Args:
        found: precision, recall and F1 of the starts.
        doc_type_accuracy: share with the right type.
        diarienummer_accuracy: share with the right diarienummer (folded), none where there is none.
        date_accuracy: share with the right date, none where there is none.
        board_accuracy: share with the right board, none where there is none.
    """

    found: Prf
    doc_type_accuracy: float | None
    diarienummer_accuracy: float | None
    date_accuracy: float | None
    board_accuracy: float | None


def match_documents(gold: Sequence[DocumentRow], predicted: Sequence[DocumentRow]) -> list[Pair]:
    """Pair predicted with gold documents that start on the same page with the same line.

    The first 20 characters of both folded lines are equal; the predicted document's title does as well as its first
    line, but a pair by first lines goes before one by title.

    Args:
        gold: what stands there.
        predicted: what the system says.

    Returns:
        (gold, predicted) indices, each once.
    """
    return greedy(_candidates(gold, predicted))


def score_documents(gold: Sequence[DocumentRow], predicted: Sequence[DocumentRow]) -> DocumentFigures:
    """Score documents by the rules of the gold's README.

    Args:
        gold: what stands there.
        predicted: what the system says.

    Returns:
        The figures.
    """
    indices = match_documents(gold, predicted)
    pairs = [(gold[i], predicted[j]) for i, j in indices]
    return DocumentFigures(
        found=prf(len(pairs), len(predicted), len(gold)),
        doc_type_accuracy=mean([right.doc_type == said.doc_type for right, said in pairs]),
        diarienummer_accuracy=mean([_number(right) == _number(said) for right, said in pairs]),
        date_accuracy=mean([(right.date or "") == (said.date or "") for right, said in pairs]),
        board_accuracy=mean([(right.board or "") == (said.board or "") for right, said in pairs]),
    )


def _candidates(gold: Sequence[DocumentRow], predicted: Sequence[DocumentRow]) -> Iterator[Candidate]:
    starts = same_key(
        [(row.file, row.page_first) for row in gold],
        [(row.file, row.page_first) for row in predicted],
    )
    for i, j in starts:
        wanted = _prefix(gold[i].first_line)
        by_line = wanted == _prefix(predicted[j].first_line)
        if wanted and (by_line or wanted == _prefix(predicted[j].title)):
            yield (float(by_line),), i, j


def _prefix(line: str) -> str:
    return fold(line)[:_PREFIX]


def _number(row: DocumentRow) -> str:
    return fold(row.diarienummer or "")
