"""Finds the tables of a source and gives them as cells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ingest.model import Block, BlockKind, Page
from ingest.tables.lines import TableLine, table_lines
from ingest.tables.model import Cell, Table, Trust
from ingest.tables.numbers import number, unit_of
from ingest.tables.regions import Region, find_regions
from ingest.tables.rows import Grid, SplitRow, split_rows
from ingest.tables.vocabulary import unit_in, year_in
from ingest.tables.width import split_by_page

_LONGEST_LABEL: Final = 160
_RANK: Final = {Trust.CHECKED: 0, Trust.CERTAIN: 1, Trust.UNCERTAIN: 2}


def find_tables(pages: Sequence[Page], text: str, blocks: Sequence[Block]) -> tuple[Table, ...]:
    """The tables of a source, in order.

    Args:
        pages: as extracted.
        text: of the source; cells carry offsets into it.
        blocks: of the source.
    """
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    found = (table for lines in table_lines(pages, text, blocks) for table in _tables(lines, headings))
    return tuple(_numbered(found))


def _numbered(tables: Iterator[Table]) -> Iterator[Table]:
    for ordinal, table in enumerate(tables):
        yield replace(table, ordinal=ordinal)


def _tables(lines: Sequence[TableLine], headings: Sequence[Block]) -> Iterator[Table]:
    for region in (part for found in find_regions(lines) for part in split_by_page(found)):
        grid = split_rows(region)
        if grid is not None:
            yield _table(region, grid, headings)


def _table(region: Region, grid: Grid, headings: Sequence[Block]) -> Table:
    own = {*region.header, " ".join(region.header)}
    above = (block.text for block in reversed(headings) if block.start <= region.start)
    heading = next((text for text in above if text not in own), "")
    caption = region.caption or heading
    unit = unit_in(grid.header.words) if not grid.header.known else _common_unit(grid, caption)
    year = (year_in(_outside(grid)) or year_in(caption)) if grid.header.known else None
    cells = tuple(cell for row, split in enumerate(grid.rows) for cell in _cells(row, split, grid, unit, year))
    last = region.rows[-1].line
    if not _is_backed(region, grid):
        cells = tuple(replace(cell, trust=Trust.UNCERTAIN) if cell.trust is Trust.CERTAIN else cell for cell in cells)
    trust = max((cell.trust for cell in cells), key=lambda mark: _RANK[mark], default=Trust.UNCERTAIN)
    if grid.unsplit:
        trust = Trust.UNCERTAIN
    return Table(
        ordinal=0,
        page_first=region.page,
        page_last=last.page,
        caption=caption,
        unit=unit,
        columns=grid.header.columns if grid.header.known else (),
        trust=trust,
        start=region.start,
        end=last.start + len(last.text),
        cells=cells,
    )


def _is_backed(region: Region, grid: Grid) -> bool:
    """Whether something but the numbers says that lines are a table: a header, a caption, or rows of one shape.

    Prose now and then ends in a number, two lines in a row too.
    """
    if any(len(split.label) > _LONGEST_LABEL for split in grid.rows):
        return False
    if (grid.header.known and len(grid.rows) > 1) or Trust.CHECKED in (mark for row in grid.rows for mark in row.trust):
        return True
    full = sum(1 for row in grid.rows if None not in row.values)
    if len(grid.header.columns) > 1:
        return full > 1
    return full > 1 and all(row.label for row in grid.rows) and (bool(region.caption) or full > 2)


def _common_unit(grid: Grid, caption: str) -> str:
    """The unit of all columns: from the header's words outside the columns ("Belopp i tkr"), else from the caption."""
    named = [unit_in(column) for column in grid.header.columns]
    shared = named[0] if len(named) > 1 and named.count(named[0]) > 1 and set(named) <= {named[0], ""} else ""
    return unit_in(_outside(grid)) or shared or unit_in(caption)


def _outside(grid: Grid) -> str:
    """Words of the header that stand over no column."""
    words = grid.header.words
    for column in grid.header.columns:
        words = words.replace(column, " ", 1)
    return words


def _cells(row: int, split: SplitRow, grid: Grid, unit: str, year: int | None) -> Iterator[Cell]:
    line = split.raw.line
    row_unit = unit_in(split.label)
    for column, (value, trust) in enumerate(zip(split.values, split.trust, strict=True)):
        if value is None or value.is_empty:
            continue
        header = grid.header.columns[column]
        known = grid.header.known
        yield Cell(
            row=row,
            column=column,
            group=split.raw.group,
            row_header=split.label,
            column_header=header,
            text=value.text,
            value=number(value.text, grid.comma_thousands),
            unit=unit_of(value.text) or (unit_in(header) if known else "") or row_unit or unit,
            year=(year_in(header) if known else None) or year_in(split.label) or year,
            trust=trust if known or len(grid.header.columns) == 1 or not grid.header.words else Trust.UNCERTAIN,
            page=line.page,
            start=value.start,
            end=value.start + len(value.text),
        )
