"""Tables of the catalogue and how a catalogue of an older format becomes one of today's."""

import re
import sqlite3
from typing import Final

from ingest.table_store import TABLE_SCHEMA

SCHEMA_VERSION: Final = 2

# Every statement is run on new and on older catalogues alike: a table that is there already is left as it is, so a new
# table needs no migration; a new column of an old table does.
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS sources (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    path TEXT NOT NULL,
    version INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    size INTEGER NOT NULL,
    extractor TEXT NOT NULL,
    page_count INTEGER NOT NULL,
    status TEXT NOT NULL,
    ingested_at TEXT NOT NULL,
    text TEXT NOT NULL,
    parent INTEGER REFERENCES sources (id) ON DELETE CASCADE,
    given TEXT NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX IF NOT EXISTS one_current_version ON sources (file) WHERE is_current = 1;
CREATE INDEX IF NOT EXISTS sources_by_parent ON sources (parent);
CREATE TABLE IF NOT EXISTS pages (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, width REAL NOT NULL, height REAL NOT NULL,
    extractor TEXT NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (source, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS blocks (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, kind TEXT NOT NULL, level INTEGER NOT NULL,
    page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lead TEXT NOT NULL,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sections (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, parent INTEGER, document INTEGER NOT NULL, level INTEGER NOT NULL,
    heading TEXT NOT NULL, path TEXT NOT NULL, block_first INTEGER NOT NULL, block_last INTEGER NOT NULL,
    page_first INTEGER NOT NULL, page_last INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    block_first INTEGER NOT NULL, block_last INTEGER NOT NULL, first_line TEXT NOT NULL,
    doc_type TEXT NOT NULL, title TEXT NOT NULL, municipality TEXT, board TEXT, diarienummer TEXT,
    date TEXT, meeting_date TEXT, signed_by TEXT NOT NULL, inferred TEXT NOT NULL, parent INTEGER,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS problems (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    code TEXT NOT NULL, detail TEXT NOT NULL, page INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS failures (
    file TEXT PRIMARY KEY, path TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL, failed_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS tombstones (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, file TEXT NOT NULL, version INTEGER NOT NULL,
    withdrawn_at TEXT NOT NULL, reason TEXT NOT NULL, readmitted_at TEXT
);
CREATE INDEX IF NOT EXISTS tombstones_by_digest ON tombstones (sha256)
"""

_NAMES: Final = frozenset(re.findall(r"CREATE TABLE IF NOT EXISTS (\w+)", f"{_TABLES};{TABLE_SCHEMA}"))

# Format → statements that make the next one of it; nothing that is there is removed.
_MIGRATIONS: Final = {
    1: (
        "ALTER TABLE sources ADD COLUMN parent INTEGER REFERENCES sources (id) ON DELETE CASCADE",
        "ALTER TABLE sources ADD COLUMN given TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE documents ADD COLUMN parent INTEGER",
    ),
}
# What format 1 knew of pages: their number, and what read the file as a whole.
_PAGES_OF_OLD: Final = """
WITH RECURSIVE numbers (source, number, last, extractor) AS (
    SELECT id, 1, page_count, extractor FROM sources WHERE page_count > 0
    UNION ALL SELECT source, number + 1, last, extractor FROM numbers WHERE number < last
)
INSERT OR IGNORE INTO pages SELECT source, number, 0, 0, extractor, '[]' FROM numbers
"""


def version_of(connection: sqlite3.Connection) -> int:
    """Format of a catalogue; 0 when it is empty."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_up_to_date(connection: sqlite3.Connection) -> bool:
    """Whether a catalogue has today's format and all its tables; one of a newer format counts as such."""
    version = version_of(connection)
    if version != SCHEMA_VERSION:
        return version > SCHEMA_VERSION
    there = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return there >= _NAMES


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the tables of a new catalogue, or those that an older one lacks; call it within a transaction.

    A catalogue of today's format may lack some too: new tables come without a new format. One of a newer format is
    left as it is.
    """
    version = found = version_of(connection)
    if is_up_to_date(connection):
        return
    while 0 < version < SCHEMA_VERSION:
        for statement in _MIGRATIONS[version]:
            connection.execute(statement)
        version += 1
    for statement in filter(str.strip, f"{_TABLES};{TABLE_SCHEMA}".split(";")):
        connection.execute(statement)
    if found == 1:
        connection.execute(_PAGES_OF_OLD)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
