"""The paired randomisation test, against values worked out by hand and by enumeration."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.significance import p_value

SMALL = st.lists(st.integers(-4, 4).map(lambda step: step / 4), max_size=6)


@pytest.mark.parametrize(
    ("differences", "p"),
    [
        ([], 1.0),
        ([0.0, 0.0], 1.0),
        ([0.3], 1.0),  # with one query either sign is as likely
        ([0.5, 0.5], 0.5),  # two of four ways: both up, both down
        ([0.5, -0.5], 1.0),
        ([0.1] * 5, 2 / 32),
        ([0.0, 0.1, 0.0, 0.1, 0.1, 0.1, 0.1], 2 / 32),  # queries that do not differ say nothing
    ],
)
def test_values_by_hand(differences: list[float], p: float) -> None:
    assert p_value(differences) == p


@given(SMALL)
def test_few_queries_are_counted_exactly(differences: list[float]) -> None:
    ways = [abs(sum(s * d for s, d in zip(signs, differences, strict=True))) for signs in _signs(len(differences))]
    expected = sum(way >= abs(sum(differences)) - 1e-9 for way in ways) / len(ways)
    assert p_value(differences) == pytest.approx(expected)


def _signs(size: int) -> list[tuple[int, ...]]:
    return list(product((-1, 1), repeat=size))


@settings(deadline=None, max_examples=30)  # 20,000 draws each
@given(st.lists(st.floats(-1, 1), max_size=30))
def test_it_is_a_probability_and_has_no_direction(differences: list[float]) -> None:
    p = p_value(differences)
    assert 0 < p <= 1
    assert p_value([-difference for difference in differences]) == pytest.approx(p, abs=0.02)


def test_many_queries_are_drawn_the_same_each_time() -> None:
    one_way, both_ways = [0.1] * 40, [0.1, -0.1] * 20
    assert p_value(one_way) == pytest.approx(1 / 20_001)
    assert p_value(both_ways) == 1.0
    mixed = [0.1] * 26 + [-0.1] * 14  # by the binomial distribution: 0.0807
    assert p_value(mixed) == p_value(mixed) == pytest.approx(0.0807, abs=0.006)
