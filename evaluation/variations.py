"""Variations of a package to learn headings from: longer headings, narrow lines, cells of tables, repeated headings."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from ingest.model import Line


class Variation(StrEnum):
    """How a package is varied."""

    NONE = "none"
    WRAPPED = "wrapped"  # headings longer and on narrower lines, tables with one cell a line
    CHAINED = "chained"  # and with the headings that planning systems repeat below each


VARIATIONS: Final = tuple(Variation)
# What the planning systems of Swedish municipalities print below each target or task, with values that stand alone.
_CHAIN: Final = (
    *("Beskrivning", "Kommentar", "Om uppdraget", "Beslutad av", "Status", "Helhetsbedömning", "Ansvarig", "Åtgärd"),
    *("Resultat", "Mål", "Uppföljning"),
)
_VALUES: Final = {
    "Beslutad av": ("Kommunfullmäktige", "Nämnd", "Kommunstyrelsen"),
    "Status": ("Avslutad", "Pågående", "Ej påbörjad", "Klar"),
    "Ansvarig": ("Förvaltningschef", "Verksamhetschef"),
}
_JOINS: Final = ("och", "samt", "med", "för")
_HEADING_WIDTHS: Final = (200, 60, 45, 30)
_CELL_WIDTHS: Final = (9, 14, 20, 28, 40)
_TEXT_WIDTHS: Final = (26, 34, 45, 60)
_WIDTH: Final = 90
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with what its typography says.

    Args:
        line: the line.
        head: a heading begins with it.
        tail: it goes on with the heading above it.
        small: it is set smaller than the body, as tables are.
    """

    line: Line
    head: bool
    tail: bool
    small: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading with all its lines, or one other line."""

    line: Line
    text: str
    heading: bool
    small: bool


def vary(rows: Sequence[Labelled], variation: Variation, rnd: random.Random) -> list[Labelled]:
    """The lines of a package, varied.

    Args:
        rows: as they stand.
        variation: how.
        rnd: source of chance.
    """
    return list(rows) if variation is Variation.NONE else list(_Varier(rows, variation, rnd).lines())


class _Varier:
    """Walks over the pieces of a package once."""

    def __init__(self, rows: Sequence[Labelled], variation: Variation, rnd: random.Random) -> None:
        self._pieces = _pieces(rows)
        self._headings = [piece.text for piece in self._pieces if piece.heading] or ["Bakgrund"]
        self._chained = variation is Variation.CHAINED
        self._rnd = rnd
        self._chain = rnd.sample(_CHAIN, 4)

    def lines(self) -> Iterator[Labelled]:
        """The varied lines, in order."""
        for index, piece in enumerate(self._pieces):
            if piece.heading:
                yield from self._heading(index, piece)
            elif piece.small:
                yield from self._row(index, piece)
            else:
                yield from _set(piece.line, [piece.text], heading=False)

    def _heading(self, index: int, piece: _Piece) -> Iterator[Labelled]:
        text = piece.text
        if self._rnd.random() < 0.15 and len(text) < _LONGEST:
            other = self._rnd.choice(self._headings).lstrip("0123456789. ")
            text = f"{text.rstrip(':.')} {self._rnd.choice(_JOINS)} {other[:1].lower()}{other[1:]}"
        yield from _set(piece.line, _wrap(text, self._rnd.choice(_HEADING_WIDTHS)), heading=True)
        below = self._pieces[index + 1] if index + 1 < len(self._pieces) else piece
        if self._chained and not (below.heading or below.small) and self._rnd.random() < 0.35:
            yield from self._chain_below(index, piece)
        if not below.heading and self._rnd.random() < 0.12:
            for _ in range(self._rnd.randint(2, 4)):
                item = f"• {self._rnd.choice(self._headings)[:70]}{self._rnd.choice(('.', '', ''))}"
                yield from _set(piece.line, [item], heading=False)

    def _chain_below(self, index: int, piece: _Piece) -> Iterator[Labelled]:
        for name in self._chain:
            yield from _set(piece.line, [name], heading=True)
            if name in _VALUES:
                yield from _set(piece.line, [self._rnd.choice(_VALUES[name])], heading=False)
            elif self._rnd.random() < 0.6:
                text = f"{self._rnd.choice(self._headings)} {self._text(index + 1, 2)}"
                yield from _set(piece.line, _wrap(text, _WIDTH), heading=False)
        yield from _set(piece.line, ["Kommentar"], heading=True)

    def _row(self, index: int, piece: _Piece) -> Iterator[Labelled]:
        """A row of a table with one cell a line, and now and then a cell of running text below."""
        yield from _set(piece.line, _wrap(piece.text, self._rnd.choice(_CELL_WIDTHS)), heading=False)
        if self._rnd.random() < 0.12:
            label = self._rnd.choice(self._headings)[:40] if self._rnd.random() < 0.5 else piece.text[:30]
            text = self._text(self._rnd.randrange(len(self._pieces)), 4)
            cells = [label, *_wrap(text, self._rnd.choice(_TEXT_WIDTHS))]
            if self._rnd.random() < 0.5:
                cells.append(self._rnd.choice(_VALUES["Status"]))
            yield from _set(piece.line, cells, heading=False)

    def _text(self, first: int, count: int) -> str:
        """Running text of the next few lines."""
        near = self._pieces[first : first + count]
        return " ".join(piece.text for piece in near if not (piece.heading or piece.small))


def _pieces(rows: Sequence[Labelled]) -> list[_Piece]:
    found: list[_Piece] = []
    for row in rows:
        if row.tail and found and found[-1].heading:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {row.line.text.strip()}")
        else:
            found.append(_Piece(row.line, row.line.text.strip(), row.head or row.tail, row.small))
    return found


def _set(line: Line, texts: Sequence[str], heading: bool) -> Iterator[Labelled]:
    """Texts as lines at the place of `line`; of a heading the first begins it and the others go on."""
    for place, text in enumerate(text for text in texts if text.strip()):
        yield Labelled(replace(line, text=text, runs=()), heading and place == 0, heading and place > 0, small=False)


def _wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) + 1 <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
