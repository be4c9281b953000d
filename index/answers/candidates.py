"""What may answer a question: the sentences and decision clauses of a passage, with their offsets."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.protocol import DecisionTag, Passage, Piece
from ingest.model import BlockKind
from nlp.analyzer import Analyzer, Token
from nlp.decisions.sentences import sentences

# What is in tables is found as cells.
_LEFT_OUT: Final = frozenset(
    kind.value for kind in (BlockKind.HEADING, BlockKind.SIGNATURE, BlockKind.TOC, BlockKind.TABLE)
)
_FEWEST_WORDS: Final = 3
_LONGEST: Final = 700  # characters; what is longer is no answer but a text


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a passage that may be an answer.

    Args:
        start: offset of its first character in the passage's text.
        end: offset after its last.
        piece: the block that it stands in.
        tag: the decision clause that it is, or None.
        stems: of its words.
        parts: of its compounds.
        counted: stems of each figure and of the word right after it, as in "48 platser".
    """

    start: int
    end: int
    piece: Piece
    tag: DecisionTag | None
    stems: frozenset[str]
    parts: frozenset[str]
    counted: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage with its words, analysed once.

    Args:
        passage: as it was.
        spans: its parts that may be an answer, in order.
        head_stems: of title, headings, board and date.
        head_parts: of their compounds.
        stems: of the whole passage with its head.
        parts: of their compounds.
    """

    passage: Passage
    spans: tuple[Span, ...]
    head_stems: frozenset[str]
    head_parts: frozenset[str]
    stems: frozenset[str]
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadHit:
    """A hit of a search, with its passage read.

    Args:
        rank: from 1.
        score: of the search.
        read: its passage.
    """

    rank: int
    score: float
    read: ReadPassage


def read_passage(passage: Passage, analyzer: Analyzer) -> ReadPassage:
    """Analyse the words of a passage.

    Args:
        passage: with its pieces.
        analyzer: the Swedish analyzer.
    """
    tokens = analyzer.tokens(passage.text)
    about = f"{passage.title} {' '.join(passage.heading_path)} {passage.board} {passage.date} {passage.date[:4]}"
    head = analyzer.tokens(about)
    head_stems, head_parts = _stems(head), _parts(head)
    return ReadPassage(
        passage,
        tuple(_spans(passage, tokens)),
        head_stems,
        head_parts,
        _stems(tokens) | head_stems,
        _parts(tokens) | head_parts,
    )


def _stems(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.stem for token in tokens)


def _parts(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(part for token in tokens for part in token.parts)


def counted(words: Sequence[Token]) -> tuple[tuple[str, str], ...]:
    """Stems of each figure of a text and of the word right after it.

    Args:
        words: of the text, in order.
    """
    return tuple(
        (figure.stem, word.stem) for figure, word in pairwise(words) if figure.text[0].isdigit() and word.text.isalpha()
    )


def _spans(passage: Passage, tokens: Sequence[Token]) -> Iterator[Span]:
    clauses = sorted(_clauses(passage))
    starts = [token.start for token in tokens]
    for piece, start, end in _blocks(passage):
        for first, last in ((start + one, start + two) for one, two in sentences(passage.text[start:end])):
            tag = next((passage.decisions[n] for a, b, n in clauses if a <= first + 4 and last <= b + 4), None)
            words = tokens[bisect_left(starts, first) : bisect_left(starts, last)]
            if len(words) >= _FEWEST_WORDS and last - first <= _LONGEST:
                yield Span(first, last, piece, tag, _stems(words), _parts(words), counted(words))


def _clauses(passage: Passage) -> Iterator[tuple[int, int, int]]:
    """Where the decision clauses of a passage stand in it, as far as they stand there word for word."""
    for number, tag in enumerate(passage.decisions):
        start = passage.text.find(tag.text) if tag.text else -1
        if start >= 0:
            yield start, start + len(tag.text), number


def _blocks(passage: Passage) -> Iterator[tuple[Piece, int, int]]:
    """The blocks of a passage that hold running text, with where they stand in it."""
    ends = [piece.at - 1 for piece in passage.pieces[1:]] + [len(passage.text)]
    for piece, end in zip(passage.pieces, ends, strict=False):  # there may be none
        if piece.kind not in _LEFT_OUT:
            yield piece, piece.at, end
