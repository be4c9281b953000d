"""Finds the part of the sources that answers a question, among the first hits and the cells of all tables."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.answers.candidates import ReadHit, Span
from index.answers.cells import cell_answer, row_mates
from index.answers.model import FEATURES, AnswerModel
from index.answers.questions import Kind, Question
from index.fact_search import FactIndex
from index.facts import Fact
from index.places import PlaceIndex
from index.protocol import Answer, Embedder, Passage

_HITS: Final = 8
_FACTS: Final = 12
_EMBEDDED: Final = 24  # spans that are compared in meaning: those that hold the most of the question
_OF_SPANS: Final = FEATURES.index("cell")  # features before the first that only cells have
_NO_CELLS: Final = frozenset({Kind.REASON, Kind.WHO, Kind.LAW, Kind.DECISION, Kind.PERMIT, Kind.PLACE})
_ROWS: Final = 40
_NOVEL: Final = 6
_USUAL: Final = 150  # characters of a sentence
_DECIDED: Final = frozenset({"beslut", "delegationsbeslut"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may answer a question.

    Args:
        features: in the order of `index.answers.model.FEATURES`.
        hit: the hit that a span stands in; None for a cell.
        span: of a passage; None for a cell.
        fact: the cell; None for a span.
    """

    features: tuple[float, ...]
    hit: ReadHit | None = None
    span: Span | None = None
    fact: Fact | None = None

    @property
    def text(self) -> str:
        """Its text."""
        if self.hit and self.span:
            return self.hit.read.passage.text[self.span.start : self.span.end]
        return self.fact.cell.text if self.fact else ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A part of a hit with how much of the question it holds, alone and with what stands around."""

    hit: ReadHit
    span: Span
    cover: float
    around: float

    @property
    def text(self) -> str:
        """Its text."""
        return self.hit.read.passage.text[self.span.start : self.span.end]


class AnswerFinder:
    """Finds answers in one generation of the index; safe to share between threads.

    Args:
        embedder: the one of the generation.
        facts: the cells of all tables, or None where the generation has none.
        places: which passage holds which place.
        passage: passage by ordinal.
        model: the bundled one when None.
    """

    def __init__(
        self,
        embedder: Embedder,
        facts: FactIndex | None,
        places: PlaceIndex,
        passage: Callable[[int], Passage],
        model: AnswerModel | None = None,
    ) -> None:
        self._embedder = embedder
        self._facts = facts
        self._places = places
        self._passage = passage
        self._model = model or AnswerModel.load()

    def best(self, question: Question, hits: Sequence[ReadHit], facts: Sequence[Fact] = ()) -> Answer | None:
        """The most likely answer with its confidence, however low; None where there is nothing to choose from.

        Args:
            question: of `index.answers.questions.read_question`.
            hits: the first of a search, best first.
            facts: cells of tables, best first.
        """
        candidates = self.candidates(question, hits, facts)
        if not candidates:
            return None
        scored = sorted(((self._model.score(found.features), -n) for n, found in enumerate(candidates)), reverse=True)
        best = candidates[-scored[0][1]]
        others = (score for score, n in scored[1:] if candidates[-n].text != best.text)
        confidence = self._model.confidence(scored[0][0], next(others, 0.0))
        if best.fact:
            return self._cell(question, best.fact, facts, confidence)
        assert best.hit is not None  # a candidate is a cell or a part of a hit
        assert best.span is not None
        return _quoted(best.hit.read.passage, best.span, confidence)

    def given(self, answer: Answer | None) -> Answer | None:
        """An answer that is certain enough to be shown, else None."""
        return answer if answer and answer.confidence >= self._model.threshold else None

    def candidates(self, question: Question, hits: Sequence[ReadHit], facts: Sequence[Fact]) -> list[Candidate]:
        """All that may answer a question, with features.

        Args:
            question: that was asked.
            hits: the first of a search, best first.
            facts: cells of tables, best first.
        """
        hits = hits[:_HITS]
        found = [part for hit in hits for part in _of_passage(question, hit)]
        found.sort(key=lambda part: (-part.cover - part.around / 2, part.hit.rank))
        chosen = found[:_EMBEDDED]
        texts = [part.text for part in chosen]
        near = self._embedder.embed_passages(texts) @ self._embedder.embed_query(question.text) if texts else ()
        top = hits[0].score if hits else 0.0
        made = [
            Candidate(_features(question, part, float(meaning), top), part.hit, part.span)
            for part, meaning in zip(chosen, near, strict=True)
        ]
        return made + list(self._cells(question, hits, facts))

    def facts(self, question: Question) -> Sequence[Fact]:
        """The cells of tables that are candidates, best first; none for questions that no figure or word answers."""
        if self._facts is None or question.kind in _NO_CELLS:
            return ()
        return self._facts.find(question.text, _FACTS, _ROWS)

    def _cells(self, question: Question, hits: Sequence[ReadHit], facts: Sequence[Fact]) -> Iterable[Candidate]:
        ranks = {hit.read.passage.id: place for place, hit in enumerate(hits, start=1)}
        for place, fact in enumerate(facts):
            following = facts[place + 1].score if place + 1 < len(facts) else 0.0
            held = self._holder(fact)
            rank = ranks.get(held.id) if held else None
            features = (
                1.0,
                fact.score,
                fact.score - following,
                float(question.wants_figure),
                1 / rank if rank else 0.0,
            )
            yield Candidate((*(0.0,) * _OF_SPANS, *features), fact=fact)

    def _holder(self, fact: Fact) -> Passage | None:
        ordinal = self._places.at(fact.context.source, fact.cell.start)
        return None if ordinal is None else self._passage(ordinal)

    def _cell(self, question: Question, best: Fact, facts: Sequence[Fact], confidence: float) -> Answer:
        mates = row_mates(question.text, best, facts)
        return cell_answer(mates, confidence, self._holder(best), _slice)


def _of_passage(question: Question, hit: ReadHit) -> Iterator[_Found]:
    """The parts of a passage with how much of the question they hold, alone and with what stands around."""
    head_stems, head_parts = hit.read.head_stems & question.terms, hit.read.head_parts & question.terms
    before = frozenset[str]()
    for span in hit.read.spans:
        stems, parts = span.stems & question.terms, span.parts & question.terms
        around = question.covered(stems | head_stems | before, parts | head_parts)
        yield _Found(hit, span, question.covered(stems, parts), around)
        before = stems


def _features(question: Question, part: _Found, meaning: float, top: float) -> tuple[float, ...]:
    hit, read, span, text = part.hit, part.hit.read, part.span, part.text
    cover, matched = part.cover, question.matched(text)
    status = span.tag.status if span.tag else ""
    asks = question.kind is Kind.DECISION
    return (
        cover,
        part.around,
        matched,
        cover * matched,
        1 / hit.rank,
        hit.score - top,
        meaning,
        math.log(len(text) / _USUAL),
        min(1.0, len(span.stems - question.stems) / _NOVEL),
        float(text.rstrip("”\"').").endswith((".", "!", "?"))),
        question.heaviest(span.stems | read.head_stems, span.parts | read.head_parts),
        float(question.counted(span.counted)),
        float(span.tag is not None),
        float(asks and status in _DECIDED),
        float(asks and status == "forslag"),
        _numbers(question, span, read.passage),
        *(0.0,) * (len(FEATURES) - _OF_SPANS),
    )


def _numbers(question: Question, span: Span, passage: Passage) -> float:
    """The share of the question's numbers that a part of a passage holds; half where its head does; 1 without any."""
    wanted = [word.stem for word in question.words if word.stem[:1].isdigit()]
    if not wanted:
        return 1.0
    head = f"{passage.title} {' '.join(passage.heading_path)} {passage.date}"
    return sum(1.0 if stem in span.stems else 0.5 if stem in head else 0.0 for stem in wanted) / len(wanted)


def _slice(passage: Passage, start: int, end: int) -> str | None:
    """The text of a passage between two offsets of its source, where one of its pieces holds both."""
    ends = [piece.at - 1 for piece in passage.pieces[1:]] + [len(passage.text)]
    for piece, limit in zip(passage.pieces, ends, strict=False):
        first = piece.at + start - piece.start
        if piece.at <= first and first + end - start <= limit:
            return passage.text[first : first + end - start]
    return None


def _quoted(passage: Passage, span: Span, confidence: float) -> Answer:
    start = span.piece.start + span.start - span.piece.at
    return Answer(
        text=passage.text[span.start : span.end],
        kind="clause" if span.tag else "sentence",
        confidence=confidence,
        passage=passage.id,
        source=passage.source,
        file=passage.file,
        document=passage.document,
        title=passage.title,
        page_first=span.piece.page_first,
        page_last=span.piece.page_last,
        start=start,
        end=start + span.end - span.start,
        heading_path=passage.heading_path,
        status=span.tag.status if span.tag else "",
    )
