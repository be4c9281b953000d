"""Units named after their field."""

import pytest

from nlp.entities.areas import find_areas
from tests.nlp.entities.helpers import spans, texts


@pytest.mark.parametrize(
    "written",
    [
        "sektor utbildning",
        "Sektor vård och omsorg",
        "sektorn för samhällsbyggnad",
        "nämnden för kultur och fritid",
        "förvaltningen för liv och hälsa",
        "Avdelning kansli och säkerhet",
        "Äldreomsorg",
        "Individ- och familjeomsorgens",
        "Funktionsstöd",
        "Myndighets- och specialiststöd",
        "samordningsförbundet Sjö & Skog",
        "Räddningstjänsten Storbyn",
        "Kunskapscentrum för jämlik hälsa",
    ],
)
def test_areas(written: str) -> None:
    assert texts(find_areas, f"i {written}, som") == [written]


def test_lower_case_field_needs_a_preposition() -> None:
    assert texts(find_areas, "inom äldreomsorgen") == ["äldreomsorgen"]
    assert texts(find_areas, "samlad äldreomsorg") == []


@pytest.mark.parametrize(
    "text", ["nämnden beslutar", "sektorns arbete", "enheten för sig", "avdelningen utbildning", "stiftelsen har"]
)
def test_no_areas(text: str) -> None:
    assert texts(find_areas, text) == []


def test_norm_is_lower_case_on_one_line() -> None:
    assert spans(find_areas, "Sektor\nutbildning")[0][2] == "sektor utbildning"
