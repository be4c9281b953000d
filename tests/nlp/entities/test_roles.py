"""Roles and titles."""

import pytest

from nlp.entities.roles import find_roles, is_role
from tests.nlp.entities.helpers import spans, texts


@pytest.mark.parametrize(
    "written",
    [
        "Förvaltningschef",
        "enhetscheferna",
        "rektorer",
        "vice ordförande",
        "förste vice ordförande",
        "1:e vice ordförande",
        "hälso- och sjukvårdsdirektör",
        "administrativ chef",
        "HR-specialist",
        "nämndsekreterare",
        "biståndshandläggare",
        "tf sektorchef",
        "Medicinskt ansvarig sjuksköterska",
        "Medicinskt ansvarig\nför rehabilitering",
        "ledamöter",
        "informat-\nionssäkerhetsombud",
        "Controller",
        "utvecklingsledare för digitalisering",
        "samordnare kvalitet och uppföljning",
    ],
)
def test_roles(written: str) -> None:
    expected = written.replace("-\n", "")
    assert expected in texts(find_roles, f"sade {written} sedan")


@pytest.mark.parametrize(
    "text", ["chefen", "ledare", "medarbetare", "vårdnadshavare", "undersköterska", "lärare", "pedagogik", "ombudget"]
)
def test_no_roles(text: str) -> None:
    assert texts(find_roles, text) == []


def test_verb_after_a_role_is_no_field() -> None:
    assert texts(find_roles, "samordnare behandlar ärendet") == ["samordnare"]


def test_norm_is_lower_case() -> None:
    assert spans(find_roles, "Vice\nordförande")[0] == ("Vice\nordförande", "ROLE", "vice ordförande")


def test_single_words() -> None:
    assert is_role("kvalitetsstrateg")
    assert not is_role("x" * 60 + "chef")
    assert not is_role("hav")
