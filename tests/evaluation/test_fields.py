"""Tests of typed access to gold rows: every message names file, line and field."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.fields import Fields, read_rows
from ingest.errors import GoldError

PLACE = "queries.jsonl rad 3"
Read = Callable[[Fields], object]


def fields(**row: object) -> Fields:
    """A row at a place."""
    return Fields(row, PLACE)


@pytest.mark.parametrize(
    ("row", "read", "message"),
    [
        ({}, lambda row: row.text("x"), "fält x: saknas."),
        ({"x": 1}, lambda row: row.text("x"), "fält x: 1 är ingen text."),
        ({"x": " \n"}, lambda row: row.text("x"), "är ingen text."),
        ({"x": None}, lambda row: row.text("x"), "fält x: None är ingen text."),
        ({}, lambda row: row.optional("x"), "fält x: saknas."),
        ({"x": ""}, lambda row: row.optional("x"), "är ingen text."),
        ({"x": "18 oktober"}, lambda row: row.date("x"), "inget datum på formen ÅÅÅÅ-MM-DD."),
        ({"x": "1"}, lambda row: row.number("x", 1), "fält x: '1' är inget heltal."),
        ({"x": True}, lambda row: row.number("x", 1), "fält x: True är inget heltal."),
        ({"x": 1.0}, lambda row: row.number("x", 1), "fält x: 1.0 är inget heltal."),
        ({"x": 0}, lambda row: row.number("x", 1), "fält x: 0 ligger utanför 1–."),
        ({"x": 5}, lambda row: row.number("x", 1, 4), "fält x: 5 ligger utanför 1–4."),
        ({"page_first": 3, "page_last": 2}, lambda row: row.pages(), "fält page_last: 2 ligger utanför 3–."),
        ({"x": "b"}, lambda row: row.label("x", ("a", "c")), "fält x: 'b' är ingen av a, c."),
        ({"x": "a"}, lambda row: row.texts("x"), "fält x: 'a' är ingen lista."),
        ({"x": ["a", 1]}, lambda row: row.texts("x"), "är ingen lista av texter."),
        ({"x": [{}, 1]}, lambda row: row.rows("x"), "fält x[1]: är inget JSON-objekt."),
        ({"x": [{}, {"y": 3}]}, lambda row: row.rows("x")[1].text("y"), "fält x[1].y: 3 är ingen text."),
    ],
)
def test_what_breaks_the_format_is_named(row: dict[str, object], read: Read, message: str) -> None:
    with pytest.raises(GoldError) as caught:
        read(Fields(row, PLACE))
    assert caught.value.code == "E203"
    assert caught.value.detail.startswith(PLACE)
    assert caught.value.detail.endswith(message)


def test_what_keeps_the_format_is_returned() -> None:
    row = fields(a="text", b=None, c="2023-10-18", d=4, page_first=2, page_last=2, e=["x", ""], f=[{"g": 1}])
    assert (row.text("a"), row.optional("a"), row.optional("b")) == ("text", "text", None)
    assert (row.date("b"), row.date("c")) == (None, "2023-10-18")
    assert (row.number("d", 1, 4), row.pages()) == (4, (2, 2))
    assert (row.label("a", {"text": "Text"}), row.texts("e")) == ("text", ("x", ""))
    assert [found.number("g", 0) for found in row.rows("f")] == [1]


def test_rows_carry_their_line_and_blank_lines_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text('{"x": "a"}\n\n  \n{"x": 1}', encoding="utf-8")
    first, second = read_rows(path)
    assert first.text("x") == "a"
    with pytest.raises(GoldError, match=r"facts\.jsonl rad 4, fält x: 1 är ingen text"):
        second.text("x")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"x": 1}\n{"x": ', "facts.jsonl rad 2: ingen giltig JSON"),
        (b"[1]\n", "facts.jsonl rad 1: inget JSON-objekt"),
        (b'{"x": "\xe5"}', "facts.jsonl kan inte läsas som UTF-8"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_bytes(content)
    with pytest.raises(GoldError, match=message):
        list(read_rows(path))


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="kan inte läsas"):
        list(read_rows(tmp_path))


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text('{"x": "a\u2028b\u0085c"}\n', encoding="utf-8")
    assert [row.text("x") for row in read_rows(path)] == ["a\u2028b\u0085c"]


@given(
    st.one_of(
        st.none(), st.booleans(), st.floats(), st.text(), st.lists(st.none()), st.dictionaries(st.text(), st.none())
    )
)
def test_no_value_gets_past_as_a_page_number(value: object) -> None:
    with pytest.raises(GoldError):
        fields(page=value).number("page", 1)
