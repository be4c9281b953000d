"""Ranking of one generation: candidates by words and by meaning, put together, then weighed by all their features."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from index.expansions import Added, meant
from index.features import MEANING, WORDS, FeatureIndex, Floats, Question, Scores, Way, scaled
from index.fusion import Fused, QueryKind, by_words_alone, fuse, kind_of, word_moments
from index.lexical import WordHits, WordIndex
from index.own_words import OwnWords
from index.protocol import Embedder, Filter
from index.reranker import QUICK_WEIGHTS_FILE, Reranker
from index.switches import RankingOptions
from index.traits import Decided, TraitIndex
from index.vectors import VectorIndex
from nlp.analyzer import Analyzer

WORD_CANDIDATES: Final = 1_000
_CANDIDATES: Final = 200  # of each side
_WEIGHED: Final = 200
_DECISION: Final = 0.5  # standard deviations that a decision gains in the first ranking


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Args:
        fused: passages, best first.
        words: what words found.
        similarity: highest cosine of the question with a passage.
        distance: what meaning gave the passage that it gave most, in standard deviations.
    """

    fused: list[Fused]
    words: WordHits
    similarity: float
    distance: float


@dataclass(frozen=True, slots=True)
class _First:
    """The first ranking.

    Args:
        kind: of question.
        text: the question, without operators.
        added: what it is also searched as.
        fused: candidates, best first.
        words: what words found.
        vector: of the question.
        expanded: vector of the question with official terms.
        cosines: of each passage with both vectors.
        share: of meaning in the scores, 0–1.
    """

    kind: QueryKind
    text: str
    added: Sequence[Added]
    fused: list[Fused]
    words: WordHits
    vector: Floats
    expanded: Floats
    cosines: dict[int, tuple[float, float]]
    share: float

    def question(self) -> Question:
        """The question as its features are made of it."""
        ways = [Way(one.expansion.added, one.way.tokens, one.way.weight) for one in self.added]
        return Question(self.text, self.vector, self.expanded, ways)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may answer, with its features.

    Args:
        fused: in the order of the first ranking.
        features: one row each, as `index.features` makes them, scaled.
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
        self._own_words = OwnWords(folder, analyzer)
        self._features = FeatureIndex(folder, analyzer, embedder, words, total)
        self._chooser = Reranker(QUICK_WEIGHTS_FILE)
        self._reranker = Reranker()
        self._without = {side for side, on in ((WORDS, options.words), (MEANING, options.meaning)) if not on}

    def rank(self, text: str, filter_: Filter, added: Sequence[Added] = ()) -> Found:
        """Candidates of both sides ranked together.

        They do not depend on what page is asked for, so that pages neither overlap nor leave gaps.

        Args:
            text: the question, without operators.
            filter_: what passages must fulfil.
            added: what the question is also searched as.
        """
        first = self._first(text, filter_, added)
        ranked = first.fused
        if self._options.rerank and first.kind is not QueryKind.IDENTIFIER and ranked:
            ranked = self._weighed(first)
        distance = max((hit.meaning for hit in ranked), default=0.0) / first.share if first.share else 0.0
        ranked = [*ranked, *_below(first.fused, ranked)]
        nearest = max((expanded for _, expanded in first.cosines.values()), default=0.0)
        return Found(ranked, first.words, nearest, distance)

    def beyond(self, found: Found, text: str, filter_: Filter, added: Sequence[Added], depth: int) -> Found:
        """What was found, then the rest of what words find.

        Args:
            found: of `rank` for the same question.
            text: the question, without operators.
            filter_: what passages must fulfil.
            added: what the question is also searched as.
            depth: number of passages that words are asked for.
        """
        weights = self._options.weights(kind_of(text))
        words = found.words
        if depth > WORD_CANDIDATES:
            words = self._words.search(text, weights.fields, filter_, depth, [one.way for one in added])
        moments = word_moments(found.words.scores, self._total)
        rest = by_words_alone(words.scores, found.fused, moments, weights.meaning)
        return replace(found, fused=[*found.fused, *rest])

    def candidates(self, text: str, filter_: Filter, added: Sequence[Added] = (), quick: bool = False) -> Candidates:
        """What the reranker sees for a question, for fitting it.

        Args:
            text: the question, without operators.
            filter_: what passages must fulfil.
            added: what the question is also searched as.
            quick: all candidates with their quick features, among which those are chosen that are weighed.
        """
        first = self._first(text, filter_, added)
        return self._quick(first)[1] if quick else self._described(first)

    def _first(self, text: str, filter_: Filter, added: Sequence[Added]) -> _First:
        """The first ranking: z-scores of words and meaning, and traits."""
        kind = kind_of(text)
        weights = self._options.weights(kind)
        words = self._words.search(text, weights.fields, filter_, WORD_CANDIDATES, [one.way for one in added])
        vector = self._embedder.embed_query(text)
        expanded = self._embedder.embed_query(meant(text, added)) if added else vector
        allowed = self._words.matching(filter_)
        near = self._vectors.search(expanded, _CANDIDATES if self._options.meaning else 0, allowed)
        scores = words.scores
        candidates = sorted({*islice(scores, _CANDIDATES), *near})
        cosines = self._vectors.similarity(np.stack([vector, expanded]), candidates)
        meaning = dict(zip(candidates, cosines[1].tolist(), strict=True))
        moments = (word_moments(scores, self._total), self._vectors.moments(expanded))
        traits = self._losses(candidates) + _DECISION * self._decided(text, candidates).worth
        gains = dict(zip(candidates, traits.tolist(), strict=True))
        fused = fuse(scores, meaning, moments, weights.meaning, gains)
        both = dict(zip(candidates, zip(*cosines.tolist(), strict=True), strict=True))
        return _First(kind, text, added, fused, words, vector, expanded, both, weights.meaning)

    def _quick(self, first: _First) -> tuple[Floats, Candidates]:
        """All candidates with what is quick to tell of them: as it is, and scaled."""
        ordinals = [hit.ordinal for hit in first.fused]
        features = self._features.quick(first.question(), self._scores(first, ordinals), ordinals)
        return features, Candidates(first.fused, scaled(features), self._features.unknown(first.text))

    def _described(self, first: _First) -> Candidates:
        """The candidates that are best by what is quick to tell of them, with all their features."""
        quick, candidates = self._quick(first)
        good = self._chooser.rank(candidates.features, candidates.unknown, self._without).score
        best = np.sort(np.argsort(-good, kind="stable")[:_WEIGHED])
        chosen = [first.fused[place] for place in best]
        features = self._features.full(first.question(), quick[best], [hit.ordinal for hit in chosen])
        return Candidates(chosen, scaled(features), candidates.unknown)

    def _scores(self, first: _First, ordinals: Sequence[int]) -> Scores:
        words = self._own_words.scores(first.text, self._options.weights(first.kind).fields, ordinals)
        decided = self._decided(first.text, ordinals)
        meaning, expanded = np.array([first.cosines[ordinal] for ordinal in ordinals], np.float32).reshape(-1, 2).T
        return Scores(
            words,
            _of(first.words.scores, ordinals),
            meaning,
            expanded,
            self._losses(ordinals),
            decided.worth,
            decided.made,
            decided.retold,
        )

    def _losses(self, ordinals: Sequence[int]) -> Floats:
        """What the traits of passages take, 0 where they are switched off."""
        return self._traits.losses(ordinals) if self._options.traits else np.zeros(len(ordinals), np.float32)

    def _decided(self, text: str, ordinals: Sequence[int]) -> Decided:
        """What passages hold of decisions, nothing where traits are switched off."""
        return self._traits.decided(text if self._options.traits else "", ordinals)

    def _weighed(self, first: _First) -> list[Fused]:
        candidates = self._described(first)
        ranked = self._reranker.rank(candidates.features, candidates.unknown, self._without)
        columns = (ranked.score.tolist(), ranked.words.tolist(), ranked.meaning.tolist())
        fused = [Fused(hit.ordinal, *row) for hit, *row in zip(candidates.fused, *columns, strict=True)]
        return sorted(fused, key=lambda hit: (-hit.score, hit.ordinal))


def _below(fused: Sequence[Fused], ranked: Sequence[Fused]) -> list[Fused]:
    """What the first ranking holds beside what was weighed, in its order, with scores that do not exceed it."""
    weighed = {hit.ordinal for hit in ranked}
    lowest = ranked[-1].score if ranked else 0.0
    return [
        Fused(hit.ordinal, min(hit.score, lowest), hit.words, hit.meaning)
        for hit in fused
        if hit.ordinal not in weighed
    ]


def _of(scores: Mapping[int, float], ordinals: Sequence[int]) -> Floats:
    """BM25 of passages, 0 for those that words did not find."""
    return np.array([scores.get(ordinal, 0.0) for ordinal in ordinals], np.float32)
