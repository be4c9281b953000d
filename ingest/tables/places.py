"""Columns by their place on the page, where the extractor says where wide gaps part a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.hyphens import clean
from ingest.model import Line
from ingest.tables.numbers import Token, Value, counts, splits, tokens
from ingest.tables.regions import RawRow, Region

_SHARE_PLACED: Final = 0.8
_TOUCH: Final = 2.0  # points
_NEAR: Final = 14.0  # points between values of one column that are set flush left and flush right
_MOST_COLUMNS: Final = 24
_NARROW: Final = frozenset("iljtf.,:;-–()|' \u00a0")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the page's width, in points."""

    x0: float
    x1: float

    def gap(self, other: "Span") -> float:
        """Points between two stretches; 0 when they overlap."""
        return max(0.0, self.x0 - other.x1, other.x0 - self.x1)

    def merged(self, other: "Span") -> "Span":
        """Both in one."""
        return Span(min(self.x0, other.x0), max(self.x1, other.x1))


@dataclass(frozen=True, slots=True)
class Placing:
    """The columns of a table by their place.

    Args:
        stub: where the row headers stand.
        bands: where the values of each column stand, left to right.
        rows: a value a column for each row, None for an empty cell; None for a row without places.
    """

    stub: Span
    bands: tuple[Span, ...]
    rows: tuple[tuple[Value | None, ...] | None, ...]


def place_rows(region: Region) -> Placing | None:
    """The columns of a table by where its values stand; None when too few rows tell, or two values share a place."""
    found = [_placed(row) for row in region.rows]
    told = [row for row in found if row]
    if len(told) < 2 or len(told) < _SHARE_PLACED * len(found):
        return None
    heads = [span for line in region.over for span, _ in stretches(line)]
    bands = _bands(told, heads)
    stub = _stub(region.rows, bands[0])
    if len(bands) > _MOST_COLUMNS:
        return None
    rows = [_in_bands(row, bands) if row else None for row in found]
    if any(row and not values for row, values in zip(found, rows, strict=True)):
        return None
    return Placing(stub, bands, tuple(rows))


def stretches(line: Line) -> list[tuple[Span, str]]:
    """The stretches of a line with their text; a right edge that the extractor did not see is reckoned."""
    if not line.runs:
        return [(Span(line.x, line.x + width_of(line.text, line.size)), clean(line.text))]
    ends = [*(run.start for run in line.runs[1:]), len(line.text)]
    found = []
    for run, end in zip(line.runs, ends, strict=True):
        text = clean(line.text[run.start : end])
        found.append((Span(run.x0, max(run.x1, run.x0 + (run.x1 <= run.x0) * width_of(text, line.size))), text))
    return found


def width_of(text: str, size: float) -> float:
    """How wide a text is set, in points, by and large."""
    return size * sum(0.3 if char in _NARROW else 0.67 if char.isupper() else 0.54 for char in text)


def _placed(row: RawRow) -> list[tuple[Span, Value]] | None:
    """The values of a row with their places; None when they are not parted from the words before, or by no gaps."""
    line = row.line.source
    if line is None or (not line.runs and row.line.label):
        return None
    starts = [run.start for run in line.runs] or [0]
    edges = dict(
        zip(
            (token.start for token in tokens(line.text, row.line.start, starts) if token.parted),
            stretches(line),
            strict=False,
        )
    )
    groups: list[list[Token]] = []
    for piece in row.pieces:
        if piece.start in edges:
            groups.append([piece])
        elif groups:
            groups[-1].append(piece)
        else:
            return None
    if any(counts(tuple(group)) != (1, 1) for group in groups):
        return None
    found = []
    for group in groups:
        (value,) = splits(group, 1)[0]
        left = edges[group[0].start][0].x0
        found.append((Span(left, min(edges[group[0].start][0].x1, left + width_of(value.text, line.size) + 1)), value))
    return found


def _bands(rows: Sequence[Sequence[tuple[Span, Value]]], heads: Sequence[Span]) -> tuple[Span, ...]:
    """Where columns stand: values that overlap share one; so do neighbours that no row has both of."""
    bands: list[Span] = []
    for span in sorted((span for row in rows for span, _ in row), key=lambda span: span.x0):
        if bands and span.x0 <= bands[-1].x1 + _TOUCH:
            bands[-1] = bands[-1].merged(span)
        else:
            bands.append(span)
    merged = bands[:1]
    for band in bands[1:]:
        head = _nearest(band, heads)
        near = merged[-1].gap(band) <= _NEAR if head is None else head == _nearest(merged[-1], heads)
        both = any(_holds(row, merged[-1]) and _holds(row, band) for row in rows)
        if near and not both:
            merged[-1] = merged[-1].merged(band)
        else:
            merged.append(band)
    return tuple(merged)


def _holds(row: Sequence[tuple[Span, Value]], band: Span) -> bool:
    return any(span.gap(band) == 0 for span, _ in row)


def _nearest(band: Span, spans: Sequence[Span]) -> int | None:
    """Which of some stretches is the nearest; None when there are no two to choose from."""
    if len(spans) < 2:
        return None
    return min(range(len(spans)), key=lambda index: spans[index].gap(band))


def _stub(rows: Sequence[RawRow], first: Span) -> Span:
    """Where the row headers stand: up to the widest that ends before the first column."""
    lines = [row.line.source for row in rows if row.line.source is not None and row.line.label]
    left = min((line.x for line in lines), default=first.x0 - _NEAR)
    ends = [span.x1 for line in lines for span, _ in stretches(line) if span.x0 < first.x0 - _TOUCH]
    return Span(left, min(max(ends, default=left), max(left, first.x0 - _TOUCH)))


def _in_bands(row: Sequence[tuple[Span, Value]], bands: Sequence[Span]) -> tuple[Value | None, ...] | None:
    values: list[Value | None] = [None] * len(bands)
    for span, value in row:
        place = next(index for index, band in enumerate(bands) if band.gap(span) == 0)
        if values[place] is not None:
            return None
        values[place] = value
    return tuple(values)
