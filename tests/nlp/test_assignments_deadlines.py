"""Deadlines: Swedish words for days, months, periods and meetings."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.assignments.deadlines import read_deadline
from nlp.assignments.model import DEADLINE_KINDS

_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


@pytest.mark.parametrize(
    ("text", "base", "kind", "day"),
    [
        ("redovisa senast 2024-12-31", None, "dag", "2024-12-31"),
        ("redovisa till sammanträdet den 14 juni 2023", None, "dag", "2023-06-14"),
        ("åtgärda bristerna före den 31 mars", "2024-05-01", "dag", "2025-03-31"),
        ("åtgärda bristerna före den 31 mars", "2024-02-01", "dag", "2024-03-31"),
        ("återkomma senast i mars 2025", None, "manad", "2025-03-31"),
        ("redovisa till nämndens sammanträde i juni", "2024-02-10", "manad", "2024-06-30"),
        ("redovisa i februari 2024", None, "manad", "2024-02-29"),
        ("återkomma i januari", "2023-10-18", "manad", "2024-01-31"),
        ("utreda under hösten 2026", None, "period", "2026-11-30"),
        ("återkomma under våren", "2024-02-01", "period", "2024-05-31"),
        ("redovisa under första kvartalet 2025", None, "period", "2025-03-31"),
        ("redovisa efter tertial 2 2024", None, "period", "2024-08-31"),
        ("redovisa under Q3 2025", None, "period", "2025-09-30"),
        ("vara klart vid årsskiftet 2024/2025", None, "period", "2024-12-31"),
        ("minska lokalytan till utgången av 2024", None, "period", "2024-12-31"),
        ("införa systemet under året", "2024-01-01", "period", "2024-12-31"),
        ("återkomma inom tre månader", "2024-11-30", "frist", "2025-02-28"),
        ("återkomma inom 14 dagar", "2024-02-20", "frist", "2024-03-05"),
        ("återkomma inom två veckor", "2024-02-20", "frist", "2024-03-05"),
        ("lämna en redovisning senast sex månader efter inflyttning", "2024-02-20", "frist", None),
        ("redovisa i samband med delårsrapporten", "2024-01-01", "rapport", None),
        ("redovisa kostnaden till budgetberedningen", "2024-01-01", "rapport", None),
        ("redovisa årligen", None, "aterkommande", None),
        ("redovisa en gång per år", None, "aterkommande", None),
        ("följa upp tertialvis", None, "aterkommande", None),
        ("redovisa vid nästa sammanträde", "2024-01-01", "sammantrade", None),
        ("till nämndens sammanträde redovisa kostnaden", "2024-01-01", "sammantrade", None),
        ("redovisa i mars", None, "manad", None),
        ("redovisa under hösten", None, "period", None),
    ],
)
def test_what_is_read(text: str, base: str | None, kind: str, day: str | None) -> None:
    found = read_deadline(text, base)
    assert found is not None
    assert (found.kind, found.date) == (kind, day)
    assert found.text in text


@pytest.mark.parametrize(
    "text",
    [
        "utreda lokalernas skick",
        "införa avgiften från och med 2025-01-01",
        "redovisa en plan för behovet till 2030",
        "begära en sänkt taxa inför trafikåret 2024",
        "åtgärda bristerna före den 31 februari 2024 kl. 12",
        "fördela 5 000 kr per tertial 7",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    found = read_deadline(text, "2024-01-01")
    assert found is None or found.date is None


def test_a_term_needs_to_know_when_it_began() -> None:
    assert read_deadline("återkomma inom tre månader", None) is None


@settings(max_examples=40, deadline=None)
@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)), st.integers(1, 12))
def test_a_month_without_a_year_is_the_next_one(base: date, month: int) -> None:
    found = read_deadline(f"redovisa senast i {_MONTHS[month - 1]}", base.isoformat())
    assert found is not None
    assert found.date is not None
    day = date.fromisoformat(found.date)
    assert day.month == month
    assert base.replace(day=1) <= day
    assert (day - base).days <= 366


@settings(max_examples=40, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_with_its_year_is_that_day(day: date, base: date) -> None:
    found = read_deadline(f"redovisa senast den {day.day} {_MONTHS[day.month - 1]} {day.year}", base.isoformat())
    assert found is not None
    assert found.date == day.isoformat()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2090, 1, 1))))
def test_any_text_is_read_without_an_error(text: str, base: date | None) -> None:
    found = read_deadline(text, base.isoformat() if base else None)
    if found is not None:
        assert found.kind in DEADLINE_KINDS
        assert found.date is None or date.fromisoformat(found.date)
