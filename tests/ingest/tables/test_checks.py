"""Sums and differences."""

from decimal import Decimal

from ingest.tables.checks import Relation, column_sums, confirmed, find_relations, scaled, solve, step_of

STEP = 1000


def rows(*numbers: tuple[int | None, ...]) -> list[tuple[int | None, ...]]:
    return [tuple(None if value is None else value * STEP for value in row) for row in numbers]


def test_a_difference_is_found() -> None:
    found = find_relations(rows((84_300, 86_100, 1_800), (118_700, 122_400, 3_700), (14_200, 14_500, 300)), 3, STEP)
    assert Relation(2, (1,), (0,)) in found


def test_a_sum_over_many_columns_is_found() -> None:
    found = find_relations(rows((1, 2, 3, 4, 10), (5, 6, 7, 8, 26)), 5, STEP)
    assert found == (Relation(4, (0, 1, 2, 3)),)


def test_neighbours_are_tried_in_wide_tables() -> None:
    wide = [(90, 12, 55, 7, 31, 48, 76, 100, 30, 70), (17, 66, 23, 81, 9, 35, 52, 200, 50, 150)]
    assert Relation(9, (7,), (8,)) in find_relations(rows(*wide), 10, STEP)


def test_columns_that_are_alike_are_no_relation() -> None:
    assert find_relations(rows((5, 0, 5), (7, 0, 7)), 3, STEP) == ()


def test_one_row_proves_nothing() -> None:
    assert find_relations(rows((1, 2, 3)), 3, STEP) == ()


def test_rounding_is_forgiven_in_large_numbers_only() -> None:
    relation = Relation(2, (0, 1))
    (large, small) = rows((5_000, 3_000, 8_001), (5, 3, 9))
    assert relation.holds(large, STEP)
    assert not relation.holds(small, STEP)


def test_an_empty_cell_is_zero() -> None:
    relation = Relation(2, (0,), (1,))
    (row,) = rows((-1225, None, -1225))
    assert relation.holds(row, STEP)
    assert confirmed(row, [relation], STEP) == {0, 1, 2}
    assert not relation.is_telling(rows((5, None, None))[0])


def test_column_sums() -> None:
    parts = rows((10, 1), (20, 2), (30, 4))
    assert column_sums(parts, rows((60, 7))[0], STEP) == {0, 1}
    assert column_sums(parts, rows((66, 7))[0], STEP) == {1}
    assert column_sums(parts, rows((66, 8))[0], STEP) == set()
    assert column_sums(parts[:1], rows((10, 1))[0], STEP) == set()


def test_totals_decide_between_ways() -> None:
    choices = [rows((1, 150_310), (1_150, 310)), rows((2_000, 400))]
    assert solve(choices, rows((3_150, 710)), STEP) == (1, 0, 0)


def test_the_likely_way_is_taken_when_it_adds_up() -> None:
    choices = [rows((1_150, 310), (1, 150_310)), rows((2_000, 400))]
    assert solve(choices, rows((3_150, 710)), STEP) == (0, 0, 0)


def test_nothing_adds_up() -> None:
    assert solve([rows((1, 2), (3, 4)), rows((5, 6))], rows((90, 90)), STEP) is None


def test_too_many_ways_are_not_tried() -> None:
    assert solve([rows(*[(n, n) for n in range(1, 12)])] * 3, rows((90, 90)), STEP) is None


def test_scaling() -> None:
    assert (scaled(Decimal("1.5")), scaled(None)) == (1500, None)
    assert (step_of([Decimal(1), Decimal("2.25")]), step_of([])) == (10, 1000)
