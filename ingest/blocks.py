"""Lines to blocks: headings, paragraphs, list items, tables, tables of contents, signatures, furniture."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from ingest.clock import Check, unbounded
from ingest.furniture import Marks, body_size, furniture
from ingest.headings import Headings, continues
from ingest.hyphens import clean, cuts_word
from ingest.model import PAGE_FURNITURE, Block, BlockKind, Bookmark, Line, Page
from ingest.repair import Repair
from ingest.templates import has_leader

_ITEM = re.compile(r"(?:[-–•▪◦o*]\s+|att\s|\d{1,2}[.)]\s+\S|[a-zåäö]\)\s)")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[-−–]?\d[\d.,:]*%?")
_TITLE_WORD = (
    r"\w*(?:chef|ledare|controller|sekreterare|handläggare|strateg|utvecklare|direktör|jurist|ekonom|rektor|ordförande"
    r"|samordnare|utredare|sköterska|konsult|arkitekt|ingenjör|inspektör)\b"
)
_TITLES_LINE = re.compile(rf"(?:[\w.-]+\s+){{0,3}}{_TITLE_WORD}", re.IGNORECASE)
_NAMES_LINE = re.compile(r"(?:[A-ZÅÄÖÉ][\wåäöéü'-]+\s+){1,11}[A-ZÅÄÖÉ][\wåäöéü'-]+")
_SENTENCE_END: Final = (".", "!", "?", ":", ";")
_TABLE_NUMBERS: Final = 3
_SHORT: Final = 0.8
_PARAGRAPH_GAP: Final = 1.25
_COLUMN: Final = 0.2  # of the page's width: the least that the next column begins to the right
_BLANK_LINES: Final = 3.2  # a word goes on after up to two of them
_FLOWING: Final = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING)


@dataclass(slots=True)
class _Draft:
    """A block being collected."""

    kind: BlockKind
    level: int
    lines: list[Line] = field(default_factory=list)


def build_blocks(
    pages: Sequence[Page], bookmarks: Sequence[Bookmark] = (), check: Check = unbounded
) -> tuple[str, tuple[Block, ...]]:
    """Text and blocks of a package.

    Args:
        pages: extracted pages, in order.
        bookmarks: the outline of the PDF; it names headings.
        check: raises when the time is up.

    Returns:
        The texts of all blocks joined by newlines, and the blocks with offsets into it.
    """
    drafts = list(_merge_over_pages(_drafts(pages, bookmarks, check)))
    check()
    repair = Repair(line.text for page in pages for line in page.lines)
    blocks: list[Block] = []
    offset = 0
    for ordinal, draft in enumerate(drafts):
        check()
        text = _text_of(draft, repair)
        first, last = draft.lines[0].page, draft.lines[-1].page
        end, lead = offset + len(text), clean(draft.lines[0].text)
        blocks.append(Block(ordinal, draft.kind, draft.level, first, last, offset, end, text, lead))
        offset += len(text) + 1
    return "\n".join(block.text for block in blocks), tuple(blocks)


def line_kinds(pages: Sequence[Page], bookmarks: Sequence[Bookmark] = ()) -> Iterator[tuple[Line, BlockKind]]:
    """What each printed line of a package was taken for; for those who measure it.

    Args:
        pages: extracted pages, in order.
        bookmarks: the outline of the PDF.
    """
    for draft in _drafts(pages, bookmarks):
        for line in draft.lines:
            yield line, draft.kind


def _text_of(draft: _Draft, repair: Repair) -> str:
    if draft.kind in (BlockKind.TABLE, BlockKind.TOC, BlockKind.SIGNATURE):
        return "\n".join(repair.line(line.text) for line in draft.lines)
    return repair.join(line.text for line in draft.lines)


def _drafts(pages: Sequence[Page], bookmarks: Sequence[Bookmark], check: Check = unbounded) -> Iterator[_Draft]:
    pages = [_without_blank_lines(page) for page in pages]
    size = body_size(pages)
    marks = furniture(pages, size)
    check()
    headings = Headings(pages, marks, size, bookmarks)
    for page in pages:
        check()
        yield from _PageReader(page, marks, headings).read()


def _without_blank_lines(page: Page) -> Page:
    """A page without lines that show nothing: no rule can say what they are."""
    shown = tuple(line for line in page.lines if line.text.strip())
    return page if len(shown) == len(page.lines) else replace(page, lines=shown)


class _PageReader:
    """Groups the lines of one page."""

    def __init__(self, page: Page, marks: Marks, headings: Headings) -> None:
        self._page = page
        self._marks = marks
        self._headings = headings
        self._texts = [line.text.strip() for line in page.lines]
        self._names = [_is_line_of_names(text) for text in self._texts]
        self._width = _usual_width(page)
        self._gap = _usual_gap(page)

    def read(self) -> Iterator[_Draft]:
        """Drafts of the page in reading order."""
        current: _Draft | None = None
        previous: Line | None = None
        for index, line in enumerate(self._page.lines):
            kind, level = self._classify(index, line)
            if current is not None and previous is not None and self._goes_on(current, previous, index, kind, level):
                current.lines.append(line)
            else:
                if current is not None:
                    yield current
                current = _Draft(kind, level, [line])
            previous = line
        if current is not None:
            yield current

    def _classify(self, index: int, line: Line) -> tuple[BlockKind, int]:
        mark = self._marks.get((self._page.number, index))
        if mark is not None:
            return mark, 0
        level = self._headings.level(index, line)
        if level:
            return BlockKind.HEADING, level
        return self._kind_of_body(index), 0

    def _kind_of_body(self, index: int) -> BlockKind:
        text = self._texts[index]
        if has_leader(text):
            return BlockKind.TOC
        if self._is_signature(index):
            return BlockKind.SIGNATURE
        if _is_table_row(text):
            return BlockKind.TABLE
        return BlockKind.ITEM if _ITEM.match(text) else BlockKind.PARAGRAPH

    def _is_signature(self, index: int) -> bool:
        """A line of names above a line of titles, or that line of titles."""
        named, below_names = self._names[index], index > 0 and self._names[index - 1]
        if not named and not below_names:
            return False
        titled = _TITLES_LINE.match(self._texts[index]) is not None
        below = self._texts[index + 1] if index + 1 < len(self._texts) else ""
        if named and not titled and _TITLES_LINE.match(below):
            return len(below) < 120 and not below.endswith(_SENTENCE_END)
        return below_names and titled and not self._texts[index].endswith(_SENTENCE_END)

    def _goes_on(self, current: _Draft, previous: Line, index: int, kind: BlockKind, level: int) -> bool:
        """Whether the line at `index` belongs to the block being collected."""
        line = self._page.lines[index]
        if current.kind is BlockKind.HEADING:
            if _is_tail(previous, line):
                return True
            if kind is BlockKind.HEADING and self._headings.goes_on(index, previous, line, current.level, level):
                current.level = min(current.level, level)
                return True
            return False
        if kind is BlockKind.HEADING and cuts_word(previous.text, line.text):
            kind = BlockKind.PARAGRAPH
        if kind in (BlockKind.TABLE, BlockKind.TOC, BlockKind.SIGNATURE):
            return current.kind is kind
        if kind is not BlockKind.PARAGRAPH or current.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            return False
        return self._same_paragraph(previous, line)

    def _same_paragraph(self, previous: Line, line: Line) -> bool:
        gap = previous.y - line.y
        if cuts_word(previous.text, line.text) and 0 <= gap <= self._gap * _BLANK_LINES:
            return True
        before, after = previous.text.rstrip(), line.text.strip()
        if gap < 0:  # the next column, when it begins to the right of where this one ends
            return line.x > previous.x + self._page.width * _COLUMN and _breaks_off(before, after)
        if gap > self._gap * _PARAGRAPH_GAP:
            return False
        if after[0].islower() or before.endswith("-"):
            return True
        short = len(before) < self._width * _SHORT
        if before.endswith(_SENTENCE_END):
            return not short
        return len(before) >= self._width * 0.6


def _is_tail(previous: Line, line: Line) -> bool:
    """Whether a line without letters ("2023–2025") is the end of the heading above it, by its typography."""
    alike = line.bold == previous.bold and line.size == previous.size and line.page == previous.page
    close = 0 < previous.y - line.y <= 1.75 * line.size
    return alike and line.bold and close and not any(character.isalpha() for character in line.text)


def _merge_over_pages(drafts: Iterator[_Draft]) -> Iterator[_Draft]:
    """Join a paragraph or heading that a page break cuts in two, moving furniture in between after it."""
    held: list[_Draft] = []
    for draft in drafts:
        if not held:
            held = [draft]
        elif draft.kind in PAGE_FURNITURE and held[0].kind in _FLOWING:
            held.append(draft)
        elif _is_cut(held[0], draft):
            held[0].lines.extend(draft.lines)
        else:
            yield from held
            held = [draft]
    yield from held


def _is_cut(left: _Draft, right: _Draft) -> bool:
    if left.lines[-1].page == right.lines[0].page or left.kind not in _FLOWING:
        return False
    if left.kind is BlockKind.HEADING:
        same = right.kind is BlockKind.HEADING
        return same and continues(left.lines[-1], right.lines[0], left.level, right.level)
    if right.kind is not BlockKind.PARAGRAPH:
        return False
    if cuts_word(left.lines[-1].text, right.lines[0].text):
        return True
    return _breaks_off(left.lines[-1].text.rstrip(), right.lines[0].text.strip())


def _breaks_off(before: str, after: str) -> bool:
    """Whether a column or page ends in the midst of a sentence that the next one goes on with in small letters."""
    return after[0].islower() and not before.endswith((".", "!", "?", ":")) and len(before) > 20


def _is_table_row(text: str) -> bool:
    """At least three numbers, and at least as many of them as other words."""
    if len(_DIGITS.findall(text)) < _TABLE_NUMBERS:
        return False
    words = text.split()
    numbers = sum(1 for word in words if _NUMBER.fullmatch(word))
    return numbers >= _TABLE_NUMBERS and 2 * numbers >= len(words)


def _is_line_of_names(text: str) -> bool:
    return text[-1:].isalnum() and _NAMES_LINE.fullmatch(text) is not None


def _usual_width(page: Page) -> float:
    """Length in characters that a full line of the page has."""
    lengths = sorted(len(line.text) for line in page.lines)
    return max(40.0, float(lengths[int(len(lengths) * 0.9)])) if lengths else 80.0


def _usual_gap(page: Page) -> float:
    """Distance between baselines that occurs most often on the page, points."""
    heights = [line.y for line in page.lines]
    gaps = Counter([round(above - below, 1) for above, below in pairwise(heights) if above > below])
    return float(gaps.most_common(1)[0][0]) if gaps else 12.0
