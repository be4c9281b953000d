"""Tests of what a package announces of its headings."""

from ingest.contents import announced
from ingest.model import Bookmark, Line


def lines(*texts: str) -> list[Line]:
    return [Line(text, 1, 700.0 - 12 * place, 72.0, 11.0, False) for place, text in enumerate(texts)]


def test_entries_with_dots_are_announced_without_number_and_page() -> None:
    assert announced(lines("1 Inledning ........ 3", "2.1 Mål och medel . . . . . 4")) == {"inledning", "mål och medel"}


def test_entries_below_the_heading_need_no_dots() -> None:
    found = announced(lines("Innehållsförteckning", "Bakgrund 2", "Syfte 3", "Löptext utan sida", "Året 2023 gav 14"))
    assert found == {"bakgrund", "syfte"}


def test_the_outline_announces_too() -> None:
    assert announced([], [Bookmark("§ 4 Budget", 2, 1), Bookmark("x", 3, 1)]) == {"§ 4 budget"}


def test_running_text_announces_nothing() -> None:
    assert announced(lines("Nämnden har 14", "ledamöter")) == frozenset()
