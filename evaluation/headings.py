"""Scores headings: same page and same folded text, each gold heading once."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.matching import Pair, greedy, same_key
from evaluation.measures import Prf, mean, prf
from evaluation.predictions import HeadingRow
from evaluation.text import fold


@dataclass(frozen=True, slots=True)
class HeadingFigures:
    """How well headings are found.

    Args:
        found: precision, recall and F1.
        level_accuracy: share of the matched ones with the right level, or None when none matched.
    """

    found: Prf
    level_accuracy: float | None


def match_headings(gold: Sequence[HeadingRow], predicted: Sequence[HeadingRow]) -> list[Pair]:
    """Pair predicted with gold headings; where a text stands twice on a page, equal levels are paired first.

    Args:
        gold: what stands there.
        predicted: what the system says.

    Returns:
        (gold, predicted) indices.
    """
    pairs = same_key([_key(row) for row in gold], [_key(row) for row in predicted])
    return greedy(((float(gold[i].level == predicted[j].level),), i, j) for i, j in pairs)


def score_headings(gold: Sequence[HeadingRow], predicted: Sequence[HeadingRow]) -> HeadingFigures:
    """Score headings by the rules of the gold's README.

    Args:
        gold: what stands there.
        predicted: what the system says.

    Returns:
        The figures.
    """
    pairs = match_headings(gold, predicted)
    return HeadingFigures(
        found=prf(len(pairs), len(predicted), len(gold)),
        level_accuracy=mean([gold[i].level == predicted[j].level for i, j in pairs]),
    )


def _key(row: HeadingRow) -> tuple[str, int, str]:
    return row.file, row.page, fold(row.text)
