"""All ways to read a row in the columns of its table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.tables.checks import Numbers, Relation, scaled
from ingest.tables.numbers import MAX_SPLITS, Token, Value, counts, number, splits
from ingest.tables.regions import RawRow
from ingest.tables.strain import SMALL, tears, unevenness
from ingest.tables.width import WAYS_TRIED, words_at_end

_MOST_DROPPED: Final = 3
_MOST_GROUPS: Final = 4  # blanks in a number of up to twelve digits with its unit
_NUMBERED = re.compile(r"\b(?:årskurs|åk|kap|kapitel|nr|fas|steg|nivå|etapp|inom|än|till|ålder|minst)$")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read a row."""

    values: tuple[Value | None, ...]
    numbers: Numbers
    dropped: int = 0  # pieces given back to the label
    placed: bool = False  # told by the place of its values on the page, empty cells too

    @property
    def torn(self) -> bool:
        """Whether neighbours look like one number cut in two."""
        return tears([value for value in self.values if value is not None]) > 0


def ways_of(row: RawRow, width: int, comma: bool) -> tuple[Way, ...]:
    """All ways to read a row in `width` columns; with fewer cells they fill the columns from the left."""
    pieces, label = row.pieces, 0
    if len(pieces) > 1 and _NUMBERED.search(row.label) and SMALL.fullmatch(pieces[0].text):
        label = 1
    ways: list[Way] = []
    words = words_at_end(pieces) if width > 1 else 0
    for dropped in range(label, label + _MOST_DROPPED):
        for kept in {len(pieces), len(pieces) - words}:
            rest = pieces[dropped:kept]
            least, most = counts(rest) if rest else (0, 0)
            if rest and least <= width <= most:
                ways.extend(_way(values, comma, dropped) for values in splits(rest, width))
        if dropped >= len(pieces) or not _is_code(pieces[dropped], ways):
            break
    ways = [way for way in ways if not any(value and value.text.count(" ") > _MOST_GROUPS for value in way.values)]
    if ways:
        return (
            tuple(sorted(ways[:MAX_SPLITS], key=lambda way: unevenness(way.numbers))) if len(ways) > 1 else tuple(ways)
        )
    rest = pieces[label:]
    least, most = counts(rest)
    return _short(rest, most, width, comma, label) if most < width else ()


def _is_code(piece: Token, ways: Sequence[Way]) -> bool:
    """Whether a number may belong to the label before it: an account code, or any number when nothing else fits."""
    return (piece.text.isdigit() and (len(piece.text) > 3 or not ways)) or (piece.text in "-–" and not ways)


def _short(pieces: Sequence[Token], most: int, width: int, comma: bool, dropped: int) -> tuple[Way, ...]:
    """A row with empty cells: a wide gap before a value stands for one of them, the rest are at the end."""
    values: list[Value | None] = []
    for value in splits(pieces, most, 1)[0]:
        if value.gap and len(values) < width - most:
            values.append(None)
        values.append(value)
    values.extend([None] * (width - len(values)))
    placed = [_way(tuple(values[:width]), comma, dropped)]
    if width - most == 1 and None in values[-1:]:
        present = [value for value in values if value is not None]
        placed.extend(
            _way((*present[:empty], None, *present[empty:]), comma, dropped) for empty in range(width - 2, -1, -1)
        )
    return tuple(placed)


def spared(rows: Sequence[RawRow], ways: list[tuple[Way, ...]], width: int, comma: bool) -> list[tuple[Way, ...]]:
    """In a table with many empty cells, a row is rather read with one more than a number torn in two ("812 1 340")."""
    short = sum(1 for options in ways if options and None in options[0].values)
    if 3 * short < len(rows):
        return ways
    return [_untorn(row, options, width, comma) for row, options in zip(rows, ways, strict=True)]


def _untorn(row: RawRow, options: tuple[Way, ...], width: int, comma: bool) -> tuple[Way, ...]:
    if not options or any(None in way.values or not way.torn for way in options) or width < 3:
        return options
    whole = [values for values in splits(row.pieces, width - 1, WAYS_TRIED) if not tears(values)]
    return tuple(_way((*values, None), comma) for values in whole) or options


def rescued(
    row: RawRow, options: tuple[Way, ...], relations: Sequence[Relation], step: int, comma: bool
) -> tuple[Way, ...]:
    """A row that breaks the table's relations, read with one empty cell when they then all hold in one way only."""
    if not options or any(all(relation.fits(way.numbers, step) for relation in relations) for way in options):
        return options
    width = len(options[0].values)
    least, most = counts(row.pieces)
    if not least < width <= most + 1:
        return options
    placed = [
        _way((*values[:empty], None, *values[empty:]), comma)
        for values in splits(row.pieces, width - 1, WAYS_TRIED)
        for empty in range(width)
    ]
    fitting = [
        way
        for way in placed
        if all(way.numbers[relation.target] is not None and relation.fits(way.numbers, step) for relation in relations)
    ]
    return (fitting[0],) if len(fitting) == 1 else options


def placed_way(values: Sequence[Value | None], comma: bool) -> Way:
    """The one way to read a row whose values are told apart by their place."""
    return replace(_way(values, comma), placed=True)


def _way(values: Sequence[Value | None], comma: bool, dropped: int = 0) -> Way:
    numbers = tuple(scaled(number(value.text, comma)) if value is not None else None for value in values)
    return Way(tuple(values), numbers, dropped)
