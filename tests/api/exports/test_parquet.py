"""Parquet as a reader of Parquet sees it, and what is said where pyarrow is missing."""

import io
import sys
from datetime import date
from typing import Any

import pytest
from pyarrow import parquet

from api.exports.model import columns_of
from api.exports.parquet import write_parquet
from ingest.errors import StateError

FIELDS = {"text": "T", "date": "D", "page_first": "S", "confidence": "K", "types": "Y", "amounts": "B"}
COLUMNS = columns_of(FIELDS)
ROW: dict[str, Any] = {
    "text": "=1",
    "date": "2023-10-18",
    "page_first": 3,
    "confidence": 0.5,
    "types": ["x"],
    "amounts": [10, -2],
}


def _table(rows: list[dict[str, Any]]) -> Any:
    target = io.BytesIO()
    assert write_parquet(target, rows, COLUMNS) == len(rows)
    target.seek(0)
    return parquet.read_table(target)


def test_types_are_kept() -> None:
    table = _table([ROW, dict.fromkeys(ROW)])
    assert table.to_pylist() == [{**ROW, "date": date(2023, 10, 18)}, dict.fromkeys(ROW)]
    assert [str(field.type) for field in table.schema] == [
        "string",
        "date32[day]",
        "int64",
        "double",
        "list<element: string>",
        "list<element: int64>",
    ]
    assert table.schema.field("text").metadata[b"help"] == b"T"


def test_many_rows_come_in_several_groups() -> None:
    assert _table([ROW] * 5_001).num_rows == 5_001


def test_no_rows() -> None:
    assert _table([]).column_names == list(FIELDS)


def test_a_text_that_is_none_becomes_one() -> None:
    assert _table([{**ROW, "text": ["a", "b"]}]).to_pylist()[0]["text"] == "a, b"


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(StateError) as caught:
        write_parquet(io.BytesIO(), [ROW], COLUMNS)
    assert caught.value.code == "E409"
