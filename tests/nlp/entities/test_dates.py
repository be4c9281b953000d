"""Dates in running text."""

import pytest

from nlp.entities.dates import find_dates
from tests.nlp.entities.helpers import norms, spans, texts


@pytest.mark.parametrize(
    ("written", "norm"),
    [
        ("2023-11-15", "2023-11-15"),
        ("2018 02-20", "2018-02-20"),
        ("2024.05.03", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("3/5 2024", "2024-05-03"),
        ("3 maj 2023", "2023-05-03"),
        ("3\nmaj\n2023", "2023-05-03"),
        ("31 dec 2022", "2022-12-31"),
        ("19 september", "--09-19"),
        ("maj 2024", "2024-05"),
        ("januari", "--01"),
        ("230503", "2023-05-03"),
        ("2022–2023", "2022/2023"),
        ("2024-2027", "2024/2027"),
        ("2024", "2024"),
        ("våren 2023", "2023-03-01/2023-05-31"),
        ("vintern 2023", "2023-12-01/2024-02-29"),
        ("höstterminen 2024", "2024-07-01/2024-12-31"),
        ("vt24", "2024-01-01/2024-06-30"),
        ("läsåret 2023/2024", "2023-07-01/2024-06-30"),
        ("läsår 23/24", "2023-07-01/2024-06-30"),
        ("kvartal 4 2025", "2025-10-01/2025-12-31"),
        ("första kvartalet 2026", "2026-01-01/2026-03-31"),
        ("tertial 2 2024", "2024-05-01/2024-08-31"),
        ("Q3 2024", "2024-07-01/2024-09-30"),
        ("kvartal 4", None),
    ],
)
def test_forms(written: str, norm: str | None) -> None:
    assert spans(find_dates, f"Den {written} gäller") == [(written, "DATE", norm)]


@pytest.mark.parametrize(
    "text",
    [
        "Dnr KS 2024/15",
        "lagen (2017:725)",
        "2024-13-45",
        "2 024 personer",
        "2024 kr",
        "2024 st",
        "450 2310 000",
        "telefon 070-202412",
        "256789",
        "199 procent",
        "våren kommer",
        "andra nämnder",
        "första gången",
    ],
)
def test_no_dates(text: str) -> None:
    assert texts(find_dates, text) == []


def test_the_longest_form_at_a_place_is_taken_once() -> None:
    assert texts(find_dates, "den 3 maj 2023, 2023-05-04 och 2022") == ["3 maj 2023", "2023-05-04", "2022"]


def test_impossible_day_leaves_its_month() -> None:
    assert texts(find_dates, "den 31 februari 2024") == ["februari 2024"]


def test_full_stop_of_the_sentence_stays_outside() -> None:
    assert texts(find_dates, "senast den 31 dec.") == ["31 dec"]


def test_capitals_at_the_start_of_a_sentence() -> None:
    assert norms(find_dates, "Hösten 2021 ökade") == ["2021-09-01/2021-11-30"]
