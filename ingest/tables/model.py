"""What a table is made of."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Trust(StrEnum):
    """How a cell's place and value are known."""

    CHECKED = "checked"  # a sum or difference over the row or the column holds
    CERTAIN = "certain"  # only one split gives the number of columns, or the page's geometry says so
    UNCERTAIN = "uncertain"  # likely, but another reading is possible


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with what it means.

    Args:
        row: 0-based row of its table, headers not counted.
        column: 0-based column, the column of row headers not counted.
        group: line over a group of rows ("7001 Hemtjänst Norr"), or "".
        row_header: label of the row.
        column_header: label of the column; where columns cannot be told apart, the words of all headers.
        text: as printed.
        value: the number, or None for a word.
        unit: "tkr", "%", … or "" when nothing says so.
        year: from column header, row header or caption, or None.
        trust: how its place and value are known.
        page: 1-based.
        start: offset of its text in the source's text.
        end: offset after it.
    """

    row: int
    column: int
    group: str
    row_header: str
    column_header: str
    text: str
    value: Decimal | None
    unit: str
    year: int | None
    trust: Trust
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a source.

    Args:
        ordinal: 0-based place in the source.
        page_first: 1-based.
        page_last: 1-based.
        caption: the line above it or, without one, the heading that it stands under; "" when there is neither.
        unit: of the whole table, or "".
        columns: column headers, left to right; empty when none could be told apart.
        trust: the weakest of its cells; `UNCERTAIN` with no cells means: kept as text only.
        start: offset of its first line in the source's text.
        end: offset after its last line.
        cells: by row and column; empty cells are left out.
    """

    ordinal: int
    page_first: int
    page_last: int
    caption: str
    unit: str
    columns: tuple[str, ...]
    trust: Trust
    start: int
    end: int
    cells: tuple[Cell, ...] = ()
