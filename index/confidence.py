"""How certain it is that the archive answers a question at all: a logistic model over a few plain features.

The coefficients are fitted by `evaluation.calibrate` on the questions of the shipped sample, answerable and not.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer.

    Args:
        passages: number of passages in the archive.
        frequencies: stem of the question → number of passages whose text holds it.
        held: stems of the best passage with its headings.
        similarity: highest cosine of the question with a passage.
        top_score: fused score of the best passage.
        tenth_score: fused score of the tenth.
    """

    passages: int
    frequencies: Mapping[str, int]
    held: frozenset[str]
    similarity: float
    top_score: float
    tenth_score: float


FEATURES: Final = ("coverage", "unknown", "similarity", "top_score", "gap")
INTERCEPT: Final = -2.625
COEFFICIENTS: Final = (1.258, -0.770, 1.075, 0.311, -0.080)
THRESHOLD: Final = 0.300


def features(evidence: Evidence) -> tuple[float, ...]:
    """The features in the order of `FEATURES`.

    Returns:
        Share of the question's words held by the best passage, weighted by rarity; share of its words, weighted
        likewise, that the archive does not know at all; highest similarity in meaning; score of the best passage; lead
        of the best over the tenth.
    """
    weights = {stem: _rarity(count, evidence.passages) for stem, count in evidence.frequencies.items()}
    whole = sum(weights.values()) or 1.0
    held = sum(weight for stem, weight in weights.items() if stem in evidence.held)
    unknown = sum(weight for stem, weight in weights.items() if evidence.frequencies[stem] == 0)
    return (
        held / whole,
        unknown / whole,
        evidence.similarity,
        evidence.top_score,
        evidence.top_score - evidence.tenth_score,
    )


def confidence(evidence: Evidence) -> float:
    """Probability that the archive answers the question, 0–1."""
    if not evidence.frequencies and evidence.similarity <= 0:
        return 0.0
    total = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, features(evidence), strict=True))
    return round(1 / (1 + math.exp(-total)), 4)


def _rarity(count: int, passages: int) -> float:
    """Inverse document frequency as in BM25, never negative."""
    return math.log(1 + (passages - count + 0.5) / (count + 0.5))
