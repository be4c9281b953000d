"""Where the logical documents of a package start."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.heads import HEADER_WORD, head_start, page_head, page_of
from ingest.model import PAGE_FURNITURE, Block, BlockKind, Bookmark
from ingest.templates import NUMBERED, PARAGRAPH, is_template_heading

_CONTENTS = re.compile(r"^(?:innehåll|innehållsförteckning)[:.]?$", re.IGNORECASE)
_FEW_BLOCKS: Final = 4
_HEAD_BLOCKS: Final = 6
_LONG_HEADER: Final = 160


def document_starts(blocks: Sequence[Block], bookmarks: Sequence[Bookmark]) -> tuple[int, ...]:
    """Ordinals of the blocks at which a logical document starts; the first is always 0.

    A document starts at (a) the head of a title: header words, address lines, "Diarienummer", "Datum" above a heading
    of level 1; (b) a heading of level 1 that is no § of minutes, no chapter, and does not stand right below another
    start; (c) a numbering or table of contents that begins again at the top of a page; (d) a page that a top-level
    bookmark points to; (e) a header word with the page number 1(n).
    """
    return _Finder(blocks, bookmarks).find()


class _Finder:
    """Walks the blocks once and keeps what it knows of the current document."""

    def __init__(self, blocks: Sequence[Block], bookmarks: Sequence[Bookmark]) -> None:
        self._blocks = blocks
        self._starts: list[int] = [0]
        self._chaptered = False
        outer = min((mark.level for mark in bookmarks), default=1)
        self._marked_pages = {mark.page for mark in bookmarks if mark.level == outer}
        self._page_tops = _page_tops(blocks)
        self._page_heads = _page_tops(blocks, furniture=True)

    def find(self) -> tuple[int, ...]:
        """All starts, ascending."""
        for index in range(len(self._blocks)):
            start = self._start_for(index)
            if start is not None and start > self._starts[-1]:
                self._starts.append(start)
                self._chaptered = False
            self._note(index)
        return tuple(self._starts)

    def _note(self, index: int) -> None:
        """Remember whether the current document has chapters or template headings."""
        block = self._blocks[index]
        if block.kind is BlockKind.HEADING and (block.level > 1 or NUMBERED.match(block.text)):
            chapter = NUMBERED.match(block.text) or is_template_heading(block.text)
            self._chaptered = self._chaptered or (bool(chapter) and not _CONTENTS.match(block.text))

    def _start_for(self, index: int) -> int | None:
        """Ordinal of the start that block `index` gives away, or None."""
        block = self._blocks[index]
        if self._page_heads.get(index) in self._marked_pages or self._is_first_header(block):
            return index
        if block.kind is not BlockKind.HEADING:
            return None
        if self._numbering_restarts(index) or self._contents_open(index):
            return page_head(self._blocks, index, self._starts[-1])
        if block.level == 1 and not NUMBERED.match(block.text):
            return self._start_at_title(index)
        return None

    def _is_first_header(self, block: Block) -> bool:
        """A header word with the page number 1(n)."""
        if block.kind is BlockKind.HEADING or len(block.text) > _LONG_HEADER or page_of(block) != 1:
            return False
        return HEADER_WORD.match(block.text) is not None

    def _start_at_title(self, index: int) -> int | None:
        """The start for a heading of level 1, or None when it goes on with the current document."""
        text = self._blocks[index].text
        head = head_start(self._blocks, index, self._starts[-1])
        if head <= self._starts[-1] or is_template_heading(text):
            return None
        announced = self._is_announced(head, index)
        if PARAGRAPH.match(text) and not announced:
            return None
        since = [part for part in self._blocks[self._starts[-1] : head] if part.kind not in PAGE_FURNITURE]
        return head if announced or len(since) >= _FEW_BLOCKS else None

    def _is_announced(self, first: int, last: int) -> bool:
        """Whether a head holds a header word that is not just the running header of the current document."""
        head = self._blocks[first:last]
        words = [block for block in head if HEADER_WORD.match(block.text) and page_of(block) in (None, 1)]
        if not words:
            return False
        own = {block.text for block in self._blocks[self._starts[-1] : self._starts[-1] + _HEAD_BLOCKS]}
        return not all(block.text in own for block in head if block.kind is BlockKind.FURNITURE) or any(
            block.kind is not BlockKind.FURNITURE for block in words
        )

    def _numbering_restarts(self, index: int) -> bool:
        """Chapter 1 at the top of a page, when the current document has had chapters or template headings before."""
        block = self._blocks[index]
        match = NUMBERED.match(block.text)
        first = match is not None and match.group("number") == "1" and block.level <= 2
        return first and index in self._page_tops and self._chaptered

    def _contents_open(self, index: int) -> bool:
        """A table of contents at the top of a page, when the current document is in the midst of its chapters."""
        heading = _CONTENTS.match(self._blocks[index].text)
        return heading is not None and index in self._page_tops and self._chaptered


def _page_tops(blocks: Sequence[Block], furniture: bool = False) -> dict[int, int]:
    """Ordinal of the first block of each page → page; running headers count only with `furniture`."""
    tops: dict[int, int] = {}
    seen = set()
    skipped = {BlockKind.FOOTER} if furniture else PAGE_FURNITURE
    for index, block in enumerate(blocks):
        if block.kind not in skipped and block.page_first not in seen:
            seen.add(block.page_first)
            tops[index] = block.page_first
        seen.add(block.page_last)
    return tops
