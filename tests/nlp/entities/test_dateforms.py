"""Normal forms of dates, for any date."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.entities.dateforms import digit_rules, months, word_rules
from nlp.entities.dates import find_dates
from tests.nlp.entities.helpers import norms

MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli"]
MONTHS += ["augusti", "september", "oktober", "november", "december"]
dates = st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2049, 12, 31))


@given(dates)
def test_written_out_and_iso_agree(date: datetime.date) -> None:
    written = f"{date.day} {MONTHS[date.month - 1]} {date.year}"
    assert norms(find_dates, written)[0] == norms(find_dates, date.isoformat())[0] == date.isoformat()


@given(st.dates(min_value=datetime.date(2010, 1, 1), max_value=datetime.date(2039, 12, 31)))
def test_six_figures(date: datetime.date) -> None:
    assert norms(find_dates, f"Protokoll {date:%y%m%d}") == [date.isoformat()]


@given(st.integers(2000, 2040), st.integers(1, 12), st.integers(1, 12))
def test_intervals_start_before_they_end(year: int, first: int, last: int) -> None:
    start, end = months(year, first, last).split("/")
    assert datetime.date.fromisoformat(start) < datetime.date.fromisoformat(end)


def test_rules_know_their_first_words() -> None:
    for word, rule in word_rules().items():
        assert rule.pattern.pattern.lower()[0] in "(klt"
        assert word == word.lower()


@pytest.mark.parametrize(
    ("figures", "forms"),
    [
        (1, ["4/5 2023", "4 maj"]),
        (2, ["14/5 2023", "14:e maj"]),
        (4, ["2023-05-04", "2023.05.04", "2023–2025", "2023/24", "2023"]),
        (6, ["230504"]),
        (8, ["20230504"]),
    ],
)
def test_rules_stand_under_the_count_of_figures_that_they_start_with(figures: int, forms: list[str]) -> None:
    rules = digit_rules()[figures]
    assert len(rules) == len(forms)
    assert all(rule.pattern.fullmatch(form) for rule, form in zip(rules, forms, strict=True))
