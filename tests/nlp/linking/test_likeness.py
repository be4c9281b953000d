"""Names that are alike: by sound, one letter, an initial."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.linking.likeness import alike_persons, one_letter_apart, sound


@pytest.mark.parametrize(
    ("one", "other"), [("ericson", "eriksson"), ("wolff", "volf"), ("lindkvist", "lindqvist"), ("thorell", "torel")]
)
def test_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("åsa ericson", "åsa ericsson", "ljudlika"),
        ("anna maria ek", "anna ek", "ljudlika"),
        ("anna maria ek", "anna karin ek", ""),
        ("eva lindmark", "eva lindmork", "stavning"),
        ("e ek", "eva ek", "initial"),
        ("eva ek", "e ek", "initial"),
        ("eva ek", "bo ek", ""),
        ("eva", "eva ek", ""),
        ("eva ek", "eva al", ""),
    ],
)
def test_persons(one: str, other: str, reason: str) -> None:
    assert alike_persons(one, other) == reason


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("ekskolan", "ekskoan", True),
        ("ekskolan", "ekskoaln", True),
        ("ekskolan", "ekskollan", True),
        ("ekskolan", "alskolan", False),
        ("ekskolan", "ekskolan", False),
        ("skola 1", "skola 2", False),
        ("ek", "el", False),
        ("ekskolan", "ekskolans gård", False),
    ],
)
def test_one_letter(one: str, other: str, apart: bool) -> None:
    assert one_letter_apart(one, other) is apart


@given(st.text("abcdeåäö", min_size=5, max_size=20), st.integers(0, 30))
def test_a_dropped_letter_is_seen_from_both_sides(name: str, place: int) -> None:
    cut = name[: place % len(name)] + name[place % len(name) + 1 :]
    assert one_letter_apart(name, cut) is one_letter_apart(cut, name) is (len(cut) >= 5)
