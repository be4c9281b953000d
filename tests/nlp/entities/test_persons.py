"""Persons, by name and by what stands around them."""

import pytest

from nlp.entities.persons import find_persons, is_given
from tests.nlp.entities.helpers import texts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sade Karin Bergqvist i dag", ["Karin Bergqvist"]),
        ("Ann-Sofie Ask Holm, rektor", ["Ann-Sofie Ask Holm"]),
        ("Per-Olof von Essen (M)", ["Per-Olof von Essen"]),
        ("Eva Ek Karin Dahl", ["Eva Ek", "Karin Dahl"]),
        ("Eva Ek     Karin Dahl\n\nRektor     Controller", ["Eva Ek", "Karin Dahl"]),
        ("till justerare valdes Ulf\nHolm.", ["Ulf\nHolm"]),
        ("Karin Holm\nEva Dahl\n", ["Karin Holm", "Eva Dahl"]),
        ("Dag Holmberg kom", ["Dag Holmberg"]),
        ("Zqarin Wxali (S), ordförande", ["Zqarin Wxali"]),
        ("Handläggare Zqarin Wxali ", ["Zqarin Wxali"]),
        ("Zqarin Wxali, enhetschef", ["Zqarin Wxali"]),
        ("Zqarin Wxali, Vision", ["Zqarin Wxali"]),
        ("Karin Holm     Zqarin Wxali\n\nRektor", ["Karin Holm", "Zqarin Wxali"]),
        ("(M), Storbygden Karin Holm (S)", ["Karin Holm"]),
        ("Karin", []),
        ("Zqarin Wxali gick", []),
        ("Dag Ordning", []),
        ("Karin Socialnämnden", []),
        ("Lex Sarah", []),
        ("Stella Ej närvarande", []),
        ("Vi Har Detta", []),
    ],
)
def test_persons(text: str, names: list[str]) -> None:
    assert texts(find_persons, text) == names


def test_given_names() -> None:
    assert is_given("Karin", "namn")
    assert is_given("Karin-Eva", "namn")
    assert not is_given("Karin-Zqx", "namn")
    assert is_given("Dag", "tveksam")
