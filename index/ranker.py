"""Ranking of one generation: candidates by words and by meaning, put together, then weighed by all their features."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from index.expansions import Added, meant
from index.features import MEANING, WORDS, FeatureIndex, Floats, Question, Scores, Way
from index.fusion import Fused, QueryKind, by_words_alone, fuse, kind_of, word_moments
from index.lexical import WordHits, WordIndex
from index.protocol import Embedder, Filter
from index.reranker import Reranker
from index.switches import RankingOptions
from index.traits import TraitIndex
from index.vectors import VectorIndex
from nlp.analyzer import Analyzer

_WORD_CANDIDATES: Final = 1_000
_CANDIDATES: Final = 200  # of each side
_DECISION: Final = 0.5  # standard deviations that a decision gains in the first ranking


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Args:
        fused: passages, best first.
        words: what words found.
        similarity: highest cosine of the question with a passage.
        share: of meaning in the first ranking, 0–1.
    """

    fused: list[Fused]
    words: WordHits
    similarity: float
    share: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may answer, with its features.

    Args:
        fused: in the order of the first ranking.
        features: one row each, as `index.features` makes them.
        unknown: share of the question that the archive does not hold, 0–1.
    """

    fused: list[Fused]
    features: Floats
    unknown: float


class Ranker:
    """Ranks the passages of one generation; safe to share between threads.

    Args:
        folder: of the generation.
        words: its word index.
        vectors: its vector index.
        embedder: made the vectors.
        analyzer: the Swedish analyzer.
        total: number of passages.
        options: what takes part in the ranking.
    """

    def __init__(
        self,
        folder: Path,
        words: WordIndex,
        vectors: VectorIndex,
        embedder: Embedder,
        analyzer: Analyzer,
        total: int,
        options: RankingOptions,
    ) -> None:
        self._words = words
        self._vectors = vectors
        self._embedder = embedder
        self._total = total
        self._options = options
        self._traits = TraitIndex(folder)
        self._features = FeatureIndex(folder, analyzer, embedder, words, vectors, total)
        self._reranker = Reranker()
        self._without = {side for side, on in ((WORDS, options.words), (MEANING, options.meaning)) if not on}

    def rank(self, text: str, filter_: Filter, added: Sequence[Added] = (), depth: int = 0) -> Found:
        """Candidates of both sides ranked together, then the rest of what words found.

        The candidates do not depend on what page is asked for, so that pages neither overlap nor leave gaps.

        Args:
            text: the question, without operators.
            filter_: what passages must fulfil.
            added: what the question is also searched as.
            depth: number of passages wanted.
        """
        kind = kind_of(text)
        found = self._first(text, kind, filter_, added, max(_WORD_CANDIDATES, depth))
        if self._options.rerank and kind is not QueryKind.IDENTIFIER and found.fused:
            found = replace(found, fused=self._weighed(self._described(text, kind, filter_, added, found)))
        if depth > len(found.fused):
            moments = word_moments(_top(found.words), self._total)
            found.fused.extend(by_words_alone(found.words.scores, found.fused, moments, found.share))
        return found

    def candidates(self, text: str, filter_: Filter, added: Sequence[Added] = ()) -> Candidates:
        """What the reranker sees for a question, for fitting it.

        Args:
            text: the question, without operators.
            filter_: what passages must fulfil.
            added: what the question is also searched as.
        """
        kind = kind_of(text)
        found = self._first(text, kind, filter_, added, _WORD_CANDIDATES)
        return self._described(text, kind, filter_, added, found)

    def _first(self, text: str, kind: QueryKind, filter_: Filter, added: Sequence[Added], depth: int) -> Found:
        """The first ranking: z-scores of words and meaning, and traits."""
        weights = self._options.weights(kind)
        words = self._words.search(text, weights.fields, filter_, depth, [one.way for one in added])
        vector = self._embedder.embed_query(meant(text, added))
        allowed = self._words.matching(filter_)
        near = self._vectors.search(vector, _CANDIDATES if self._options.meaning else 0, allowed)
        scores = _top(words)
        best_words = sorted(scores, key=lambda ordinal: (-scores[ordinal], ordinal))
        candidates = sorted({*best_words[:_CANDIDATES], *near})
        similarities = self._vectors.similarity(vector, candidates)
        meaning = {ordinal: float(value) for ordinal, value in zip(candidates, similarities, strict=True)}
        moments = (word_moments(scores, self._total), self._vectors.moments(vector))
        traits = self._losses(candidates) + _DECISION * self._decided(text, candidates)
        gains = dict(zip(candidates, traits.tolist(), strict=True))
        fused = fuse(scores, meaning, moments, weights.meaning, gains)
        return Found(fused, words, max(meaning.values(), default=0.0), weights.meaning)

    def _described(
        self, text: str, kind: QueryKind, filter_: Filter, added: Sequence[Added], found: Found
    ) -> Candidates:
        ordinals = [hit.ordinal for hit in found.fused]
        fields = self._options.weights(kind).fields
        plain = self._words.search(text, fields, filter_, _WORD_CANDIDATES) if added else found.words
        scores = Scores(
            self._measured(plain, ordinals),
            self._measured(found.words, ordinals),
            self._losses(ordinals),
            self._decided(text, ordinals),
        )
        vector = self._embedder.embed_query(text)
        expanded = self._embedder.embed_query(meant(text, added)) if added else vector
        ways = [Way(one.expansion.added, one.way.tokens, one.way.weight) for one in added]
        features = self._features.features(Question(text, vector, expanded, ways), scores, ordinals)
        return Candidates(found.fused, features, self._features.unknown(text))

    def _losses(self, ordinals: Sequence[int]) -> Floats:
        """What the traits of passages take, 0 where they are switched off."""
        return self._traits.losses(ordinals) if self._options.traits else np.zeros(len(ordinals), np.float32)

    def _decided(self, text: str, ordinals: Sequence[int]) -> Floats:
        """What decisions are worth to a question, 0 where traits are switched off."""
        return self._traits.decided(text, ordinals) if self._options.traits else np.zeros(len(ordinals), np.float32)

    def _measured(self, words: WordHits, ordinals: Sequence[int]) -> Floats:
        """BM25 in standard deviations from the mean of the archive."""
        scores = _top(words)
        moments = word_moments(scores, self._total)
        values = np.array([scores.get(ordinal, 0.0) for ordinal in ordinals], np.float32)
        return np.asarray((values - moments.mean) / moments.deviation, np.float32)

    def _weighed(self, candidates: Candidates) -> list[Fused]:
        ranked = self._reranker.rank(candidates.features, candidates.unknown, self._without)
        rows = zip(candidates.fused, ranked.score, ranked.words, ranked.meaning, strict=True)
        fused = [Fused(hit.ordinal, float(score), float(words), float(near)) for hit, score, words, near in rows]
        return sorted(fused, key=lambda hit: (-hit.score, hit.ordinal))


def _top(words: WordHits) -> dict[int, float]:
    return dict(islice(words.scores.items(), _WORD_CANDIDATES))
