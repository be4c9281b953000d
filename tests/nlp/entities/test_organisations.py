"""Organisations by gazetteer and by form of the name."""

import pytest

from nlp.entities.organisations import find_organisations
from tests.nlp.entities.helpers import spans, texts


@pytest.mark.parametrize(
    "written",
    [
        "Socialstyrelsen",
        "försäkringskassans",
        "Inspektionen för vård och omsorg",
        "IVO:s",
        "SKR",
        "Sveriges Kommuner och Regioner",
        "Länsstyrelsen i Skåne län",
        "Linköpings universitet",
        "riksdagen",
        "Vänsterpartiet",
        "Vänsterpartiet Lomma",
        "Vårdförbundet",
        "Tallbackaskolan",
        "Norra Tallbackaskolan",
        "Kronans förskola",
        "Lomma gymnasium",
        "Umeå sjukhus",
        "Storbyregionen",
        "Lomma Bostäder AB",
        "AB Storbybostäder",
        "KSAU",
    ],
)
def test_organisations(written: str) -> None:
    assert written in texts(find_organisations, f"enligt {written} i dag", "ORG")


@pytest.mark.parametrize(
    "text", ["Grundskolan", "förskolan", "Kommunens skola", "regionen", "skr", "Visionen", "en skola", "Högskolan"]
)
def test_no_organisations(text: str) -> None:
    assert texts(find_organisations, text) == []


def test_norm_of_an_abbreviation_is_the_full_name() -> None:
    assert ("IVO", "ORG", "Inspektionen för vård och omsorg") in spans(find_organisations, "till IVO")


def test_party_before_the_municipality_itself_stays_a_party() -> None:
    assert texts(find_organisations, "Vänsterpartiet Lomma kommun") == ["Vänsterpartiet"]
