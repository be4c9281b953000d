"""Normal forms: which spellings are certainly one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.linking.keys import entity_id, entity_key, person_key, plan_key, scope_of
from nlp.linking.model import LABELS


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("PER", "Eva Ek", "Eva Ek (S)"),
        ("PER", "E.Ek", "E. Ek"),
        ("ORG", "Socialnämnden", "socialnämnden i Ekdala"),
        ("ORG", "äldreomsorgen", "Äldreomsorg"),
        ("PROGRAM", "Planen för skogen", "plan för skog"),
        ("PROGRAM", "Plan för skog 2023–26", "plan för skog (2023-2026)"),
        ("LAW", "skollagen", "2010:800 3 kap. 2 §"),
        ("LAW", "LSS", "1993:387"),
        ("MUN", "Ekdala", "Ekdala kommun"),
        ("SYSTEM", "Journalen", "journalen"),
    ],
)
def test_one_normal_form(label: str, one: str, other: str) -> None:
    assert entity_key(label, one, None, "ekdala") == entity_key(label, other, None, "ekdala") != ""


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("PER", "Åsa Ericson", "Åsa Ericsson"),
        ("ORG", "socialnämnden i Ekdala", "socialnämnden i Sundby"),
        ("PROGRAM", "Budget 2023", "Budget 2024"),
        ("PROGRAM", "Budget", "Budget 2024"),
        ("LAW", "skollagen", "kommunallagen"),
        ("ORG", "SN", "sn"),
    ],
)
def test_two_normal_forms(label: str, one: str, other: str) -> None:
    assert entity_key(label, one, None, "ekdala") != entity_key(label, other, None, "ekdala")


def test_a_corrected_normal_form_decides() -> None:
    assert entity_key("PER", "Åsa Ericsson", "Åsa Ericson") == "åsa ericson"


@pytest.mark.parametrize("text", ["", ".", " – ", "X"])
def test_what_names_nothing(text: str) -> None:
    assert entity_key("ORG", text, None) == ""


def test_years_stand_apart() -> None:
    assert plan_key("Budget år 2024") == "budget|2024"
    assert plan_key("Budget") == "budget|"


def test_laws_are_the_same_everywhere() -> None:
    assert scope_of("LAW", "ekdala") == scope_of("MUN", "ekdala") == ""
    assert scope_of("PER", "ekdala") == "ekdala"
    assert entity_id("PER", "ekdala", "eva ek") != entity_id("PER", "sundby", "eva ek")


@given(st.text(max_size=60), st.sampled_from(LABELS))
def test_any_text_has_a_key(text: str, label: str) -> None:
    key = entity_key(label, text, None, "ekdala")
    assert key == entity_key(label, f"  {text} ", None, "ekdala")
    assert person_key(person_key(text)) == person_key(text)
