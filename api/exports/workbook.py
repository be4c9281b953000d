"""Exports as XLSX: one sheet of rows with their types, and one that says what the file is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Final

import xlsxwriter
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from api.exports.model import About, Column, Kind, Row
from api.output import flat

MOST_CHARACTERS: Final = 32_767  # in a cell of Excel
CUT: Final = " … [avkortat: cellen rymmer inte mer; hela texten finns i formaten csv, jsonl och parquet]"
_WIDTHS: Final = {Kind.TEXT: 30, Kind.TEXTS: 30, Kind.INTEGERS: 16, Kind.DATE: 12, Kind.INTEGER: 10, Kind.NUMBER: 10}
# A text is never read as anything else: not as a formula, whatever it begins with, nor as a link or a number.
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class _Formats:
    head: CellFormat
    day: CellFormat


def write_xlsx(target: BinaryIO, rows: Iterable[Row], columns: Sequence[Column], about: About) -> int:
    """Write rows as a workbook, each to disk as soon as the next one comes.

    Args:
        target: where to.
        rows: with the names of the columns.
        columns: in order.
        about: what the second sheet says.

    Returns:
        Number of rows.
    """
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        formats = _Formats(book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet = book.add_worksheet("Rader")
        count = _write_rows(sheet, rows, columns, formats)
        _write_about(book.add_worksheet("Om exporten"), about, columns, count, formats)
    return count


def _write_rows(sheet: Worksheet, rows: Iterable[Row], columns: Sequence[Column], formats: _Formats) -> int:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS[column.kind])
        sheet.write_string(0, place, column.name, formats.head)
    sheet.freeze_panes(1, 0)
    count = 0
    for count, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            _write_cell(sheet, (count, place), row[column.name], column.kind, formats)
    sheet.autofilter(0, 0, count, len(columns) - 1)
    return count


def _write_cell(sheet: Worksheet, place: tuple[int, int], value: Any, kind: Kind, formats: _Formats) -> None:
    if value is None:
        return
    if kind in (Kind.INTEGER, Kind.NUMBER):
        sheet.write_number(*place, value)
        return
    day = _day(value) if kind is Kind.DATE else None
    if day is not None:
        sheet.write_datetime(*place, day, formats.day)
    else:
        sheet.write_string(*place, fitting(str(flat(value))))


def _day(value: str) -> date | None:
    """A date that Excel knows, or None; its calendar begins in 1900."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year >= 1900 else None


def fitting(text: str) -> str:
    """A text that a cell can hold; one that is too long ends with words that say so."""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(CUT)] + CUT


def _write_about(sheet: Worksheet, about: About, columns: Sequence[Column], count: int, formats: _Formats) -> None:
    total = f"{'ungefär ' if about.approximate else ''}{about.total}"
    lines = [
        ("Lista", about.title),
        ("Skapad", about.made_at),
        ("Program", about.program),
        ("Rader i filen", str(count)),
        ("Rader i hela listan", total),
        *((f"Filter: {name}", value) for name, value in about.filters),
    ]
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for place, (name, value) in enumerate(lines):
        sheet.write_string(place, 0, name, formats.head)
        sheet.write_string(place, 1, fitting(value))
    for place, column in enumerate(columns, len(lines) + 1):
        sheet.write_string(place, 0, column.name, formats.head)
        sheet.write_string(place, 1, column.help)
