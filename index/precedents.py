"""Precedents: what an archive holds that is like a passage of it or like a pasted text, decisions first."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from index.duplicates import DuplicateIndex
from index.embedders import unit
from index.fusion import Fused, fuse, word_moments
from index.lexical import WordIndex
from index.protocol import Embedder, Filter, Passage, Place, Vectors
from index.vectors import VectorIndex
from ingest.errors import QueryError
from nlp.analyzer import Analyzer
from nlp.diarienummer import find as find_diarienummer

MAX_CHARACTERS: Final = 20_000
MAX_PRECEDENTS: Final = 50
_TERMS: Final = 30  # of the text, those that say most about it
_CANDIDATES: Final = 200
_SHARE: Final = 0.5
_CHUNK: Final = 200  # words that are embedded together
_SHOWN: Final = 8
# Standard deviations, as the scores that they are added to.
_DECIDED: Final = 0.7
_PROPOSED: Final = 0.4
_SAME_LAW: Final = 0.3
_SAME_SUBJECT: Final = 0.3
_SAME_TYPE: Final = 0.2
_CLEAR: Final = 0.5  # of the best score; less is not like enough to be put first for being a decision
_LEAST: Final = 2.0  # standard deviations, without what is gained
_SMALL: Final = 200  # passages
_FEWEST: Final = 2  # terms that a precedent shares, unless it shares a law
_PERSON: Final = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé-]+ [A-ZÅÄÖ][a-zåäöé-]+(?: \([A-ZÅÄÖ]{1,3}\))?")
# Words of procedure: they stand in every case and make none like another.
_PROCEDURE: Final = """
ajournera anmälan anteckna antecknar arbetsutskott avslag avslå avslås behandla behandling beredning beslut besluta
beslutar beslutsgång beslutsunderlag bifall bifalla bilaga datum delegationsbeslut diarienummer dnr enhällig
fullmäktige föreslå föreslår förslag förvaltning förvaltningen godkänna godkänner handling instämmande instämmer kap
kommun kommunen kommunfullmäktige kommunstyrelse kommunstyrelsen kronor ledamot mkr mnkr nämnd nämnden ordförande
paragraf proposition protokoll redovisning reservation reservera sammanfattning sammanställning sammanträde senast
tillsammans tjänsteutlåtande tkr uppdra uppdrag uppdrar yrka yrkande yrkanden yrkar återkomma återrapportera
återremiss återremittera återremitteras ärende ärendet överlämnar januari februari mars april maj juni juli augusti
september oktober november december
"""
_STATUSES: Final = frozenset({"beslut", "delegationsbeslut"})


@dataclass(frozen=True, slots=True)
class Example:
    """What something is to be like.

    Args:
        text: words of it.
        passage: the passage of the archive that it is, or None for a text from elsewhere.
    """

    text: str
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Precedent:
    """A passage that is like an example.

    Args:
        rank: 1-based.
        score: higher is more alike; comparable inside one list only.
        passage: what was found.
        decided: it holds a decision.
        terms: words of the passage that the example has too, those that say most first, as written.
        laws: that both cite.
        types: of decisions that both hold.
        subjects: of decisions that both hold.
        also: other places that say nearly the same, the first `index.duplicates.MOST_PLACES`.
        also_total: number of all of them.
    """

    rank: int
    score: float
    passage: Passage
    decided: bool
    terms: tuple[str, ...]
    laws: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    also: tuple[Place, ...] = ()
    also_total: int = 0


class _Found(NamedTuple):
    score: float
    ordinal: int
    passage: Passage


def example_of(passage: Passage) -> Example:
    """A passage of the archive as an example.

    Args:
        passage: with title and headings, which say what it is about.
    """
    return Example("\n".join(dict.fromkeys((passage.title, *passage.heading_path[-1:], passage.text))), passage)


class PrecedentFinder:
    """Finds precedents in one generation of the index.

    Args:
        words: its word index.
        vectors: its vectors.
        duplicates: its groups of passages that say nearly the same.
        embedder: that made its vectors.
        analyzer: the Swedish analyzer.
        passage: passage by ordinal.
        total: number of passages.
    """

    def __init__(
        self,
        words: WordIndex,
        vectors: VectorIndex,
        duplicates: DuplicateIndex,
        embedder: Embedder,
        analyzer: Analyzer,
        passage: Callable[[int], Passage],
        total: int,
    ) -> None:
        self._words = words
        self._vectors = vectors
        self._duplicates = duplicates
        self._embedder = embedder
        self._analyzer = analyzer
        self._passage = passage
        self._total = total
        # In a small archive no passage stands far from the mean of all.
        self._least = _LEAST * min(1.0, total / _SMALL)
        self._procedure = frozenset(analyzer.stems(_PROCEDURE))

    def find(self, example: Example, limit: int = 10, filter_: Filter | None = None) -> tuple[Precedent, ...]:
        """What is like an example, decisions first; one passage of each ärende, none of the example's own.

        Args:
            example: a passage or a text.
            limit: the most wanted, at most `MAX_PRECEDENTS`.
            filter_: what passages must fulfil.

        Raises:
            QueryError: the text is empty or too long, or too many are wanted.
        """
        _check(example, limit)
        terms = self._terms(example.text)
        ranked = self._ranked(example, terms, filter_ or Filter())
        alike = (one for one in ranked if self._is_alike(example, one.passage, terms))
        found = list(self._one_each(example, alike))
        least = _CLEAR * found[0].score if found else 0.0
        found.sort(key=lambda one: not (_is_decided(one.passage) and one.score >= least))
        return tuple(self._precedent(place, one, example, terms) for place, one in enumerate(found[:limit], start=1))

    def _terms(self, text: str) -> dict[str, float]:
        """The stems that say most about a text, by falling weight: frequent in it, rare in the archive."""
        counts = Counter(self._analyzer.stems(_PERSON.sub(" ", text)))
        weights = {}
        for stem, count in counts.items():
            if stem in self._procedure or not any(letter.isalpha() for letter in stem):
                continue
            held = self._words.document_frequency(stem)
            if held:
                weights[stem] = (1 + math.log(count)) * math.log(1 + self._total / held)
        chosen = sorted(weights, key=lambda stem: (-weights[stem], stem))[:_TERMS]
        return {stem: weights[stem] for stem in chosen}

    def _vector(self, text: str) -> Vectors:
        """The mean of the vectors of the parts of a text."""
        words = text.split()
        parts = [" ".join(words[at : at + _CHUNK]) for at in range(0, len(words), _CHUNK)]
        whole: Vectors = unit(self._embedder.embed_passages(parts).mean(axis=0, keepdims=True).astype(np.float32))[0]
        return whole

    def _ranked(self, example: Example, terms: Mapping[str, float], filter_: Filter) -> list[_Found]:
        """Passages by how much they are like an example."""
        vector = self._vector(example.text)
        scores = self._words.like(terms, filter_, _CANDIDATES)
        near = self._vectors.search(vector, _CANDIDATES, self._words.matching(filter_))
        candidates = sorted({*scores, *near})
        likeness = self._vectors.similarity(vector, candidates)
        meaning = {ordinal: float(value) for ordinal, value in zip(candidates, likeness, strict=True)}
        moments = word_moments(scores, self._total), self._vectors.moments(vector)
        found = self._duplicates.folded(fuse(scores, meaning, moments, _SHARE))
        passages = ((hit, self._passage(hit.ordinal)) for hit in found)
        return sorted(self._gained(example, passages), key=lambda one: (-one.score, one.ordinal))

    def _gained(self, example: Example, found: Iterable[tuple[Fused, Passage]]) -> Iterator[_Found]:
        for hit, passage in found:
            gain = _DECIDED if _is_decided(passage) else _PROPOSED if passage.decisions else 0.0
            if example.passage:
                laws, types, subjects = _shared(example.passage, passage)
                gain += _SAME_LAW * min(2, len(laws)) + _SAME_SUBJECT * bool(subjects) + _SAME_TYPE * bool(types)
            if hit.score >= self._least:
                yield _Found(hit.score + gain, hit.ordinal, passage)

    @staticmethod
    def _one_each(example: Example, ranked: Iterable[_Found]) -> Iterator[_Found]:
        """The best of each ärende or document, without those that the example itself belongs to."""
        own = {number.norm for number in find_diarienummer(example.text)}
        seen: set[tuple[str, ...]] = set()
        if example.passage:
            seen |= _keys(example.passage)
        for one in ranked:
            keys = _keys(one.passage)
            if not keys & seen and one.passage.diarienummer not in own:
                seen |= keys
                yield one

    def _precedent(self, rank: int, one: _Found, example: Example, terms: Mapping[str, float]) -> Precedent:
        passage = one.passage
        laws, types, subjects = _shared(example.passage, passage) if example.passage else ((), (), ())
        alike, decided = self._alike(passage, terms), _is_decided(passage)
        also = self._duplicates.places(one.ordinal, self._passage)
        return Precedent(rank, round(one.score, 4), passage, decided, alike, laws, types, subjects, *also)

    def _is_alike(self, example: Example, passage: Passage, terms: Mapping[str, float]) -> bool:
        """Whether there is something to show that a passage has in common with an example."""
        same_law = example.passage is not None and bool(_shared(example.passage, passage)[0])
        return same_law or len(self._alike(passage, terms)) >= max(1, min(_FEWEST, len(terms)))

    def _alike(self, passage: Passage, terms: Mapping[str, float]) -> tuple[str, ...]:
        """Words of a passage that are among the terms, as written, the weightiest first."""
        text = f"{passage.title} {' '.join(passage.heading_path)} {passage.text}"
        written: dict[str, str] = {}
        for token in self._analyzer.tokens(text):
            if token.stem in terms:
                written.setdefault(token.stem, token.text)
        return tuple(written[stem] for stem in terms if stem in written)[:_SHOWN]


def _check(example: Example, limit: int) -> None:
    if not example.text.strip():
        raise QueryError("Texten att jämföra med är tom.")
    if example.passage is None and len(example.text) > MAX_CHARACTERS:
        raise QueryError(f"Texten får ha högst {MAX_CHARACTERS} tecken, inte {len(example.text)}.")
    if not 1 <= limit <= MAX_PRECEDENTS:
        raise QueryError(f"limit måste vara 1–{MAX_PRECEDENTS}, inte {limit}.")


def _is_decided(passage: Passage) -> bool:
    return any(tag.status in _STATUSES for tag in passage.decisions)


def _keys(passage: Passage) -> set[tuple[str, ...]]:
    """What tells that two passages are about the same matter: their document and their ärende."""
    keys: set[tuple[str, ...]] = {(passage.source, str(passage.document))}
    if passage.diarienummer:
        keys.add((passage.municipality.lower(), passage.diarienummer, "ärende"))
    return keys


def _shared(one: Passage, other: Passage) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Laws, types of decisions and subjects that two passages share; what says nothing ("ovrigt") left out."""
    laws = tuple(law for law in other.laws if law in one.laws)
    types = _common(*({kind for tag in each.decisions for kind in tag.types} for each in (one, other)))
    subjects = _common(*({tag.subject for tag in each.decisions} for each in (one, other)))
    return laws, types, subjects


def _common(one: set[str], other: set[str]) -> tuple[str, ...]:
    return tuple(sorted((one & other) - {"ovrigt"}))
