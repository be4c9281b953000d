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
    around = [
        (_CAPTION, known.of(context.caption)),
        (_HEADING, known.of(" ".join(context.heading_path))),
        (_DOCUMENT, known.of(f"{context.title} {context.board} {context.municipality}")),
    ]
    row, group = known.of(cells[0].row_header), known.of(cells[0].group)
    shared = len(cells) > 1 and len({cell.column_header for cell in cells}) == 1
    for cell in cells:
        column = known.of(cell.column_header)
        weight = _SHARED if shared else _COLUMN
        fields = [(_ROW, row), (weight, column), (_GROUP, group), *around]
        score = _score(words, fields, cell, context)
        score -= _ODD_ROW * _unasked(cell.row_header, row, words)
        score -= _ODD_COLUMN * _unasked(cell.column_header, column, words)
        score -= _DOUBT if cell.trust is Trust.UNCERTAIN else 0.0
        yield Fact(round(max(0.0, min(1.0, score)), 4), sentence_of(cell), cell, context)


def _score(words: Sequence[Word], fields: Sequence[tuple[float, _Field]], cell: Cell, context: Context) -> float:
    """The share of the question's weight that the fields cover, each word where it counts most."""
    total = sum(word.weight for word in words)
    covered = 0.0
    for word in words:
        best = max(weight * field.match(word.stem) for weight, field in fields)
        if word.meant:
            best = max(best, _PART * max(weight * field.match(word.meant) for weight, field in fields[:2]))
        if len(word.parts) > 1 and best < _COMPOUND:
            best = max(best, _COMPOUND * _parts_match(word.parts, fields))
        if word.unit and word.unit == cell.unit:
            best = _UNIT
        if word.year is not None and best < _ROW:
            best = _year_match(word.year, cell, context)
        covered += word.weight * best
    return covered / total


def _parts_match(parts: Sequence[str], fields: Sequence[tuple[float, _Field]]) -> float:
    """The share of a compound whose parts stand apart in the fields; its last part says what it is."""
    found = [max(weight * min(1.0, field.match(part) / _PART) for weight, field in fields) for part in parts]
    return _LAST * found[-1] + (1 - _LAST) * sum(found[:-1]) / (len(parts) - 1)


def _unasked(text: str, field: _Field, words: Sequence[Word]) -> float:
    """The share of a header's words that the question does not name; a total is what is asked for without a name."""
    if not field.stems or _TOTAL.match(text):
        return 0.0
    asked = {term for word in words for term in (word.stem, *word.parts)}
    return sum(1 for stem in field.stems if stem not in asked) / len(field.stems)
