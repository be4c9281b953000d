"""Tests of the arithmetic of the scorers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.measures import Prf, auroc, keeping_threshold, mean, prf

scores = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_prf_of_counts() -> None:
    found = prf(3, 4, 6)
    assert found == Prf(precision=0.75, recall=0.5, f1=0.6, matched=3, predicted=4, gold=6)


@pytest.mark.parametrize(
    ("predicted", "gold", "expected"),
    [(0, 5, (0.0, 0.0, 0.0)), (5, 0, (0.0, 0.0, 0.0)), (0, 0, (1.0, 1.0, 1.0))],
)
def test_prf_without_rows(predicted: int, gold: int, expected: tuple[float, float, float]) -> None:
    found = prf(0, predicted, gold)
    assert (found.precision, found.recall, found.f1) == expected


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_f1_lies_between_precision_and_recall(matched: int, more_predicted: int, more_gold: int) -> None:
    found = prf(matched, matched + more_predicted, matched + more_gold)
    low, high = sorted((found.precision, found.recall))
    assert 0 <= low <= found.f1 + 1e-12
    assert found.f1 <= high + 1e-12 <= 1 + 1e-12


def test_mean_of_nothing_is_not_measured() -> None:
    assert mean([]) is None
    assert mean([True, False, True, True]) == 0.75


def test_auroc_counts_ties_half() -> None:
    # 0.9 beats both; 0.5 ties with 0.5 and beats 0.1: (1 + 1 + 0.5 + 1) / 4
    assert auroc([0.9, 0.5], [0.5, 0.1]) == 0.875
    assert auroc([0.3, 0.3], [0.3]) == 0.5
    assert auroc([0.1], [0.9]) == 0.0
    assert auroc([], [0.9]) is None
    assert auroc([0.9], []) is None


@given(scores, scores)
def test_auroc_of_the_swapped_sides_is_the_rest(positive: list[float], negative: list[float]) -> None:
    one, other = auroc(positive, negative), auroc(negative, positive)
    assert one is not None
    assert other is not None
    assert one + other == pytest.approx(1.0)


@given(scores, scores)
def test_auroc_does_not_depend_on_order(positive: list[float], negative: list[float]) -> None:
    assert auroc(positive[::-1], sorted(negative)) == pytest.approx(auroc(positive, negative))


def test_threshold_keeps_exactly_19_of_20() -> None:
    assert keeping_threshold([float(score) for score in range(1, 21)]) == 2.0
    # 95 % of 19 is 18.05: all 19 must be kept
    assert keeping_threshold([float(score) for score in range(1, 20)]) == 1.0
    assert keeping_threshold([]) is None


@given(scores)
def test_threshold_keeps_95_percent_and_no_higher_score_does(values: list[float]) -> None:
    threshold = keeping_threshold(values)
    assert threshold is not None
    assert 100 * sum(value >= threshold for value in values) >= 95 * len(values)
    for higher in {value for value in values if value > threshold}:
        assert 100 * sum(value >= higher for value in values) < 95 * len(values)
