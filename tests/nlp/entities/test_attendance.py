"""Organisations beside names in lists."""

import pytest

from nlp.entities.attendance import find_listed
from nlp.entities.persons import find_persons
from tests.nlp.entities.helpers import texts


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Karin Holm (S), Storbygden \nEva Dahl", ["Storbygden"]),
        ("Karin Holm (M) Sjöbygden ", ["Sjöbygden"]),
        ("Karin Holm, Kommunal\n", ["Kommunal"]),
        ("Karin Holm, Vision- ej närvarande", ["Vision"]),
        ("Karin Holm, Eva Dahl", []),
        ("Karin Holm, rektor", []),
        ("Karin Holm gick", []),
    ],
)
def test_listed(text: str, organisations: list[str]) -> None:
    assert texts(lambda document: find_listed(document, find_persons(document)), text) == organisations
