"""Pages out of lines, as an extractor gives them."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.blocks import build_blocks
from ingest.model import Line, Page, Run
from ingest.tables.build import find_tables
from ingest.tables.model import Table


def page(text: str, number: int = 1) -> Page:
    """A page whose lines are set flush left, one size, no gaps kept but blanks."""
    lines = [
        Line(line.strip(), number, 780 - 12.0 * place, 56, 10, bold=line.startswith("# "))
        for place, line in enumerate(text.strip("\n").split("\n"))
    ]
    return Page(number, 595, 842, tuple(lines))


def gapped(rows: Sequence[Sequence[tuple[float, str]]]) -> Page:
    """A page of rows whose stretches are given with their left edges."""
    lines = []
    for place, row in enumerate(rows):
        text, runs = "", []
        for x, part in row:
            runs.append(Run(len(text) + bool(text), x, x + 5.0 * len(part)))
            text = f"{text} {part}".strip()
        lines.append(Line(text, 1, 780 - 12.0 * place, row[0][0], 10, False, tuple(runs) if len(runs) > 1 else ()))
    return Page(1, 595, 842, tuple(lines))


def tables(*pages: Page) -> tuple[Table, ...]:
    """The tables of pages; every cell's offsets point at its text."""
    text, blocks = build_blocks(pages)
    found = find_tables(pages, text, blocks)
    for table in found:
        assert all(text[cell.start : cell.end] == cell.text for cell in table.cells)
        assert 0 <= table.start <= table.end <= len(text)
    return found


def table(text: str) -> Table:
    """The only table of a page."""
    (found,) = tables(page(text))
    return found


def grid(found: Table) -> dict[str, list[str]]:
    """Row header → texts of its cells."""
    rows: dict[str, list[str]] = {}
    for cell in found.cells:
        rows.setdefault(cell.row_header, []).append(cell.text)
    return rows


def values(found: Table) -> list[Decimal | None]:
    """The numbers of all cells."""
    return [cell.value for cell in found.cells]
