"""Sets running text as lines on a page, for files that have no pages of their own: what a word processor would print.

The rules that read lines (`ingest.blocks`) go by size, weight and distance. So a paragraph is lines at the usual
distance, what follows it stands further down, and a heading is larger or bold.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ingest.model import Line, Page, Run

PAGE_WIDTH: Final = 595.0
PAGE_HEIGHT: Final = 842.0
BODY: Final = 11.0
# Sizes that levels 1–4 are told by (`ingest.headings`); the last is bold in the size of the body.
HEADING_SIZES: Final = (18.0, 14.0, 12.5, BODY)
SMALL: Final = 8.0

_LEFT: Final = 72.0
_TEXT_WIDTH: Final = 451.0
_LINE_CHARACTERS: Final = 80
_LEADING: Final = 14.0
_MARGIN: Final = 100.0
_EDGE: Final = 24.0
# Distances between paragraphs all differ a little, so that the distance of lines stays the one that occurs most often.
_GAP: Final = 26.0
_GAP_STEP: Final = 0.1
_GAP_STEPS: Final = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, list item or row of a table, before it is set.

    Args:
        text: its text; "\\n" breaks a line.
        size: font size, points.
        bold: most of it is bold.
        cells: texts of the cells, when it is a row of a table; then `text` is not used.
    """

    text: str
    size: float = BODY
    bold: bool = False
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Sheet:
    """What is to stand on one page.

    Args:
        pieces: running text, in reading order.
        headers: lines at the upper edge.
        footers: lines at the lower edge.
    """

    pieces: list[Piece] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)


def set_page(number: int, sheet: Sheet) -> Page:
    """A page with its lines placed from top to bottom; it is as high as its text needs, A4 at least."""
    placed: list[tuple[float, Line]] = []
    depth, previous = _MARGIN, None
    for place, piece in enumerate(sheet.pieces):
        if place:
            depth += _distance(previous, piece, place)
        for count, (text, runs) in enumerate(_lines(piece)):
            depth += _LEADING if count else 0.0
            placed.append((depth, Line(text, number, 0.0, _LEFT, piece.size, piece.bold, runs)))
        previous = piece
    height = max(PAGE_HEIGHT, depth + _MARGIN + _EDGE)
    lines = [_at_edge(text, number, height - _EDGE - SMALL * place) for place, text in enumerate(sheet.headers)]
    lines += [_moved(line, height - depth) for depth, line in placed]
    foot = _EDGE + SMALL * len(sheet.footers)
    lines += [_at_edge(text, number, foot - SMALL * place) for place, text in enumerate(sheet.footers)]
    return Page(number, PAGE_WIDTH, round(height, 1), tuple(lines))


def _distance(previous: Piece | None, piece: Piece, place: int) -> float:
    """Points from the last line of a piece to the first of the next; rows of one table stand close."""
    if previous is not None and previous.cells and piece.cells:
        return _LEADING
    return _GAP + _GAP_STEP * (place % _GAP_STEPS)


def _at_edge(text: str, number: int, y: float) -> Line:
    return Line(text, number, round(y, 1), _LEFT, SMALL, False)


def _moved(line: Line, y: float) -> Line:
    return Line(line.text, line.page, round(y, 1), line.x, line.size, line.bold, line.runs)


def _lines(piece: Piece) -> list[tuple[str, tuple[Run, ...]]]:
    """Texts of the lines of a piece, without any hyphenation, and the runs of a row."""
    if piece.cells:
        return [_row(piece.cells)]
    return [(line, ()) for part in piece.text.split("\n") for line in _wrapped(part)]


def _wrapped(text: str) -> list[str]:
    """A text cut at blanks into lines of the usual length; never in a word."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        if current and len(current) + 1 + len(word) > _LINE_CHARACTERS:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, current] if current else lines


def _row(cells: Sequence[str]) -> tuple[str, tuple[Run, ...]]:
    """Text of a row, and where its cells stand: every cell that is not empty is a run in its column."""
    width = _TEXT_WIDTH / len(cells)
    text, runs = "", []
    for column, cell in enumerate(cells):
        shown = " ".join(cell.split())
        if not shown:
            continue
        text += "  " if text else ""
        left = _LEFT + column * width
        runs.append(Run(len(text), round(left, 1), round(left + width * 0.9, 1)))
        text += shown
    return text, tuple(runs) if len(runs) > 1 else ()
