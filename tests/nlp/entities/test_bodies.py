"""Boards, committees, administrations and units."""

import pytest

from nlp.entities.bodies import compound_start, find_bodies, is_body, is_unit, nominative
from nlp.entities.document import Document
from tests.nlp.entities.helpers import spans, texts


@pytest.mark.parametrize(
    ("written", "norm"),
    [
        ("kommunfullmäktige", "kommunfullmäktige"),
        ("kommunstyrelsens", "kommunstyrelsen"),
        ("Barn- och utbildningsnämnden", "barn- och utbildningsnämnden"),
        ("kultur-, fritids- och turistnämndens", "kultur-, fritids- och turistnämnden"),
        ("Tekniska utskottet", None),
        ("samhällsbyggnadsförvaltningen", "samhällsbyggnadsförvaltningen"),
        ("Socialförvaltning", "socialförvaltning"),
        ("IT-enheten", "it-enheten"),
        ("biståndsenhetens", "biståndsenheten"),
        ("Västra hälso- och sjukvårdsnämnden", "västra hälso- och sjukvårdsnämnden"),
        ("kommunstyrelsens arbetsutskott", "kommunstyrelsens arbetsutskott"),
        ("barn- och utbildningsnämndens arbetsutskott", "barn- och utbildningsnämndens arbetsutskott"),
        ("förvaltningsledningen", "förvaltningsledningen"),
        ("kommunfullmäk-\ntige", "kommunfullmäktige"),
    ],
)
def test_bodies(written: str, norm: str | None) -> None:
    found = spans(find_bodies, f"beslut av {written} i dag")
    assert [text_norm for _, _, text_norm in found] == ([norm] if norm else [])


@pytest.mark.parametrize(
    "text",
    [
        "nämnden",
        "förvaltningen",
        "helheten",
        "medvetenheten",
        "området",
        "en socialnämnd",
        "barnens arbetsutskott",
        "tillsynsmyndigheten",
        "systemförvaltning",
        "förrådet",
    ],
)
def test_no_bodies(text: str) -> None:
    assert texts(find_bodies, text) == []


def test_dash_between_words_does_not_join() -> None:
    assert texts(find_bodies, "digitalisering - utbildningsnämnden") == ["utbildningsnämnden"]


def test_single_words() -> None:
    assert is_body("utbildningsnämndens")
    assert not is_body("fokusområdet")
    assert is_unit("säkerhetsenheten")
    assert not is_unit("erfarenheten")


def test_compound_start() -> None:
    document = Document("plan-, bygg- och miljönämnden")
    assert compound_start(document, 3) == 0
    assert compound_start(document, 0) == 0


def test_nominative() -> None:
    assert nominative("Barn- och\nutbildningsnämndens") == "barn- och utbildningsnämnden"
