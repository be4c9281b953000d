"""Lines with their place in the source's text and what they are to a table: header, row, words, break."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from ingest.hyphens import clean
from ingest.model import PAGE_FURNITURE, Block, BlockKind, Line, Page
from ingest.tables.numbers import Token, counts, is_unit, is_value, tokens
from ingest.tables.vocabulary import header_weight, is_header_line, is_year

_PROSE_LENGTH: Final = 86
_SENTENCE_LENGTH: Final = 60
_WEAK_LENGTH: Final = 72
_WINDOW: Final = 8000
_HEADER_RUNS: Final = 3
_INDENT: Final = 20.0  # points
_REACH: Final = 14  # lines that a table may have without a number
_CONTACT = re.compile(r"@|\b(?:tfn|tel|telefon|växel|mobil|fax|bankgiro|plusgiro|postadress)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\d%?\s[-\d]|%\s")
_ENDS_IN_YEAR = re.compile(r"[^\d\s]\s+(?:19|20)\d\d$")
_DIGIT = re.compile(r"\d")
_BREAKS: Final = frozenset({BlockKind.HEADING, BlockKind.TOC, BlockKind.SIGNATURE})


class Role(StrEnum):
    """What a line is to a table."""

    HEADER = "header"
    ROW = "row"
    TEXT = "text"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line on its way into a table.

    Args:
        text: cleaned.
        page: 1-based.
        start: offset in the source's text.
        role: what it is.
        label: words before its values; its whole text when it has none.
        pieces: the values.
        strong: it has two cells or more at its end.
        source: the line as extracted.
        titled: it was taken for a heading.
    """

    text: str
    page: int
    start: int
    role: Role
    label: str
    pieces: tuple[Token, ...] = ()
    strong: bool = False
    source: Line | None = None
    titled: bool = False


def table_lines(pages: Sequence[Page], text: str, blocks: Sequence[Block]) -> Iterator[list[TableLine]]:
    """The lines of each stretch that may hold tables, page furniture left out."""
    stretch: list[TableLine] = []
    locator = _Locator(text, blocks)
    lines = [line for page in pages for line in page.lines]
    near = _near_rows(lines)
    page = 0
    for index, line in enumerate(lines):
        if not near[index]:
            if stretch:
                yield _softened(stretch)
                stretch = []
            continue
        if line.page != page:
            page = line.page
            locator.turn_to(page)
        found = _located(line, locator)
        if found is not None:
            stretch.append(found)
    if stretch:
        yield _softened(stretch)


def _softened(lines: list[TableLine]) -> list[TableLine]:
    """Lines where a supposed heading is text again: what stands over a row with several cells, set as the row is.

    So is a stack of bold lines that begin further and further right: labels of columns.
    """
    for row in range(1, len(lines)):
        if not lines[row].strong or not lines[row - 1].titled:
            continue
        first = row
        while first and lines[first - 1].titled and row - first < _REACH:
            first -= 1
        stack = [line.source.x for line in lines[first:row] if line.source is not None]
        if max(stack) - min(stack) > _INDENT:
            lines[first:row] = [replace(line, role=Role.TEXT) for line in lines[first:row]]
        elif _alike(lines[row - 1], lines[row]):
            lines[row - 1] = replace(lines[row - 1], role=Role.TEXT)
    return lines


def _alike(left: TableLine, right: TableLine) -> bool:
    """Whether two lines are set in the same way."""
    one, other = left.source, right.source
    return one is not None and other is not None and (one.size, one.bold) == (other.size, other.bold)


def _near_rows(lines: Sequence[Line]) -> bytearray:
    """Marks the lines that may be rows and those around that may belong to their table.

    One line that ends in one number is no table, so that it needs another one near it.
    """
    near = bytearray(len(lines))
    before = -_REACH
    for index, line in enumerate(lines):
        if not _may_be_row(line):
            continue
        if index - before < _REACH or len(line.runs) > 2 or _SEVERAL.search(line.text):
            first, last = max(0, min(index, max(before, index - _REACH)) - _REACH), min(len(lines), index + _REACH + 1)
            near[first:last] = b"\1" * (last - first)
        before = index
    return near


def _may_be_row(line: Line) -> bool:
    text = line.text.rstrip()
    if len(text) < 2 or len(line.runs) > 2:
        return len(line.runs) > 2
    if text[0] in "0123456789" and text[1] in "0123456789 ":
        return len(text) < _WEAK_LENGTH or _SEVERAL.search(text) is not None
    last = text[-1]
    if last in "jaxX":
        return text.endswith((" Ja", " Nej", " X", " x"))
    if last not in "0123456789%-–r" or text[-2] not in "0123456789 ,.%-k":
        return False
    if len(text) >= _WEAK_LENGTH or _ENDS_IN_YEAR.search(text):
        return _SEVERAL.search(text) is not None
    return _DIGIT.search(text) is not None


def _located(line: Line, locator: "_Locator") -> TableLine | None:
    text = clean(line.text)
    if not text:
        return None
    start, kind = locator.find(text)
    return None if kind in PAGE_FURNITURE else _classified(line, text, start, kind)


def _classified(line: Line, text: str, start: int, kind: BlockKind) -> TableLine:
    if kind is BlockKind.HEADING and is_header_line(text) and _is_no_heading(text):
        # What stands first on a page, or in bold, may be taken for a heading.
        return TableLine(text, line.page, start, Role.HEADER, text, source=line)
    if len(line.runs) >= _HEADER_RUNS and kind is not BlockKind.TOC and not _values(line, start)[1]:
        return TableLine(text, line.page, start, Role.HEADER, text, source=line)
    if kind in _BREAKS or text[0] in "•▪":
        return TableLine(text, line.page, start, Role.BREAK, text, source=line, titled=kind is BlockKind.HEADING)
    digits = _DIGIT.search(text) is not None
    if digits or len(text) < _PROSE_LENGTH or line.bold:
        if is_header_line(text):
            return TableLine(text, line.page, start, Role.HEADER, text, source=line)
        label, pieces = _values(line, start) if digits or text.lower().endswith(("ja", "nej", "x")) else (text, ())
        if pieces and _is_row(text, label, pieces):
            strong = counts(pieces)[0] > 1 or sum(1 for piece in pieces if not is_unit(piece)) > 2
            return TableLine(text, line.page, start, Role.ROW, label, pieces, strong, line)
    long = len(text) >= _PROSE_LENGTH or (len(text) > _SENTENCE_LENGTH and text[-1] == ".")
    return TableLine(text, line.page, start, Role.BREAK if long else Role.TEXT, text, source=line)


def _is_no_heading(text: str) -> bool:
    """Whether a header line cannot be a heading: two years, or three words that only column headers have."""
    words = text.split()
    return sum(1 for word in words if is_year(word)) > 1 or (header_weight(text) > 2 and "och" not in words)


def _is_row(text: str, label: str, pieces: Sequence[Token]) -> bool:
    """A line that ends in one number only is a row when it is short and the number no year."""
    if _CONTACT.search(text):
        return False
    if len(pieces) > 2:
        return True
    last = pieces[-1].text
    return len(text) < _WEAK_LENGTH and not is_year(last) and label[-1:] not in ("§", "-")


def _values(line: Line, start: int) -> tuple[str, tuple[Token, ...]]:
    """Label and values of a line: values at its end, else at its start, else the longest run of them inside."""
    found = tokens(line.text, start, tuple(run.start for run in line.runs))
    fits = [is_value(token) or (is_unit(token) and index > 0) for index, token in enumerate(found)]
    first = len(found)
    while first and fits[first - 1]:
        first -= 1
    while first < len(found) and not is_value(found[first]):
        first += 1
    if line.runs and first:
        apart = _first_parted(found, first)
        if apart == first < len(found) and not found[first].parted:
            found = tokens(line.text, start)  # only some of the gaps are wide: none of them counts
        first = apart
    lead = 0
    while lead < len(found) and fits[lead]:
        lead += 1
    if first < len(found) and not (1 < lead < first and len(found) - first == 1):
        return _at_end(found, first)
    if lead > 1 or (lead == 1 and len(found) > 3 and len(found[0].text) > 1 and found[1].text[0].isupper()):
        return "", found[:lead]
    return _inside(found, fits)


def _first_parted(found: tuple[Token, ...], first: int) -> int:
    """Index of the first value that stands apart: one number close to the words before it belongs to them."""
    parted = first
    while parted < len(found) and not found[parted].parted:
        parted += 1
    return first if parted > first and counts(found[first:parted])[0] > 1 else parted


def _at_end(found: tuple[Token, ...], first: int) -> tuple[str, tuple[Token, ...]]:
    """Values at the end of a line, less a year that is its label and a dash that parts a label from its number."""
    if first == 0 and len(found) > 1 and is_year(found[0].text):
        first = 1
    label = " ".join(token.text for token in found[:first])
    pieces = found[first:]
    if first and len(pieces) == 2 and pieces[0].text in ("-", "–") and pieces[1].text.isdigit():
        pieces = pieces[1:]
    return label, pieces


def _inside(found: Sequence[Token], fits: Sequence[bool]) -> tuple[str, tuple[Token, ...]]:
    """The longest run of values inside a line: four at least, or two with a wide gap behind them."""
    best: tuple[int, int] = (0, 0)
    start = 0
    for index, fit in enumerate((*fits, False)):
        if not fit:
            length = index - start
            if length > 3 or (length > 1 and index < len(found) and found[index].gap):
                best = max(best, (length, -start))
            start = index + 1
    length, start = best[0], -best[1]
    if not length:
        return " ".join(token.text for token in found), ()
    return " ".join(token.text for token in found[:start]), tuple(found[start : start + length])


class _Locator:
    """Finds lines in the source's text, moving forward."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._block = 0
        self._cursor = 0

    def turn_to(self, page: int) -> None:
        """Go to the first block that stands on a page."""
        while self._block < len(self._blocks) - 1 and self._blocks[self._block].page_last < page:
            self._block += 1
        if self._blocks:
            self._cursor = max(self._cursor, self._blocks[self._block].start)

    def find(self, text: str) -> tuple[int, BlockKind]:
        """Offset of a line and the kind of its block; for a line that repair changed, where it must have stood."""
        cursor = self._cursor
        found = self._text.find(text, cursor, cursor + _WINDOW)
        if found < 0 and text.endswith("-"):
            found = self._text.find(text[:-1], cursor, cursor + _WINDOW)
        if found < 0:
            return cursor, self._kind_at(cursor)
        kind = self._kind_at(found)
        if kind not in PAGE_FURNITURE:
            # Furniture between the halves of a paragraph stands behind it in the text.
            self._cursor = found + len(text) - 1
        return found, kind

    def _kind_at(self, offset: int) -> BlockKind:
        index = self._block
        while index < len(self._blocks) - 1 and self._blocks[index].end < offset:
            index += 1
        if not self._blocks:
            return BlockKind.PARAGRAPH
        kind = self._blocks[index].kind
        if kind not in PAGE_FURNITURE:
            self._block = index
        return kind
