"""Charts over years: for each value a row of bars on one scale, drawn as SVG without scripts, with their table."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from api.decision_counts import Count

MOST_VALUES: Final = 12
MOST_YEARS: Final = 12
_HEIGHT: Final = 60.0
_WIDTH: Final = 264.0
_BAR: Final = 0.7  # of the room of a year


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart, in the units of its drawing.

    Args:
        year: that it is of.
        count: that it shows.
        x: of its left edge.
        y: of its upper edge.
        width: of the bar.
        height: of the bar; at least a line where there is anything.
    """

    year: int
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """A value with its bars.

    Args:
        key: the value, or None where it is missing.
        label: the value for people.
        total: of all years, and of what has no year.
        undated: what has no year.
        bars: one for every year of the chart, also those that are not drawn.
    """

    key: str | None
    label: str
    total: int
    undated: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Args:
        years: in order, without gaps.
        rows: the most frequent values first.
        left_out: number of rarer values that are not drawn; the table has them.
        older: number of the first years, which are not drawn; the table has them.
        width: of a drawing.
        height: of a drawing, without the years under it.
        has_undated: something has no year.
    """

    years: tuple[int, ...]
    rows: tuple[Row, ...]
    left_out: int
    older: int
    width: float
    height: float
    has_undated: bool

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The rows that are drawn."""
        return self.rows[:MOST_VALUES]


def chart(counts: Sequence[Count]) -> Chart:
    """A chart of counts by value and year, all values on one scale.

    Args:
        counts: the most frequent value first.
    """
    found: dict[str | None, dict[int | None, int]] = defaultdict(dict)
    labels = {one.key: one.label for one in counts}
    for one in counts:
        found[one.key][one.year] = one.count
    known = sorted({one.year for one in counts if one.year is not None})
    years = tuple(range(known[0], known[-1] + 1)) if known else ()
    older = max(0, len(years) - MOST_YEARS)
    drawn = years[older:]
    most = max((one.count for one in counts if one.year in drawn), default=1)
    rows = tuple(
        Row(key, labels[key], sum(by_year.values()), by_year.get(None, 0), _bars(by_year, years, drawn, most))
        for key, by_year in found.items()
    )
    rare = max(0, len(rows) - MOST_VALUES)
    return Chart(years, rows, rare, older, _WIDTH, _HEIGHT, any(row.undated for row in rows))


def _bars(by_year: dict[int | None, int], years: Sequence[int], drawn: Sequence[int], most: int) -> tuple[Bar, ...]:
    step = _WIDTH / max(len(drawn), MOST_YEARS // 2)  # few years give no wide bars
    bars = []
    for place, year in enumerate(years, start=len(drawn) - len(years)):
        count = by_year.get(year, 0)
        height = min(_HEIGHT, max(1.5, count / most * _HEIGHT)) if count else 0.0
        x = place * step + step * (1 - _BAR) / 2
        bars.append(Bar(year, count, round(x, 1), round(_HEIGHT - height, 1), round(step * _BAR, 1), round(height, 1)))
    return tuple(bars)
