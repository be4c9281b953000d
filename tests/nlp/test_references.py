"""References to decisions: every spelling is found with body, day and §, and sections of laws are left alone."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.references import DecisionReference, find_references


def only(text: str) -> DecisionReference:
    found = list(find_references(text))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "body", "date", "paragraphs"),
    [
        ("2023-09-14 § 64", None, "2023-09-14", (64,)),
        ("KS 2023-09-14 § 64", "KS", "2023-09-14", (64,)),
        ("kommunfullmäktige den 14 september 2023, § 64", "kommunfullmäktige", "2023-09-14", (64,)),
        ("protokoll 2023-09-14 § 64", None, "2023-09-14", (64,)),
        ("KF § 11 2022-01-31", "KF", "2022-01-31", (11,)),
        ("KF § 11, den 31 januari 2022", "KF", "2022-01-31", (11,)),
        ("§ 11 KF 2022-01-31", "KF", "2022-01-31", (11,)),
        ("2023-09-14 KS § 64", "KS", "2023-09-14", (64,)),
        ("socialnämndens protokoll 2023-09-14, § 64, 4 kap.", "socialnämnden", "2023-09-14", (64,)),
        ("KSAU 3/5 2023 §§ 4-6", "KSAU", "2023-05-03", (4, 5, 6)),
        (
            "Barn- och utbildningsnämnden 2023-09-14 §§ 3, 4 och 9",
            "Barn- och utbildningsnämnden",
            "2023-09-14",
            (3, 4, 9),
        ),
        (
            "Kommunstyrelsens arbetsutskott beslutade den 3 maj 2023, § 7",
            "Kommunstyrelsens arbetsutskott",
            "2023-05-03",
            (7,),
        ),
        ("Dnr 2023-09-14 § 2", None, "2023-09-14", (2,)),
    ],
)
def test_spellings(text: str, body: str | None, date: str, paragraphs: tuple[int, ...]) -> None:
    found = only(f"Enligt ärendet, se {text} och bilagan.")
    assert (found.body, found.date, found.paragraphs, found.year) == (body, date, paragraphs, int(date[:4]))


@pytest.mark.parametrize("text", ["§ 64/2023", "KS § 64/2023", "Kommunstyrelsen § 64 / 2023"])
def test_a_year_in_the_place_of_the_day(text: str) -> None:
    found = only(text)
    assert (found.date, found.year, found.paragraphs) == (None, 2023, (64,))
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "28 § kommunallagen 2023-01-01",
        "§ 12",
        "§ 12 Dnr 2023/14",
        "4 kap. 1 § SoL gäller från 2023-01-01.",
        "2023-13-40 § 4",
        "§ 64/2023-09",
        "Mötet den 3 maj 2023 tog upp flera frågor. Därefter behandlades § 4.",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert list(find_references(text)) == []


def test_each_sign_takes_the_date_beside_it() -> None:
    found = list(find_references("KF 2023-02-01 § 12, KS 2023-01-11 § 3 samt § 65/2023"))
    assert [(one.body, one.date, one.paragraphs) for one in found] == [
        ("KF", "2023-02-01", (12,)),
        ("KS", "2023-01-11", (3,)),
        (None, None, (65,)),
    ]


def test_one_sign_is_one_paragraph() -> None:
    assert only("KF 2023-02-01 § 12, 4").paragraphs == (12,)
    assert only("KF 2023-02-01 §§ 12-900").paragraphs == (12, 900)


@given(st.text(alphabet="§ 0123456789-/,KSFnämden.\nochd", max_size=200))
def test_offsets_are_those_of_the_text(text: str) -> None:
    end = 0
    for found in find_references(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        assert found.paragraphs == tuple(sorted(found.paragraphs))
        end = found.end


@given(
    st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2049, 12, 31)),
    st.integers(1, 999),
    st.sampled_from(["KS", "KF", "Socialnämnden", "kommunstyrelsen", ""]),
)
def test_what_is_written_is_read(date: dt.date, number: int, body: str) -> None:
    found = only(f"Se {body} {date} § {number}.")
    assert (found.date, found.paragraphs, found.body or "") == (str(date), (number,), body)
