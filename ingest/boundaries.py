"""Where the logical documents of a package start."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.head_lines import has_header_word, head_kind, page_of
from ingest.heads import head_start, page_head
from ingest.model import PAGE_FURNITURE, Block, BlockKind, Bookmark
from ingest.page_tops import PageTops
from ingest.templates import NUMBERED, PARAGRAPH, is_template_heading

_CONTENTS = re.compile(r"^(?:innehåll|innehållsförteckning)[:.]?$", re.IGNORECASE)
_RECIPIENTS = re.compile(
    r"^(?:beslut(?:et)?\s+(?:ska\s+)?(?:skickas|expedieras|sänds|delges|meddelas)|expedieras|expediering"
    r"|kopia till|delges)\b",
    re.IGNORECASE,
)
# Headings that chapters have in any report; they name no document.
_CHAPTER = re.compile(
    r"(?:inledning|bakgrund|syfte|mål|metod|resultat|diskussion|slutsats(?:er)?|analys|omfattning|definitioner"
    r"|begrepp|ansvar|uppföljning|nuläge"
    r"|omvärld|ekonomi|personal|referenser|källor|källförteckning|bilagor|sammanfattning|förord"
    r"|avgränsning(?:ar)?|organisation|genomförande|revidering"
    r"|giltighet|riktlinjer|tidplan|budget|verksamhet(?:en)?|framtid|förutsättningar|innehåll|kommentarer"
    r"|åtgärder|risker|lagstiftning|styrdokument)\b",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(r"(?:förvaltningens\s+)?förslag till beslut[\s:.]*$", re.IGNORECASE)
_LISTED = re.compile(r"(?:^|\s)Sida \d{1,3}$")
_FEW_BLOCKS: Final = 4
_HEAD_BLOCKS: Final = 6
_LONG_HEADER: Final = 160
_BELOW: Final = 4
_LISTED_ROWS: Final = 6


def document_starts(blocks: Sequence[Block], bookmarks: Sequence[Bookmark]) -> tuple[int, ...]:
    """Ordinals of the blocks at which a logical document starts; the first is always 0.

    A document starts at (a) the head of a title: header words, address lines, fields above a heading of level 1; (b) a
    heading of level 1 that is no § of minutes, no chapter, and does not stand right below another start; (c) a
    numbering or table of contents that begins again at the top of a page; (d) a page that a top-level bookmark points
    to; (e) a header word or running header with the page number 1(n), or a running header that is new; (f) a page that
    opens with a head though no line of it is set as a title; (g) a form below the recipients of a decision; (h) the
    head above a title that is set as body text, above "Förslag till beslut".
    """
    return _Finder(blocks, bookmarks).find()


class _Finder:
    """Walks the blocks once and keeps what it knows of the current document."""

    def __init__(self, blocks: Sequence[Block], bookmarks: Sequence[Bookmark]) -> None:
        self._blocks = blocks
        self._starts: list[int] = [0]
        self._chaptered = False
        self._numbered = False
        self._recipients = False
        self._in_list = False
        self._listed: set[str] = set()
        outer = min((mark.level for mark in bookmarks), default=1)
        self._marked_pages = {mark.page for mark in bookmarks if mark.level == outer}
        self._tops = PageTops(blocks)

    def find(self) -> tuple[int, ...]:
        """All starts, ascending."""
        for index in range(len(self._blocks)):
            start = self._start_for(index)
            if start is not None and start > self._starts[-1]:
                self._starts.append(start)
                self._chaptered = self._numbered = self._recipients = False
                self._in_list = self._lists_pages(index)
                self._listed = set()
            self._note(index)
        return tuple(self._starts)

    def _note(self, index: int) -> None:
        """Remember of the current document: chapters or template headings, its contents, whether it is at its end."""
        block = self._blocks[index]
        if block.kind is BlockKind.TOC:
            self._listed.update(_bare(line) for line in block.text.split("\n"))
        if block.kind is not BlockKind.HEADING:
            return
        self._recipients = _RECIPIENTS.match(block.text) is not None or (
            self._recipients and block.level > 2 and len(block.text) < _LONG_HEADER // 4
        )
        if block.level > 1 or NUMBERED.match(block.text):
            self._numbered = self._numbered or NUMBERED.match(block.text) is not None
            chapter = NUMBERED.match(block.text) or is_template_heading(block.text)
            self._chaptered = self._chaptered or (bool(chapter) and not _CONTENTS.match(block.text))

    def _start_for(self, index: int) -> int | None:
        """Ordinal of the start that block `index` gives away, or None."""
        block = self._blocks[index]
        page = self._tops.heads.get(index)
        if page is not None and (page in self._marked_pages or self._tops.opens(page, self._starts[-1])):
            return index
        if self._is_first_header(block) or (block.kind is BlockKind.PARAGRAPH and self._opens_below(index)):
            return index
        if block.kind is not BlockKind.HEADING:
            return None
        if self._numbering_restarts(index) or self._contents_open(index):
            return page_head(self._blocks, index, self._starts[-1])
        if block.level == 1 and not NUMBERED.match(block.text):
            return self._start_at_title(index)
        return self._start_above_proposal(index) if _PROPOSAL.match(block.text) else None

    def _start_above_proposal(self, index: int) -> int | None:
        """The start for "Förslag till beslut" with a title above it that is not set as one, below a line of a head."""
        places = [
            place for place in range(max(0, index - _BELOW), index) if self._blocks[place].kind not in PAGE_FURNITURE
        ]
        if not self._chaptered or len(places) < 2 or head_kind(self._blocks[places[-2]].text) is None:
            return None
        title = self._blocks[places[-1]]
        if title.level == 1 or len(title.text) > 2 * _LONG_HEADER or is_template_heading(title.text):
            return None
        head = head_start(self._blocks, title.ordinal, self._starts[-1], self._recipients)
        return head if self._starts[-1] < head < title.ordinal else None

    def _is_first_header(self, block: Block) -> bool:
        """A header word with the page number 1(n)."""
        if block.kind is BlockKind.HEADING or len(block.text) > _LONG_HEADER or page_of(block) != 1:
            return False
        return has_header_word(block.text)

    def _opens_below(self, index: int) -> bool:
        """A form ("Nämnd:") below the recipients of a decision, or a list of bookmarks with their pages."""
        text = self._blocks[index].text
        if self._recipients and text.endswith(":"):
            return head_kind(text) == "unit"
        return not self._in_list and self._lists_pages(index)

    def _lists_pages(self, index: int) -> bool:
        """Whether a block stands above a list of bookmarks printed with their pages."""
        text = self._blocks[index].text
        if len(text) > _LONG_HEADER // 2 or index + 1 == len(self._blocks):
            return False
        if "Sida " not in self._blocks[index + 1].text or _LISTED.search(text):
            return False
        rows = self._blocks[index + 1 : index + 1 + _LISTED_ROWS]
        return len(rows) == _LISTED_ROWS and all(_LISTED.search(row.text[-12:]) for row in rows)

    def _start_at_title(self, index: int) -> int | None:
        """The start for a heading of level 1, or None when it goes on with the current document."""
        text = self._blocks[index].text
        head = head_start(self._blocks, index, self._starts[-1], self._recipients)
        if head <= self._starts[-1] or is_template_heading(text):
            return None
        announced = self._is_announced(head, index)
        if PARAGRAPH.match(text) and not announced:
            return None
        if announced:
            return head
        since = [part for part in self._blocks[self._starts[-1] : head] if part.kind not in PAGE_FURNITURE]
        return head if len(since) >= _FEW_BLOCKS and not self._is_chapter(head, index) else None

    def _is_announced(self, first: int, last: int) -> bool:
        """Whether a head holds a header word or day of meeting that is not just the running header of the document."""
        head = self._blocks[first:last]
        kinds = {block.ordinal: head_kind(block.text) for block in head}
        words = [
            block
            for block in head
            if (kinds[block.ordinal] == "meeting" or has_header_word(block.text)) and page_of(block) in (None, 1)
        ]
        if not words:
            return False
        begun = self._starts[-1]
        own = {block.text for block in self._blocks[begun : min(begun + _HEAD_BLOCKS, first)]}
        return not all(block.text in own for block in head if block.kind is BlockKind.FURNITURE) or any(
            block.kind is not BlockKind.FURNITURE and block.text not in own for block in words
        )

    def _is_chapter(self, head: int, index: int) -> bool:
        """Whether a title with no word above it that announces a document is a chapter of the current one."""
        block = self._blocks[index]
        if _bare(block.text) in self._listed or _bare(block.text) == self._tops.running(block.page_first):
            return True
        if head < index or self._recipients or self._has_fields(index):
            return False
        if _CHAPTER.match(block.text) and len(block.text.split()) <= _BELOW:
            return True
        return not self._tops.is_top(index) and not has_header_word(block.text)

    def _has_fields(self, index: int) -> bool:
        """Whether fields of a head stand below a title."""
        below = self._blocks[index + 1 : index + 1 + _BELOW]
        return sum(1 for block in below if head_kind(block.text) not in (None, "word")) >= 2

    def _numbering_restarts(self, index: int) -> bool:
        """Chapter 1 at the top of a page, when the current document has had chapters or template headings before."""
        block = self._blocks[index]
        match = NUMBERED.match(block.text)
        if match is None or match.group("number") != "1" or block.level > 2 or index not in self._tops.bodies:
            return False
        return self._chaptered and (self._numbered or _bare(block.text) not in self._listed)

    def _contents_open(self, index: int) -> bool:
        """A table of contents at the top of a page, when the current document is in the midst of its chapters."""
        heading = _CONTENTS.match(self._blocks[index].text)
        return heading is not None and index in self._tops.bodies and self._chaptered


def _bare(text: str) -> str:
    """A heading or row of contents as it can be compared: letters only."""
    return "".join(character for character in text.lower() if character.isalpha())
