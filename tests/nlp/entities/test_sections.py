"""Paragraphs of minutes."""

import pytest

from nlp.entities.sections import find_sections
from tests.nlp.entities.helpers import spans, texts


@pytest.mark.parametrize(
    ("text", "written", "norm"),
    [
        ("§ 45\nMötets öppnande", "§ 45", "§ 45"),
        ("KS § 229 Slutrapport", "KS § 229", "KS § 229"),
        ("beslut 2020-05-04 § 45", "§ 45", "§ 45"),
        ("§41 Val", "§41", "§ 41"),
        ("§§ 12-15", "§§ 12-15", "§ 12–15"),
        ("Dnr § 7", "§ 7", "§ 7"),
        ("DNR § 7", "§ 7", "§ 7"),
    ],
)
def test_paragraphs(text: str, written: str, norm: str) -> None:
    assert spans(find_sections, text) == [(written, "PARA", norm)]


@pytest.mark.parametrize("text", ["28 § skollagen", "9 § 8", "6 kap. § 4", "6 kap § 4", "paragraf 4", "§ xx"])
def test_statutes_are_no_paragraphs(text: str) -> None:
    assert texts(find_sections, text) == []
