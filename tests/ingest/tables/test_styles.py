"""Tables in the styles of many municipalities: what is marked as sure is right, and most of all cells are found."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from ingest.model import Line, Page, Run
from ingest.tables.model import Cell, Trust
from tests.ingest.tables.pages import tables

_LEAST_FOUND: Final = 0.9  # of all cells
_PROSE: Final = (
    "Förvaltningen har under perioden arbetat vidare med det som nämnden har beslutat om i sin plan och i",
    "budgeten. Arbetet följs upp tillsammans med verksamheterna, som också har lämnat underlag till denna",
    "sammanställning. De större avvikelserna förklaras i texten, och de åtgärder som har satts in beskrivs",
    "längre fram. Uppgifterna har hämtats ur verksamhetssystemen och stämts av mot tidigare rapporter.",
)
_SIZE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Style:
    """A table as printed, and its cells: row header, column header, text."""

    name: str
    lines: tuple[str, ...]
    cells: Counter[tuple[str, str, str]]


def _styles() -> list[Style]:
    text = Path(__file__).with_name("styles.txt").read_text(encoding="utf-8")
    return [_style(part) for part in text.split("=== ")[1:]]


def _style(part: str) -> Style:
    shown, _, wanted = part.strip().partition("\n>> ")
    name, *lines = shown.split("\n")
    header, *rows = [[cell.strip() for cell in line.split("|")] for line in wanted.split("\n")]
    cells = Counter(
        (label, column, value) for label, *values in rows for column, value in zip(header, values, strict=True) if value
    )
    return Style(name, tuple(lines), cells)


def _line(text: str, place: int) -> Line:
    """A line in one piece, or "@ 75 Post | 250 Tkr" with the left edges of its stretches; * for bold."""
    y = 740 - 12.0 * place
    if not text.startswith("@ "):
        return Line(text, 1, y, 56, _SIZE, False)
    parts = [part.strip().partition(" ") for part in text[2:].split(" | ")]
    runs, shown = [], ""
    for x, _, words in parts:
        runs.append(Run(len(shown) + bool(shown), float(x), float(x)))
        shown = f"{shown} {words.lstrip('*')}".strip()
    bold = parts[0][2].startswith("*")
    return Line(shown, 1, y, float(parts[0][0]), _SIZE, bold, tuple(runs) if len(runs) > 1 else ())


def _read(style: Style) -> list[Cell]:
    above = (Line(text, 1, 800 - 12.0 * place, 56, 10, False) for place, text in enumerate(_PROSE))
    below = (Line(text, 1, 200 - 12.0 * place, 56, 10, False) for place, text in enumerate(_PROSE[::-1]))
    lines = (*above, *(_line(text, place) for place, text in enumerate(style.lines)), *below)
    return [cell for table in tables(Page(1, 595, 842, lines)) for cell in table.cells]


def _named(cell: Cell) -> tuple[str, str, str]:
    return cell.row_header, cell.column_header, cell.text


STYLES: Final = _styles()


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_what_is_sure_is_right(style: Style) -> None:
    sure = [_named(cell) for cell in _read(style) if cell.trust is not Trust.UNCERTAIN]
    assert [cell for cell in sure if cell not in style.cells] == []


def test_most_cells_are_found() -> None:
    found = {style.name: Counter(map(_named, _read(style))) for style in STYLES}
    right = sum((found[style.name] & style.cells).total() for style in STYLES)
    wanted = sum(style.cells.total() for style in STYLES)
    missing = {style.name: style.cells - found[style.name] for style in STYLES if style.cells - found[style.name]}
    assert right >= _LEAST_FOUND * wanted, missing
