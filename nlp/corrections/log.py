"""The log of corrections: tables that nothing is ever changed in or removed from, and what they hold."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ingest.catalogue import Catalogue
from ingest.errors import CorrectionError
from nlp.corrections.model import FIELDS, PAIR, Correction, Target
from nlp.corrections.pairs import ids_of, names_of

if TYPE_CHECKING:
    from nlp.store import AnnotationStore

SCHEMA: Final = (
    """
CREATE TABLE IF NOT EXISTS corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT, undoes INTEGER UNIQUE REFERENCES corrections (id),
    kind TEXT NOT NULL, sha256 TEXT NOT NULL, place TEXT NOT NULL, field TEXT NOT NULL, file TEXT NOT NULL,
    anchor TEXT NOT NULL, nth INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,
    who TEXT NOT NULL, made_at TEXT NOT NULL, model TEXT NOT NULL
)""",
    "CREATE INDEX IF NOT EXISTS corrections_by_file ON corrections (file)",
    "CREATE INDEX IF NOT EXISTS corrections_by_digest ON corrections (sha256)",
    "CREATE TRIGGER IF NOT EXISTS corrections_stay BEFORE UPDATE ON corrections"
    " BEGIN SELECT RAISE(ABORT, 'the log of corrections is only added to'); END",
    "CREATE TRIGGER IF NOT EXISTS corrections_kept BEFORE DELETE ON corrections"
    " BEGIN SELECT RAISE(ABORT, 'the log of corrections is only added to'); END",
    # What is in force now, and what the machine says in its place.
    """
CREATE TABLE IF NOT EXISTS corrected (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, "row" TEXT NOT NULL, field TEXT NOT NULL, machine TEXT NOT NULL, correction INTEGER NOT NULL,
    PRIMARY KEY (source, kind, "row", field)
) WITHOUT ROWID""",
)
_COLUMNS: Final = "id, undoes, kind, sha256, place, field, file, anchor, nth, old, new, who, made_at, model"


@dataclass(frozen=True, slots=True)
class Training:
    """A correction that is in force, as an example to learn from.

    Args:
        kind: a key of `nlp.corrections.model.FIELDS`.
        field: that was corrected.
        old: what the machine said.
        new: what a person says.
        text: the words that it is about: the clause, the title of the document, the entity, the cell.
        title: of the logical document, as context.
        body: deciding body of a clause, or None.
        who: who made it.
        when: RFC 3339, UTC.
        model: name and version of what said the old value.
    """

    kind: str
    field: str
    old: Any
    new: Any
    text: str
    title: str
    body: str | None
    who: str
    when: str
    model: str


def make_tables(catalogue: Catalogue) -> None:
    """Make the tables of the log when they are missing."""
    found = catalogue.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'corrected'").fetchone()
    if found is None:
        with catalogue.transaction():
            for statement in SCHEMA:
                catalogue.connection.execute(statement)


def add(connection: sqlite3.Connection, row: Correction) -> int:
    """Add a row to the log; its id is given here.

    Returns:
        The id.
    """
    values = (
        row.undoes, row.target.kind, row.target.sha256, json.dumps(row.target.place), row.field, row.file, row.anchor,
        row.nth, json.dumps(row.old, ensure_ascii=False), json.dumps(row.new, ensure_ascii=False), row.who,
        row.made_at, row.model,
    )  # fmt: skip
    names = _COLUMNS.removeprefix("id, ")
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(f"INSERT INTO corrections ({names}) VALUES ({marks})", values)
    return int(cursor.lastrowid or 0)


def history(catalogue: Catalogue, limit: int | None = None, offset: int = 0) -> tuple[Correction, ...]:
    """Rows of the log, the newest first.

    Args:
        catalogue: of the archive.
        limit: most rows; None for all.
        offset: rows to skip.
    """
    make_tables(catalogue)
    rows = catalogue.connection.execute(
        f"SELECT {_COLUMNS} FROM corrections ORDER BY id DESC LIMIT ? OFFSET ?",
        (-1 if limit is None else limit, offset),
    )
    return tuple(read(row) for row in rows)


def count(catalogue: Catalogue) -> int:
    """Number of rows of the log."""
    make_tables(catalogue)
    return int(catalogue.connection.execute("SELECT count(*) FROM corrections").fetchone()[0])


def last_change(catalogue: Catalogue) -> int:
    """Id of the newest row of the log, seen or not; 0 when it is empty. It only reads, for every question asks it."""
    if catalogue.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'corrections'").fetchone() is None:
        return 0
    return int(catalogue.connection.execute("SELECT coalesce(max(id), 0) FROM main.corrections").fetchone()[0])


def empty_withdrawn(connection: sqlite3.Connection) -> int:
    """Take the words out of corrections that are about nothing in the catalogue any more: texts, names, titles.

    Who, when, what field, and values out of closed sets stay.

    Args:
        connection: of the catalogue, after a file was withdrawn or a text removed.

    Returns:
        Number of rows that lost their words.
    """
    rows = connection.execute(
        "SELECT id, kind, field, anchor, old, new FROM corrections WHERE kind = 'lank' OR NOT EXISTS"
        " (SELECT 1 FROM sources WHERE sources.sha256 = corrections.sha256 OR sources.file = corrections.file)"
    ).fetchall()
    emptied = [(row["id"], values) for row in rows if (values := _without_words(connection, row)) is not None]
    if emptied:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'corrections'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.executemany(
            "UPDATE corrections SET anchor = ?, old = ?, new = ? WHERE id = ?",
            [(*values, number) for number, values in emptied],
        )
        for _, sql in triggers:
            connection.execute(sql)
    return len(emptied)


def _without_words(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[str, str, str] | None:
    """Anchor and values of a row without words, or None when it has none to lose."""
    if row["kind"] == PAIR:
        known = "SELECT 1 FROM entity_links WHERE label = ? AND municipality = ? AND key = ?"
        names = names_of(row["anchor"])
        gone = names and not all(connection.execute(known, name).fetchone() for name in names)
        return ("[]", row["old"], row["new"]) if gone else None
    if not isinstance(FIELDS[row["kind"]][row["field"]], str) or (row["old"], row["new"]) == ("null", "null"):
        return None
    return row["anchor"], "null", "null"


def undone_ids(catalogue: Catalogue) -> frozenset[int]:
    """Ids of the corrections that were taken back."""
    make_tables(catalogue)
    rows = catalogue.connection.execute("SELECT undoes FROM corrections WHERE undoes IS NOT NULL")
    return frozenset(int(row[0]) for row in rows)


def standing(connection: sqlite3.Connection, sha256: str, file: str) -> list[Correction]:
    """The corrections of a source, or of another version of its file, that were not taken back; oldest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM corrections WHERE (sha256 = ? OR file = ?) AND undoes IS NULL"
        " AND id NOT IN (SELECT undoes FROM corrections WHERE undoes IS NOT NULL) ORDER BY id",
        (sha256, file),
    )
    return [read(row) for row in rows]


def read_number(connection: sqlite3.Connection, number: int) -> Correction:
    """The row of the log with a number.

    Raises:
        CorrectionError: there is none.
    """
    row = connection.execute(f"SELECT {_COLUMNS} FROM corrections WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise CorrectionError(f"Ingen rättelse har nummer {number}.", "E604")
    return read(row)


def read(row: sqlite3.Row) -> Correction:
    """A row of the log."""
    pair = ids_of(row["anchor"]) if row["kind"] == PAIR else ()
    target = Target(row["kind"], row["sha256"], tuple(json.loads(row["place"])), pair)
    return Correction(
        row["id"], row["undoes"], target, row["field"],
        row["file"], row["anchor"], row["nth"], json.loads(row["old"]), json.loads(row["new"]), row["who"],
        row["made_at"], row["model"],
    )  # fmt: skip


def corrections(store: "AnnotationStore") -> Iterator[Training]:
    """The corrections in force in the current sources, as examples to train from; orphans and what was undone are not.

    Args:
        store: of the archive; what its connection does not show is no example.
    """
    from nlp.corrections.anchors import text_of  # noqa: PLC0415  (it reads what the log is about)

    connection = store.catalogue.connection
    make_tables(store.catalogue)
    rows = connection.execute(
        'SELECT corrected.source, corrected.kind AS of_kind, corrected."row" AS of_row, corrected.machine,'
        " corrections.*"
        " FROM corrected JOIN corrections ON corrections.id = corrected.correction"
        " JOIN sources ON sources.id = corrected.source WHERE sources.is_current = 1 ORDER BY corrections.id"
    ).fetchall()
    for row in rows:
        about = text_of(connection, row["source"], row["of_kind"], row["of_row"])
        if about is None:
            continue  # under secrecy
        made = read(row)
        yield Training(
            row["of_kind"], made.field, json.loads(row["machine"]), made.new, *about, made.who, made.made_at, made.model
        )
