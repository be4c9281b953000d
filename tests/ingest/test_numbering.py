"""Tests of the numbers of chapters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbering import in_sequence, number_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("1 Inledning", (1,)), ("2.1 Mål", (2, 1)), ("2.1.3. Nyckeltal", (2, 1, 3)), ("1:2 Åtgärder", (1, 2))),
        *(("B.2 Risker", (66, 2)), ("12. Uppföljning", (12,))),
        *(("3 och fyra", None), ("2023 12 34", None), ("Inledning", None), ("", None)),
    ],
)
def test_numbers(text: str, number: tuple[int, ...] | None) -> None:
    assert number_of(text) == number


def test_chapters_that_follow_one_another() -> None:
    texts = ["1 Mål", "1.1 Barn", "Löptext", "1.2 Unga", "2 Medel", "2.1 Budget", "2.1.1 Drift", "3 Slut"]
    assert in_sequence(texts) == {0, 1, 3, 4, 5, 6, 7}


def test_numbers_that_jump_do_not_follow() -> None:
    assert in_sequence(["1 Mål", "7 Personer deltog", "2 Medel", "4.1 Barn"]) == {0, 2}


def test_a_lone_first_number_does_not_count() -> None:
    assert in_sequence(["1 Mål", "Löptext"]) == frozenset()


def test_numbers_begin_again_in_the_next_document() -> None:
    assert in_sequence(["1 Mål", "2 Medel", "1 Inledning", "2 Bakgrund"]) == {0, 1, 2, 3}


@given(st.lists(st.text(max_size=30), max_size=20))
def test_places_are_those_of_numbered_lines(texts: list[str]) -> None:
    assert all(number_of(texts[place]) is not None for place in in_sequence(texts))
