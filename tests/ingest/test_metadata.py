"""Tests of what the head of a document says: dates, diarienummer, board, municipality, signers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.metadata import (
    board_in,
    board_line,
    date_in,
    diarienummer,
    head_date,
    meeting_date,
    municipality_in,
    signers,
)
from ingest.model import Block, BlockKind
from tests.support.clock import within
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


@pytest.mark.parametrize(
    ("lines", "iso"),
    [
        (["Tjänsteutlåtande", "Datum: 2023-04-12"], "2023-04-12"),
        (["Datum 12 april 2023"], "2023-04-12"),
        (["Datum: 230412"], "2023-04-12"),
        (["Ekdala kommun", "2023-04-12"], "2023-04-12"),
        (["2023-04-10", "Datum: 2023-04-12"], "2023-04-12"),
        (["Sammanträdesdatum: 2023-05-03"], None),
        (["Sammanträdesdatum: 2023-05-03", "Datum: 2023-04-12"], "2023-04-12"),
        (["I lagen från den 1 juli 2021 står det"], None),
        ([], None),
    ],
)
def test_head_date(lines: list[str], iso: str | None) -> None:
    assert head_date(lines) == iso


@pytest.mark.parametrize(
    ("lines", "iso"),
    [
        (["Sammanträdesdatum: 2023-05-03"], "2023-05-03"),
        (["Socialnämnden", "Sammanträdesdatum 3 maj 2023"], "2023-05-03"),
        (["Datum: 2023-04-12"], None),
        ([], None),
    ],
)
def test_meeting_date(lines: list[str], iso: str | None) -> None:
    assert meeting_date(lines) == iso


@pytest.mark.parametrize(
    "written",
    ["SN 2023/101", "2023/109", "KS 2025/636", "UBN.2023/467", "S.N.2022.344", "FUN042 2024/00001", "SN-2022/313"],
)
def test_diarienummer_after_its_name(written: str) -> None:
    assert diarienummer(["Tjänsteutlåtande", f"Diarienummer: {written}"]) == written
    assert diarienummer([f"Dnr {written}"]) == written


def test_a_diarienummer_glued_to_its_name() -> None:
    assert diarienummer(["Diarienummer:S.N.2021.88"]) == "S.N.2021.88"


@pytest.mark.parametrize("line", ["Diarienummer: ÄRENDENUMMER", "Dnr xxxx", "Diarienummer:", "212000-1439", "§ 45", ""])
def test_fillers_and_other_numbers_are_none(line: str) -> None:
    assert diarienummer([line]) is None


@pytest.mark.parametrize(
    ("lines", "board"),
    [
        (["Ekdala kommun", "Socialnämnden"], "Socialnämnden"),
        (["Kommunstyrelsen"], "Kommunstyrelsen"),
        (["Kommunfullmäktige"], "Kommunfullmäktige"),
        (["Barn- och utbildningsnämnden"], "Barn- och utbildningsnämnden"),
        (["Socialnämnden beslutar att anta planen för det kommande året"], None),
        (["Ekdala kommun"], None),
        ([], None),
    ],
)
def test_board_line(lines: list[str], board: str | None) -> None:
    assert board_line(lines) == board


@pytest.mark.parametrize(
    ("text", "board"),
    [
        ("Socialnämnden beslutar. Kommunstyrelsen yttrar sig. Socialnämndens ordförande.", "Socialnämnden"),
        ("Det är kommunstyrelsen som avgör.", "Kommunstyrelsen"),
        ("Kommunfullmäktige antog planen.", "Kommunfullmäktige"),
        ("Ingen har avgjort saken.", None),
    ],
)
def test_board_in(text: str, board: str | None) -> None:
    assert board_in(text) == board


@pytest.mark.parametrize(
    ("text", "municipality"),
    [
        ("Ekdala kommun och Ekdala kommuns bolag, liksom Provby kommun", "Ekdala kommun"),
        ("Provby stad", "Provby stad"),
        ("Varje kommun ska ha en plan", None),
        ("Det är en kommun", None),
        ("", None),
    ],
)
def test_municipality_in(text: str, municipality: str | None) -> None:
    assert municipality_in(text) == municipality


def signature(text: str, kind: BlockKind = BlockKind.SIGNATURE) -> Block:
    return Block(0, kind, 0, 1, 1, 0, len(text), text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karin Ek\nFörvaltningschef", ("Karin Ek",)),
        ("Karin Ek Lars Björk\nFörvaltningschef Utredare", ("Karin Ek", "Lars Björk")),
        ("Anna-Lena Å Öberg\nUtredare", ()),
        ("Anna-Lena Åsa Öberg\nUtredare", ("Anna-Lena Åsa Öberg",)),
    ],
)
def test_signers(text: str, names: tuple[str, ...]) -> None:
    assert signers([signature(text)]) == names


def test_only_signatures_sign_and_each_name_once() -> None:
    assert signers([signature("Karin Ek\nchef", BlockKind.PARAGRAPH)]) == ()
    assert signers([signature("Karin Ek\nchef"), signature("Karin Ek\nchef")]) == ("Karin Ek",)


@EXAMPLES
@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    lines = text.splitlines()
    for found in (head_date(lines), meeting_date(lines), date_in(text)):
        assert found is None or len(found) == 10
    assert diarienummer(lines) is None or diarienummer(lines)
    board_line(lines)
    board_in(text)
    municipality_in(text)
    signers([signature(text)])


@pytest.mark.parametrize("text", ["31 februari 2023", "2023-02-30", "31 april 2023", "2023-11-31"])
def test_days_that_do_not_exist(text: str) -> None:
    found = date_in(text)
    assert found is None or date.fromisoformat(found)


def test_a_hostile_text_costs_little() -> None:
    with within(0.3):
        municipality_in("A-" * 20_000)
