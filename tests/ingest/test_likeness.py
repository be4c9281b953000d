"""Tests of how alike two titles are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.likeness import likeness, stems
from tests.support.strategies import EXAMPLES


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Granskning av hemtjänsten", "Granskning av hemtjänsten, 2022-11-30"),
        ("Riktlinjer för hemtjänst (förslag)", "Förslag till riktlinjer för hemtjänst"),
        ("Ekans samverkansplan för vården", "Skrivelse Ekan:s samverkansplan för den nära vården"),
        ("Handlingsplan digitalisering", "Handlingsplan för digitalisering, utbildningsnämnden"),
    ],
)
def test_alike(left: str, right: str) -> None:
    assert likeness(left, right) >= 0.7
    assert likeness(left, right) == likeness(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Granskning av skolorna", "Granskning av hemtjänsten"),
        ("Plan", "Plan för utbyggnad av vatten och avlopp"),
        ("Tjänsteutlåtande", "Protokoll"),
        ("", "Plan för vatten"),
    ],
)
def test_not_alike(left: str, right: str) -> None:
    assert likeness(left, right) < 0.7


def test_years_tell_plans_apart_and_other_numbers_do_not() -> None:
    assert "2023" in stems("Budget 2023")
    assert "117" not in stems("SN 117")


@EXAMPLES
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_share(left: str, right: str) -> None:
    assert 0.0 <= likeness(left, right) <= 1.0
