"""Stretches of lines that are one table: caption, header lines, rows with their labels and groups."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ingest.hyphens import join_lines
from ingest.model import Line
from ingest.tables.lines import Role, TableLine
from ingest.tables.numbers import Token, is_unit
from ingest.tables.vocabulary import UNIT_WORDS, YEAR, header_weight

_LONGEST_LABEL: Final = 14
_LONGEST_HEADER: Final = 8
_LINES_ABOVE: Final = 3
_LONGEST_GROUP: Final = 90
_INDENT: Final = 20.0  # points
_SHORTEST_SENTENCE: Final = 20
_NUMBERED_TABLE = re.compile(r"Tabell\s\d")
TOTAL = re.compile(r"(?:summa|sum\b|total|netto|s:a)", re.IGNORECASE)
_LEADING = ("och", "i", "på", "av", "för", "med", "till", "om", "som", "samt", "per", "inom")
_GOES_ON: Final = (*(f" {word}" for word in _LEADING), ",", "-", "(")


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row before its values are split.

    Args:
        label: words of the row header.
        group: line over a group of rows, or "".
        pieces: its values.
        line: the line that the values stand on.
    """

    label: str
    group: str
    pieces: tuple[Token, ...]
    line: TableLine


@dataclass(slots=True)
class Region:
    """A table before its rows are split.

    Args:
        caption: the line above it, or "".
        header: its header lines.
        rows: in order.
        start: offset of its first line in the source's text.
        page: 1-based page of its first line.
        above: without header lines, the lines above its first row, which may be one.
        headed: pages that its header is printed again on.
        over: lines of the header as extracted; without header lines, the line above the first row.
    """

    caption: str
    header: list[str]
    start: int
    page: int
    above: list[str] = field(default_factory=list)
    headed: set[int] = field(default_factory=set)
    over: tuple[Line, ...] = ()
    rows: list[RawRow] = field(default_factory=list)


def find_regions(lines: Sequence[TableLine]) -> Iterator[Region]:
    """Tables among the lines of some pages."""
    index = 0
    while index < len(lines):
        if _opens(lines, index):
            end = _end(lines, index)
            region = _region(lines, index, end)
            if region is not None:
                yield region
                index = max(end, index + 1)
                continue
        index += 1


def _opens(lines: Sequence[TableLine], index: int) -> bool:
    """Whether a table opens at a line: a header, a row with several cells, or two rows with one cell each."""
    line = lines[index]
    if line.role is Role.HEADER or (line.role is Role.ROW and line.strong):
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    return (
        following is not None
        and line.role is Role.ROW
        and following.role is Role.ROW
        and _begins(line.label)
        and _begins(following.label)
    )


def _end(lines: Sequence[TableLine], first: int) -> int:
    """Index after the last row of the table whose header or first row stands at `first`."""
    last, words, seen_row = first, 0, lines[first].role is Role.ROW
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if line.role is Role.BREAK:
            break
        if line.role is Role.ROW:
            last, words, seen_row = index, 0, True
            continue
        if line.role is Role.HEADER and seen_row and not _repeats(lines, first, index):
            break
        if seen_row and _opens_another(lines[last], line):
            break
        words += 1
        if words > _LONGEST_LABEL:
            break
    return last + 1


def _opens_another(row: TableLine, line: TableLine) -> bool:
    """Whether a line after a row is the caption or the header of another table."""
    if _NUMBERED_TABLE.match(line.text):
        return True
    last = line.text.rsplit(" ", 1)[-1]
    return bool(TOTAL.match(row.label)) and _is_unit_header(last)


def _repeats(lines: Sequence[TableLine], first: int, index: int) -> bool:
    """Whether a header line is the table's own, printed again on the next page."""
    return lines[index].page != lines[first].page and any(
        line.text == lines[index].text for line in lines[first : first + _LONGEST_HEADER] if line.role is Role.HEADER
    )


def _region(lines: Sequence[TableLine], first: int, end: int) -> Region | None:
    top = _top(lines, first)
    rows = [index for index in range(first, end) if lines[index].role is Role.ROW]
    if not rows:
        return None
    opening = lines[top : rows[0]]
    own = _label_first(opening, lines[rows[0]])
    caption, header = _caption_and_header(opening[:own])
    region = Region(caption, [line.text for line in header], lines[top].start, lines[top].page)
    over = header or opening[max(0, own - 1) : own]
    region.over = tuple(line.source for line in over if line.source is not None)
    if not header:
        region.above = [line.text for line in opening[:own] if line.text[-1] != "."]
    known = {line.text for line in header}
    group, pending = "", list(opening[own:])
    for index in range(rows[0], end):
        line = lines[index]
        if line.role is Role.ROW:
            group, pending = _add_row(region, pending, line, group, lines[index + 1] if index + 1 < end else None)
        elif line.role is Role.HEADER and line.text in known:
            region.headed.add(line.page)
        else:
            pending.append(line)
    return region if region.rows else None


def _caption_and_header(opening: Sequence[TableLine]) -> tuple[str, Sequence[TableLine]]:
    """The line above the header and the header lines."""
    heads = [index for index, line in enumerate(opening) if line.role is Role.HEADER]
    stacked = _stacked(opening)
    if stacked:
        above = opening[-len(stacked) - 1].text if len(stacked) < len(opening) else ""
        return (above if _is_caption(above) else ""), stacked
    if heads:
        above = opening[heads[0] - 1].text if heads[0] else ""
        return (above if _is_caption(above) else ""), opening[heads[0] :]
    if opening and _ends_in_header(opening[-1].text):
        return "", opening[-1:]
    above = opening[-1].text if opening else ""
    return (above if _is_caption(above) else ""), ()


def _ends_in_header(text: str) -> bool:
    """Whether the last word of a line is a year, a kind of figures or a unit over a column ("Post Tkr")."""
    last = text.rsplit(" ", 1)[-1]
    return bool(header_weight(last)) or _is_unit_header(last)


def _is_unit_header(word: str) -> bool:
    return word[0].isupper() and (word == "Belopp" or word.lower() in UNIT_WORDS)


def _is_caption(text: str) -> bool:
    return bool(text) and (text[0].isupper() or text[0] == "(") and text[-1] != "." and len(text) <= _LONGEST_GROUP


def _top(lines: Sequence[TableLine], first: int) -> int:
    """Index of the first line that belongs to the table above its header or first row: a caption, more header."""
    top = first
    while top and lines[top - 1].role in (Role.TEXT, Role.HEADER) and lines[top - 1].page == lines[first].page:
        if first - top >= _LINES_ABOVE and not (_is_bold(lines[top]) and _is_bold(lines[top - 1])):
            break
        top -= 1
    return top


def _is_bold(line: TableLine) -> bool:
    return line.source is not None and line.source.bold


def _stacked(opening: Sequence[TableLine]) -> Sequence[TableLine]:
    """The bold lines that an opening ends in, when some begin further right: labels of columns set over each other."""
    first = len(opening)
    while first and _is_bold(opening[first - 1]):
        first -= 1
    lefts = [line.source.x for line in opening[first:] if line.source is not None]
    return opening[first:] if lefts and max(lefts) - min(lefts) > _INDENT else ()


def _label_first(opening: Sequence[TableLine], row: TableLine) -> int:
    """Index of the first of the lines above the first row that is part of the row's label, not of the header."""
    heads = [index for index, line in enumerate(opening) if line.role is Role.HEADER]
    if _begins(row.label) and _stacked(opening):
        return len(opening)
    # A row that brings its own label has more header above it, but for a line over a group of rows.
    least = heads[-1] + 1 if heads else 0
    index = len(opening) if _begins(row.label) else max(_label_start(opening, row.label), least)
    while heads and index > least and _is_group(opening[index - 1].text):
        index -= 1
    return index


def _is_group(text: str) -> bool:
    return _begins(text) and not header_weight(text)


def _label_start(pending: Sequence[TableLine], last: str) -> int:
    """Index of the line that a label wrapped over lines begins on; `last` is its end on the row's own line."""
    if _begins(last) and not (pending and _runs_on(pending[-1].text)):
        return len(pending)
    closed = last.count(")") - last.count("(")
    for index in range(len(pending) - 1, -1, -1):
        text = pending[index].text
        closed += text.count(")") - text.count("(")
        if closed <= 0 and _begins(text) and not (index and _runs_on(pending[index - 1].text)):
            return index
    return 0


def _begins(text: str) -> bool:
    """Whether a text reads like the beginning of a label: a capital, a dash, a code before a capital."""
    if not text or (text[-1] == "." and len(text) < _SHORTEST_SENTENCE):
        return False
    if YEAR.match(text):
        return True
    if text[0].isdigit():
        code, _, rest = text.partition(" ")
        return len(code) > 2 and rest[:1].isupper()
    return text[0].isupper() or text[0] in "-–"


def _runs_on(text: str) -> bool:
    return text.endswith(_GOES_ON) or text.count("(") > text.count(")")


def _add_row(
    region: Region, pending: list[TableLine], line: TableLine, group: str, following: TableLine | None
) -> tuple[str, list[TableLine]]:
    """Add a row with its label out of the words before it; returns the group and the words for the next row."""
    if _is_number_of_label(line, following):
        return group, [*pending, line]
    if not line.label and not pending and region.rows and _continues(region.rows[-1], line):
        region.rows[-1] = replace(region.rows[-1], pieces=(*region.rows[-1].pieces, *line.pieces))
        return group, []
    index = _label_start(pending, line.label)
    above = join_lines(part.text for part in pending[:index])
    if above:
        group = above if len(above) <= 2 * _LONGEST_GROUP and above[-1] != "." else ""
    label = join_lines([*(part.text for part in pending[index:]), line.label])
    region.rows.append(RawRow(label, group, line.pieces, line))
    return group, []


def _is_number_of_label(line: TableLine, following: TableLine | None) -> bool:
    """Whether the only number of a line belongs to its label ("årskurs 9"), with the values on the next line."""
    small = len(line.pieces) == 1 and line.pieces[0].text.isdigit() and len(line.pieces[0].text) < 3
    if not small or following is None:
        return False
    if following.role is Role.TEXT and not (line.source and line.source.runs):
        return following.text[0].islower()
    return following.role is Role.ROW and not _begins(following.label)


def _continues(row: RawRow, line: TableLine) -> bool:
    """Whether a line with one value only goes on with the row above it, on the same page."""
    return row.line.page == line.page and sum(1 for piece in line.pieces if not is_unit(piece)) == 1
