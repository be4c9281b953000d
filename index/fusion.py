"""Putting words and meaning together: sums of z-scores, with weights by the kind of question.

z-scores make BM25 and cosine comparable: each is measured in standard deviations from its mean over all passages.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np

from index.vectors import Moments
from index.word_queries import FieldWeights

_ACRONYM = re.compile(r"\b(?:[A-ZÅÄÖ]{2,6}|[A-Z][a-z]?[A-Z])\b")
_IDENTIFIER = re.compile(r"§\s*\d+|\b\d{4}[/:.]\d+\b|\b[A-ZÅÄÖ.]{2,8}[ .-]?\d{4}[/.:-]\d+")
_KEYWORDS: Final = 3


class QueryKind(StrEnum):
    """What kind of question it is; each has its own weights."""

    IDENTIFIER = "identifier"
    ACRONYM = "acronym"
    KEYWORD = "keyword"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Weights:
    """How a kind of question is ranked.

    Args:
        meaning: share of meaning in the score, 0–1; the rest is words.
        fields: how much each field of the word index counts.
    """

    meaning: float
    fields: FieldWeights


WEIGHTS: Final = {
    QueryKind.IDENTIFIER: Weights(0.1, FieldWeights(head=1.0, words=1.0, parts=0.0, grams=0.0)),
    QueryKind.ACRONYM: Weights(0.3, FieldWeights(head=0.3, words=1.0, parts=0.2, grams=0.0)),
    QueryKind.KEYWORD: Weights(0.4, FieldWeights()),
    QueryKind.QUESTION: Weights(0.5, FieldWeights()),
}


def kind_of(text: str) -> QueryKind:
    """The kind of a question, from its form alone."""
    words = text.split()
    if _IDENTIFIER.search(text):
        return QueryKind.IDENTIFIER
    acronym = _ACRONYM.search(text)
    if acronym and not text.isupper() and len(words) <= 2 * _KEYWORDS:
        return QueryKind.ACRONYM
    if acronym and len(words) == 1:
        return QueryKind.ACRONYM
    return QueryKind.KEYWORD if len(words) <= _KEYWORDS else QueryKind.QUESTION


class Fused(NamedTuple):
    """A passage with what each side says, in standard deviations times weight.

    A tuple, for hundreds are made for a question.

    Args:
        ordinal: of the passage.
        score: sum of both and of what its traits add.
        words: what words gave.
        meaning: what meaning gave.
    """

    ordinal: int
    score: float
    words: float
    meaning: float


def word_moments(scores: Mapping[int, float], total: int) -> Moments:
    """Mean and deviation of BM25 over all passages, those without a score counting as 0."""
    if not total or not scores:
        return Moments(0.0, 1.0)
    values = np.fromiter(scores.values(), np.float64, len(scores))
    mean = float(values.sum()) / total
    square = float(values @ values) / total
    return Moments(mean, max(square - mean * mean, 1e-8) ** 0.5)


def fuse(
    words: Mapping[int, float],
    meaning: Mapping[int, float],
    moments: tuple[Moments, Moments],
    share: float,
    gains: Mapping[int, float] | None = None,
) -> list[Fused]:
    """Passages by falling sum of weighted z-scores; equal ones in the order of the archive.

    Args:
        words: ordinal → BM25; a missing passage has 0.
        meaning: ordinal → cosine of every candidate.
        moments: of words and of meaning over all passages.
        share: weight of meaning, 0–1.
        gains: ordinal → standard deviations to add for other reasons.
    """
    of_words, of_meaning = moments
    given = gains or {}
    ordinals = np.fromiter(meaning, np.int64, len(meaning))
    lexical = np.array([words.get(ordinal, 0.0) for ordinal in meaning], np.float64) - of_words.mean
    semantic = np.fromiter(meaning.values(), np.float64, len(meaning)) - of_meaning.mean
    lexical *= (1 - share) / of_words.deviation
    semantic *= share / of_meaning.deviation
    score = lexical + semantic + np.array([given.get(ordinal, 0.0) for ordinal in meaning], np.float64)
    order = np.lexsort((ordinals, -score))
    columns = (values[order].tolist() for values in (ordinals, score, lexical, semantic))
    return [Fused(*row) for row in zip(*columns, strict=True)]


def by_words_alone(words: Mapping[int, float], fused: Sequence[Fused], moments: Moments, share: float) -> list[Fused]:
    """What stands after the passages that were fused: the others that words found, in their order.

    Args:
        words: ordinal → BM25, best first.
        fused: passages already ranked, best first.
        moments: of words over all passages.
        share: weight of meaning, 0–1.
    """
    ranked = {hit.ordinal for hit in fused}
    lowest = fused[-1].score if fused else 0.0
    scores = {
        ordinal: (1 - share) * (score - moments.mean) / moments.deviation
        for ordinal, score in words.items()
        if ordinal not in ranked
    }
    return [Fused(ordinal, min(score, lowest), score, 0.0) for ordinal, score in scores.items()]
