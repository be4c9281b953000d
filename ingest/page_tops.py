"""What stands at the top of each page: its running header and the head that it may open with."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.head_lines import head_kind, page_of
from ingest.heads import is_name
from ingest.model import PAGE_FURNITURE, Block, BlockKind

_PAGE_MARK = re.compile(
    r"(?:^|\s)(?:sida\s?\|?\s?)?\d{1,3}(?:\s?\(\s?\d{1,4}\s?\)|\s(?:av|/)\s\d{1,4})?\s?$", re.IGNORECASE
)
_TOP_BLOCKS: Final = 9
_LONG: Final = 100
_COMMON: Final = 0.5
_STRONG_KINDS: Final = frozenset({"word", "to"})


@dataclass(frozen=True, slots=True)
class _Top:
    """The top of a page.

    Args:
        header: the running header without its page number, "" where there is none.
        number: page number n of "n(m)" in the header, or None.
        lines: texts of the head that the page opens with.
        titled: a heading of level 1 stands among the first lines.
    """

    header: str
    number: int | None
    lines: frozenset[str]
    titled: bool


class PageTops:
    """The tops of all pages of a package."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.heads: dict[int, int] = _page_tops(blocks, furniture=True)
        """Ordinal of the first block of each page that is no footer → page."""
        self.bodies: dict[int, int] = _page_tops(blocks)
        """Ordinal of the first block of running text of each page → page."""
        self._pages = {page: _top(blocks, first) for first, page in self.heads.items()}
        count = Counter(top.header for top in self._pages.values())
        self._everywhere = {header for header, pages in count.items() if pages > max(3, _COMMON * len(self._pages))}

    def is_top(self, index: int) -> bool:
        """Whether a block is the first of its page, small print and lines of a head left out."""
        page = self._blocks[index].page_first
        above = index - 1
        while above >= 0 and self._blocks[above].page_last == page and self._blocks[above].page_first == page:
            if self._blocks[above].kind not in PAGE_FURNITURE and not head_kind(self._blocks[above].text):
                return False
            above -= 1
        return above < 0 or self._blocks[above].page_last < page

    def running(self, page: int) -> str:
        """Letters of the running header of a page."""
        top = self._pages.get(page)
        return "".join(character for character in top.header.lower() if character.isalpha()) if top else ""

    def opens(self, page: int, start: int) -> bool:
        """Whether a page opens a document by its header or head, though no line of it need be set as a title.

        Args:
            page: 1-based.
            start: ordinal of the first block of the current document.
        """
        top = self._pages[page]
        if page == self._blocks[start].page_first or top.header in self._everywhere:
            return False
        if top.number == 1 and top.header:
            return True
        since = page - self._blocks[start].page_first
        if top.number is not None and top.header:
            return top.number <= since and self._is_new(top.header, page, self._blocks[start].page_first)
        return self._opens_with_head(page, start)

    def _is_new(self, header: str, page: int, first: int) -> bool:
        """Whether no page of the current document has had a running header, of at least two words."""
        earlier = (self._pages[number].header for number in range(first, page) if number in self._pages)
        return len(header.split()) > 1 and header not in earlier

    def _opens_with_head(self, page: int, start: int) -> bool:
        top = self._pages[page]
        new = top.lines - self._lines_of(start, page)
        kinds = {kind for line in new if (kind := head_kind(line))} - {"other"}
        strong = kinds & _STRONG_KINDS
        return not top.titled and ((len(kinds) >= 2 and bool(strong)) or len(kinds) >= 3)

    def _lines_of(self, start: int, page: int) -> frozenset[str]:
        """Lines at the tops of the pages of the current document, which running headers repeat."""
        first = self._blocks[start].page_first
        own = {block.text for block in self._blocks[start : start + _TOP_BLOCKS]}
        pages = (self._pages[number].lines for number in range(first, page) if number in self._pages)
        return frozenset(own).union(*pages)


def _top(blocks: Sequence[Block], first: int) -> _Top:
    page = blocks[first].page_first
    header, number = "", None
    lines: set[str] = set()
    titled = False
    for block in blocks[first : first + _TOP_BLOCKS]:
        if block.page_first != page or (len(block.text) > _LONG and block.kind is not BlockKind.HEADING):
            break
        if block.kind is BlockKind.FURNITURE:
            number = page_of(block) if number is None else number
            header = header or (_PAGE_MARK.sub("", block.text) if is_name(block) else "")
        if block.kind is BlockKind.HEADING:
            titled = titled or block.level == 1
            break
        lines.add(block.text)
    return _Top(header, number, frozenset(lines), titled)


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
