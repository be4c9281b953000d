"""The database of what users keep: a file of its own, for the catalogue is replaced when it is restored."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ingest.errors import StateError

KEPT_FILE: Final = "sparat.sqlite"
_VERSION: Final = 1
_SCHEMA: Final = """
CREATE TABLE views (
    id INTEGER PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, created_at TEXT NOT NULL,
    UNIQUE (owner, name)
);
CREATE TABLE watches (
    id INTEGER PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, mode TEXT NOT NULL,
    nearness REAL NOT NULL, email TEXT NOT NULL, is_confirmed INTEGER NOT NULL, feed TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL
);
CREATE INDEX watches_by_owner ON watches (owner);
CREATE TABLE found (
    watch INTEGER NOT NULL REFERENCES watches (id) ON DELETE CASCADE, digest TEXT NOT NULL, passage TEXT NOT NULL,
    found_at TEXT NOT NULL, mailed_at TEXT, PRIMARY KEY (watch, digest)
) WITHOUT ROWID;
-- What the archive held when watches were last evaluated, and of which generation of the index that is true.
CREATE TABLE seen (digest TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE seen_sources (sha256 TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE evaluated (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), generation TEXT NOT NULL);
"""
_WAIT_SECONDS: Final = 10.0


@contextmanager
def open_kept(data: Path) -> Iterator[sqlite3.Connection]:
    """A connection to what users keep, closed at the end; the file is made when it is missing.

    Args:
        data: the data folder, which must exist.

    Raises:
        StateError: nothing has been read yet, or the file is damaged or of a newer version.
    """
    if not data.is_dir():
        raise StateError("Datamappen finns inte.", "E401")
    path = data / KEPT_FILE
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        path.chmod(0o600)  # e-mail addresses
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        _make(connection)
        yield connection
    except sqlite3.DatabaseError as error:
        raise StateError(f"{KEPT_FILE}: {error}", "E411") from error
    finally:
        connection.close()


def _make(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
        with writing(connection):
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:  # nobody else was faster
                for statement in filter(str.strip, _SCHEMA.split(";\n")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != _VERSION:
        raise StateError(f"{KEPT_FILE} har version {version}; det här programmet läser {_VERSION}.", "E411")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction: all or nothing; one writer at a time."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def new_token() -> str:
    """A random name that nobody can guess, for addresses."""
    return secrets.token_urlsafe(18)
