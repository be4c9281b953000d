"""The number of columns of a table, with the header read for it; and where one table ends and the next begins."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.tables.headers import Header, read_header
from ingest.tables.numbers import Token, counts, is_word, splits
from ingest.tables.regions import RawRow, Region
from ingest.tables.strain import strain_of

WAYS_TRIED: Final = 8
_MOST_COLUMNS: Final = 24
_WIDTHS_TRIED: Final = 5
_ROWS_TRIED: Final = 4
_APART: Final = 0.2


def choose_header(region: Region, ranges: Sequence[tuple[int, int]]) -> Header:
    """The header read for the number of columns that most rows agree on, in numbers of like length."""
    scores: dict[int, float] = {}
    shorts: dict[int, int] = {}
    for width in range(1, min(_MOST_COLUMNS, max(high for _, high in ranges)) + 1):
        only = sum(1 for low, high in ranges if low == high == width)
        fits = sum(1 for low, high in ranges if low <= width <= high)
        short = sum(1 for _, high in ranges if high < width)
        scores[width] = 0.5 * only + fits - (len(ranges) - fits - short)
        shorts[width] = short
    best = sorted(scores, key=lambda width: (-scores[width], width))[:_WIDTHS_TRIED]
    for width in best:
        scores[width] -= _strain(region.rows, width)
    readings = {width: read_header(region.header, width) for width in best} if region.header else {}
    for width, reading in readings.items():
        scores[width] += (0.6 - 0.15 * reading.doubt) * len(ranges) + 0.8 * shorts[width] if reading.known else 0.0
    chosen = max(best, key=lambda width: (scores[width], width))
    return readings.get(chosen) or _header_above(region, chosen) or Header(("",) * chosen, known=False, words="")


def header_for(region: Region, width: int) -> Header:
    """The header read for a number of columns that is known."""
    reading = read_header(region.header, width) if region.header else None
    return reading or _header_above(region, width) or Header(("",) * width, known=False, words="")


def _header_above(region: Region, width: int) -> Header | None:
    """A header without years and kinds of figures, told by its number of labels ("Skola Elever Lärare")."""
    for count in range(1, len(region.above) + 1):
        reading = read_header(region.above[-count:], width)
        if reading.known and (width > 1 or _answers(region)):
            return reading
    return None


def _answers(region: Region) -> bool:
    """Whether all values are words (ja, nej), so that the line above them asks the question."""
    return all(is_word(piece) for row in region.rows for piece in row.pieces)


def split_by_page(region: Region) -> list[Region]:
    """A region whose later pages cannot have the columns of its first one is more than one table."""
    pages = sorted({row.line.page for row in region.rows})
    if len(pages) < 2:
        return [region]
    parts = [replace(region, rows=[row for row in region.rows if row.line.page == page]) for page in pages]
    found = [parts[0]]
    for part in parts[1:]:
        headed = part.rows[0].line.page in region.headed
        if len(part.rows) > 2 and not headed and _differ(found[-1], part):
            found.append(_without_head(part, found[-1].rows[-1].group))
        else:
            found[-1].rows.extend(part.rows)
    return found


def _without_head(part: Region, carried: str) -> Region:
    """The part of a region that is a table of its own, without header, caption and the group of the table before it."""
    first = part.rows[0]
    rows = [replace(row, group="") if row.group == carried else row for row in part.rows]
    return replace(part, caption="", header=[], start=first.line.start, page=first.line.page, rows=rows)


def _differ(first: Region, second: Region) -> bool:
    width = len(choose_header(first, [range_of(row) for row in first.rows]).columns)
    own = len(choose_header(replace(second, header=[]), [range_of(row) for row in second.rows]).columns)
    return own != width and _misfit(second.rows, width) - _misfit(second.rows, own) > _APART * len(second.rows)


def _misfit(rows: Sequence[RawRow], width: int) -> float:
    outside = sum(1 for row in rows if counts(row.pieces)[0] > width or counts(row.pieces)[1] < width - 2)
    return _strain(rows, width) + 0.5 * outside


def range_of(row: RawRow) -> tuple[int, int]:
    """The least and greatest number of cells of a row, an account code and words at its ends left out of the least."""
    words = words_at_end(row.pieces)
    code = 1 if len(row.pieces) > 2 and row.pieces[0].text.isdigit() and len(row.pieces[0].text) > 3 else 0
    least, most = counts(row.pieces)
    return (counts(row.pieces[code : len(row.pieces) - words])[0], most) if code or words else (least, most)


def words_at_end(pieces: Sequence[Token]) -> int:
    """How many words ("Nej Nej") stand behind the numbers of a row."""
    count = 0
    while count < len(pieces) - 1 and is_word(pieces[-1 - count]):
        count += 1
    return count


def _strain(rows: Sequence[RawRow], width: int) -> float:
    """How unlike the numbers of a row are when it is read in so many columns, summed over rows."""
    total, seen = 0.0, 0
    for row in rows:
        low, high = counts(row.pieces)
        if low <= width <= high and width > 1:
            total += min(strain_of(values) for values in splits(row.pieces, width, WAYS_TRIED))
            seen += 1
            if seen == _ROWS_TRIED:
                break
    return total * len(rows) / seen if seen else 0.0
