"""Tests of what repeats where furniture stands."""

from ingest.furniture_repeats import (
    folded,
    head_end,
    mask,
    number_offsets,
    repeated_heads,
    repeated_lines,
    repeated_sides,
    repeated_tops,
)
from tests.support.typeset import Row, Rows, pages_of

HEAD = ["PROTOKOLL", "Omsorgsnämnden", "Sammanträdesdatum: 2023-05-03"]


def test_digits_are_masked() -> None:
    assert mask("Sida 12 AV 30") == "sida # av #"


def test_lines_in_the_margins_of_three_pages_repeat() -> None:
    pages: list[Rows] = [[Row(f"Plan {number}", y=800.0), "text", "mitt på sidan"] for number in range(3)]
    made = pages_of(*pages)
    assert repeated_lines(made, folded(made)) == {"plan #"}
    assert repeated_lines(made[:2], folded(made[:2])) == frozenset()


def test_names_of_boards_at_the_ends_of_three_pages() -> None:
    pages: list[Rows] = [["Omsorgsnämnden", "text"], ["text", "Omsorgsnämnden"], ["Omsorgsnämnden"]]
    assert repeated_tops(folded(pages_of(*pages))) == {"Omsorgsnämnden"}
    assert repeated_tops(folded(pages_of(*[["Kommentar", "text"]] * 3))) == frozenset()


def test_lines_in_a_side_margin_of_three_pages() -> None:
    page: Rows = [Row("Mall 3", x=12.0), "text"]
    pages = pages_of(page, page, page)
    assert repeated_sides(pages, folded(pages)) == {("Mall 3", 12.0)}


def test_heads_of_minutes_on_two_places() -> None:
    assert head_end(["text", *HEAD], 1) == 4
    assert head_end(["PROTOKOLL", "text"], 0) == 0
    assert repeated_heads(folded(pages_of(HEAD, HEAD))) == {"protokoll omsorgsnämnden sammanträdesdatum: #-#-#"}
    assert repeated_heads(folded(pages_of(HEAD))) == frozenset()


def test_how_far_bare_numbers_lag() -> None:
    pages = pages_of(["text", "41"], ["text", "42"], ["text", "2023"])
    assert number_offsets(pages, folded(pages)) == {-40: 2}
