"""Sets a table: widths of columns, lines in cells, heights of rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from examples.render.fonts import Style, Styles, width_of
from examples.render.lines import Room, break_lines
from examples.render.model import Block

PAD_X, PAD_Y = 4.0, 2.5
STRETCH = 1.35  # a table that is narrower than the page is widened by at most this factor
SMALLER = 7.5
NUMBER = re.compile(r"(?!\d{4}-\d{2}-\d{2}$)[-–−+±]?\d[\d\s\u00a0.,:–-]*(?:%| ?kr| ?tkr| ?mnkr)?$")
THOUSANDS = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")


@dataclass(frozen=True)
class CellLine:
    """One line of one cell: its place from the table's left edge and from the row's upper edge."""

    x: float
    down: float
    text: str


@dataclass(frozen=True)
class RowBox:
    """One row, set."""

    height: float
    style: Style
    cells: list[CellLine]


@dataclass(frozen=True)
class TableBox:
    """A whole table, set; `edges` are the column borders."""

    rows: list[RowBox]
    edges: list[float]
    ruled: bool


def lay_out_table(block: Block, styles: Styles, width: float, hard_spaces: bool) -> TableBox:
    """Set a table in the given width; thousands are parted by no-break spaces where asked."""
    space = "\u00a0" if hard_spaces else " "
    rows = [tuple(THOUSANDS.sub(space, cell) for cell in row) for row in block.rows]
    cell_style, head_style = styles.cell, styles.head_cell
    if sum(_least_widths(rows, cell_style, head_style)) > width and cell_style.size > SMALLER:
        cell_style, head_style = (replace(style, size=SMALLER, leading=9.4) for style in (cell_style, head_style))
    widths = _column_widths(rows, cell_style, head_style, width)
    edges = [sum(widths[:number]) for number in range(len(widths) + 1)]
    boxes = [_row(row, edges, cell_style if number else head_style) for number, row in enumerate(rows)]
    return TableBox(boxes, edges, block.ruled)


def _row(row: tuple[str, ...], edges: list[float], style: Style) -> RowBox:
    cells: list[CellLine] = []
    deepest = 1
    for number, text in enumerate(row):
        left, right = edges[number] + PAD_X, edges[number + 1] - PAD_X
        lines = [text] if NUMBER.match(text) else break_lines(text, style, Room(right - left + 0.01))
        deepest = max(deepest, len(lines))
        for depth, line in enumerate(lines):
            x = right - width_of(line, style.font, style.size) if NUMBER.match(text) else left
            cells.append(CellLine(x, PAD_Y + depth * style.leading, line))
    return RowBox(deepest * style.leading + 2 * PAD_Y, style, cells)


def _styled(rows: list[tuple[str, ...]], cell: Style, head: Style) -> list[tuple[Style, tuple[str, ...]]]:
    return [(cell if number else head, row) for number, row in enumerate(rows)]


def _natural_widths(rows: list[tuple[str, ...]], cell: Style, head: Style) -> list[float]:
    """The widths with each cell on one line."""
    return [
        max(width_of(row[column], style.font, style.size) for style, row in _styled(rows, cell, head)) + 2 * PAD_X
        for column in range(len(rows[0]))
    ]


def _least_widths(rows: list[tuple[str, ...]], cell: Style, head: Style) -> list[float]:
    """The widths that the longest words, and whole numbers, need."""

    def least(text: str, style: Style) -> float:
        parts = [text] if NUMBER.match(text) else re.split(r"[ \t]+", text)
        return max(width_of(part, style.font, style.size) for part in parts)

    return [
        max(least(row[column], style) for style, row in _styled(rows, cell, head)) + 2 * PAD_X
        for column in range(len(rows[0]))
    ]


def _column_widths(rows: list[tuple[str, ...]], cell: Style, head: Style, width: float) -> list[float]:
    natural = _natural_widths(rows, cell, head)
    total = sum(natural)
    if total <= width:
        return [column * min(STRETCH, width / total) for column in natural]
    least = _least_widths(rows, cell, head)
    if sum(least) >= width:
        return _squeeze(least, width)
    spare = (width - sum(least)) / (total - sum(least))
    return [small + (large - small) * spare for small, large in zip(least, natural, strict=True)]


def _squeeze(least: list[float], width: float) -> list[float]:
    """Take what is missing from the widest columns, whose words are then split."""
    limit = max(least)
    while sum(min(column, limit) for column in least) > width:
        limit -= 1.0
    return [min(column, limit) for column in least]
