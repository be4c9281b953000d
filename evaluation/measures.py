"""Precision, recall, F1, accuracy, means, AUROC and the threshold that keeps a share: the arithmetic of all scorers."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and F1 with the counts behind them.

    Args:
        precision: matched / predicted.
        recall: matched / gold.
        f1: their harmonic mean.
        matched: number of right predictions.
        predicted: number of predictions.
        gold: number of gold rows.
    """

    precision: float
    recall: float
    f1: float
    matched: int
    predicted: int
    gold: int


def prf(matched: int, predicted: int, gold: int) -> Prf:
    """Precision, recall and F1 from counts (van Rijsbergen, Information Retrieval, 1979).

    Args:
        matched: number of right predictions.
        predicted: number of predictions.
        gold: number of gold rows.

    Returns:
        The figures; 0 where a denominator is 0, but 1 throughout when there is nothing to find and nothing was found.
    """
    if predicted == gold == 0:
        return Prf(1.0, 1.0, 1.0, 0, 0, 0)
    return Prf(
        precision=matched / predicted if predicted else 0.0,
        recall=matched / gold if gold else 0.0,
        f1=2 * matched / (predicted + gold),
        matched=matched,
        predicted=predicted,
        gold=gold,
    )


def mean(values: Sequence[float]) -> float | None:
    """Arithmetic mean; of truth values their share.

    Args:
        values: numbers or truth values.

    Returns:
        The mean, or None when there are no values: nothing was measured.
    """
    return sum(values) / len(values) if values else None


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Area under the ROC curve: chance that a positive scores above a negative, ties half (Mann and Whitney, 1947).

    Args:
        positive: scores of the positive cases.
        negative: scores of the negative cases.

    Returns:
        0–1, or None when either side is empty.
    """
    return mean([(high > low) + (high == low) / 2 for high in positive for low in negative])


def keeping_threshold(scores: Sequence[float], percent: int = 95) -> float | None:
    """The highest threshold that keeps at least a given share of scores, a score equal to it being kept.

    Args:
        scores: scores of what shall be kept.
        percent: share to keep, 1–100.

    Returns:
        One of the scores, or None when there are none.
    """
    kept = -(-percent * len(scores) // 100)  # rounded up, in whole numbers so that 95 % of 20 is exactly 19
    return sorted(scores, reverse=True)[kept - 1] if scores else None
