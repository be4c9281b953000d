"""Strings of numbers are split into cells."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables.checks import solve
from ingest.tables.numbers import (
    MAX_SPLITS,
    counts,
    is_unit,
    is_value,
    number,
    parts_thousands_by_comma,
    splits,
    tokens,
    unit_of,
)


def cells(text: str, count: int | None = None) -> list[list[str]]:
    return [[value.text for value in way] for way in splits(tokens(text), count)]


@pytest.mark.parametrize(
    ("text", "count", "wanted"),
    [
        ("9 232 -223", 3, [["9", "232", "-223"]]),
        ("9 232 -223", 2, [["9 232", "-223"]]),
        ("-7 120 -7 520 -9 340", 3, [["-7 120", "-7 520", "-9 340"]]),
        ("1 200 450", 1, [["1 200 450"]]),
        ("5000 1254", 2, [["5000", "1254"]]),
        ("4 120,50 310,25", 2, [["4 120,50", "310,25"]]),
        ("85 % 86,2 % 83,3 %", 3, [["85 %", "86,2 %", "83,3 %"]]),
        ("0,002% 0,051%", 2, [["0,002%", "0,051%"]]),
        ("1 200 kr 300 kr", 2, [["1 200 kr", "300 kr"]]),
        ("– 12 –", 3, [["–", "12", "–"]]),
        ("12 Ja Nej", 3, [["12", "Ja", "Nej"]]),
        ("0 150", 2, [["0", "150"]]),
        ("0 150", 1, []),
        ("176 179 158", 3, [["176", "179", "158"]]),
        ("3 512--", 1, [["3 512--"]]),
    ],
)
def test_splits_into_a_number_of_cells(text: str, count: int, wanted: list[list[str]]) -> None:
    assert cells(text, count) == wanted


def test_all_ways() -> None:
    assert sorted(cells("1 150 310")) == sorted(
        [["1 150 310"], ["1 150", "310"], ["1", "150 310"], ["1", "150", "310"]]
    )


def test_what_can_only_go_on_is_joined() -> None:
    assert cells("1 042") == [["1 042"]]


def test_a_wide_gap_parts_and_a_hard_blank_joins() -> None:
    assert cells("5 000  5 000", 2) == [["5 000", "5 000"]]
    assert cells("12  345") == [["12", "345"]]
    assert cells("12\u00a0345 678", 2) == [["12 345", "678"]]


def test_cuts_of_the_page_decide() -> None:
    assert [[value.text for value in way] for way in splits(tokens("12 345 678", 0, (0, 3)))] == [["12", "345 678"]]


def test_offsets_count_folded_blanks() -> None:
    assert [(token.text, token.start) for token in tokens("  a   12\u00a0345", 10)] == [
        ("a", 10),
        ("12", 12),
        ("345", 15),
    ]


def test_counts() -> None:
    assert counts(tokens("1 150 310")) == (1, 3)
    assert counts(tokens("-1 -2")) == (2, 2)
    assert counts(tokens("1 042 88")) == (2, 2)


def test_no_more_ways_than_asked_for() -> None:
    assert len(splits(tokens(" ".join(["111"] * 14)))) == MAX_SPLITS
    assert len(splits(tokens("111 222 333"), 2, 1)) == 1


@pytest.mark.parametrize("text", ["12", "-12", "−3,4", "5%", "12:30", "–", "X", "Ja"])
def test_values(text: str) -> None:
    assert is_value(tokens(text)[0])


@pytest.mark.parametrize("text", ["2024-01-01x", "F-6", "kr", "§", "7-9a", "abc%"])
def test_words_are_no_values(text: str) -> None:
    assert not is_value(tokens(text)[0])


def test_units() -> None:
    assert is_unit(tokens("tkr")[0])
    assert [unit_of(text) for text in ("12 %", "12%", "1 000 kr", "2 mnkr", "12", "Ja")] == [
        "%",
        "%",
        "kr",
        "mkr",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-1 200 450", "-1200450"),
        ("−12", "-12"),
        ("85,2 %", "85.2"),
        ("1 000 kr", "1000"),
        ("+3", "3"),
        ("3 512--", "3512"),
        ("0,003%", "0.003"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["Ja", "–", "12:30", "1,2,3", ""])
def test_no_numbers(text: str) -> None:
    assert number(text) is None


def test_commas_that_part_thousands() -> None:
    assert parts_thousands_by_comma(["2,000", "500", "4,665", "3,000.00"])
    assert not parts_thousands_by_comma(["2,000", "500"])
    assert not parts_thousands_by_comma(["2,000", "1,5"])
    assert number("2,000", True) == Decimal(2000)
    assert number("3,000.00", True) == Decimal("3000.00")
    assert number("2,000") == Decimal("2.000")


def _printed(value: int) -> str:
    return f"{value:,}".replace(",", " ")


NUMBERS = st.integers(-9_999_999, 9_999_999)


@given(st.lists(NUMBERS, min_size=1, max_size=5))
def test_the_original_is_among_the_ways(row: list[int]) -> None:
    printed = [_printed(value) for value in row]
    assert printed in cells(" ".join(printed), len(row))


@given(st.lists(NUMBERS, min_size=1, max_size=5))
def test_every_way_holds_all_pieces_in_order(row: list[int]) -> None:
    text = " ".join(map(_printed, row))
    low, high = counts(tokens(text))
    ways = cells(text)
    assert all(" ".join(way) == text for way in ways)
    assert {len(way) for way in ways} <= set(range(low, high + 1))


@given(st.lists(st.tuples(st.integers(1, 9_999), st.integers(1, 9_999)), min_size=2, max_size=3))
def test_sums_find_the_original(rows: list[tuple[int, int]]) -> None:
    """Rows joined with blanks and split again, by the totals alone: what is picked adds up, and is no guess."""
    totals = [sum(row[0] for row in rows), sum(row[1] for row in rows)]

    def ways(row: tuple[int, ...]) -> list[tuple[int | None, ...]]:
        text = " ".join(map(_printed, row))
        return [tuple(int(number(cell) or 0) for cell in way) for way in cells(text, 2)]

    choices, last = [ways(row) for row in rows], ways(tuple(totals))
    picked = solve(choices, last, 1)
    if picked is not None:
        chosen = [choice[index] for choice, index in zip(choices, picked, strict=False)]
        for column in range(2):
            summed = sum(row[column] or 0 for row in chosen)
            assert abs(summed - (last[picked[-1]][column] or 0)) <= len(rows) // 2 or any(
                len(way) > 1 for way in choices
            )
    if all(len(way) == 1 for way in (*choices, last)):
        assert picked == (0,) * (len(rows) + 1)
