"""How certain it is that the archive answers a question at all: a logistic model over a few plain features.

`evaluation.calibrate` fits it on the questions of the shipped sample, answerable and not.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.answers.questions import Question, Word

MODEL_FILE: Final = Path(__file__).resolve().parent / "confidence.json"
_CLOSE: Final = 3

FEATURES: Final = (
    "gap",  # the word of the question that the first passage comes least near to: how far, by its share of all weight
    "rarest",  # how near one of the first three passages comes to the rarest word
    "names",  # share of the names in the question that none of the first three passages holds
    "numbers",  # the same of its numbers
    "distance",  # most that meaning gave to a passage, over the share of meaning in the first ranking
    "cosine",  # mean likeness in meaning of the first five passages
    "fact",  # how well the best cell of a table answers, where a cell can
    "figure",  # the question asks for a figure
    "words",  # logarithm of its number of words
)

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer.

    Args:
        question: that was asked.
        held: stems and parts of the words of the first passages with their headings, best first.
        near: cosine of each word of the question with the nearest word of each of these, shape (words, passages).
        similarity: highest cosine of the question with a passage.
        distance: see `FEATURES`.
        cosine: mean cosine of the question with the first five passages, 0 without any.
        fact: score of the best cell of a table, 0–1; 0 without any.
    """

    question: Question
    held: tuple[tuple[frozenset[str], frozenset[str]], ...]
    near: Floats
    similarity: float
    distance: float
    cosine: float
    fact: float


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """The fitted model.

    Args:
        intercept: of the log odds.
        coefficients: in the order of `FEATURES`.
        threshold: below it the archive is said not to answer.
    """

    intercept: float
    coefficients: tuple[float, ...]
    threshold: float

    def probability(self, row: Sequence[float]) -> float:
        """Probability that the archive answers a question with these features, 0–1."""
        total = self.intercept + sum(c * x for c, x in zip(self.coefficients, row, strict=True))
        return round(1 / (1 + math.exp(-total)), 4)


@cache
def bundled() -> ConfidenceModel:
    """The model that ships."""
    fields = json.loads(MODEL_FILE.read_text("utf-8"))
    coefficients = tuple(fields["coefficients"][name] for name in FEATURES)
    return ConfidenceModel(fields["intercept"], coefficients, fields["threshold"])


def features(evidence: Evidence) -> tuple[float, ...]:
    """The features in the order of `FEATURES`."""
    question = evidence.question
    return (
        _gap(evidence),
        _rarest(evidence),
        _absent([word for word in question.words if word.name], evidence),
        _absent([word for word in question.words if word.stem[:1].isdigit()], evidence),
        evidence.distance,
        evidence.cosine,
        evidence.fact,
        float(question.wants_figure),
        math.log(1 + len(question.words)),
    )


def confidence(evidence: Evidence) -> float:
    """Probability that the archive answers the question, 0–1."""
    words = evidence.question.words
    if not words and evidence.similarity <= 0:
        return 0.0
    if words and not any(word.found(*held) for word in words for held in evidence.held):
        return 0.0  # nothing of what was asked stands in the first passages, in any form: letters alone are alike
    return bundled().probability(features(evidence))


def is_unsure(certainty: float) -> bool:
    """Whether a confidence is so low that the archive is said not to answer."""
    return certainty < bundled().threshold


def _gap(evidence: Evidence) -> float:
    """How far the first passage is from the word that it comes least near to, heavy words counting more."""
    near = evidence.near[:, 0].tolist() if evidence.near.shape[1] else [0.0] * len(evidence.question.words)
    gaps = (word.weight * (1 - close) for word, close in zip(evidence.question.words, near, strict=True))
    return max(gaps, default=0.0) / (evidence.question.weight or 1.0)


def _rarest(evidence: Evidence) -> float:
    weights = [word.weight for word in evidence.question.words]
    return float(evidence.near[weights.index(max(weights)), :_CLOSE].max(initial=0.0)) if weights else 0.0


def _absent(words: Sequence[Word], evidence: Evidence) -> float:
    """The share of words that the first three passages do not hold in any form."""
    absent = [not any(word.found(*one) for one in evidence.held[:_CLOSE]) for word in words]
    return sum(absent) / len(absent) if absent else 0.0
