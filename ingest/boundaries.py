"""Where the logical documents of a package start."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.model import Block, BlockKind, Bookmark
from ingest.templates import NUMBERED, PARAGRAPH, is_template_heading

_HEADER_WORD = re.compile(
    r"^(?:(?:sammanträdes)?protokoll(?:sutdrag)?|tjänsteutlåtande|tjänsteskrivelse|kallelse|föredragningslista|delegationslista"
    r"|protokollsutdrag|missiv|yttrande|bilaga|skrivelse|rapport)\b",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(r"\b(?P<page>\d{1,3})\s*(?:\(|av\s|/)\s*(?P<of>\d{1,3})\)?\s*$")
_META = re.compile(
    r"diarie(?:nummer|nr)|\bdnr\b|ärendenummer|\bdatum\b|handläggare|sammanträdes|\bsida\b|organisationsnummer"
    r"|^sektor\b|förvaltning(?:en)?\b|kontoret\b|nämnden\b|styrelsen\b|utskottet\b|mobil:|@|telefon|\bbox\s\d|dokumenttyp",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"www\.|@\S+\.\w|organisationsnummer|justerandes sign|postadress|sida\s*\|?\s*\d", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}|(?:[^\W\d_] ){3}")
_CONTENTS = re.compile(r"^(?:innehåll|innehållsförteckning)[:.]?$", re.IGNORECASE)
_MAX_HEAD_LINES: Final = 12
_MAX_HEAD_LINE: Final = 80
_FEW_BLOCKS: Final = 4


def document_starts(blocks: Sequence[Block], bookmarks: Sequence[Bookmark]) -> tuple[int, ...]:
    """Ordinals of the blocks at which a logical document starts; the first is always 0.

    A document starts at (a) the head of a title: header words, address lines, "Diarienummer", "Datum" above a heading
    of level 1; (b) a heading of level 1 that is no § of minutes and does not stand right below another start; (c) a
    numbering that begins again at the top of a page; (d) a page that a top-level bookmark points to; (e) a header
    word with the page number 1(n).
    """
    finder = _Finder(blocks, bookmarks)
    return finder.find()


class _Finder:
    """Walks the blocks once and keeps what it knows of the current document."""

    def __init__(self, blocks: Sequence[Block], bookmarks: Sequence[Bookmark]) -> None:
        self._blocks = blocks
        self._starts: list[int] = [0]
        self._chaptered = False
        outer = min((mark.level for mark in bookmarks), default=1)
        self._marked_pages = {mark.page for mark in bookmarks if mark.level == outer}
        self._page_tops = _page_tops(blocks)

    def find(self) -> tuple[int, ...]:
        """All starts, ascending."""
        for index in range(len(self._blocks)):
            start = self._start_for(index)
            if start is not None and start > self._starts[-1]:
                self._open(start)
            self._note(index)
        return tuple(self._starts)

    def _open(self, start: int) -> None:
        self._starts.append(start)
        self._chaptered = False

    def _note(self, index: int) -> None:
        """Remember what the current document is like."""
        block = self._blocks[index]
        if block.kind is BlockKind.HEADING and block.level > 1:
            chapter = NUMBERED.match(block.text) or is_template_heading(block.text)
            self._chaptered = self._chaptered or (bool(chapter) and not _CONTENTS.match(block.text))

    def _start_for(self, index: int) -> int | None:
        """Ordinal of the start that block `index` gives away, or None."""
        block = self._blocks[index]
        if self._page_tops.get(index) in self._marked_pages:
            return index
        header = self._numbered_header(index)
        if header is not None:
            return header
        if block.kind is not BlockKind.HEADING:
            return None
        if block.level == 1:
            return self._start_at_title(index)
        if self._numbering_restarts(index) or self._contents_open(index):
            return self._page_head(index)
        return None

    def _numbered_header(self, index: int) -> int | None:
        """A header word with page 1 of n."""
        block = self._blocks[index]
        if block.kind is BlockKind.HEADING or len(block.text) > 160:
            return None
        page = _PAGE_OF.search(block.text)
        if page is None or not (block.kind is BlockKind.FURNITURE or _HEADER_WORD.match(block.text)):
            return None
        return index if page.group("page") == "1" and _HEADER_WORD.match(block.text) else None

    def _start_at_title(self, index: int) -> int | None:
        """The start for a heading of level 1, or None when it goes on with the current document."""
        block = self._blocks[index]
        head = self._head_above(index)
        if head <= self._starts[-1]:
            return None
        announced = self._has_header_word(head, index)
        if is_template_heading(block.text) or (PARAGRAPH.match(block.text) and not announced):
            return None
        since = [part for part in self._blocks[self._starts[-1] : head] if part.kind is not BlockKind.FURNITURE]
        return head if announced or len(since) >= _FEW_BLOCKS else None

    def _has_header_word(self, first: int, last: int) -> bool:
        return any(_HEADER_WORD.match(block.text) for block in self._blocks[first:last])

    def _numbering_restarts(self, index: int) -> bool:
        """Chapter 1 at the top of a page, when the current document has had chapters or template headings before."""
        block = self._blocks[index]
        match = NUMBERED.match(block.text)
        first = match is not None and match.group("number") == "1" and block.level == 2
        return first and index in self._page_tops and self._chaptered

    def _contents_open(self, index: int) -> bool:
        """A table of contents at the top of a page, when the current document is in the midst of its chapters."""
        heading = _CONTENTS.match(self._blocks[index].text)
        return heading is not None and index in self._page_tops and self._chaptered

    def _page_head(self, index: int) -> int:
        """First block of the running header above the first body block of a page."""
        start = index
        page = self._blocks[index].page_first
        for above in range(index - 1, self._starts[-1], -1):
            block = self._blocks[above]
            if block.page_first != page or block.kind is not BlockKind.FURNITURE:
                break
            if _WORD.search(block.text) and not _FOOTER.search(block.text):
                start = above
        return start

    def _head_above(self, index: int) -> int:
        """First block of the head (address lines, fields) that stands right above a title."""
        start = index
        for above in range(index - 1, max(self._starts[-1], index - _MAX_HEAD_LINES) - 1, -1):
            block = self._blocks[above]
            if block.kind is BlockKind.HEADING or not _is_head_line(block):
                break
            other_page = block.page_last < self._blocks[index].page_first
            if other_page and not self._is_head_page(above, index) and block.kind is not BlockKind.FURNITURE:
                break
            # Above the small print of a head stands the end of the document before.
            if block.kind is not BlockKind.FURNITURE and self._blocks[above + 1].kind is BlockKind.FURNITURE:
                break
            start = above
        while start < index and not self._opens_head(start):
            start += 1
        return start

    def _is_head_page(self, above: int, index: int) -> bool:
        """Whether the page before holds nothing but the head from `above` on."""
        page = self._blocks[above].page_last
        near = self._blocks[max(0, above - 15) : index]
        on_page = [block for block in near if block.page_first <= page <= block.page_last]
        return all(block.page_first == page and _is_head_line(block) for block in on_page)

    def _opens_head(self, index: int) -> bool:
        block = self._blocks[index]
        if block.kind is BlockKind.FURNITURE:
            later_page = _PAGE_OF.search(block.text)
            if later_page is not None and later_page.group("page") != "1":
                return False
            return _WORD.search(block.text) is not None and not _FOOTER.search(block.text)
        return bool(_HEADER_WORD.match(block.text) or _META.search(block.text))


def _is_head_line(block: Block) -> bool:
    text = block.text
    if block.kind is BlockKind.FURNITURE:
        return True
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.SIGNATURE)
        and len(block.lead) <= _MAX_HEAD_LINE
        and len(text) <= 2 * _MAX_HEAD_LINE
        and not text.endswith((".", ",", ";", ":"))
    ) or bool(len(text) <= 100 and _META.search(text) and not text.endswith((".", ",")))


def _page_tops(blocks: Sequence[Block]) -> dict[int, int]:
    """Ordinal of the first block of each page, furniture left out → page."""
    tops: dict[int, int] = {}
    seen = set()
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.FURNITURE and block.page_first not in seen:
            seen.add(block.page_first)
            tops[index] = block.page_first
        seen.add(block.page_last)
    return tops
