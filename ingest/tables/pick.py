"""Chooses one way to read each row: by sums over rows and columns, then by what its neighbours look like."""

from collections.abc import Sequence

from ingest.tables.checks import Relation, column_sums, confirmed, solve
from ingest.tables.model import Trust
from ingest.tables.numbers import MAX_SPLITS
from ingest.tables.regions import TOTAL, RawRow
from ingest.tables.strain import unevenness
from ingest.tables.ways import Way


class Picker:
    """Chooses one way for each row."""

    def __init__(
        self, rows: Sequence[RawRow], ways: Sequence[tuple[Way, ...]], relations: Sequence[Relation], step: int
    ) -> None:
        self._rows = rows
        self._ways = [self._narrowed(options, relations, step) for options in ways]
        self._relations = relations
        self._step = step
        self._sums: list[frozenset[int]] = [frozenset()] * len(rows)

    @staticmethod
    def _narrowed(options: tuple[Way, ...], relations: Sequence[Relation], step: int) -> tuple[Way, ...]:
        """The ways that most relations hold for."""
        if len(options) < 2 or not relations or len(options) >= MAX_SPLITS:
            return options
        held = [sum(1 for relation in relations if relation.holds(way.numbers, step)) for way in options]
        return tuple(way for way, count in zip(options, held, strict=True) if count == max(held))

    def pick(self) -> list[tuple[Way, tuple[Trust, ...]] | None]:
        """A way with a mark a column for each row; None where there is none, or too many."""
        self._use_totals()
        typical = self._typical_sizes()
        return [self._chosen(index, typical) for index in range(len(self._rows))]

    def _use_totals(self) -> None:
        """Rows above a row of totals confirm it, and are read so that they do."""
        first = 0
        for index, row in enumerate(self._rows):
            if not TOTAL.match(row.label) or index - first < 2:
                continue
            span = [place for place in range(first, index) if self._ways[place]]
            choices = [[way.numbers for way in self._ways[place]] for place in span]
            totals = [way.numbers for way in self._ways[index]]
            if not totals or not choices:
                continue
            picked = solve(choices, totals, self._step)
            if picked is None:
                continue
            for place, way in zip((*span, index), picked, strict=True):
                self._ways[place] = (self._ways[place][way],)
            sums = column_sums(
                [self._ways[place][0].numbers for place in span], self._ways[index][0].numbers, self._step
            )
            for place in (*span, index):
                self._sums[place] |= sums
            if sums:
                first = index + 1

    def _typical_sizes(self) -> list[float]:
        """Length of the numbers of each column, from the rows that are sure."""
        width = max((len(options[0].values) for options in self._ways if options), default=0)
        sizes: list[float] = []
        for column in range(width):
            lengths = sorted(
                len(str(abs(value)))
                for options in self._ways
                if len(options) == 1 and (value := options[0].numbers[column])
            )
            sizes.append(float(lengths[len(lengths) // 2]) if lengths else 0.0)
        return sizes

    def _chosen(self, index: int, typical: Sequence[float]) -> tuple[Way, tuple[Trust, ...]] | None:
        options = self._ways[index]
        if not options or len(options) >= MAX_SPLITS:
            return None
        way = options[0]
        if len(options) > 1 and None not in way.values:
            way = min(options, key=lambda option: self._oddness(option, typical))
        proved = confirmed(way.numbers, self._relations, self._step) | self._sums[index]
        plain = Trust.CERTAIN if way.placed or (len(options) == 1 and None not in way.values) else Trust.UNCERTAIN
        if not all(relation.fits(way.numbers, self._step) for relation in self._relations):
            plain = Trust.UNCERTAIN
        marks = tuple(Trust.CHECKED if column in proved else plain for column in range(len(way.values)))
        return way, marks

    @staticmethod
    def _oddness(way: Way, typical: Sequence[float]) -> float:
        """How far a way's numbers are from the usual size of their column; how uneven they are breaks ties."""
        away = sum(
            abs(len(str(abs(value))) - size) for value, size in zip(way.numbers, typical, strict=True) if value and size
        )
        return away + 0.1 * unevenness(way.numbers)
