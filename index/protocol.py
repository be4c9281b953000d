"""The seams of search: what a passage, query, filter and hit are, and what an embedder and a backend must do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from nlp.analyzer import Step

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class DecisionTag:
    """A decision clause inside a passage: what filters need to know of it, and what a hit shows.

    Args:
        status: a key of `nlp.labels.STATUSES`.
        types: keys of `nlp.labels.DECISION_TYPES`.
        subject: a key of `nlp.labels.SUBJECTS`.
        text: the clause.
        body: the deciding body, or None.
        paragraph: "§ 45", or None.
        date: ISO date, or None.
    """

    status: str
    types: tuple[str, ...]
    subject: str
    text: str = ""
    body: str | None = None
    paragraph: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the source inside a passage, or a part of one that is too long.

    Args:
        at: offset of its text in the passage's text.
        start: offset of its text in the source's text.
        page_first: 1-based.
        page_last: 1-based.
        kind: a value of `ingest.model.BlockKind`.
    """

    at: int
    start: int
    page_first: int
    page_last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """At most 250 words of one section: what is searched and shown.

    Args:
        id: stable identifier: first 12 digits of the source's SHA-256, "-", its number in the source.
        source: SHA-256 of its source file.
        file: name of the source file.
        document: ordinal of its logical document.
        section: ordinal of its section.
        page_first: 1-based.
        page_last: 1-based.
        text: what is shown.
        heading_path: headings from the outermost to its section's.
        title: title of its logical document.
        doc_type: a key of `ingest.labels.DOC_TYPES`.
        municipality: or "".
        board: or "".
        diarienummer: normalised diarienummer of its document, or "".
        date: ISO date (of the document, else of its meeting), or "".
        laws: normal forms of the laws that it cites.
        decisions: its decision clauses.
        pieces: the blocks that its text is made of, in order; they say where in the source each part stands.
    """

    id: str
    source: str
    file: str
    document: int
    section: int
    page_first: int
    page_last: int
    text: str
    heading_path: tuple[str, ...] = ()
    title: str = ""
    doc_type: str = "ovrigt"
    municipality: str = ""
    board: str = ""
    diarienummer: str = ""
    date: str = ""
    laws: tuple[str, ...] = ()
    decisions: tuple[DecisionTag, ...] = ()
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What hits must fulfil; empty fields let everything through, values inside a field are alternatives.

    Args:
        municipality: names, compared without case.
        board: names, compared without case.
        doc_type: keys of `ingest.labels.DOC_TYPES`.
        status: at least one decision in the passage has one of these.
        type: at least one decision in the passage has one of these.
        subject: at least one decision in the passage has one of these.
        diarienummer: in any spelling; normalised before comparing.
        law: name, abbreviation or SFS number of a law cited in the passage.
        date_from: ISO date, inclusive.
        date_to: ISO date, inclusive.
        phrases: words that all stand in the passage, its title or a heading, in this order, inflected or not.
        without: words of which none stands there so.
    """

    municipality: tuple[str, ...] = ()
    board: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    diarienummer: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    date_from: str = ""
    date_to: str = ""
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A question with filters.

    Args:
        text: as the user wrote it, in the language of `index.query_language`.
        limit: number of hits wanted.
        offset: hits to skip.
        filter: what hits must fulfil.
        explain: find the matched words of every hit, which costs about a millisecond each.
        expand: also look for other words for the same: abbreviations, the thesaurus, the spelling of the archive.
        skip: expansions to leave out, as `Expansion.added` writes them, compared without case.
    """

    text: str
    limit: int = 10
    offset: int = 0
    filter: Filter = field(default_factory=Filter)
    explain: bool = False
    expand: bool = True
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a question was also searched as.

    Args:
        term: words of the question, as the source has them.
        added: what was searched beside them.
        kind: a key of `nlp.labels.EXPANSIONS`: what it is to them.
        weight: against the words of the question, which count 1.
        source: a key of `nlp.labels.EXPANSION_SOURCES`: who says so.
        documents: of an abbreviation of the archive, the number of documents that explain it so; else 0.
    """

    term: str
    added: str
    kind: str
    weight: float
    source: str
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Restriction:
    """A part of a question that was taken for a filter.

    Args:
        field: a field of `Filter`, or "year".
        value: as the filter has it.
        written: the part of the question, as written.
    """

    field: str
    value: str
    written: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a passage is a hit.

    Args:
        matched: words of the passage that matched, as written there; found only when the query asks for it.
        words: share of the score that words gave, 0–1.
        meaning: share of the score that meaning gave, 0–1.
        added: expansions of the question whose words matched, as `Expansion.added`; found with `matched`.
        spans: (start, end) of each matched word in the text of the passage, in order; found with `matched`.
    """

    matched: tuple[str, ...] = ()
    words: float = 0.0
    meaning: float = 0.0
    added: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands that says nearly the same as another.

    Args:
        id: of the passage.
        source: SHA-256 of its source file.
        file: name of the source file.
        document: ordinal of its logical document.
        section: ordinal of its section.
        title: title of its logical document.
        page_first: 1-based.
        page_last: 1-based.
    """

    id: str
    source: str
    file: str
    document: int
    section: int
    title: str
    page_first: int
    page_last: int


LIKELY: Final = 0.5
"""Confidence from which an answer is more likely right than not; a less certain one is shown as possible."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source says to a question, word for word.

    Args:
        text: as it stands between `start` and `end` in the text of the source.
        kind: "sentence", "clause" (of a decision) or "cell" (of a table, or several of one row).
        confidence: 0–1, that it answers the question.
        passage: identifier of the passage that holds it, or "".
        source: SHA-256 of its source file.
        file: name of the source file.
        document: ordinal of its logical document.
        title: title of its logical document.
        page_first: 1-based.
        page_last: 1-based; another page than the first where its block runs over pages.
        start: offset of its first character in the source's text.
        end: offset after its last character.
        heading_path: headings from the outermost to its section's.
        label: of a cell, the headers that say what it is; else "".
        status: of a clause, a key of `nlp.labels.STATUSES`; else "".
    """

    text: str
    kind: str
    confidence: float
    passage: str
    source: str
    file: str
    document: int
    title: str
    page_first: int
    page_last: int
    start: int
    end: int
    heading_path: tuple[str, ...] = ()
    label: str = ""
    status: str = ""

    @property
    def is_likely(self) -> bool:
        """Whether it is more likely than not that it answers."""
        return self.confidence >= LIKELY


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its rank.

    Args:
        rank: 1-based.
        score: higher is better; comparable inside one result only.
        passage: what was found.
        explanation: why.
        also: other places in the archive that say nearly the same, the first `index.duplicates.MOST_PLACES`.
        also_total: number of all of them.
    """

    rank: int
    score: float
    passage: Passage
    explanation: Explanation = field(default_factory=Explanation)
    also: tuple[Place, ...] = ()
    also_total: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query.

    Args:
        query: what was asked.
        hits: best first.
        total: number of passages that match the words or, with no words, the filter.
        confidence: 0–1, that the archive answers the question.
        abstained: the confidence is below the threshold.
        expansions: what the question was also searched as, the weightiest first.
        restrictions: what of the question was taken for a filter, in its order.
        steps: what the analyzer made of each word of the question; found only when the query asks to explain.
        answer: what answers the question word for word, or None where nothing does with enough confidence.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    confidence: float
    abstained: bool
    expansions: tuple[Expansion, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    steps: tuple[Step, ...] = ()
    answer: Answer | None = None


class Embedder(Protocol):
    """Turns texts into unit vectors whose inner product says how alike they are in meaning.

    Attributes:
        name: stable name with version; written into the manifest of an index.
        dimensions: length of a vector.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dimensions), float32, each of length 1 (or 0 for no known word)."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """Vector of a question, shape (dimensions,), float32."""
        ...


class SearchBackend(Protocol):
    """Finds passages; opened on one immutable generation."""

    def search(self, query: Query) -> Result:
        """The best passages for a query, filters applied before ranking; an empty question lists what passes them.

        Raises:
            QueryError: a filter value or bound that cannot be honoured.
        """
        ...

    def passages(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Passages by identifier, unknown ones left out."""
        ...
