"""Invented pages: rows of text set as a word processor would, as `Page`s without any PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Extraction, Line, Page, Problem

PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0
_TOP, _LEADING = 730.0, 1.3
BODY = 11.0


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row.

    Args:
        text: what stands in it; "" leaves a line empty.
        size: font size, points.
        bold: set bold.
        x: left edge, points.
        y: height of its baseline, points; None puts it below the row above.
    """

    text: str
    size: float = BODY
    bold: bool = False
    x: float = 72.0
    y: float | None = None


Rows = Sequence[str | Row]


def title(text: str) -> Row:
    """A row set as a title (level 1)."""
    return Row(text, 18.0, bold=True)


def chapter(text: str) -> Row:
    """A row set as a heading of level 2."""
    return Row(text, 14.0, bold=True)


def heading(text: str) -> Row:
    """A row set bold in the size of the body: a heading of level 4."""
    return Row(text, BODY, bold=True)


def header(text: str) -> Row:
    """A running header in small print."""
    return Row(text, 8.0, y=815.0)


def footer(text: str) -> Row:
    """A running footer in small print."""
    return Row(text, 8.0, y=30.0)


def typeset(number: int, rows: Rows) -> Page:
    """A page with its rows set from top to bottom."""
    lines = []
    y = _TOP
    for row in rows:
        row = Row(row) if isinstance(row, str) else row  # noqa: PLW2901
        at = y if row.y is None else row.y
        if row.text:
            lines.append(Line(row.text, number, round(at, 1), row.x, row.size, row.bold))
        if row.y is None:
            y -= row.size * _LEADING
    return Page(number, PAGE_WIDTH, PAGE_HEIGHT, tuple(lines))


def pages_of(*pages: Rows) -> tuple[Page, ...]:
    """Pages numbered from 1."""
    return tuple(typeset(number, rows) for number, rows in enumerate(pages, start=1))


def extraction_of(*pages: Rows, problems: tuple[Problem, ...] = ()) -> Extraction:
    """What an extractor would give for the pages."""
    return Extraction("sättare 1.0", pages_of(*pages), problems=problems)
