"""How well the cells of tables answer a question: words found in headers, rare ones weighing more."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.facts import Context
from ingest.tables.model import Cell, Trust
from nlp.analyzer import Analyzer

_ROW: Final = 1.0
_COLUMN: Final = 1.0
_GROUP: Final = 0.9
_UNIT: Final = 0.9
_CAPTION: Final = 0.8
_HEADING: Final = 0.7
_DOCUMENT: Final = 0.6
_SHARED: Final = 0.5  # columns whose headers could not be told apart
_PART: Final = 0.7
_COMPOUND: Final = 0.85
_LAST: Final = 0.55
_TOTAL = re.compile(r"(?:summa|totalt?)\b", re.IGNORECASE)
_LETTER = re.compile(r"\b[A-ZÅÄÖ]\b")
_ODD_ROW: Final = 0.12
_ODD_COLUMN: Final = 0.08
_DOUBT: Final = 0.02
_WRONG_YEAR: Final = -0.6
_SOME_YEAR: Final = 0.5

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question.

    Args:
        stem: of the word.
        parts: stems of its parts in order, where it is a compound.
        meant: stem of the header that it asks for in other words, or "".
        year: the year that it is, or None.
        unit: the unit that it names, or "".
        weight: the rarer in the archive, the more.
    """

    stem: str
    parts: tuple[str, ...]
    meant: str
    year: int | None
    unit: str
    weight: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Args:
        cells: at least one.
        context: of the table.
        around: texts that stand around the table, outermost last: caption, headings, document.
    """

    cells: tuple[Cell, ...]
    context: Context
    around: tuple[str, str, str]

    @classmethod
    def of(cls, cells: tuple[Cell, ...], context: Context) -> "Row":
        """A row with what stands around it."""
        document = f"{context.title} {context.board} {context.municipality}"
        return cls(cells, context, (context.caption, " ".join(context.heading_path), document))


@dataclass(frozen=True, slots=True)
class Field:
    """The words of a header or of what stands around.

    Args:
        stems: of its words, and its single capitals.
        parts: of its compounds.
        total: it names a total, which is what is asked for without a name.
    """

    stems: frozenset[str]
    parts: frozenset[str]
    total: bool

    def match(self, stem: str) -> float:
        """1 for the word itself, less for a compound that it is a part of."""
        return 1.0 if stem in self.stems else _PART if stem in self.parts else 0.0

    def match_part(self, part: str) -> float:
        """1 for a part of a compound that stands here, alone or in another compound."""
        return 1.0 if part in self.stems or part in self.parts else 0.0

    def unasked(self, asked: frozenset[str]) -> float:
        """The share of its words that the question does not name."""
        return 0.0 if self.total or not self.stems else len(self.stems - asked) / len(self.stems)


def field_of(text: str, analyzer: Analyzer) -> Field:
    """The words of a text."""
    letters = (letter.lower() for letter in _LETTER.findall(text))
    stems = frozenset((*analyzer.stems(text), *letters))
    return Field(stems, frozenset(analyzer.parts(text)), _TOTAL.match(text) is not None)


def scores(words: Sequence[Word], rows: Sequence[Row], read: Callable[[str], Field]) -> Floats:
    """How well cells answer a question, 0–1, one row after the other.

    Args:
        words: of the question, at least one.
        rows: at least one.
        read: the words of a text.
    """
    cells = [cell for row in rows for cell in row.cells]
    places = np.repeat(np.arange(len(rows)), [len(row.cells) for row in rows])
    headers = _Headers(rows, cells)
    matches = _Matches(words, [read(text) for text in headers.texts])
    weights = headers.columns_weigh[places][:, None]
    best = _covered(matches.words, headers, places, weights)
    best = np.maximum(best, _PART * matches.meant[headers.rows[places]] * _ROW)
    best = np.maximum(best, _PART * matches.meant[headers.columns] * weights)
    parts = _covered(matches.parts, headers, places, weights)
    for number, own in matches.compounds:
        *others, last = (parts[:, place] for place in own)
        best[:, number] = np.maximum(
            best[:, number], _COMPOUND * (_LAST * last + (1 - _LAST) * np.mean(others, axis=0))
        )
    for number, word in enumerate(words):
        if word.unit:
            best[[cell.unit == word.unit for cell in cells], number] = _UNIT
        if word.year is not None:
            fits = [
                _year_match(word.year, cell, rows[place].context)
                for cell, place in zip(cells, places.tolist(), strict=True)
            ]
            best[:, number] = np.where(best[:, number] < _ROW, fits, best[:, number])
    weight = np.array([word.weight for word in words])
    found = best @ weight / weight.sum()
    found -= _ODD_ROW * matches.unasked[headers.rows[places]] + _ODD_COLUMN * matches.unasked[headers.columns]
    found -= _DOUBT * np.array([cell.trust is Trust.UNCERTAIN for cell in cells])
    return np.asarray(np.clip(found, 0.0, 1.0).round(4), np.float64)


class _Headers:
    """The texts of headers and surroundings, each once, and where rows and cells have them.

    Attributes:
        texts: each once.
        rows: place of each row's own header.
        shared: (weight, place of the text for each row) of all that the cells of a row share.
        columns: place of each cell's column header.
        columns_weigh: what column headers weigh, for each row.
    """

    def __init__(self, rows: Sequence[Row], cells: Sequence[Cell]) -> None:
        numbers: dict[str, int] = {}

        def placed(texts: Sequence[str]) -> Places:
            return np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int64)

        self.rows = placed([row.cells[0].row_header for row in rows])
        self.shared = (
            (_ROW, self.rows),
            (_GROUP, placed([row.cells[0].group for row in rows])),
            *(
                (weight, placed([row.around[n] for row in rows]))
                for n, weight in enumerate((_CAPTION, _HEADING, _DOCUMENT))
            ),
        )
        self.columns = placed([cell.column_header for cell in cells])
        self.columns_weigh = np.array([_SHARED if _is_shared(row.cells) else _COLUMN for row in rows])
        self.texts = list(numbers)


def _is_shared(cells: Sequence[Cell]) -> bool:
    """Whether the headers of a row's columns could not be told apart."""
    return len(cells) > 1 and len({cell.column_header for cell in cells}) == 1


class _Matches:
    """How much of a question each text holds.

    Attributes:
        words: shape (texts, words).
        meant: the same of what the words ask for in other words.
        parts: shape (texts, parts of all compounds).
        compounds: (number of the word, columns of its parts) of each compound.
        unasked: share of each text that the question does not name.
    """

    def __init__(self, words: Sequence[Word], fields: Sequence[Field]) -> None:
        self.words = np.array([[field.match(word.stem) for word in words] for field in fields])
        self.meant = np.array([[field.match(word.meant) if word.meant else 0.0 for word in words] for field in fields])
        cut = [(number, word.parts) for number, word in enumerate(words) if len(word.parts) > 1]
        parts = [part for _, own in cut for part in own]
        self.parts = np.array([[field.match_part(part) for part in parts] for field in fields])
        ends = np.cumsum([len(own) for _, own in cut], dtype=np.int64)
        self.compounds = [
            (number, range(int(end) - len(own), int(end))) for (number, own), end in zip(cut, ends, strict=True)
        ]
        asked = frozenset(term for word in words for term in (word.stem, *word.parts))
        self.unasked = np.array([field.unasked(asked) for field in fields])


def _covered(matches: Floats, headers: _Headers, places: Places, weights: Floats) -> Floats:
    """The best that each cell has of each word, in what its row shares or in its column header."""
    shared = np.max([weight * matches[own] for weight, own in headers.shared], axis=0)
    return np.asarray(np.maximum(shared[places], weights * matches[headers.columns]), np.float64)


def _year_match(year: int, cell: Cell, context: Context) -> float:
    """How well a cell fits a year that its headers do not name."""
    if cell.year is not None:
        return 1.0 if cell.year == year else _WRONG_YEAR
    return _SOME_YEAR if context.date.startswith(str(year)) else 0.0
