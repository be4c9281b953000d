"""One page of a document as its reader sees it: what is marked on the picture, and the text that stands on it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from api.library import OpenDocument
from api.marks import marked
from api.word_places import Box, PageWords
from index.protocol import Passage
from index.snippets import snippet
from ingest.drawing import Drawing
from ingest.model import PAGE_FURNITURE, Block, Word
from nlp.analyzer import Analyzer
from nlp.model import Decision, Entity

Span = tuple[int, int]
Places = Mapping[int, Sequence[int | None]]
"""By ordinal of a block, the word of the page that each of its characters stands in, or None."""

_ENTITIES: Final = ("PER", "ORG", "MUN", "LAW", "DNR", "MONEY", "PROGRAM", "SYSTEM")  # what a reader looks for
_MOST_NAMES: Final = 12  # of a kind


@dataclass(frozen=True, slots=True)
class Marking:
    """Places marked on a page.

    Args:
        kind: "ord" (of the question), "passage" (the hit) or the status of a decision clause.
        boxes: on the page.
    """

    kind: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be marked.

    Args:
        question: whose words.
        added: what the question was also searched as.
        passage: the hit that led here, or None.
        decisions: clauses of the document.
    """

    question: str = ""
    added: tuple[str, ...] = ()
    passage: Passage | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the page's text.

    Args:
        kind: a value of `ingest.model.BlockKind`.
        text: as far as it stands on this page, with the words of the question marked.
        hit: it is part of the hit.
    """

    kind: str
    text: Markup
    hit: bool


def blocks_of(opened: OpenDocument, number: int) -> tuple[Block, ...]:
    """Blocks of a document that stand on a page, without furniture.

    Args:
        opened: the document.
        number: 1-based page.
    """
    document = opened.document
    own = opened.source.blocks[document.block_first : document.block_last + 1]
    return tuple(block for block in own if block.kind not in PAGE_FURNITURE and _is_on(block, number))


def _is_on(block: Block, number: int) -> bool:
    return block.page_first <= number <= block.page_last


def words_of(opened: OpenDocument, number: int, drawing: Drawing) -> Sequence[Word]:
    """Words of a page with their boxes: those that OCR read, where it did, else those of the file."""
    read = next((page.words for page in opened.source.pages if page.number == number), ())
    return read or drawing.words


def text_blocks(blocks: Sequence[Block], wanted: Wanted, places: Places, analyzer: Analyzer) -> list[TextBlock]:
    """The text of a page.

    Args:
        blocks: of the page.
        wanted: what is marked.
        places: where each block stands on the page; empty where there is no picture.
        analyzer: the Swedish analyzer.
    """
    hit = _passage_spans(wanted.passage)
    found = []
    for block in blocks:
        first, last = _here(block, places.get(block.ordinal, ()))
        spans = [
            (start - first, end - first)
            for start, end in _word_spans(block, wanted, analyzer)
            if first <= start and end <= last
        ]
        text = marked(block.text[first:last], spans)
        before, after = ("… " if first else ""), (" …" if last < len(block.text) else "")
        is_hit = any(start < block.start + last and block.start + first < end for start, end in hit)
        found.append(TextBlock(block.kind.value, Markup("{}{}{}").format(before, text, after), is_hit))
    return found


def _here(block: Block, places: Sequence[int | None]) -> Span:
    """The part of a block that stands on the page: all of it, unless it goes on from or to another page."""
    found = [place for place, word in enumerate(places) if word is not None]
    if block.page_first == block.page_last or not found:
        return 0, len(block.text)
    first, last = found[0], found[-1] + 1
    while first and not block.text[first - 1].isspace():
        first -= 1
    while last < len(block.text) and not block.text[last].isspace():
        last += 1
    return first, last


def places_of(blocks: Sequence[Block], words: PageWords) -> Places:
    """Where the blocks of a page stand on it.

    Args:
        blocks: of the page, in order.
        words: of the page.
    """
    return {block.ordinal: words.find(block.text) for block in blocks}


def markings(
    blocks: Sequence[Block], wanted: Wanted, places: Places, words: PageWords, analyzer: Analyzer
) -> list[Marking]:
    """What is marked on the picture of a page, the wide under the narrow.

    Args:
        blocks: of the page.
        wanted: what is marked.
        places: where each block stands on the page.
        words: of the page.
        analyzer: the Swedish analyzer.
    """
    found: dict[str, list[int]] = {}
    spans: list[tuple[str, Span]] = [("passage", span) for span in _passage_spans(wanted.passage)]
    spans += [(decision.status, (decision.start, decision.end)) for decision in wanted.decisions]
    for block in blocks:
        asked = _word_spans(block, wanted, analyzer)
        own = [*spans, *(("ord", (block.start + start, block.start + end)) for start, end in asked)]
        for kind, (start, end) in own:
            inside = places[block.ordinal][max(0, start - block.start) : max(0, end - block.start)]
            found.setdefault(kind, []).extend(place for place in inside if place is not None)
    order = sorted(found, key=lambda kind: (kind == "ord", kind != "passage"))
    return [Marking(kind, words.boxes(found[kind])) for kind in order if found[kind]]


def _passage_spans(passage: Passage | None) -> list[Span]:
    """Where the pieces of a passage stand in the text of its source."""
    if passage is None:
        return []
    ends = [piece.at for piece in passage.pieces[1:]] + [len(passage.text) + 1]
    return [(piece.start, piece.start + end - 1 - piece.at) for piece, end in zip(passage.pieces, ends, strict=True)]


def _word_spans(block: Block, wanted: Wanted, analyzer: Analyzer) -> tuple[Span, ...]:
    if not wanted.question.strip():
        return ()
    return snippet(wanted.question, block.text, analyzer, max(1, len(block.text)), wanted.added).marks


def names_of(blocks: Sequence[Block], entities: Sequence[Entity]) -> Mapping[str, tuple[str, ...]]:
    """Names on a page by kind, each once, as written.

    Args:
        blocks: of the page.
        entities: of its source.
    """
    found: dict[str, dict[str, str]] = {}
    for entity in entities:
        if entity.label in _ENTITIES and any(block.start <= entity.start < block.end for block in blocks):
            found.setdefault(entity.label, {}).setdefault(entity.norm or entity.text.casefold(), entity.text)
    return {label: tuple(found[label].values())[:_MOST_NAMES] for label in _ENTITIES if label in found}


def clauses_of(blocks: Sequence[Block], decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Decision clauses that stand on a page.

    Args:
        blocks: of the page.
        decisions: of its document.
    """
    for decision in decisions:
        if any(block.start < decision.end and decision.start < block.end for block in blocks):
            yield decision
