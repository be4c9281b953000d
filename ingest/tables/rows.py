"""Rows to cells: each row split into the columns of its table, with how far it can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.tables.checks import find_relations, step_of
from ingest.tables.geometry import header_of
from ingest.tables.headers import Header
from ingest.tables.model import Trust
from ingest.tables.numbers import Value, number, parts_thousands_by_comma
from ingest.tables.pick import Picker
from ingest.tables.places import place_rows
from ingest.tables.regions import RawRow, Region
from ingest.tables.strain import unevenness
from ingest.tables.ways import Way, placed_way, rescued, spared, ways_of
from ingest.tables.width import choose_header, header_for, range_of


@dataclass(frozen=True, slots=True)
class SplitRow:
    """A row as cells.

    Args:
        raw: the row.
        label: its label, with numbers that turned out to belong to it.
        values: a value a column, None for an empty cell.
        trust: a mark a column.
    """

    raw: RawRow
    label: str
    values: tuple[Value | None, ...]
    trust: tuple[Trust, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose rows are split.

    Args:
        header: what stands over its columns.
        rows: rows as cells.
        unsplit: rows that could not be split safely.
        comma_thousands: its numbers part thousands by commas.
    """

    header: Header
    rows: tuple[SplitRow, ...]
    unsplit: tuple[RawRow, ...]
    comma_thousands: bool


def split_rows(region: Region) -> Grid | None:
    """Split all rows of a table; None when they do not make a table."""
    if len(region.rows) > 1 and len({(row.label, len(row.pieces)) for row in region.rows}) == 1 and not region.header:
        return None  # "Sida 1", "Sida 2" …: a numbered list
    comma = parts_thousands_by_comma([piece.text for row in region.rows for piece in row.pieces])
    placing = place_rows(region)
    if placing is not None:
        width = len(placing.bands)
        header = header_of(region.over, placing) or header_for(region, width)
        ways = [
            (placed_way(values, comma),) if values else ways_of(row, width, comma)
            for row, values in zip(region.rows, placing.rows, strict=True)
        ]
    else:
        ranges = [range_of(row) for row in region.rows]
        header = choose_header(region, ranges)
        width = len(header.columns)
        if not width or not _is_table(ranges, header):
            return None
        ways = [ways_of(row, width, comma) for row in region.rows]
    step = _step(ways)
    full = [options for options in ways if options and None not in options[0].values]
    sure = [options[0].numbers for options in full if len(options) == 1]
    likely = [min((way.numbers for way in options), key=unevenness) for options in full]
    relations = find_relations(sure, width, step) or find_relations(likely, width, step)
    if placing is None:
        ways = spared(region.rows, ways, width, comma)
    if relations and placing is None:
        ways = [rescued(row, options, relations, step, comma) for row, options in zip(region.rows, ways, strict=True)]
    picked = Picker(region.rows, ways, relations, step).pick()
    rows, unsplit = [], []
    for row, chosen in zip(region.rows, picked, strict=True):
        if chosen is None:
            unsplit.append(row)
        else:
            way, trust = chosen
            rows.append(SplitRow(row, _label(row, way), way.values, trust))
    return Grid(header, tuple(rows), tuple(unsplit), comma)


def _label(row: RawRow, way: Way) -> str:
    return " ".join([*filter(None, [row.label]), *(piece.text for piece in row.pieces[: way.dropped])])


def _is_table(ranges: Sequence[tuple[int, int]], header: Header) -> bool:
    width = len(header.columns)
    fitting = sum(1 for low, high in ranges if low <= width <= high)
    if width == 1:
        return fitting > 1
    return fitting > 1 or (fitting == 1 and header.known)


def _step(ways: Sequence[Sequence[Way]]) -> int:
    texts = [value.text for options in ways if options for value in options[0].values if value is not None]
    return step_of([found for found in map(number, texts) if isinstance(found, Decimal)])
