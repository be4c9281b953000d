"""Reads the CSV files of the thesaurus: one row, one concept; an operator's rows add to it or take away."""

import csv
import io
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from ingest.errors import ThesaurusError
from nlp.analyzer.stop_words import STOP_WORDS

BUNDLED: Final = Path(__file__).resolve().parent
REMOVE: Final = "-"
"""Before a term, or before the begrepp of a row: what an operator takes out of the thesaurus."""
_BETWEEN: Final = "|"


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a municipality deals with, under all the names it goes by.

    Args:
        begrepp: the official term of today.
        vardag: what people say instead.
        aldre: former official terms.
        forkortning: abbreviations.
        bredare: broader official terms.
        smalare: narrower official terms.
        relaterat: related official terms.
    """

    begrepp: str
    vardag: tuple[str, ...] = ()
    aldre: tuple[str, ...] = ()
    forkortning: tuple[str, ...] = ()
    bredare: tuple[str, ...] = ()
    smalare: tuple[str, ...] = ()
    relaterat: tuple[str, ...] = ()

    def terms(self, column: str) -> tuple[str, ...]:
        """The terms of a column.

        Args:
            column: one of `COLUMNS`.
        """
        if column == COLUMNS[0]:
            return (self.begrepp,)
        found: tuple[str, ...] = getattr(self, column)
        return found


COLUMNS: Final = tuple(field.name for field in fields(Concept))
HEADER: Final = ";".join(COLUMNS)


def load_concepts(folders: Sequence[Path], before: Mapping[str, Concept] | None = None) -> dict[str, Concept]:
    """The concepts of all CSV files of some folders, by begrepp in lower case.

    Args:
        folders: read in this order; a row of a later folder adds to the concept of that name, or takes from it.
        before: concepts that were there before the first folder.

    Raises:
        ThesaurusError: a folder or file cannot be read, or a row breaks the format; the message names file, row and
            column.
    """
    concepts = dict(before or {})
    for folder in folders:
        if not folder.is_dir():
            raise ThesaurusError(f"{folder} är ingen mapp.")
        seen: dict[str, str] = {}
        for path in sorted(folder.glob("*.csv")):
            for place, cells in _rows(path):
                key = cells[0].removeprefix(REMOVE).lower()
                if key in seen:
                    raise ThesaurusError(f"{place}, kolumnen begrepp: {cells[0]!r} står redan i {seen[key]}.")
                seen[key] = place
                _apply(concepts, key, cells, place)
    return concepts


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Rows with their place, cells without blanks around them."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ThesaurusError(f"{path.name}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ThesaurusError(f"{path.name} är inte UTF-8.") from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        if next(reader, None) != list(COLUMNS):
            raise ThesaurusError(f"{path.name}, rad 1: rubrikraden ska vara {HEADER}.")
        for cells in reader:
            if cells:
                yield f"{path.name}, rad {reader.line_num}", _checked(path.name, reader.line_num, cells)
    except csv.Error as error:
        raise ThesaurusError(f"{path.name}, rad {reader.line_num}: {error}.") from error


def _checked(name: str, line: int, cells: list[str]) -> list[str]:
    if len(cells) != len(COLUMNS):
        raise ThesaurusError(f"{name}, rad {line}: {len(cells)} kolumner, ska vara {len(COLUMNS)}.")
    if not cells[0].strip().removeprefix(REMOVE) or _BETWEEN in cells[0]:
        raise ThesaurusError(f"{name}, rad {line}, kolumnen begrepp: {cells[0]!r} är inte ett begrepp.")
    return [cell.strip() for cell in cells]


def _apply(concepts: MutableMapping[str, Concept], key: str, cells: list[str], place: str) -> None:
    """Put a row into the concepts read so far."""
    known = concepts.get(key)
    if cells[0].startswith(REMOVE):
        if known is None or any(cells[1:]):
            raise ThesaurusError(
                f"{place}, kolumnen begrepp: {cells[0]!r} tar bort ett begrepp som finns, och inget mer."
            )
        del concepts[key]
        return
    held = known or Concept(cells[0])
    columns = [
        _merged(held.terms(column), cell, f"{place}, kolumnen {column}") if cell else held.terms(column)
        for column, cell in zip(COLUMNS[1:], cells[1:], strict=True)
    ]
    if not any(columns) or not any(cells[1:]):
        raise ThesaurusError(f"{place}, kolumnen begrepp: {cells[0]!r} har inga andra ord.")
    for column, terms in zip(COLUMNS[1:], columns, strict=True):
        if held.begrepp in terms:
            raise ThesaurusError(f"{place}, kolumnen {column}: {held.begrepp!r} är begreppet självt.")
    concepts[key] = Concept(held.begrepp, *columns)


def _merged(held: tuple[str, ...], cell: str, place: str) -> tuple[str, ...]:
    """The terms of a cell put to those of earlier folders, or taken from them."""
    written = [term.strip() for term in cell.split(_BETWEEN)]
    if "" in written or REMOVE in written or not cell.isprintable():
        raise ThesaurusError(f"{place}: tomt ord i {cell!r}.")
    skipped = [term for term in written if term.islower() and STOP_WORDS.issuperset(term.split())]
    if skipped:
        raise ThesaurusError(f"{place}: {skipped[0]!r} har bara ord som sökningen hoppar över.")
    if len(set(written)) < len(written):
        raise ThesaurusError(f"{place}: ett ord står två gånger i {cell!r}.")
    terms = dict.fromkeys(held)
    for term in written:
        if not term.startswith(REMOVE):
            terms[term] = None
        elif term[1:] in terms:
            del terms[term[1:]]
        else:
            raise ThesaurusError(f"{place}: {term[1:]!r} finns inte och kan inte tas bort.")
    return tuple(terms)
