"""Steering documents and programmes."""

import pytest

from nlp.entities.programs import find_programs
from tests.nlp.entities.helpers import spans, texts


@pytest.mark.parametrize(
    "written",
    [
        "Nämndplan med budget 2024",
        "internkontrollplan 2025",
        "intern kontrollplan 2024",
        "Årsredovisning 2025",
        "mål och budget för 2026",
        "verksamhetsplan 2024–2027",
        "nämndplan för 2018",
        "Energi- och klimatplan 2030",
        "digitaliseringspolicy",
        "energi- och klimatstrategin",
        "delegationsordningen",
        "Hälso- och sjukvårdsavtalet",
        "risk- och sårbarhetsanalysen",
        "handlingsplan för digitalisering",
        "riktlinjer för god ekonomisk hushållning",
        "Lomma kommuns plan för civil beredskap",
        "Lgr22",
        "Lpfö 18",
        "Agenda 2030",
        "Äldreomsorgslyftet",
    ],
)
def test_programs(written: str) -> None:
    assert written in texts(find_programs, f"enligt {written}. Sedan")


def test_title_line_without_preposition() -> None:
    assert texts(find_programs, "5 Handlingsplan digitalisering - nämnden") == ["Handlingsplan digitalisering"]


def test_quoted_name_after_its_kind() -> None:
    assert texts(find_programs, "starta projektet ”Trygg hela vägen” i år") == ["Trygg hela vägen"]


@pytest.mark.parametrize(
    "text",
    [
        "planen för respektive enhet",
        "rutin för uppföljning",
        "handlingsplanen ska",
        "ramavtalet",
        "hyresavtalet",
        "Hyresavtalet",
        "nämndplan och",
        "lgr22",
        "strategi",
        "Plan som beslutas",
        "Tidplan 2024 för",
    ],
)
def test_no_programs(text: str) -> None:
    assert texts(find_programs, text) == []


def test_norm_is_on_one_line() -> None:
    assert spans(find_programs, "Nämndplan med\nbudget 2022") == [
        ("Nämndplan med\nbudget 2022", "PROGRAM", "Nämndplan med budget 2022")
    ]
