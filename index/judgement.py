"""What is made of a ranking: how certain it is that the archive answers, and the answer itself."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from index.answers import AnswerFinder
from index.answers.candidates import ReadHit, ReadPassage, read_passage
from index.answers.questions import Question, read_question
from index.confidence import Evidence, confidence, is_unsure
from index.fact_search import FactIndex
from index.facts import FACTS_FILE, Fact
from index.fusion import Fused
from index.interaction import InteractionIndex
from index.lexical import WordIndex
from index.overlay import Overlay
from index.places import PlaceIndex
from index.protocol import Answer, Embedder, Passage
from index.vectors import VectorIndex
from nlp.analyzer import Analyzer

_CLOSE: Final = 5
_READ: Final = 8
_KEPT: Final = 1_024  # passages with their words, about 25 kB each


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a search found.

    Args:
        text: the question.
        fused: passages with their scores, best first.
        similarity: highest cosine of the question with a passage.
        distance: what meaning gave the passage that it gave most, in standard deviations.
        added: (words of the question, what it was also searched as).
        filtered: only a part of the archive was searched.
    """

    text: str
    fused: Sequence[Fused]
    similarity: float
    distance: float
    added: tuple[tuple[str, str], ...] = ()
    filtered: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a ranking is worth.

    Args:
        confidence: that the archive answers the question, 0–1.
        abstained: the confidence is too low.
        answer: word for word, or None.
    """

    confidence: float
    abstained: bool
    answer: Answer | None


class Judge:
    """Judges the rankings of one generation; safe to share between threads.

    Args:
        folder: of the generation.
        words: its word index.
        vectors: its vector index.
        embedder: that made its vectors.
        analyzer: the Swedish analyzer.
        passage: passage by ordinal.
        total: number of passages.
    """

    def __init__(
        self,
        folder: Path,
        words: WordIndex,
        vectors: VectorIndex,
        embedder: Embedder,
        analyzer: Analyzer,
        passage: Callable[[int], Passage],
        total: int,
    ) -> None:
        self._words = words
        self._vectors = vectors
        self._embedder = embedder
        self._analyzer = analyzer
        self._interaction = InteractionIndex(folder)

        def read(_overlay: Overlay, ordinal: int) -> ReadPassage:
            """A passage with its words; not a method, so that the judge is no part of a cycle."""
            return read_passage(passage(ordinal), analyzer)

        self._read = lru_cache(_KEPT)(read)
        self._total = total
        facts = FactIndex(folder, analyzer) if (folder / FACTS_FILE).exists() else None
        self.finder = AnswerFinder(embedder, facts, PlaceIndex(folder), passage)

    def judge(self, ranking: Ranking) -> Judgement:
        """The confidence of a ranking, and the answer where there is one."""
        evidence, answer = self._weighed(ranking)
        certainty = confidence(evidence)
        unsure = is_unsure(certainty)
        return Judgement(certainty, unsure, None if unsure else self.finder.given(answer))

    def evidence(self, ranking: Ranking) -> Evidence:
        """What speaks for the archive holding an answer."""
        return self._weighed(ranking)[0]

    def question(self, ranking: Ranking) -> Question:
        """The question of a ranking, its words weighted by rarity."""
        return read_question(ranking.text, self._analyzer, self._rarity, ranking.added)

    def hits(self, ranking: Ranking) -> list[ReadHit]:
        """The first hits, whatever part of the list was asked for."""
        overlay = self._words.overlay
        return [
            ReadHit(place, fused.score, self._read(overlay, fused.ordinal))
            for place, fused in enumerate(ranking.fused[:_READ], start=1)
        ]

    def _weighed(self, ranking: Ranking) -> tuple[Evidence, Answer | None]:
        """What speaks for an answer, and the most likely one."""
        question, hits = self.question(ranking), self.hits(ranking)
        # The cells of the archive know no filters.
        facts = () if ranking.filtered else self.finder.facts(question)
        return self._evidence(ranking, question, hits, facts), self.finder.best(question, hits, facts)

    def _rarity(self, stem: str) -> float:
        """Inverse document frequency as in BM25, never negative."""
        count = self._words.document_frequency(stem)
        return math.log(1 + (self._total - count + 0.5) / (count + 0.5))

    def _evidence(
        self, ranking: Ranking, question: Question, hits: Sequence[ReadHit], facts: Sequence[Fact]
    ) -> Evidence:
        first = [hit.ordinal for hit in ranking.fused[:_CLOSE]]
        likeness = self._vectors.similarity(self._embedder.embed_query(ranking.text), first)
        words = self._embedder.embed_passages([word.text for word in question.words])
        return Evidence(
            question=question,
            held=tuple((hit.read.stems, hit.read.parts) for hit in hits[:_CLOSE]),
            near=self._interaction.nearest(words, first),
            similarity=ranking.similarity,
            distance=ranking.distance,
            cosine=float(likeness.mean()) if first else 0.0,
            fact=facts[0].score if facts else 0.0,
        )
