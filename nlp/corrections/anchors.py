"""What corrections are tied to: rows of the catalogue by their words, so that a new reading finds them again."""

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

_AROUND: Final = 40  # characters on each side of an entity
_OPENING: Final = 300  # characters of a document
_NEAR: Final = 300  # characters, or documents, that a newer reading may move a row
_TABLES: Final = {"beslut": "decisions", "dokument": "documents", "entitet": "entities", "cell": "cells"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be corrected.

    Args:
        key: names it inside its source and kind, until its source is read anew.
        place: as in `Target`.
        anchor: digest of its words.
        nth: which of the rows with that digest, from 0.
    """

    key: str
    place: tuple[int, ...]
    anchor: str
    nth: int


def digest(*parts: str) -> str:
    """A digest of words: letters and figures alone count, so that blanks, hyphens and marks may differ."""
    folded = "|".join("".join(re.findall(r"\w", part.lower())) for part in parts)
    return hashlib.sha256(folded.encode(errors="replace")).hexdigest()[:32]


def rows_of(connection: sqlite3.Connection, source: int, kind: str) -> list[Row]:
    """The rows of a kind in a source, in order.

    Args:
        connection: of the catalogue.
        source: row number of the source.
        kind: a key of `nlp.corrections.model.FIELDS`.
    """
    seen: Counter[str] = Counter()
    found = []
    for key, place, anchor in _READERS[kind](connection, source):
        found.append(Row(key, place, anchor, seen[anchor]))
        seen[anchor] += 1
    return found


def _decisions(connection: sqlite3.Connection, source: int) -> Iterator[tuple[str, tuple[int, ...], str]]:
    for row in connection.execute(
        "SELECT id, start, text FROM decisions WHERE source = ? ORDER BY start, id", (source,)
    ):
        yield str(row["id"]), (row["start"],), digest(row["text"])


def _documents(connection: sqlite3.Connection, source: int) -> Iterator[tuple[str, tuple[int, ...], str]]:
    text = _text(connection, source)
    rows = connection.execute(
        "SELECT documents.ordinal, blocks.start FROM documents LEFT JOIN blocks ON blocks.source = documents.source"
        " AND blocks.ordinal = documents.block_first WHERE documents.source = ? ORDER BY documents.ordinal",
        (source,),
    )
    for row in rows:
        start = row["start"] or 0
        yield str(row["ordinal"]), (row["ordinal"],), digest(text[start : start + _OPENING])


def _entities(connection: sqlite3.Connection, source: int) -> Iterator[tuple[str, tuple[int, ...], str]]:
    text = _text(connection, source)
    for row in connection.execute(
        'SELECT rowid, start, "end" FROM entities WHERE source = ? ORDER BY start, rowid', (source,)
    ):
        start, end = row["start"], row["end"]
        anchor = digest(text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND])
        yield str(row["rowid"]), (start, end), anchor


def _cells(connection: sqlite3.Connection, source: int) -> Iterator[tuple[str, tuple[int, ...], str]]:
    text = _text(connection, source)
    rows = connection.execute('SELECT * FROM cells WHERE source = ? ORDER BY "table", "row", "column"', (source,))
    for row in rows:
        place = (row["table"], row["row"], row["column"])
        printed = text[row["start"] : row["end"]]
        yield json.dumps(place), place, digest(row["group"], row["row_header"], row["column_header"], printed)


_READERS: Final = {"beslut": _decisions, "dokument": _documents, "entitet": _entities, "cell": _cells}


def _text(connection: sqlite3.Connection, source: int) -> str:
    return str(connection.execute("SELECT text FROM sources WHERE id = ?", (source,)).fetchone()[0])


def _where(kind: str, key: str) -> tuple[str, tuple[Any, ...]]:
    if kind == "beslut":
        return "id = ?", (int(key),)
    if kind == "dokument":
        return "ordinal = ?", (int(key),)
    if kind == "entitet":
        return "rowid = ?", (int(key),)
    return '"table" = ? AND "row" = ? AND "column" = ?', tuple(json.loads(key))


def _fetch(connection: sqlite3.Connection, source: int, kind: str, key: str) -> Any:
    where, values = _where(kind, key)
    sql = f"SELECT * FROM {_TABLES[kind]} WHERE source = ? AND {where}"
    return connection.execute(sql, (source, *values)).fetchone()


def value_of(connection: sqlite3.Connection, source: int, kind: str, key: str, field: str) -> Any:
    """The value of a field of a row, as the log keeps it."""
    where, values = _where(kind, key)
    row = connection.execute(
        f"SELECT * FROM {_TABLES[kind]} WHERE source = ? AND {where}", (source, *values)
    ).fetchone()
    if field == "span":
        return [row["start"], row["end"]]
    return json.loads(row[field]) if field == "types" else row[field]


def put(connection: sqlite3.Connection, source: int, kind: str, key: str, field: str, value: Any) -> None:
    """Write the value of a field of a row."""
    where, values = _where(kind, key)
    columns = {field: json.dumps(value) if field == "types" else value}
    if field == "span":
        start, end = value
        columns = {"start": start, "end": end, "text": _text(connection, source)[start:end]}
    setting = ", ".join(f'"{name}" = ?' for name in columns)
    connection.execute(
        f"UPDATE {_TABLES[kind]} SET {setting} WHERE source = ? AND {where}", (*columns.values(), source, *values)
    )


def model_of(connection: sqlite3.Connection, source: int, kind: str, key: str) -> str:
    """Name and version of what said the values of a row."""
    if kind == "beslut":
        row = connection.execute("SELECT model FROM decisions WHERE id = ?", (int(key),)).fetchone()
    elif kind == "entitet":
        row = connection.execute("SELECT model FROM annotated WHERE source = ?", (source,)).fetchone()
    else:
        row = connection.execute("SELECT extractor FROM sources WHERE id = ?", (source,)).fetchone()
    return str(row[0]) if row else ""


def text_of(connection: sqlite3.Connection, source: int, kind: str, key: str) -> tuple[str, str, str | None] | None:
    """Words of a row, title of its document, and the deciding body of a clause; None for a row that is not shown."""
    where, values = _where(kind, key)
    row = connection.execute(
        f"SELECT * FROM {_TABLES[kind]} WHERE source = ? AND {where}", (source, *values)
    ).fetchone()
    if row is None:
        return None
    if kind == "dokument":
        return row["first_line"], row["title"], row["board"]
    title = ""
    if kind == "beslut":
        found = connection.execute(
            "SELECT title FROM documents WHERE source = ? AND ordinal = ?", (source, row["document"])
        ).fetchone()
        title = found[0] if found else ""
    return row["text"], title, row["body"] if kind == "beslut" else None


def find(rows: list[Row], anchor: str, nth: int, place: tuple[int, ...], same_bytes: bool) -> Row | None:
    """The row that a correction is about, or None when its words are gone.

    Args:
        rows: of the kind, in order.
        anchor: digest of the words.
        nth: which of them, when the source has other bytes.
        place: where it stood, which decides when the bytes are the same.
        same_bytes: whether they are.
    """
    alike = [row for row in rows if row.anchor == anchor]
    if not same_bytes:
        return alike[nth] if nth < len(alike) else None
    exact = next((row for row in alike if row.place == place), None)
    near = [row for row in alike if len(place) > 2 or abs(row.place[0] - place[0]) <= _NEAR]
    return exact or min(near, key=lambda row: abs(row.place[0] - place[0]), default=None)
