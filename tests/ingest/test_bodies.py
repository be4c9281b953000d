"""Tests of names of boards, other bodies and municipalities, known by their form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.bodies import (
    abbreviated_body,
    adopting_body,
    board_at_end,
    board_in,
    board_line,
    board_of,
    municipality_in,
    office,
    other_body,
    sender,
)
from tests.support.clock import within
from tests.support.strategies import EXAMPLES


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


def test_a_hostile_text_costs_little() -> None:
    with within(0.3):
        municipality_in("A-" * 20_000)


@pytest.mark.parametrize(
    ("line", "board"),
    [
        ("Till kommunstyrelsen", "Kommunstyrelsen"),
        ("Till: Kommunfullmäktige", "Kommunfullmäktige"),
        ("Omsorgsnämnden i Ekdala kommun", "Omsorgsnämnden"),
        ("Barn- och utbildningsnämnden, Ekdala kommun", "Barn- och utbildningsnämnden"),
        ("Kommunstyrelsen 2023-05-04 § 34", "Kommunstyrelsen"),
        ("Omsorgsnämndens arbetsutskott", "Omsorgsnämndens arbetsutskott"),
        ("Nämnden för arbete och välfärd", "Nämnden för arbete och välfärd"),
        ("Bygg-, miljö- och hälsoskyddsnämnden", "Bygg-, miljö- och hälsoskyddsnämnden"),
        ("Kommunala pensionärsrådet", "Kommunala pensionärsrådet"),
        ("Den gemensamma familjerättsnämnden", "Den gemensamma familjerättsnämnden"),
        ("Samhällsbyggnadsutskottet", "Samhällsbyggnadsutskottet"),
        ("socialnämnden", None),
        ("Socialnämnden beslutar att anta planen", None),
        ("Socialförvaltningen", None),
        ("2023", None),
        ("", None),
        ("S" * 200 + "nämnden", None),
    ],
)
def test_board_of(line: str, board: str | None) -> None:
    assert board_of(line) == board


def test_bodies_that_are_no_board() -> None:
    assert other_body(["Plats", "Central samverkansgrupp (CSG)"]) == "Central samverkansgrupp (CSG)"
    assert other_body(["Förbundets styrelse extrainsatt"]) == "Förbundets styrelse"
    assert other_body(["Regionalt samrådsorgan mellan kommunerna"]) == "Regionalt samrådsorgan"
    assert other_body(["Gruppen talade länge om saken"]) is None
    assert sender(["Diarienummer 1", "Region Mellanbygden"]) == "Region Mellanbygden"
    assert sender(["Länsstyrelsen i Mellanbygdens län"]) == "Länsstyrelsen i Mellanbygdens län"
    assert sender(["Norra kommunalförbundet"]) == "Norra kommunalförbundet"
    assert sender(["Regionen har svarat på frågan"]) is None
    assert office(["Sektor lärande, kultur och fritid"]) == "Sektor lärande, kultur och fritid"
    assert office(["Kommunledningskontoret"]) == "Kommunledningskontoret"
    assert office(["Kontoret är stängt"]) is None


def test_who_adopted_a_document() -> None:
    assert adopting_body(["Antagen av kommunfullmäktige 2023-05-04, § 12"]) == "Kommunfullmäktige"
    assert adopting_body(["Politiskt antagen av regionens samrådsgrupp den 4 maj 2023"]) == "regionens samrådsgrupp"
    assert adopting_body(["Fastställd av Eva Ek 2023-05-04"]) is None


def test_a_board_at_the_end_of_fields_that_have_run_together() -> None:
    assert board_at_end(["Datum: 2023-05-04 Socialnämnden"]) == "Socialnämnden"
    assert board_at_end(["Skickas till Socialnämnden"]) is None


def test_a_body_with_its_abbreviation() -> None:
    assert abbreviated_body("Av det lokala samrådet (LS) har") == "Lokala samrådet (LS)"
    assert (
        abbreviated_body("På uppdrag av det regionala samverkansrådet (RSR) har") == "Regionala samverkansrådet (RSR)"
    )
    assert abbreviated_body("den lokala gruppen (se nedan)") is None


@EXAMPLES
@given(st.text(max_size=60))
def test_any_line_is_read_without_an_error(text: str) -> None:
    for found in (board_of(text), other_body([text]), sender([text]), office([text]), adopting_body([text])):
        assert found is None or found.strip()
