"""What speaks for each candidate of a question: the numbers that `index.reranker` weighs."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.finer_vectors import FinerVectors
from index.interaction import SAME, InteractionIndex, words_of
from index.lexical import WordIndex
from index.protocol import Embedder
from index.shapes import ShapeIndex
from index.wholes import WholeIndex
from nlp.analyzer import Analyzer

Floats = npt.NDArray[np.float32]

WORDS: Final = "words"
MEANING: Final = "meaning"
TRAITS: Final = "traits"
FEATURES: Final[Mapping[str, str]] = {
    "words": WORDS,
    "expanded": WORDS,
    "document": WORDS,
    "same": WORDS,
    "meaning": MEANING,
    "expanded_meaning": MEANING,
    "head": MEANING,
    "sentence": MEANING,
    "nearest": MEANING,
    "nearest_expanded": MEANING,
    "traits": TRAITS,
    "asked_decision": TRAITS,
    "asked_made": TRAITS,
    "asked_retold": TRAITS,
    "decided": TRAITS,
    "length": TRAITS,
    "short": TRAITS,
    "figures": TRAITS,
    "year": TRAITS,
    "recent": TRAITS,
    "board": TRAITS,
    "part": TRAITS,
}
"""Each feature with what it is of: the words of the question, their meaning, or what the passage is beside them.

- words: BM25 of the question's own words.
- expanded: BM25 with all that the question is also searched as.
- document: BM25 of the whole document.
- same: rarity of the question's words that stand in the passage in any form, as a share of all.
- meaning: cosine with the question.
- expanded_meaning: cosine with the question and the official terms for its words.
- head: cosine with title and headings.
- sentence: cosine with the nearest sentence.
- nearest: for each word of the question the cosine with the nearest word of the passage, summed by rarity.
- nearest_expanded: the same, where what a word is also searched as may stand in its place.
- traits: what `index.traits` takes away.
- asked_decision: a decision, or less a proposal, where the question asks for one.
- asked_made, asked_retold: a decision, and one that is told of afterwards, where the question asks for one.
- decided, length, short, figures, year, recent, board, part: see `index.shapes.Fit`.
"""
DEAR: Final = ("same", "sentence", "nearest", "nearest_expanded")
"""The features that cost as much as all others together: made for the candidates that are good by the others."""

_NAMES: Final = tuple(FEATURES)
_DEAR_COLUMNS: Final = [_NAMES.index(name) for name in DEAR]
_AS_THEY_ARE: Final = frozenset(
    {"traits", "asked_decision", "asked_made", "asked_retold", "short", "decided", "year", "recent", "board", "part"}
)
_SCALED_COLUMNS: Final = [column for column, name in enumerate(_NAMES) if name not in _AS_THEY_ARE]
_FLAT: Final = 1e-6

_MOST_WAYS: Final = 8


@dataclass(frozen=True, slots=True)
class Way:
    """What may stand in place of words of a question.

    Args:
        text: one word or more.
        tokens: indexes of the question's tokens that it stands for.
        weight: against the words themselves; more than 1 counts as 1.
    """

    text: str
    tokens: tuple[int, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question to rank by.

    Args:
        text: without operators.
        vector: of the text.
        expanded: vector of the text with official terms.
        ways: what it is also searched as, the weightiest first.
    """

    text: str
    vector: Floats
    expanded: Floats
    ways: Sequence[Way] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """What the first search says of the candidates, each of shape (candidates,).

    Args:
        words: BM25 of the question's own words.
        expanded: the same with what it is also searched as.
        meaning: cosine with the question.
        expanded_meaning: the same with what it is also searched as.
        traits: losses.
        asked_decision, asked_made, asked_retold: see `index.traits.Decided`.
    """

    words: Floats
    expanded: Floats
    meaning: Floats
    expanded_meaning: Floats
    traits: Floats
    asked_decision: Floats
    asked_made: Floats
    asked_retold: Floats


class FeatureIndex:
    """Makes the features of candidates of one generation.

    Args:
        folder: of the generation.
        analyzer: the Swedish analyzer.
        embedder: made the vectors of the generation.
        words: its word index.
        total: number of passages.
    """

    def __init__(self, folder: Path, analyzer: Analyzer, embedder: Embedder, words: WordIndex, total: int) -> None:
        self._analyzer = analyzer
        self._embedder = embedder
        self._words = words
        self._total = total
        self._interaction = InteractionIndex(folder)
        self._finer = FinerVectors(folder)
        self._wholes = WholeIndex(folder, analyzer)
        self._shapes = ShapeIndex(folder)

    def unknown(self, text: str) -> float:
        """Share of a question, by rarity, whose words the archive does not hold, 0–1."""
        rarities = [
            (self._words.holding(stem), self._rarity(stem)) for stem in dict.fromkeys(self._analyzer.stems(text))
        ]
        whole = sum(rarity for _, rarity in rarities)
        return sum(rarity for held, rarity in rarities if not held) / whole if whole else 0.0

    def quick(self, question: Question, scores: Scores, ordinals: Sequence[int]) -> Floats:
        """The features of candidates, those of `DEAR` left 0.

        Args:
            question: what is asked.
            scores: what the first search says of them.
            ordinals: of the candidates, at least one.

        Returns:
            Shape (len(ordinals), len(FEATURES)), columns in the order of `FEATURES`, not scaled.
        """
        fit = self._shapes.fit(question.text, ordinals)
        columns = {
            **{name: getattr(scores, name) for name in scores.__slots__},
            "document": self._wholes.scores(question.text, ordinals),
            "head": self._finer.head(question.expanded, ordinals),
            **{name: getattr(fit, name) for name in fit.__slots__},
        }
        nothing = np.zeros(len(ordinals), np.float32)
        return np.stack([columns.get(name, nothing) for name in FEATURES], axis=1)

    def full(self, question: Question, quick: Floats, ordinals: Sequence[int]) -> Floats:
        """All features of candidates.

        Args:
            question: what is asked.
            quick: of `quick` for these candidates.
            ordinals: of the candidates.

        Returns:
            As `quick` does.
        """
        nearest, widened, same = self._interacting(question, ordinals)
        dear = {
            "same": same,
            "sentence": self._finer.sentence(question.expanded, ordinals),
            "nearest": nearest,
            "nearest_expanded": widened,
        }
        features = quick.copy()
        features[:, _DEAR_COLUMNS] = np.stack([dear[name] for name in DEAR], axis=1)
        return features

    def _interacting(self, question: Question, ordinals: Sequence[int]) -> tuple[Floats, Floats, Floats]:
        """How near the words of passages come to those of the question, also to what may stand in their place, and
        which share of the question stands there.
        """
        words = words_of(question.text, self._analyzer) or [question.text.lower()]
        ways = [(way, words_of(way.text, self._analyzer)) for way in question.ways[:_MOST_WAYS]]
        near = self._interaction.nearest(
            self._embedder.embed_passages([*words, *(word for _, others in ways for word in others)]), ordinals
        )
        own, place = near[: len(words)], len(words)
        widened = own.copy()
        forms = [token.text for token in self._analyzer.tokens(question.text)]
        rows = {form: row for row, form in enumerate(words)}
        for way, others in ways:
            standing = near[place : place + len(others)]
            place += len(others)
            for form in {forms[token] for token in way.tokens} & rows.keys() if others else ():
                widened[rows[form]] = np.maximum(widened[rows[form]], min(1.0, way.weight) * standing.mean(axis=0))
        rarity = np.array([self._rarity(self._stem(word)) for word in words], np.float32)
        return rarity @ own, rarity @ widened, rarity @ (own >= SAME) / max(float(rarity.sum()), 1e-6)

    def _stem(self, word: str) -> str:
        return next(iter(self._analyzer.stems(word)), word)

    def _rarity(self, stem: str) -> float:
        """Inverse document frequency as in BM25; of a word that does not occur, what a rare one has."""
        held = self._words.document_frequency(stem) or math.sqrt(self._total)
        return math.log(1 + (self._total - min(held, self._total) + 0.5) / (held + 0.5))


def scaled(features: Floats) -> Floats:
    """Features in standard deviations from the mean of the candidates; those that say yes or no stay as they are.

    Args:
        features: of `FeatureIndex`, shape (candidates, len(FEATURES)).
    """
    if not len(features):
        return features
    result = features.copy()
    values = features[:, _SCALED_COLUMNS]
    deviations = values.std(axis=0)
    spread = np.where(deviations > _FLAT, deviations, np.inf)
    result[:, _SCALED_COLUMNS] = (values - values.mean(axis=0)) / spread
    return result
