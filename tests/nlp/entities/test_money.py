"""Amounts of money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.entities.money import find_money
from tests.nlp.entities.helpers import norms, spans, texts


@pytest.mark.parametrize(
    ("written", "norm"),
    [
        ("4 800 tkr", "4800000 SEK"),
        ("1,2 Mkr", "1200000 SEK"),
        ("13,9\nmkr", "13900000 SEK"),
        ("21 mnkr", "21000000 SEK"),
        ("-588 tkr", "-588000 SEK"),
        ("56,25 kronor", "56.25 SEK"),
        ("10\nmiljoner kronor", "10000000 SEK"),
        ("1,5 miljarder kronor", "1500000000 SEK"),
        ("5 tusen kronor", "5000 SEK"),
        ("10 745 588 kronor", "10745588 SEK"),
        ("250 kr", "250 SEK"),
        ("250:-", "250 SEK"),
        ("100–200 tkr", "100000/200000 SEK"),
        ("0 kr", "0 SEK"),
        ("12.500 kr", "12500 SEK"),
    ],
)
def test_forms(written: str, norm: str) -> None:
    assert spans(find_money, f"kostar {written} i år") == [(written, "MONEY", norm)]


@pytest.mark.parametrize(
    "text", ["12 personer", "8 miljoner svenskar", "kr 12", "3 kryss", "5 kronoberg", "tkr", "A4 kr"]
)
def test_no_money(text: str) -> None:
    assert texts(find_money, text) == []


def test_table_cells_before_an_amount_stay_outside() -> None:
    assert texts(find_money, "9 232 -223 1 200 kr") == ["1 200 kr"]


def test_no_break_space_as_separator() -> None:
    assert norms(find_money, "1\xa0200\xa0kr") == ["1200 SEK"]


@given(st.integers(min_value=0, max_value=10**11))
def test_grouped_and_plain_numbers_agree(amount: int) -> None:
    grouped = f"{amount:,}".replace(",", " ")
    assert norms(find_money, f"{grouped} kr") == norms(find_money, f"{amount} kr") == [f"{amount} SEK"]
