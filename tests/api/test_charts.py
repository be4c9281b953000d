"""Charts over years: bars on one scale, no gap in the years, and nothing left out of the table."""

from hypothesis import given
from hypothesis import strategies as st

from api.charts import MOST_VALUES, MOST_YEARS, chart
from api.decision_counts import Count


def counts(**years: dict[int | None, int]) -> list[Count]:
    return [Count(key, key.title(), year, count) for key, found in years.items() for year, count in found.items()]


def test_years_have_no_gap_and_bars_one_scale() -> None:
    made = chart(counts(bifalla={2020: 4, 2023: 2}, avsla={2022: 1, None: 3}))
    assert made.years == (2020, 2021, 2022, 2023)
    grant, reject = made.rows
    assert [bar.count for bar in grant.bars] == [4, 0, 0, 2]
    assert [bar.height for bar in grant.bars] == [made.height, 0.0, 0.0, made.height / 2]
    assert reject.bars[2].height == made.height / 4
    assert (reject.total, reject.undated) == (4, 3)
    assert made.has_undated
    assert grant.bars[0].x < grant.bars[1].x
    assert grant.bars[-1].x + grant.bars[-1].width <= made.width


def test_what_is_not_drawn_is_counted_and_stays_in_the_table() -> None:
    many: dict[str, dict[int | None, int]] = {f"typ{n}": {2023: 100 - n} for n in range(MOST_VALUES + 3)}
    made = chart(counts(**many))
    assert len(made.drawn) == MOST_VALUES
    assert made.left_out == 3
    assert len(made.rows) == MOST_VALUES + 3
    old = chart(counts(typ={1990: 1, 2023: 5}))
    assert old.older == 2023 - 1990 + 1 - MOST_YEARS
    assert len(old.rows[0].bars) == 34


def test_nothing_dated_gives_no_years() -> None:
    assert chart(counts(typ={None: 4})).years == ()
    assert chart([]).rows == ()


@given(
    st.dictionaries(
        st.sampled_from("abcdef"),
        st.dictionaries(st.integers(1980, 2030) | st.none(), st.integers(1, 10_000), min_size=1, max_size=6),
        max_size=6,
    )
)
def test_no_bar_leaves_its_drawing(found: dict[str, dict[int | None, int]]) -> None:
    made = chart(counts(**found))
    for row in made.rows:
        assert row.total == sum(found[row.key or ""].values())
        for bar in row.bars[made.older :]:
            assert 0 <= bar.x <= made.width
            assert 0 <= bar.y <= made.height
            assert bar.height <= made.height
            assert bool(bar.height) == bool(bar.count)
