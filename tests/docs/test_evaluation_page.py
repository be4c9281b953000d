"""docs/evaluation.md describes the gold format and the report as they are."""

import json

import pytest

from evaluation.gold import FILES
from evaluation.model import STYLES
from evaluation.report import Report
from tests.docs.pages import ROOT, text_of

PAGE = text_of("evaluation.md")
GOLD = ROOT / "examples" / "gold"


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.jsonl")), ids=lambda path: str(path.name))
def test_every_field_of_the_gold_is_described(path: object) -> None:
    name = str(path).rpartition("/")[2]
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    first = json.loads((GOLD / name).read_text("utf-8").splitlines()[0])
    nested = [
        key
        for value in first.values()
        if isinstance(value, list)
        for part in value[:1]
        if isinstance(part, dict)
        for key in part
    ]
    assert [key for key in (*first, *nested) if f"`{key}`" not in row] == []


def test_every_gold_file_of_the_reader_is_described() -> None:
    assert all(f"`{name}`" in PAGE for name in FILES.values())
    assert all(f"`{style}`" in PAGE for style in STYLES)


def test_every_key_of_the_report_is_described() -> None:
    section = PAGE.partition("## The JSON file")[2]
    assert [key for key in Report().as_dict() if f"`{key}`" not in section] == []
