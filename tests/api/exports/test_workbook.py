"""XLSX as a reader of Excel files sees it."""

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from api.exports.model import About, Kind, columns_of
from api.exports.workbook import CUT, MOST_CHARACTERS, fitting, write_xlsx

COLUMNS = columns_of(
    {"text": "Texten", "date": "Datum", "page_first": "Sida", "confidence": "Säkerhet", "types": "Typer", "n": "Antal"},
    n=Kind.INTEGER,
)
ABOUT = About("Beslutssatser", "2026-11-22T10:00:00+00:00", "Kommunsök 1", (("year", "2023"),), 2, approximate=True)
ROW: dict[str, Any] = {
    "text": "a",
    "date": "2023-10-18",
    "page_first": 3,
    "confidence": 0.5,
    "types": ["x", "y"],
    "n": 0,
}


def _book(*rows: dict[str, Any]) -> openpyxl.Workbook:
    target = io.BytesIO()
    assert write_xlsx(target, rows, COLUMNS, ABOUT) == len(rows)
    return openpyxl.load_workbook(target)


def _cells(book: openpyxl.Workbook) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book["Rader"].iter_rows()]


def test_types_are_kept() -> None:
    head, cells = _cells(_book(ROW))
    assert head == ["text", "date", "page_first", "confidence", "types", "n"]
    assert cells == ["a", datetime(2023, 10, 18), 3, 0.5, "x, y", 0]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "https://exempel.se", "00123", "{=1}"])
def test_a_text_is_never_anything_else(text: str) -> None:
    cell = _book({**ROW, "text": text})["Rader"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_missing_values_are_empty_cells() -> None:
    assert _cells(_book({**dict.fromkeys(ROW), "n": 1}))[1] == [None] * 5 + [1]


@pytest.mark.parametrize("date", ["1899-12-31", "våren 2023"])
def test_what_excel_has_no_date_for_is_text(date: str) -> None:
    assert _cells(_book({**ROW, "date": date}))[1][1] == date


def test_a_text_that_is_too_long_says_so() -> None:
    assert fitting("a" * MOST_CHARACTERS) == "a" * MOST_CHARACTERS
    cut = _cells(_book({**ROW, "text": "a" * 40_000}))[1][0]
    assert (len(cut), cut.endswith(CUT)) == (MOST_CHARACTERS, True)


def test_the_second_sheet_says_what_the_file_is() -> None:
    sheet = _book(ROW)["Om exporten"]
    said = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value}
    assert said["Lista"] == "Beslutssatser"
    assert said["Rader i filen"] == "1"
    assert said["Rader i hela listan"] == "ungefär 2"
    assert said["Filter: year"] == "2023"
    assert said["text"] == "Texten"


def test_an_empty_list_is_a_book_too() -> None:
    assert len(_cells(_book())) == 1
