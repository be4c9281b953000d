"""Rows as table, JSON, JSON Lines and CSV: what a spreadsheet, a script and a person get."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.output import Format, neutral, render, screen_width, write
from ingest.errors import BadInputError
from tests.support.commandline import read_csv
from tests.support.strategies import EXAMPLES

FIELDS = {"file": "Fil", "text": "Text", "types": "Typer", "count": "Antal"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "file": CELLS,
            "text": st.none() | CELLS | st.sampled_from(FORMULA_STARTS).flatmap(lambda start: CELLS.map(start.__add__)),
            "types": st.lists(CELLS, max_size=3),
            "count": st.none() | st.integers(-9, 9),
        }
    ),
    max_size=4,
)


def row(**values: Any) -> dict[str, Any]:
    """A row with defaults."""
    return {"file": "a.pdf", "text": "text", "types": [], "count": 1, **values}


@EXAMPLES
@given(ROWS)
def test_json_and_json_lines_lose_nothing(rows: list[dict[str, Any]]) -> None:
    assert json.loads(render(rows, FIELDS, Format.JSON)) == rows
    lines = render(rows, FIELDS, Format.JSONL)
    assert [json.loads(line) for line in lines.split("\n") if line] == rows


@EXAMPLES
@given(ROWS)
def test_csv_gives_every_value_back_and_no_formula(rows: list[dict[str, Any]]) -> None:
    head, *cells = read_csv(render(rows, FIELDS, Format.CSV))
    assert head == list(FIELDS)
    assert len(cells) == len(rows)
    for values, given_ in zip(cells, rows, strict=True):
        texts = [given_["file"], given_["text"] or "", ", ".join(given_["types"])]
        for value, text in zip(values, texts, strict=False):
            assert not value.startswith(FORMULA_STARTS)
            assert value == (f"'{text}" if text.startswith(FORMULA_STARTS) else text)
        assert values[3] == ("" if given_["count"] is None else str(given_["count"]))


def test_csv_is_what_excel_opens() -> None:
    text = render([row(text='säger "ja"', types=["uppdra", "begara"], count=None)], FIELDS, Format.CSV)
    assert text == '\ufeff"file","text","types","count"\r\n"a.pdf","säger ""ja""","uppdra, begara",""\r\n'


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_formulas_are_made_text(start: str) -> None:
    assert neutral(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"
    assert neutral(f"a{start}") == f"a{start}"


def test_a_negative_number_stays_a_number() -> None:
    assert read_csv(render([row(count=-5)], FIELDS, Format.CSV))[1][3] == "-5"


def test_table_shows_the_columns_asked_for_under_the_name_of_each_file() -> None:
    rows = [row(text="ett"), row(text="två", count=12), row(file="b.pdf", text="tre  med\nblanka")]
    assert render(rows, FIELDS, Format.TABLE, ("text", "count")).splitlines() == [
        "text            count",
        "──────────────  ─────",
        "",
        "a.pdf",
        "ett             1",
        "två             12",
        "",
        "b.pdf",
        "tre med blanka  1",
    ]


def test_table_without_choice_shows_all() -> None:
    assert render([row(types=["a", "b"])], FIELDS, Format.TABLE).splitlines() == [
        "file   text  types  count",
        "─────  ────  ─────  ─────",
        "a.pdf  text  a, b   1",
    ]


@pytest.mark.parametrize(("last", "shown"), [(3, "3"), (4, "3–4")])
def test_table_joins_pages(last: int, shown: str) -> None:
    fields = {"page_first": "", "page_last": ""}
    table = render([{"page_first": 3, "page_last": last}], fields, Format.TABLE, ("pages",))
    assert table.splitlines() == ["pages", "─────", shown]


@EXAMPLES
@given(ROWS, st.integers(46, 200))
def test_table_fits_the_screen(rows: list[dict[str, Any]], width: int) -> None:
    lines = render(rows, FIELDS, Format.TABLE, width=width).split("\n")
    assert max(map(len, lines)) <= width
    assert len(lines) == 2 + len(rows) + 1


def test_long_cells_are_cut_where_it_hurts_least() -> None:
    long = row(file="ekdala-omsorgsnamnden-2021-11.pdf", text="Omsorgsnämnden beslutar att " + "x" * 80)
    assert "Omsorgsnämnden beslutar att" in render([long], FIELDS, Format.TABLE)
    narrow = render([long], FIELDS, Format.TABLE, width=46).splitlines()[2]
    file, text = narrow.split("  ")[:2]
    assert file.startswith("…")
    assert file.endswith("2021-11.pdf")
    assert text.startswith("Omsorgs")
    assert text.endswith("…")


def test_nothing_is_a_head_without_rows() -> None:
    assert render([], FIELDS, Format.JSON) == "[]\n"
    assert render([], FIELDS, Format.JSONL) == ""
    assert read_csv(render([], FIELDS, Format.CSV)) == [list(FIELDS)]
    assert len(render([], FIELDS, Format.TABLE).splitlines()) == 2


def test_files_hold_exactly_what_was_rendered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("å\r\n\ud800\n", tmp_path / "ut.csv")
    assert (tmp_path / "ut.csv").read_bytes() == "å\r\n?\n".encode()
    assert capsys.readouterr().out == ""
    write("å\ud800\n", None)
    assert capsys.readouterr().out == "å?\n"


@pytest.mark.parametrize("name", ["finns/inte.csv", "."])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInputError, match="E204") as refused:
        write("x", tmp_path / name)
    assert str(tmp_path / name) in refused.value.detail


def test_only_a_screen_has_a_width(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    assert screen_width(None) is None
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert screen_width(None) == 77
    assert screen_width(tmp_path / "ut.txt") is None
