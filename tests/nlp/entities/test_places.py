"""Municipalities, regions, places, addresses."""

import pytest

from nlp.entities.document import Document
from nlp.entities.places import find_places, first_of_name, is_genitive_name, names
from tests.nlp.entities.helpers import spans, texts


@pytest.mark.parametrize(
    ("written", "label", "norm"),
    [
        ("Lomma kommun", "MUN", "Lomma kommun"),
        ("Lomma\nkommuns", "MUN", "Lomma kommun"),
        ("Österåker", "MUN", "Österåkers kommun"),
        ("Göteborgs Stad", "MUN", "Göteborgs kommun"),
        ("Region Skåne", "MUN", "Region Skåne"),
        ("Västra Götalandsregionen", "MUN", "Västra Götalandsregionen"),
        ("Kalmar län", "MUN", "Kalmar län"),
        ("Värmland", "MUN", "Värmlands län"),
        ("Upplands Väsby", "MUN", "Upplands Väsby kommun"),
        ("Sverige", "LOC", "Sverige"),
        ("Abbekås", "LOC", "Abbekås"),
        ("SE-123 45 Storbyn", "LOC", None),
        ("234 31 Lomma", "LOC", None),
        ("Storgatan 5", "LOC", None),
        ("Gamla vägen 12 B", "LOC", None),
        ("Björkgatans serviceboende", "LOC", None),
        ("Gamla vägens boende", "LOC", None),
        ("Lomma torg", "LOC", None),
        ("Gullvivegården", "LOC", None),
    ],
)
def test_places(written: str, label: str, norm: str | None) -> None:
    assert (written, label, norm) in spans(find_places, f"Vi bor i {written} nu")


@pytest.mark.parametrize(
    "text",
    [
        "Vara chefer",
        "i kommunen",
        "100 20 Kostnader",
        "på sjukhuset",
        "Kommunens boende",
        "vägen 12",
        "i Kommunhuset",
        "Mark. Berg",
    ],
)
def test_no_places(text: str) -> None:
    assert texts(find_places, text) == []


def test_names_hold_both_forms() -> None:
    assert {"Österåker", "Österåkers", "Abbekås"} <= names()


@pytest.mark.parametrize(
    ("word", "is_name"), [("Kronans", True), ("Björkgatans", True), ("Kommunens", False), ("Hus", False)]
)
def test_genitive_names(word: str, is_name: bool) -> None:
    assert is_genitive_name(word) is is_name


@pytest.mark.parametrize(
    ("text", "first"), [("Norra Björkgatans skola", 0), ("Vid Kronans skola", 1), ("En skola", None), ("skola", None)]
)
def test_first_of_name(text: str, first: int | None) -> None:
    document = Document(text)
    assert first_of_name(document, len(document.words) - 1) == first
