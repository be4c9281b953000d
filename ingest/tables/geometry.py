"""Column headers by their place on the page."""

from collections.abc import Sequence
from itertools import combinations
from math import comb
from typing import Final

from ingest.hyphens import join_lines
from ingest.model import Line
from ingest.tables.headers import Header, is_capital_style, may_start
from ingest.tables.places import Placing, Span, stretches, width_of
from ingest.tables.vocabulary import YEAR, is_header_word

_MOST_TRIED: Final = 3000
_SAME_EDGE: Final = 6.0  # points between the left edges of the lines of one header cell
_FAR: Final = 60.0  # points; words further from every column stand over none
_RUNS_ON: Final = 14.0  # points that the reckoned place of a word may be off
_INEXACT: Final = 0.2  # share of its width that the reckoned edge of a stretch may be off
_LONGEST: Final = 70  # letters of a label
_AWKWARD: Final = 12.0  # what a label that begins in the middle of words costs, in points
_UNUSED: Final = 3.0  # what a word costs that could begin a label and does not


def header_of(lines: Sequence[Line], placing: Placing) -> Header | None:
    """What stands over the columns by its place; None when one of them has nothing over it.

    Args:
        lines: of the header, top to bottom.
        placing: where the columns stand.
    """
    edges = (placing.stub, *placing.bands)
    cells: list[list[str]] = [[] for _ in edges]
    lefts = _lefts(lines, placing.stub)
    for line in lines:
        found = stretches(line)
        if _is_over_groups(found, edges, last=line is lines[-1]):
            for index, text in _over_groups(found, edges):
                cells[index].append(text)
        elif len(lefts) == len(edges):
            _add_by_left(cells, line, lefts)
        else:
            for span, text in found:
                for index, part in _parts(span, text, line.size, edges, lefts):
                    cells[index].append(part)
    return _header(cells)


def _header(cells: Sequence[Sequence[str]]) -> Header | None:
    columns = tuple(join_lines(sorted(parts, key=lambda part: bool(YEAR.fullmatch(part)))) for parts in cells)
    if not all(columns[1:]) or max(map(len, columns)) > _LONGEST:
        return None
    return Header(columns[1:], known=True, words=" ".join(filter(None, columns)))


def _lefts(lines: Sequence[Line], stub: Span) -> list[float]:
    """Left edges that the stretches of header lines have, the row headers' first."""
    found = [stub.x0]
    for left in sorted(span.x0 for line in lines for span, _ in stretches(line)):
        if left > found[-1] + _SAME_EDGE:
            found.append(left)
    return found


def _add_by_left(cells: Sequence[list[str]], line: Line, lefts: Sequence[float]) -> None:
    """Add the words of a header line by the left edges that they begin at; it may run on into the next column."""
    for span, text in stretches(line):
        own = max(index for index, left in enumerate(lefts) if left <= max(span.x0 + _SAME_EDGE, lefts[0]))
        words = text.split()
        places = [place.x0 for place in _word_places(span, words, line.size)]
        first = 0
        for index in range(own + 1, len(lefts)):
            away = [abs(place - lefts[index]) for place in places]
            at = away.index(min(away))
            if at > first and away[at] <= _RUNS_ON:
                cells[own].append(" ".join(words[first:at]))
                own, first = index, at
        cells[own].append(" ".join(words[first:]))


def _is_over_groups(found: Sequence[tuple[Span, str]], edges: Sequence[Span], *, last: bool) -> bool:
    """Whether a line holds years over groups of columns."""
    over = [text for span, text in found if span.x0 > edges[0].x1]
    return not last and 0 < len(over) < len(edges) - 1 and all(map(YEAR.fullmatch, over))


def _over_groups(found: Sequence[tuple[Span, str]], edges: Sequence[Span]) -> list[tuple[int, str]]:
    over = [(span, text) for span, text in found if span.x0 > edges[0].x1]
    stub = [(0, text) for span, text in found if span.x0 <= edges[0].x1]
    columns = []
    for index in range(1, len(edges)):
        before = [text for span, text in over if span.x0 <= edges[index].x1]
        columns.append((index, before[-1] if before else over[0][1]))
    return [*stub, *columns]


def _parts(span: Span, text: str, size: float, edges: Sequence[Span], lefts: Sequence[float]) -> list[tuple[int, str]]:
    """A stretch of a header line as labels of the columns that it stands over."""
    span = _widened(span, edges[-1])
    over = [index for index, edge in enumerate(edges) if edge.gap(span) == 0]
    words = text.split()
    if len(over) < 2 or len(words) < len(over) or comb(len(words) - 1, len(over) - 1) > _MOST_TRIED:
        nearest = min(range(len(edges)), key=lambda index: edges[index].gap(span))
        return [(nearest, text)] if edges[nearest].gap(span) <= _FAR else []
    places = _word_places(span, words, size)
    capitals = is_capital_style(words)
    prices = [_price(words, index, places[index].x0, capitals, lefts) for index in range(len(words))]

    def cost(cuts: tuple[int, ...]) -> float:
        ends = (0, *cuts, len(words))
        total = sum(prices[cut] for cut in cuts)
        total += sum(_UNUSED for index, price in enumerate(prices) if index not in cuts and index and price <= 0)
        for index, first, last in zip(over, ends, ends[1:], strict=False):
            total += _misfit(Span(places[first].x0, places[last - 1].x1), edges[index])
        return total

    best = min(combinations(range(1, len(words)), len(over) - 1), key=cost)
    ends = (0, *best, len(words))
    return [(index, " ".join(words[first:last])) for index, first, last in zip(over, ends, ends[1:], strict=False)]


def _widened(span: Span, last: Span) -> Span:
    """A stretch whose reckoned right edge may fall short, up to the edge of the last column where that is near."""
    width = span.x1 - span.x0
    if abs(last.x1 - span.x1) <= _INEXACT * width:
        return Span(span.x0, last.x1)
    return Span(span.x0, span.x1 + 0.5 * _INEXACT * width)


def _misfit(label: Span, edge: Span) -> float:
    """How far a label is from being set flush with its column or centred over it."""
    middle = abs(label.x0 + label.x1 - edge.x0 - edge.x1) / 2
    return label.gap(edge) + 0.3 * min(abs(label.x0 - edge.x0), abs(label.x1 - edge.x1), middle)


def _word_places(span: Span, words: Sequence[str], size: float) -> list[Span]:
    """Where each word of a stretch stands, in proportion to its letters."""
    scale = (span.x1 - span.x0) / max(1.0, width_of(" ".join(words), size))
    places, left = [], span.x0
    for word in words:
        right = left + scale * width_of(word, size)
        places.append(Span(left, right))
        left = right + scale * width_of(" ", size)
    return places


def _price(words: Sequence[str], index: int, left: float, capitals: bool, lefts: Sequence[float]) -> float:
    """What it costs to let a label begin with a word; nothing or less when it may well."""
    if any(abs(left - other) <= _SAME_EDGE for other in lefts) and index:
        return -_AWKWARD / 2
    if not may_start(words, index, capitals):
        return _AWKWARD
    follows = index > 0 and is_header_word(words[index - 1]) and not words[index][0].isupper()
    return 1.0 if follows else 0.0
