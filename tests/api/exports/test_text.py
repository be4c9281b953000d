"""CSV and JSON Lines: what goes in comes out, and no cell is a formula."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.exports.model import columns_of
from api.exports.text import write_csv, write_jsonl
from tests.support.strategies import EXAMPLES

COLUMNS = columns_of({"text": "Texten", "amounts": "Belopp", "confidence": "Säkerhet"})
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cells(rows: list[dict[str, Any]], separator: str = ";") -> list[list[str]]:
    target = io.BytesIO()
    assert write_csv(target, rows, COLUMNS, separator) == len(rows)
    text = target.getvalue().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator))


@EXAMPLES
@given(st.lists(st.text(max_size=30), max_size=4), st.sampled_from([";", ","]))
def test_no_cell_is_a_formula_and_nothing_is_lost(texts: list[str], separator: str) -> None:
    head, *found = _cells([{"text": text, "amounts": [], "confidence": None} for text in texts], separator)
    assert head == ["text", "amounts", "confidence"]
    for text, (cell, amounts, confidence) in zip(texts, found, strict=True):
        assert not cell.startswith(FORMULA)
        assert cell in (text, f"'{text}")
        assert (amounts, confidence) == ("", "")


@pytest.mark.parametrize("start", FORMULA)
def test_a_formula_becomes_text(start: str) -> None:
    _, (cell, *_) = _cells([{"text": f"{start}HYPERLINK(1)", "amounts": [], "confidence": 0.5}])
    assert cell == f"'{start}HYPERLINK(1)"


def test_numbers_and_lists() -> None:
    _, cells = _cells([{"text": None, "amounts": [-5, 10], "confidence": -0.25}])
    assert cells == ["", "'-5, 10", "-0.25"]


def test_separators_and_lines_stay_inside_their_cell() -> None:
    text = 'a;b,c "d"\r\ne'
    assert _cells([{"text": text, "amounts": [], "confidence": 1}])[1] == [text, "", "1"]
    assert _cells([{"text": text, "amounts": [], "confidence": 1}], ",")[1] == [text, "", "1"]


@EXAMPLES
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_json_lines_keep_types(text: str) -> None:
    row = {"text": text, "amounts": [1, 2], "confidence": None}
    target = io.BytesIO()
    assert write_jsonl(target, [row, row], COLUMNS) == 2
    assert [json.loads(line) for line in target.getvalue().split(b"\n")[:-1]] == [row, row]
