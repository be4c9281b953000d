"""Tables and cells in the catalogue."""

import json
import sqlite3
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from ingest.tables.model import Cell, Table, Trust

TABLE_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS tables (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    caption TEXT NOT NULL, unit TEXT NOT NULL, columns TEXT NOT NULL, trust TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cells (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    "table" INTEGER NOT NULL, "row" INTEGER NOT NULL, "column" INTEGER NOT NULL,
    "group" TEXT NOT NULL, row_header TEXT NOT NULL, column_header TEXT NOT NULL,
    text TEXT NOT NULL, value TEXT, unit TEXT NOT NULL, year INTEGER, trust TEXT NOT NULL,
    page INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (source, "table", "row", "column")
) WITHOUT ROWID
"""
_TABLE: Final = tuple(name for name in Table.__slots__ if name != "cells")
_CELL: Final = tuple(Cell.__slots__)


def write_tables(connection: sqlite3.Connection, source: int, tables: Iterable[Table]) -> None:
    """Insert the tables of a source with their cells."""
    for table in tables:
        _insert(
            connection, "tables", ("source", *_TABLE), [(source, *(_packed(getattr(table, key)) for key in _TABLE))]
        )
        rows = [(source, table.ordinal, *(_packed(getattr(cell, key)) for key in _CELL)) for cell in table.cells]
        _insert(connection, "cells", ("source", "table", *_CELL), rows)


def delete_tables(connection: sqlite3.Connection, source: int) -> None:
    """Delete what `write_tables` inserted for a source."""
    for name in ("cells", "tables"):
        connection.execute(f"DELETE FROM {name} WHERE source = ?", (source,))


def read_tables(connection: sqlite3.Connection, source: int) -> tuple[Table, ...]:
    """The tables of a source with their cells, in order."""
    found = connection.execute(
        f'SELECT "table", {_names(_CELL)} FROM cells WHERE source = ? ORDER BY "table", "row", "column"', (source,)
    )
    cells = {
        ordinal: tuple(_cell(dict(zip(_CELL, row[1:], strict=True))) for row in rows)
        for ordinal, rows in groupby(map(tuple, found), key=lambda row: row[0])
    }
    rows = connection.execute(f"SELECT {_names(_TABLE)} FROM tables WHERE source = ? ORDER BY ordinal", (source,))
    return tuple(_table(dict(zip(_TABLE, tuple(row), strict=True)), cells) for row in rows)


def _table(fields: dict[str, Any], cells: dict[int, tuple[Cell, ...]]) -> Table:
    known = {"columns": tuple(json.loads(fields["columns"])), "trust": Trust(fields["trust"])}
    return Table(**{**fields, **known}, cells=cells.get(fields["ordinal"], ()))


def _cell(fields: dict[str, Any]) -> Cell:
    value = fields["value"]
    return Cell(**{**fields, "trust": Trust(fields["trust"]), "value": None if value is None else Decimal(value)})


def _insert(
    connection: sqlite3.Connection, name: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]
) -> None:
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {name} ({_names(columns)}) VALUES ({marks})", rows)


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _packed(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return str(value) if isinstance(value, Decimal | Trust) else value
