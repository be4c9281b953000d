"""The embedded backend: tantivy and FAISS of one generation, fused."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from index.directions import write_directions
from index.duplicates import DuplicateIndex, write_duplicates
from index.expansions import Added, Expander, ExpansionOptions
from index.finer_vectors import write_finer_vectors
from index.fusion import Fused
from index.generation import Manifest
from index.interaction import write_interaction
from index.judgement import Judge, Ranking
from index.lexical import WordIndex, write_words
from index.overlay import Overlay
from index.own_words import write_own_words
from index.places import write_places
from index.precedents import PrecedentFinder
from index.protocol import Embedder, Expansion, Explanation, Filter, Hit, Passage, Query, Result, Vectors
from index.query_language import Asked, read_question
from index.ranker import WORD_CANDIDATES, Candidates, Found, Ranker
from index.shapes import write_shapes
from index.snippets import Matched, Matcher
from index.store import PassageStore, write_passages
from index.switches import RankingOptions
from index.traits import write_traits
from index.vectors import VectorIndex, write_vectors
from index.vocabulary import write_vocabulary
from index.wholes import write_wholes
from ingest.errors import QueryError, StateError
from nlp.analyzer import Analyzer
from nlp.thesaurus import Thesaurus

MAX_LIMIT: Final = 100
MAX_OFFSET: Final = 10_000
MAX_QUERY_CHARACTERS: Final = 500


def write_backend(folder: Path, passages: Sequence[Passage], embedder: Embedder, analyzer: Analyzer) -> None:
    """Write all files of a generation.

    Args:
        folder: existing empty folder.
        passages: in the order of the archive.
        embedder: makes the vectors.
        analyzer: makes the words.
    """
    write_passages(folder, passages)
    write_places(folder, passages)
    write_words(folder / "words", passages, analyzer)
    write_own_words(folder, passages, analyzer)
    write_vocabulary(folder, (passage.text for passage in passages), analyzer)
    write_traits(folder, passages, write_duplicates(folder, passages))
    write_shapes(folder, passages)
    write_wholes(folder, passages, analyzer)
    vectors = embedder.embed_passages([embedded_text(passage) for passage in passages])
    write_vectors(folder, vectors)
    directions = write_directions(folder, vectors)
    write_interaction(folder, passages, embedder, directions, analyzer)
    write_finer_vectors(folder, passages, embedder, directions)


def embedded_text(passage: Passage) -> str:
    """What the embedder sees of a passage: title and innermost heading before the text."""
    heading = passage.heading_path[-1] if passage.heading_path else ""
    head = passage.title if heading in ("", passage.title) else f"{passage.title}. {heading}"
    return f"{head}. {passage.text}"


class EmbeddedBackend:
    """Answers queries from one generation.

    Args:
        folder: of the generation.
        manifest: its manifest.
        embedder: the one that made its vectors.
        analyzer: the Swedish analyzer.
        ranking: what takes part in the ranking.
        thesaurus: everyday and official words, or None.

    Raises:
        StateError: the generation was made with another embedder.
    """

    def __init__(
        self,
        folder: Path,
        manifest: Manifest,
        embedder: Embedder,
        analyzer: Analyzer,
        ranking: RankingOptions | None = None,
        thesaurus: Thesaurus | None = None,
    ) -> None:
        if manifest.embedder != embedder.name:
            raise StateError(f"Indexet är byggt med {manifest.embedder}, inte {embedder.name}.", "E403")
        self.manifest = manifest
        self._words = WordIndex(folder / "words", analyzer)
        self._vectors = VectorIndex(folder)
        self._store = PassageStore(folder)
        self._embedder = embedder
        self._analyzer = analyzer
        self._ranking = ranking or RankingOptions()
        switches = ExpansionOptions(self._ranking.abbreviations, self._ranking.thesaurus, self._ranking.spelling)
        self._expander = Expander(folder, analyzer, thesaurus, self._words.holding, switches)
        self._ranker = Ranker(folder, self._words, self._vectors, embedder, analyzer, len(self._store), self._ranking)
        self._duplicates = DuplicateIndex(folder)
        words, store = self._words, self._store

        def read(ordinal: int) -> Passage:
            """A passage; not a method, so that the backend is no part of a cycle and closes with its last reader."""
            return words.overlay.current(store[ordinal])

        self.judge = Judge(folder, self._words, self._vectors, embedder, analyzer, read, len(self._store))
        self.precedents = PrecedentFinder(
            self._words, self._vectors, self._duplicates, embedder, analyzer, read, len(self._store)
        )

    def close(self) -> None:
        """Close the files."""
        self._store.close()

    def lay_over(self, overlay: Overlay) -> None:
        """Answer from now on with passages as corrections have made them.

        Args:
            overlay: passages that differ from those of the generation.
        """
        self._words.overlay = overlay

    def _passage(self, ordinal: int) -> Passage:
        return self._words.overlay.current(self._store[ordinal])

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Passages by identifier, unknown ones left out."""
        return tuple(self._words.overlay.current(passage) for passage in self._store.by_id(ids))

    def all_passages(self) -> Iterator[Passage]:
        """All passages in the order of the archive."""
        return (self._passage(ordinal) for ordinal in range(len(self._store)))

    def likeness(self, text: str, ordinals: Sequence[int]) -> Vectors:
        """How near passages are to a text in meaning, in standard deviations above the mean of the archive.

        Args:
            text: a question.
            ordinals: places of the passages in `all_passages`.
        """
        query = self._embedder.embed_query(_folded(text))
        moments = self._vectors.moments(query)
        return (self._vectors.similarity(query, ordinals) - moments.mean) / moments.deviation

    def search(self, query: Query) -> Result:
        """The best passages for a query; an empty question lists what passes the filter in the order of the archive.

        Raises:
            QueryError: a filter value or bound that cannot be honoured.
        """
        _check_bounds(query)
        asked = read_question(_folded(query.text), query.filter)
        text = _folded(asked.text)
        if not text:
            return self._listed(query, asked)
        added = self._added(query, asked)
        found, fused = self._ranked(text, asked.filter, added, query.offset + query.limit)
        window = fused[query.offset : query.offset + query.limit]
        terms = {one.expansion.added: one.way.stems for one in added}
        matcher = Matcher(text, self._analyzer, terms) if query.explain else None
        hits = tuple(self._hit(query.offset + place, hit, matcher) for place, hit in enumerate(window, start=1))
        expansions = tuple(one.expansion for one in added)
        judged = self.judge.judge(_ranking_of(text, found, fused, expansions, asked.filter))
        return Result(
            query,
            hits,
            total=found.words.total or len(fused),
            confidence=judged.confidence,
            abstained=judged.abstained,
            expansions=expansions,
            restrictions=asked.restrictions,
            steps=self._analyzer.steps(text) if query.explain else (),
            answer=judged.answer,
        )

    def _ranked(self, text: str, filter_: Filter, added: Sequence[Added], wanted: int) -> tuple[Found, list[Fused]]:
        """What was found, and of passages that say nearly the same the best.

        Where that leaves too few, what words find follows, as deep as can be asked for.
        """
        found = self._ranker.rank(text, filter_, added)
        fused = self._duplicates.folded(found.fused)
        for depth in (WORD_CANDIDATES, MAX_OFFSET + MAX_LIMIT):
            if len(fused) >= wanted or len(found.fused) >= found.words.total:
                break
            found = self._ranker.beyond(found, text, filter_, added, depth)
            fused = self._duplicates.folded(found.fused)
        return found, fused

    def _added(self, query: Query, asked: Asked) -> tuple[Added, ...]:
        """What a question is also searched as."""
        if not query.expand:
            return ()
        return self._expander.expand(_folded(asked.text), query.skip, asked.filter.phrases)

    def ranking(self, query: Query) -> Ranking:
        """How the passages are ranked for a query, as `judge` takes it.

        Raises:
            QueryError: a filter value that cannot be honoured.
        """
        asked = read_question(_folded(query.text), query.filter)
        text, added = _folded(asked.text), self._added(query, asked)
        found = self._ranker.rank(text, asked.filter, added)
        expansions = [one.expansion for one in added]
        return _ranking_of(text, found, self._duplicates.folded(found.fused), expansions, asked.filter)

    def candidates(self, query: Query, quick: bool = False) -> tuple[tuple[Passage, ...], Candidates]:
        """What the reranker has to choose from for a query.

        Args:
            query: the question.
            quick: all candidates, with quick features alone.

        Raises:
            QueryError: a filter value that cannot be honoured.
        """
        asked = read_question(_folded(query.text), query.filter)
        found = self._ranker.candidates(_folded(asked.text), asked.filter, self._added(query, asked), quick)
        return tuple(self._passage(hit.ordinal) for hit in found.fused), found

    def _listed(self, query: Query, asked: Asked) -> Result:
        """What passes the filter, in the order of the archive."""
        allowed = self._words.matching(asked.filter)
        ordinals = range(len(self._store)) if allowed is None else allowed
        window = ordinals[query.offset : query.offset + query.limit]
        hits = tuple(
            Hit(query.offset + place, 0.0, self._passage(ordinal)) for place, ordinal in enumerate(window, start=1)
        )
        certainty = 1.0 if hits else 0.0
        return Result(query, hits, len(ordinals), certainty, not hits, restrictions=asked.restrictions)

    def _hit(self, rank: int, fused: Fused, matcher: Matcher | None) -> Hit:
        passage = self._passage(fused.ordinal)
        positive = max(fused.words, 0.0) + max(fused.meaning, 0.0) or 1.0
        found = matcher.matched(passage.text) if matcher else Matched()
        explanation = Explanation(
            matched=found.words,
            words=round(max(fused.words, 0.0) / positive, 3),
            meaning=round(max(fused.meaning, 0.0) / positive, 3),
            added=found.added,
            spans=found.spans,
        )
        return Hit(
            rank, round(fused.score, 4), passage, explanation, *self._duplicates.places(fused.ordinal, self._passage)
        )


def _ranking_of(
    text: str, found: Found, fused: Sequence[Fused], expansions: Sequence[Expansion], filter_: Filter
) -> Ranking:
    """A ranking as it is judged."""
    added = tuple((expansion.term, expansion.added) for expansion in expansions)
    return Ranking(text, fused, found.similarity, found.distance, added, filter_ != Filter())


def _folded(text: str) -> str:
    """Without extra blanks; a lone surrogate, which a command line can hold, becomes "?"."""
    return " ".join(text.encode(errors="replace").decode().split())


def _check_bounds(query: Query) -> None:
    if not 1 <= query.limit <= MAX_LIMIT:
        raise QueryError(f"limit måste vara 1–{MAX_LIMIT}, inte {query.limit}.")
    if not 0 <= query.offset <= MAX_OFFSET:
        raise QueryError(f"offset måste vara 0–{MAX_OFFSET}, inte {query.offset}.")
    if len(query.text) > MAX_QUERY_CHARACTERS:
        raise QueryError(f"Frågan får ha högst {MAX_QUERY_CHARACTERS} tecken, inte {len(query.text)}.")
