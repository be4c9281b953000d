"""How well the cells of a row answer a question: words found in headers, rare ones weighing more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.facts import Context, Fact, sentence_of
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
class _Field:
    """The words of a header or of what stands around."""

    stems: frozenset[str]
    parts: frozenset[str]

    def match(self, stem: str) -> float:
        """1 for the word itself, less for a compound that it is a part of."""
        return 1.0 if stem in self.stems else _PART if stem in self.parts else 0.0

    def match_part(self, part: str) -> float:
        """1 for a part of a compound that stands here, alone or in another compound."""
        return 1.0 if part in self.stems or part in self.parts else 0.0


class Fields:
    """Fields by their text, analysed once a question."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._known: dict[str, _Field] = {}

    def of(self, text: str) -> _Field:
        """The words of a text."""
        found = self._known.get(text)
        if found is None:
            letters = (letter.lower() for letter in _LETTER.findall(text))
            stems = frozenset((*self._analyzer.stems(text), *letters))
            found = self._known[text] = _Field(stems, frozenset(self._analyzer.parts(text)))
        return found


def _year_match(year: int, cell: Cell, context: Context) -> float:
    """How well a cell fits a year that its headers do not name."""
    if cell.year is not None:
        return 1.0 if cell.year == year else _WRONG_YEAR
    return 0.5 if context.date.startswith(str(year)) else 0.0


def scored(words: Sequence[Word], cells: Sequence[Cell], context: Context, known: Fields) -> Iterator[Fact]:
    """The cells of a row as facts.

    Args:
        words: of the question.
        cells: of the row.
        context: of its table.
        known: texts that were analysed for this question.
    """
    around = (
        (_CAPTION, known.of(context.caption)),
        (_HEADING, known.of(" ".join(context.heading_path))),
        (_DOCUMENT, known.of(f"{context.title} {context.board} {context.municipality}")),
    )
    row = known.of(cells[0].row_header)
    shared = ((_ROW, row), (_GROUP, known.of(cells[0].group)), *around)
    weight = _SHARED if len(cells) > 1 and len({cell.column_header for cell in cells}) == 1 else _COLUMN
    found = [_Found.of(word, shared, row) for word in words]
    total = sum(word.weight for word in words)
    odd = _ODD_ROW * _unasked(cells[0].row_header, row, words)
    for cell in cells:
        column = known.of(cell.column_header)
        score = sum(each.word.weight * each.covered(weight, column, cell, context) for each in found) / total
        score -= odd + _ODD_COLUMN * _unasked(cell.column_header, column, words)
        score -= _DOUBT if cell.trust is Trust.UNCERTAIN else 0.0
        yield Fact(round(max(0.0, min(1.0, score)), 4), sentence_of(cell), cell, context)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the fields that the cells of a row share cover of a word.

    Args:
        word: of the question.
        best: how much they cover of it.
        parts: how much of each of its parts, where it is a compound.
        meant: the row covers the header that it asks for in other words.
    """

    word: Word
    best: float
    parts: tuple[float, ...]
    meant: float

    @classmethod
    def of(cls, word: Word, fields: Sequence[tuple[float, _Field]], row: _Field) -> "_Found":
        """Look a word up in fields with their weights."""
        parts = word.parts if len(word.parts) > 1 else ()
        return cls(
            word,
            max(weight * field.match(word.stem) for weight, field in fields),
            tuple(max(weight * field.match_part(part) for weight, field in fields) for part in parts),
            _PART * _ROW * row.match(word.meant) if word.meant else 0.0,
        )

    def covered(self, weight: float, column: _Field, cell: Cell, context: Context) -> float:
        """How much of the word a cell covers, with its column header, unit and year."""
        word = self.word
        best = max(self.best, self.meant, weight * column.match(word.stem))
        if word.meant:
            best = max(best, _PART * weight * column.match(word.meant))
        if self.parts and best < _COMPOUND:
            parts = [
                max(there, weight * column.match_part(part)) for there, part in zip(self.parts, word.parts, strict=True)
            ]
            best = max(best, _COMPOUND * (_LAST * parts[-1] + (1 - _LAST) * sum(parts[:-1]) / (len(parts) - 1)))
        if word.unit and word.unit == cell.unit:
            best = _UNIT
        if word.year is not None and best < _ROW:
            best = _year_match(word.year, cell, context)
        return best


def _unasked(text: str, field: _Field, words: Sequence[Word]) -> float:
    """The share of a header's words that the question does not name; a total is what is asked for without a name."""
    if not field.stems or _TOTAL.match(text):
        return 0.0
    asked = {term for word in words for term in (word.stem, *word.parts)}
    return sum(1 for stem in field.stems if stem not in asked) / len(field.stems)
