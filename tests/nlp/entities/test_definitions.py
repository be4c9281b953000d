"""Acronyms that a text explains."""

import pytest

from nlp.entities.definitions import find_definitions, spells
from nlp.entities.document import Document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ett systematiskt brandskyddsarbete (SBA) finns", "systematiskt brandskyddsarbete"),
        ("Vårdsamverkan Norra Länet, VNL, är", "Vårdsamverkan Norra Länet"),
        ("bostad med särskild service (BMSS)", "bostad med särskild service"),
        ("kommunstyrelsen (KS)", "kommunstyrelsen"),
        ("Hälso- och sjukvårdsrådet (HSR)", "Hälso- och sjukvårdsrådet"),
    ],
)
def test_definitions(text: str, name: str) -> None:
    document = Document(text)
    (found,) = find_definitions(document)
    assert document.text[document.starts[found.first] : document.ends[found.last]] == name


@pytest.mark.parametrize("text", ["något helt annat (SBA)", "SBA", "nämnden. Beslut (NB)", "kommunstyrelsen, KS"])
def test_no_definitions(text: str) -> None:
    assert list(find_definitions(Document(text))) == []


@pytest.mark.parametrize(
    ("words", "acronym", "expected"),
    [
        (["framtidens", "vårdinformationsmiljö"], "fvm", True),
        (["bostad", "med", "särskild", "service"], "bss", True),
        (["en"], "e", True),
        (["ett", "annat"], "ex", False),
        ([], "x", False),
    ],
)
def test_spells(words: list[str], acronym: str, expected: bool) -> None:
    assert spells(words, acronym) is expected
