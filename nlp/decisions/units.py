"""The running text of a document as units: blocks, joined where a page or a column cuts a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.model import PAGE_FURNITURE, Block, BlockKind, ParsedSource

_SKIPPED: Final = PAGE_FURNITURE | {BlockKind.TOC, BlockKind.SIGNATURE}
_FLOWING: Final = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_CLOSED: Final = (".", "!", "?", ":", ";", ",")
_BULLET: Final = re.compile(r"[-–•▪◦●o*]\s|\(?\d{1,2}[.)]\s|[a-zåäö]\)\s")
_ATT: Final = re.compile(r"att\s", re.IGNORECASE)
_CUT_FROM: Final = 30


@dataclass(frozen=True, slots=True)
class Unit:
    """A block, or blocks that belong together, as clauses are cut from it.

    Args:
        start: offset of its text in the source's text.
        text: as long as what stands there, with blanks for line ends and page furniture; so offsets agree.
        kind: of its first block.
        level: of a heading, else 0.
        blocks: the blocks that it is made of.
    """

    start: int
    text: str
    kind: BlockKind
    level: int
    blocks: tuple[Block, ...]

    @property
    def first(self) -> Block:
        """Its first block."""
        return self.blocks[0]

    def pages(self, start: int, end: int) -> tuple[int, int]:
        """First and last page of a part.

        Args:
            start: offset in the unit's text.
            end: offset after the part.
        """
        touched = [
            block for block in self.blocks if block.start < self.start + end and block.end > self.start + start
        ] or [self.blocks[0]]
        return touched[0].page_first, touched[-1].page_last


def units_of(source: ParsedSource, blocks: Sequence[Block]) -> Iterator[Unit]:
    """Units of the blocks of one document, in order; furniture, tables of contents and signatures are left out.

    Args:
        source: the source that they belong to.
        blocks: of one document.
    """
    held: list[Block] = []
    for block in blocks:
        if block.kind in _SKIPPED or not block.text.strip():
            continue
        if held and not _is_cut(held[-1], block):
            yield _unit(source, held)
            held = []
        held.append(block)
    if held:
        yield _unit(source, held)


def _unit(source: ParsedSource, blocks: Sequence[Block]) -> Unit:
    start, end = blocks[0].start, blocks[-1].end
    characters = [" "] * (end - start)
    for block in blocks:
        characters[block.start - start : block.end - start] = block.text.replace("\n", " ")
    return Unit(start, "".join(characters), blocks[0].kind, blocks[0].level, tuple(blocks))


def _is_cut(left: Block, right: Block) -> bool:
    """Whether the text of `left` goes on in `right`: no end of a sentence, then a small letter, "att" or a figure.

    Items that begin with "att" are kept apart when the block above is an item too, or a stem without a full line.
    """
    cell = right.kind is BlockKind.TABLE and "\n" not in right.text  # a line of text with many figures
    if left.kind not in _FLOWING or not (cell or right.kind in _FLOWING) or _BULLET.match(right.text):
        return False
    before, after = left.text.rstrip(), right.text.lstrip()
    if before.endswith(_CLOSED) or len(before) < _CUT_FROM or is_stem_end(before):
        return False
    if _ATT.match(after):
        return not _ATT.match(_BULLET.sub("", before, count=1))
    return after[0].islower() or (after[0].isdigit() and left.page_last == right.page_first and len(after) < _CUT_FROM)


_STEM_END: Final = re.compile(
    r"\b(?:beslutar|beslutade|besluta|föreslår|föreslås|yrkar|rekommenderar|hemställer)(?:\s+(?:[\w-]*(?:nämnd\w*|styrelse\w*|fullmäktige|utskott\w*)|därför|följande|för|egen|sin|del|att|besluta|beslutar|föreslå))*$",
    re.IGNORECASE,
)


def is_stem_end(text: str) -> bool:
    """Whether a text ends where a list of att-clauses is to follow ("Nämnden beslutar", "föreslår fullmäktige besluta")."""
    return _STEM_END.search(text.rstrip(" :")) is not None
