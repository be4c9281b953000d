"""Sums and differences over rows and columns: evidence that a row was split right, and the choice between splits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

Numbers = tuple[int | None, ...]

_WIDEST: Final = 6
_MOST_PRODUCTS: Final = 64
_SCALE: Final = 1000
_LARGE: Final = 40


@dataclass(frozen=True, slots=True)
class Relation:
    """A column that is the sum of some columns less others.

    Args:
        target: the column.
        plus: columns that are added.
        minus: columns that are taken away.
    """

    target: int
    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()

    @property
    def columns(self) -> tuple[int, ...]:
        """All columns that it ties together."""
        return (self.target, *self.plus, *self.minus)

    def holds(self, row: Numbers, step: int) -> bool:
        """Whether a row fits, an empty cell counting as zero.

        Args:
            row: scaled numbers; None for an empty cell.
            step: the last printed digit, scaled; rounding may be off by it.
        """
        return self.is_telling(row) and self.fits(row, step)

    def is_telling(self, row: Numbers) -> bool:
        """Whether two of its columns at least hold something but zero."""
        return sum(1 for column in self.columns if row[column]) > 1

    def fits(self, row: Numbers, step: int) -> bool:
        """Whether nothing in a row speaks against it."""
        total = sum(row[column] or 0 for column in self.plus) - sum(row[column] or 0 for column in self.minus)
        return _agrees(total, row[self.target] or 0, step, len(self.plus) + len(self.minus))


def _agrees(total: int, printed: int, step: int, parts: int) -> bool:
    """Whether a sum is what is printed; rounded parts of a large number may be off by half their number."""
    slack = step * max(1, parts // 2)
    return total == printed or (abs(total - printed) <= slack and abs(printed) >= _LARGE * slack)


def scaled(value: Decimal | None) -> int | None:
    """A number in thousandths, so that sums are exact."""
    return None if value is None else int(value * _SCALE)


def step_of(values: Sequence[Decimal]) -> int:
    """The last digit that the numbers of a table are printed with, in thousandths."""
    decimals = max((-int(value.as_tuple().exponent) for value in values), default=0)
    return _SCALE // int(10 ** min(max(decimals, 0), 3))


def find_relations(rows: Sequence[Numbers], width: int, step: int) -> tuple[Relation, ...]:
    """Relations that hold in most rows.

    Args:
        rows: rows that are split for sure.
        width: number of columns.
        step: see `Relation.holds`.
    """
    found = []
    for relation in _candidates(width):
        telling = [row for row in rows if relation.is_telling(row)]
        if len(telling) > 1 and not any(relation.holds(row, step) for row in telling[:4]):
            continue
        if len(telling) < 2:
            continue
        holding = sum(1 for row in telling if relation.holds(row, step))
        if holding > 1 and holding >= 0.75 * len(telling) and not _is_trivial(relation, telling):
            found.append(relation)
    return tuple(found)


def _is_trivial(relation: Relation, rows: Sequence[Numbers]) -> bool:
    """Whether an operand is zero in all rows, so that the relation only says that two columns are equal."""
    operands = (*relation.plus, *relation.minus)
    return any(not any(row[column] for row in rows) for column in operands) or not any(
        row[relation.target] for row in rows
    )


def _candidates(width: int) -> Iterator[Relation]:
    for size in range(3, width):
        yield Relation(size, tuple(range(size)))
    if width > _WIDEST:
        triples = [(first, first + 1, first + 2) for first in range(width - 2)]
    else:
        triples = [
            (first, second, third)
            for first in range(width)
            for second in range(first + 1, width)
            for third in range(width)
            if third not in (first, second)
        ]
    for first, second, third in triples:
        yield Relation(third, (first, second))
        yield Relation(third, (first,), (second,))
        yield Relation(third, (second,), (first,))


def confirmed(row: Numbers, relations: Sequence[Relation], step: int) -> frozenset[int]:
    """Columns of a row that a relation confirms."""
    return frozenset(column for relation in relations if relation.holds(row, step) for column in relation.columns)


def column_sums(rows: Sequence[Numbers], total: Numbers, step: int) -> frozenset[int]:
    """Columns whose total is the sum of the rows; none when most columns say otherwise."""
    found, asked = set(), 0
    for column, wanted in enumerate(total):
        parts = [row[column] for row in rows if row[column]]
        if not wanted or len(parts) < 2:
            continue
        asked += 1
        if _agrees(sum(part or 0 for part in parts), wanted, step, len(parts)):
            found.add(column)
    return frozenset(found) if 2 * len(found) >= asked else frozenset()


def _asked(rows: Sequence[Numbers], total: Numbers) -> int:
    """How many columns have a total that two rows at least add up to."""
    return sum(1 for column, wanted in enumerate(total) if wanted and sum(1 for row in rows if row[column]) > 1)


def solve(choices: Sequence[Sequence[Numbers]], totals: Sequence[Numbers], step: int) -> tuple[int, ...] | None:
    """The one way to read ambiguous rows that makes the column totals hold.

    Args:
        choices: the ways to read each row, the likeliest first; one way for a row that is sure.
        totals: the ways to read the row of totals.
        step: see `Relation.holds`.

    Returns:
        The number of the way for each row, the row of totals last; None when no way or several fit equally well.
    """
    likely = [choice[0] for choice in choices]
    if _asked(likely, totals[0]) == len(column_sums(likely, totals[0], step)) > 0:
        return (0,) * (len(choices) + 1)
    ways = 1
    for row in (*choices, totals):
        ways *= max(1, len(row))
        if ways > _MOST_PRODUCTS:
            return None
    best: list[tuple[int, ...]] = []
    most = 0
    for picked in product(*(range(len(row)) for row in (*choices, totals))):
        rows = [choice[index] for choice, index in zip(choices, picked, strict=False)]
        held = len(column_sums(rows, totals[picked[-1]], step))
        if held > most:
            best, most = [], held
        if held and held == most:
            best.append(picked)
    return best[0] if len(best) == 1 else None
