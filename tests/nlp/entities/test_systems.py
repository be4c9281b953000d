"""IT systems."""

import pytest

from nlp.entities.systems import find_systems
from tests.nlp.entities.helpers import spans, texts


@pytest.mark.parametrize(
    "written",
    ["Treserva", "Nya Treserva", "Stratsys", "Skola24", "skola 24", "Public 360", "Teams", "HSA", "registermodulen"],
)
def test_systems(written: str) -> None:
    assert written in texts(find_systems, f"i {written} sedan")


def test_word_after_its_kind() -> None:
    assert texts(find_systems, "verksamhetssystemet Blåsippan och systemet, Vitsippan") == ["Blåsippan", "Vitsippan"]


@pytest.mark.parametrize("text", ["teams", "Evolution är", "modulen", "systemet är", "Vision finns"])
def test_no_systems(text: str) -> None:
    assert texts(find_systems, text) == []


def test_norm_of_a_new_version_is_the_system() -> None:
    assert ("Nya Treserva", "SYSTEM", "Treserva") in spans(find_systems, "Nya Treserva införs")
