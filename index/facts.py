"""Facts: the cells of tables, found by a question; one SQLite file in each generation of the index."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from ingest.model import ParsedSource
from ingest.tables.model import Cell, Table, Trust
from nlp.analyzer import Analyzer

FACTS_FILE: Final = "facts.sqlite"
_SCHEMA: Final = """
CREATE TABLE contexts (id INTEGER PRIMARY KEY, fields TEXT NOT NULL);
CREATE TABLE facts (id INTEGER PRIMARY KEY, context INTEGER NOT NULL, cells TEXT NOT NULL);
CREATE TABLE postings (term TEXT NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY (term, fact)) WITHOUT ROWID;
CREATE TABLE terms (term TEXT PRIMARY KEY, facts INTEGER NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table.

    Args:
        file: what users call the source.
        source: SHA-256 of its bytes.
        document: ordinal of the logical document in its source.
        title: of the document.
        municipality: or "".
        board: or "".
        date: ISO date of the document or its meeting, or "".
        heading_path: headings from the outermost to the table's own.
        caption: of the table.
    """

    file: str
    source: str
    document: int
    title: str
    municipality: str
    board: str
    date: str
    heading_path: tuple[str, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A cell that may answer a question.

    Args:
        score: 0–1; how much of the question, rare words weighing more, the cell's headers and surroundings cover.
        sentence: "Hemtjänst Norr, Resultat 2025: -1 225 tkr".
        cell: the cell.
        context: what stands around its table.
    """

    score: float
    sentence: str
    cell: Cell
    context: Context


def sentence_of(cell: Cell) -> str:
    """A cell in words: group, row header, column header: value unit."""
    head = heads_of(cell)
    unit = "" if cell.value is None or cell.unit in ("", "antal") or _says_unit(cell) else f" {cell.unit}"
    return f"{head}: {cell.text}{unit}" if head else f"{cell.text}{unit}"


def heads_of(cell: Cell) -> str:
    """The headers of a cell: group, row header, column header."""
    return ", ".join(filter(None, (cell.group, cell.row_header.rstrip(" :"), cell.column_header)))


def _says_unit(cell: Cell) -> bool:
    return not cell.text[-1].isdigit()


def write_facts(folder: Path, sources: Iterable[ParsedSource], analyzer: Analyzer) -> None:
    """Write the facts of a generation.

    Args:
        folder: of the generation.
        sources: all that are searched.
        analyzer: makes the words.
    """
    connection = sqlite3.connect(folder / FACTS_FILE, isolation_level=None)
    try:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; {_SCHEMA}")
        fact = 0
        for number, (context, table) in enumerate(_tables(sources)):
            connection.execute("INSERT INTO contexts VALUES (?, ?)", (number, json.dumps(asdict(context))))
            around = _terms(analyzer, " ".join(_around(context)))
            for cells in _rows(table):
                connection.execute("INSERT INTO facts VALUES (?, ?, ?)", (fact, number, _packed(cells)))
                terms = around | _terms(analyzer, " ".join(_headers(cells)))
                connection.executemany("INSERT INTO postings VALUES (?, ?)", ((term, fact) for term in terms))
                fact += 1
        connection.execute("INSERT INTO terms SELECT term, count(*) FROM postings GROUP BY term")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _tables(sources: Iterable[ParsedSource]) -> Iterator[tuple[Context, Table]]:
    for parsed in sources:
        starts = [section.start for section in parsed.sections]
        for table in parsed.tables:
            place = bisect_right(starts, table.start) - 1
            if table.cells and place >= 0:
                yield _context(parsed, table, place), table


def _context(parsed: ParsedSource, table: Table, place: int) -> Context:
    section = parsed.sections[place]
    document = parsed.documents[section.document]
    return Context(
        file=parsed.file,
        source=parsed.sha256,
        document=document.ordinal,
        title=document.title,
        municipality=document.municipality or "",
        board=document.board or "",
        date=document.date or document.meeting_date or "",
        heading_path=section.path,
        caption="" if table.caption in section.path else table.caption,
    )


def _rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return (tuple(cells) for cells in rows.values())


def _around(context: Context) -> tuple[str, ...]:
    return (
        context.title,
        context.board,
        context.municipality,
        context.date[:4],
        *context.heading_path,
        context.caption,
    )


def _headers(cells: Sequence[Cell]) -> Iterator[str]:
    yield from (cells[0].group, cells[0].row_header)
    for cell in cells:
        yield from (cell.column_header, cell.unit, str(cell.year or ""))


def _terms(analyzer: Analyzer, text: str) -> set[str]:
    return {*analyzer.stems(text), *analyzer.parts(text)}


def _packed(cells: Sequence[Cell]) -> str:
    return json.dumps([_plain(cell) for cell in cells], ensure_ascii=False)


def _plain(cell: Cell) -> list[Any]:
    values = (getattr(cell, name) for name in Cell.__slots__)
    return [value if isinstance(value, int) or value is None else str(value) for value in values]


def unpacked(text: str) -> tuple[Cell, ...]:
    """The cells of a row, as they were written."""
    return tuple(_cell(dict(zip(Cell.__slots__, values, strict=True))) for values in json.loads(text))


def _cell(fields: dict[str, Any]) -> Cell:
    value = fields["value"]
    fields["trust"], fields["value"] = Trust(fields["trust"]), None if value is None else Decimal(value)
    return Cell(**fields)
