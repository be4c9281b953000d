"""Tests of dates in all their spellings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import date_in, dates_in
from tests.support.strategies import EXAMPLES

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Möte 2023-05-03 i Ekdala", "2023-05-03"),
        ("den 3 maj 2023", "2023-05-03"),
        ("3 MAJ 2023 och 4 juni 2024", "2023-05-03"),
        ("2023", None),
        ("kl. 12.30", None),
        ("2023-13-03", None),
        ("", None),
    ],
)
def test_date_in(text: str, iso: str | None) -> None:
    assert date_in(text) == iso


@EXAMPLES
@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_both_ways_of_writing_a_date_are_read(day: date) -> None:
    assert date_in(f"Datum {day.isoformat()}") == day.isoformat()
    assert date_in(f"den {day.day} {MONTHS[day.month - 1]} {day.year}") == day.isoformat()


@pytest.mark.parametrize("text", ["31 februari 2023", "2023-02-30", "31 april 2023", "2023-11-31"])
def test_days_that_do_not_exist(text: str) -> None:
    found = date_in(text)
    assert found is None or date.fromisoformat(found)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023.05.04", "2023-05-04"),
        ("2023/05/04", "2023-05-04"),
        ("4/5 2023", "2023-05-04"),
        ("4/5-2023", "2023-05-04"),
        ("den 4:e maj 2023", "2023-05-04"),
        ("4 sept 2023", "2023-09-04"),
        ("maj 2023", None),
        ("SN 2023/109", None),
        ("S.N.2021.88", None),
        ("230504", None),
    ],
)
def test_more_spellings(text: str, iso: str | None) -> None:
    assert date_in(text) == iso


def test_all_dates_of_a_text_in_order() -> None:
    assert list(dates_in("2023-05-04, 31 februari 2023 och 1 juni 2022")) == ["2023-05-04", "2022-06-01"]


@EXAMPLES
@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(date.fromisoformat(found) for found in dates_in(text))
