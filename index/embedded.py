"""The embedded backend: tantivy and FAISS of one generation, fused."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from index.confidence import THRESHOLD, Evidence, confidence
from index.expansions import ExpansionIndex
from index.fusion import WEIGHTS, Fused, QueryKind, by_words_alone, fuse, kind_of, word_moments
from index.generation import Manifest
from index.lexical import WordHits, WordIndex, write_words
from index.overlay import Overlay
from index.protocol import Embedder, Explanation, Hit, Passage, Query, Result
from index.snippets import matched_words
from index.store import PassageStore, write_passages
from index.traits import TraitIndex, write_traits
from index.vectors import VectorIndex, write_vectors
from ingest.errors import QueryError, StateError
from nlp.analyzer import Analyzer

_WORD_CANDIDATES: Final = 1_000
_MEANING_CANDIDATES: Final = 200
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
    write_words(folder / "words", passages, analyzer)
    write_traits(folder, passages)
    write_vectors(folder, embedder.embed_passages([embedded_text(passage) for passage in passages]))


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

    Raises:
        StateError: the generation was made with another embedder.
    """

    def __init__(self, folder: Path, manifest: Manifest, embedder: Embedder, analyzer: Analyzer) -> None:
        if manifest.embedder != embedder.name:
            raise StateError(f"Indexet är byggt med {manifest.embedder}, inte {embedder.name}.", "E403")
        self.manifest = manifest
        self._words = WordIndex(folder / "words", analyzer)
        self._vectors = VectorIndex(folder)
        self._traits = TraitIndex(folder)
        self._store = PassageStore(folder)
        self._expansions = ExpansionIndex(folder, analyzer)
        self._embedder = embedder
        self._analyzer = analyzer

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

    def search(self, query: Query) -> Result:
        """The best passages for a query; an empty question lists what passes the filter in the order of the archive.

        Raises:
            QueryError: a filter value or bound that cannot be honoured.
        """
        _check_bounds(query)
        text = _folded(query.text)
        if not text:
            return self._listed(query)
        kind = kind_of(text)
        depth = max(_WORD_CANDIDATES, query.offset + query.limit)
        expansions = self._expansions.of(text) if query.expand else ()
        added = [expansion.added for expansion in expansions]
        words = self._words.search(text, WEIGHTS[kind].fields, query.filter, depth, added)
        fused, best = self._fused(text, kind, words, query)
        window = fused[query.offset : query.offset + query.limit]
        looked_for = " ".join((query.text, *added))
        hits = tuple(
            self._hit(query.offset + place, hit, looked_for, query.explain) for place, hit in enumerate(window, start=1)
        )
        certainty = confidence(self._evidence(text, fused, best))
        total = words.total or len(fused)
        return Result(query, hits, total, certainty, certainty < THRESHOLD, expansions)

    def evidence(self, query: Query) -> Evidence:
        """What speaks for the archive holding an answer; `index.confidence` makes a probability of it.

        Raises:
            QueryError: a filter value that cannot be honoured.
        """
        text = _folded(query.text)
        kind = kind_of(text)
        words = self._words.search(text, WEIGHTS[kind].fields, query.filter, _WORD_CANDIDATES)
        return self._evidence(text, *self._fused(text, kind, words, query))

    def _listed(self, query: Query) -> Result:
        """What passes the filter, in the order of the archive."""
        allowed = self._words.matching(query.filter)
        ordinals = range(len(self._store)) if allowed is None else allowed
        window = ordinals[query.offset : query.offset + query.limit]
        hits = tuple(
            Hit(query.offset + place, 0.0, self._passage(ordinal)) for place, ordinal in enumerate(window, start=1)
        )
        return Result(query, hits, len(ordinals), 1.0 if hits else 0.0, not hits)

    def _fused(self, text: str, kind: QueryKind, words: WordHits, query: Query) -> tuple[list[Fused], float]:
        """Candidates of both sides ranked together, then the rest of what words found; and the highest similarity.

        The candidates do not depend on what page is asked for, so that pages neither overlap nor leave gaps.
        """
        vector = self._embedder.embed_query(text)
        allowed = self._words.matching(query.filter)
        near = self._vectors.search(vector, _MEANING_CANDIDATES, allowed)
        scores = dict(islice(words.scores.items(), _WORD_CANDIDATES))
        best_words = sorted(scores, key=lambda ordinal: (-scores[ordinal], ordinal))
        candidates = sorted({*best_words[:_MEANING_CANDIDATES], *near})
        similarities = self._vectors.similarity(vector, candidates)
        meaning = {ordinal: float(value) for ordinal, value in zip(candidates, similarities, strict=True)}
        moments = (word_moments(scores, len(self._store)), self._vectors.moments(vector))
        share = WEIGHTS[kind].meaning
        fused = fuse(scores, meaning, moments, share, self._traits.gains(text, candidates))
        if query.offset + query.limit > len(fused):
            fused += by_words_alone(words.scores, fused, moments[0], share)
        return fused, max(meaning.values(), default=0.0)

    def _hit(self, rank: int, fused: Fused, looked_for: str, explain: bool) -> Hit:
        passage = self._passage(fused.ordinal)
        positive = max(fused.words, 0.0) + max(fused.meaning, 0.0) or 1.0
        explanation = Explanation(
            matched=matched_words(looked_for, passage.text, self._analyzer) if explain else (),
            words=round(max(fused.words, 0.0) / positive, 3),
            meaning=round(max(fused.meaning, 0.0) / positive, 3),
        )
        return Hit(rank, round(fused.score, 4), passage, explanation)

    def _evidence(self, text: str, fused: Sequence[Fused], best: float) -> Evidence:
        """What speaks for the archive holding an answer."""
        stems = list(dict.fromkeys(self._analyzer.stems(text)))
        top = self._passage(fused[0].ordinal) if fused else None
        whole = f"{top.title} {' '.join(top.heading_path)} {top.text}" if top else ""
        tenth = fused[min(9, len(fused) - 1)] if fused else None
        held = {*self._analyzer.stems(whole), *self._analyzer.parts(whole)}
        return Evidence(
            passages=len(self._store),
            frequencies={stem: self._words.document_frequency(stem) for stem in stems},
            held=frozenset(held),
            similarity=best,
            top_score=fused[0].words + fused[0].meaning if fused else 0.0,
            tenth_score=tenth.words + tenth.meaning if tenth else 0.0,
        )


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
