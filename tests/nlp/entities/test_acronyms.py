"""Abbreviations and the names they stand for."""

import pytest

from nlp.entities.acronyms import find_acronyms
from tests.nlp.entities.helpers import spans, texts


@pytest.mark.parametrize("written", ["SoL", "LOV", "säbo", "BmSS", "XQZ"])
def test_abbreviations(written: str) -> None:
    assert texts(find_acronyms, f"enligt {written} gäller", "ABBR") == [written]


def test_law_abbreviations_carry_their_number_when_it_is_one() -> None:
    assert spans(find_acronyms, "LSS och SoL") == [("LSS", "ABBR", "1993:387"), ("SoL", "ABBR", "SoL")]


def test_first_part_of_a_compound() -> None:
    assert texts(find_acronyms, "av YH-utbildningen och IT-licenser") == ["YH"]


def test_explained_organisation_gives_its_label_to_the_acronym() -> None:
    text = "av Vårdsamverkan Norra Länet (VNL). Inom VNL och VNL:s"
    assert texts(find_acronyms, text, "ORG") == ["Vårdsamverkan Norra Länet", "VNL", "VNL:s"]


def test_acronym_after_a_board_is_an_organisation() -> None:
    assert texts(find_acronyms, "av Välfärdsnämnden (VFN)", "ORG") == ["VFN"]


def test_named_programme_is_found_again() -> None:
    text = "med Trygga Omsorgens Resurslag (TORA). Därefter har Trygga Omsorgens Resurslag"
    found = [entry for entry in spans(find_acronyms, text) if entry[1] == "PROGRAM"]
    assert [written for written, _, _ in found] == ["Trygga Omsorgens Resurslag", "TORA", "Trygga Omsorgens Resurslag"]


def test_system_by_its_head_word() -> None:
    assert texts(find_acronyms, "av Säker Digital Meddelandetjänst (SDM)", "SYSTEM") == [
        "Säker Digital Meddelandetjänst"
    ]


def test_acronym_in_the_genitive_is_a_name() -> None:
    assert texts(find_acronyms, "för SOLVAs arbete. Inom SOLVA", "ORG") == ["SOLVAs", "SOLVA"]


def test_acronym_after_a_kind_of_organisation() -> None:
    assert texts(find_acronyms, "i nätverket BRYN ingår", "ORG") == ["BRYN"]


def test_mixed_case_names() -> None:
    assert texts(find_acronyms, "från NorrKraft i dag", "ORG") == ["NorrKraft"]


@pytest.mark.parametrize(
    "text", ["IT och HR", "(SD) och (KD)", "NU ÄR ALLT HÄR SKRIVET MED STORA BOKSTÄVER FÖR ALLA", "Budget"]
)
def test_no_abbreviations(text: str) -> None:
    assert texts(find_acronyms, text) == []
