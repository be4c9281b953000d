"""Cutting sections into passages: at most 250 words, never over a section's border, with the heading path."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.protocol import DecisionTag, Passage, Piece
from ingest.model import PAGE_FURNITURE, Block, BlockKind, LogicalDocument, ParsedSource, Section
from nlp.diarienummer import normalise
from nlp.model import Annotations, Decision, Entity

_LEFT_OUT: Final = PAGE_FURNITURE | {BlockKind.TOC}
_ID_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class PassageOptions:
    """How long passages are.

    Args:
        target_words: a passage is closed when the next block would take it over this many words.
        max_words: no passage is longer; a longer block is cut, at a sentence end where there is one.
    """

    target_words: int = 100
    max_words: int = 160


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or a part of one that is too long."""

    block: Block
    text: str
    start: int
    end: int

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())


def build_passages(
    parsed: ParsedSource, annotations: Annotations, options: PassageOptions | None = None
) -> tuple[Passage, ...]:
    """Passages of a source in reading order.

    Args:
        parsed: the source.
        annotations: its entities (laws are taken from them) and decision clauses.
        options: how long passages are.
    """
    cutter = _Cutter(parsed, annotations, options or PassageOptions())
    return tuple(cutter.passages())


class _Cutter:
    """Walks the sections of one source."""

    def __init__(self, parsed: ParsedSource, annotations: Annotations, options: PassageOptions) -> None:
        self._parsed = parsed
        self._options = options
        self._parents = {section.parent for section in parsed.sections}
        self._laws = [entity for entity in annotations.entities if entity.label == "LAW"]
        self._decisions = sorted(annotations.decisions, key=lambda decision: decision.start)

    def passages(self) -> Iterator[Passage]:
        """All passages, numbered inside the source."""
        number = 0
        for section in self._parsed.sections:
            document = self._parsed.documents[section.document]
            for group in self._groups(section):
                yield self._passage(number, group, section, document)
                number += 1

    def _groups(self, section: Section) -> Iterator[list[_Piece]]:
        """Pieces of a section, collected up to the target length."""
        group: list[_Piece] = []
        words = 0
        blocks = self._parsed.blocks[section.block_first : section.block_last + 1]
        # Blank is what stands under secrecy, where it is not shown.
        kept = [block for block in blocks if block.kind not in _LEFT_OUT and block.text.strip()]
        bare = all(block.kind is BlockKind.HEADING for block in kept)
        if not kept or (bare and section.ordinal in self._parents):
            return  # a bare heading is found through the sections under it
        for piece in (piece for block in kept for piece in self._pieces(block)):
            full = words + piece.words > (self._options.target_words if words > 30 else self._options.max_words)
            if group and full:
                yield group
                group, words = [], 0
            group.append(piece)
            words += piece.words
        yield group

    def _pieces(self, block: Block) -> Iterator[_Piece]:
        words = block.text.split()
        if len(words) <= self._options.max_words:
            yield _Piece(block, block.text, block.start, block.end)
            return
        offset = 0
        for part in _split_long(block.text, self._options.target_words):
            start = block.start + block.text.index(part, offset)
            offset = start - block.start + len(part)
            yield _Piece(block, part, start, start + len(part))

    def _passage(self, number: int, group: Sequence[_Piece], section: Section, document: LogicalDocument) -> Passage:
        start, end = group[0].start, group[-1].end
        return Passage(
            id=f"{self._parsed.sha256[:_ID_DIGITS]}-{number}",
            source=self._parsed.sha256,
            file=self._parsed.file,
            document=document.ordinal,
            section=section.ordinal,
            page_first=min(piece.block.page_first for piece in group),
            page_last=max(piece.block.page_last for piece in group),
            text="\n".join(piece.text for piece in group),
            heading_path=section.path,
            title=document.title,
            doc_type=document.doc_type,
            municipality=document.municipality or "",
            board=document.board or "",
            diarienummer=(normalise(document.diarienummer) or "") if document.diarienummer else "",
            date=document.date or document.meeting_date or "",
            laws=_laws_in(self._laws, start, end),
            decisions=_tags_in(self._decisions, start, end),
            pieces=tuple(_places(group)),
        )


def _places(group: Sequence[_Piece]) -> Iterator[Piece]:
    at = 0
    for piece in group:
        block = piece.block
        yield Piece(at, piece.start, block.page_first, block.page_last, block.kind.value)
        at += len(piece.text) + 1  # and the line end


def _laws_in(laws: Sequence[Entity], start: int, end: int) -> tuple[str, ...]:
    names = {(entity.norm or entity.text) for entity in laws if start <= entity.start < end}
    return tuple(sorted(names))


def _tags_in(decisions: Sequence[Decision], start: int, end: int) -> tuple[DecisionTag, ...]:
    return tuple(
        DecisionTag(
            decision.status,
            decision.types,
            decision.subject,
            decision.text,
            decision.body,
            decision.paragraph,
            decision.date,
        )
        for decision in decisions
        if start <= decision.start < end
    )


def _split_long(text: str, target: int) -> Iterator[str]:
    """Parts of about `target` words, cut after a sentence end or line end where there is one in reach."""
    start = 0
    words = 0
    last_good = 0
    index = 0
    for word in text.split():
        index = text.index(word, index) + len(word)
        words += 1
        if word.endswith((".", "!", "?", ":")) or text[index : index + 1] == "\n":
            last_good = index
        if words >= target:
            cut = last_good if last_good > start else index
            yield text[start:cut].strip()
            start = cut
            words = len(text[cut:index].split())
    if text[start:].strip():
        yield text[start:].strip()
