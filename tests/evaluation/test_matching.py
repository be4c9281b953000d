"""Tests of one-to-one matching."""

from hypothesis import given
from hypothesis import strategies as st

from evaluation.matching import greedy, same_key

candidates = st.lists(
    st.tuples(st.tuples(st.floats(0, 1)), st.integers(0, 5), st.integers(0, 5)),
    max_size=20,
    unique_by=lambda row: (row[1], row[2]),
)


def test_the_best_pair_goes_first_even_when_that_leaves_fewer_pairs() -> None:
    # gold 0 could have taken 0 and left 1 to gold 1; but (0, 1) is the best pair
    assert greedy([((0.8,), 0, 0), ((0.9,), 0, 1), ((0.85,), 1, 1)]) == [(0, 1)]


def test_the_second_best_goes_to_what_is_left() -> None:
    assert greedy([((0.7,), 1, 1), ((0.9,), 0, 1), ((0.8,), 1, 0)]) == [(0, 1), (1, 0)]


def test_equal_scores_go_in_the_order_of_the_rows_and_later_parts_break_ties() -> None:
    assert greedy([((1.0,), 0, 1), ((1.0,), 0, 0), ((1.0,), 1, 0), ((1.0,), 1, 1)]) == [(0, 0), (1, 1)]
    assert greedy([((1.0, -2.0), 0, 0), ((1.0, 0.0), 0, 1)]) == [(0, 1)]


@given(candidates)
def test_each_row_is_taken_once_and_nothing_that_fits_is_left(rows: list[tuple[tuple[float], int, int]]) -> None:
    pairs = greedy(rows)
    gold, predicted = {i for i, _ in pairs}, {j for _, j in pairs}
    assert len(gold) == len(predicted) == len(pairs)
    assert set(pairs) <= {(i, j) for _, i, j in rows}
    assert all(i in gold or j in predicted for _, i, j in rows)


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_same_key_finds_every_equal_pair(gold: list[int], predicted: list[int]) -> None:
    expected = [(i, j) for i, one in enumerate(gold) for j, two in enumerate(predicted) if one == two]
    assert list(same_key(gold, predicted)) == expected
