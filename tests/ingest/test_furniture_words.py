"""Tests of what page furniture looks like by its words."""

import pytest

from ingest import furniture_words as words


@pytest.mark.parametrize("text", ["TJÄNSTEUTLÅTANDE 1(3)", "Rapport Sida | 4", "Plan 3 av 9", "Bilaga sida 2 av 4"])
def test_headers_that_end_in_a_page_number(text: str) -> None:
    assert words.PAGE_OF.fullmatch(text)


@pytest.mark.parametrize("text", ["Andelen 9 (85)st", "Bilaga 2", "3(4)", "Rapport för året 2023"])
def test_other_ends_are_no_page_numbers(text: str) -> None:
    assert words.PAGE_OF.fullmatch(text) is None


def test_contact_lines_name_details_of_two_kinds() -> None:
    assert words.is_contact_line("Ekdala kommun 123 45 Ekdala 0303-70 30 00 info@ekdala.example")
    assert not words.is_contact_line("Ring 0303-70 30 00 eller skriv till info@ekdala.example om du har frågor.")
    assert not words.is_contact_line("Omsorgsnämnden följer planen")
    assert words.is_contact_part("Telefon")
    assert words.contacts("Box 1, 123 45 Ekdala, org.nr 212000-0000, www.ekdala.example") == 3


def test_cheap_looks_at_a_page() -> None:
    assert words.may_hold_strip("rad\nsignerat dokument")
    assert not words.may_hold_strip("rad\nrad")
    assert words.may_hold_contacts("www.ekdala.example")
    assert not words.may_hold_contacts("ekdala")
