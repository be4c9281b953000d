"""The catalogue (SQLite): sources by SHA-256 with all their parts; the truth of an archive."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from ingest.errors import NotFoundError, StateError
from ingest.model import ParsedSource, Problem, SourceStatus
from ingest.rows import read_parts, write_parts

SCHEMA_VERSION: Final = 1
_BUSY_SECONDS: Final = 0.8
_SCHEMA: Final = """
CREATE TABLE sources (
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
    text TEXT NOT NULL
);
CREATE UNIQUE INDEX one_current_version ON sources (file) WHERE is_current = 1;
CREATE TABLE blocks (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, kind TEXT NOT NULL, level INTEGER NOT NULL,
    page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lead TEXT NOT NULL,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE sections (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, parent INTEGER, document INTEGER NOT NULL, level INTEGER NOT NULL,
    heading TEXT NOT NULL, path TEXT NOT NULL, block_first INTEGER NOT NULL, block_last INTEGER NOT NULL,
    page_first INTEGER NOT NULL, page_last INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE documents (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    block_first INTEGER NOT NULL, block_last INTEGER NOT NULL, first_line TEXT NOT NULL,
    doc_type TEXT NOT NULL, title TEXT NOT NULL, municipality TEXT, board TEXT, diarienummer TEXT,
    date TEXT, meeting_date TEXT, signed_by TEXT NOT NULL, inferred TEXT NOT NULL,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE problems (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    code TEXT NOT NULL, detail TEXT NOT NULL, page INTEGER NOT NULL
);
CREATE TABLE failures (
    file TEXT PRIMARY KEY, path TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL, failed_at TEXT NOT NULL
);
"""


class Change(StrEnum):
    """What storing a source did."""

    ADDED = "ny"
    UPDATED = "ny version"
    UNCHANGED = "oförändrad"
    DUPLICATE = "dubblett"
    RESTORED = "återställd"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A stored source without its text.

    Args:
        id: row number in the catalogue.
        sha256: hexadecimal digest of the file's bytes.
        file: what users call it.
        path: where the file lay when it was read.
        version: 1 for the first content seen under this name.
        is_current: whether it is the newest version.
        size: bytes.
        extractor: name and version.
        page_count: number of pages.
        status: ok or partial.
        ingested_at: RFC 3339 time, UTC.
    """

    id: int
    sha256: str
    file: str
    path: str
    version: int
    is_current: bool
    size: int
    extractor: str
    page_count: int
    status: SourceStatus
    ingested_at: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read at all, until it is read.

    Args:
        file: what users call it.
        path: where it lies.
        code: a key of `ingest.errors.ERROR_CODES`.
        detail: what exactly happened.
        failed_at: RFC 3339 time, UTC.
    """

    file: str
    path: str
    code: str
    detail: str
    failed_at: str


class Catalogue:
    """Reads and writes the catalogue of one data folder; use one instance a thread.

    Args:
        path: the database file.
        create: make it when it is missing.

    Raises:
        StateError: it is missing and `create` is false, is damaged, or was written by another version.
    """

    def __init__(self, path: Path, create: bool = False) -> None:
        if not create and not path.exists():
            raise StateError(f"{path} finns inte.", "E401")
        path.parent.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        self.connection.row_factory = sqlite3.Row
        try:
            self.connection.execute("PRAGMA foreign_keys = ON")
            if self._version() == 0:
                self._create()
            version = self._version()
        except sqlite3.OperationalError:
            self.connection.close()
            raise
        except sqlite3.DatabaseError as error:
            self.connection.close()
            raise StateError(f"{path}: {error}.", "E405") from error
        if version != SCHEMA_VERSION:
            self.connection.close()
            raise StateError(f"Katalogen har format {version}, programmet {SCHEMA_VERSION}; läs in på nytt.", "E401")

    def _version(self) -> int:
        """Format of the database; 0 when it is empty."""
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def _create(self) -> None:
        """Make the tables, unless another process has just made them."""
        with self.transaction():
            if self._version() == 0:
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    self.connection.execute(statement)
                self.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        with suppress(sqlite3.OperationalError):  # another process is at it; the mode stays with the file
            self.connection.execute("PRAGMA journal_mode = WAL")

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes in the block, or none; nested blocks belong to the outer one.

        Raises:
            StateError: another process writes.
        """
        if self.connection.in_transaction:
            yield
            return
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise StateError(str(error), "E404") from error
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # SQLite rolls back by itself when the disk is full
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def store(self, parsed: ParsedSource, path: Path) -> tuple[Change, int]:
        """Store a source under its name; content that is there already is not stored twice.

        Args:
            parsed: what was read.
            path: where the file lies.

        Returns:
            What changed, and the row number of the source.
        """
        parsed = replace(parsed, file=printable(parsed.file))
        with self.transaction():
            known = self.change_for(parsed.sha256, parsed.file)
            if known in (Change.ADDED, Change.UPDATED):
                versions = self.versions(parsed.file)
                self._retire(parsed.file)
                source = self._insert(parsed, path, max((row.version for row in versions), default=0) + 1)
                write_parts(self.connection, source, parsed)
            else:
                source = self.point_to(parsed.sha256, parsed.file)
            return known, source

    def point_to(self, sha256: str, file: str) -> int:
        """Let a name stand for content that is stored already; what it stood for before goes out of search.

        Args:
            sha256: of content that `change_for` says is unchanged, a duplicate or restored.
            file: the name.

        Returns:
            The row number of the source.
        """
        with self.transaction():
            known = self.change_for(sha256, file)
            self.connection.execute("DELETE FROM failures WHERE file = ?", (file,))
            if known is not Change.UNCHANGED:
                self._retire(file)
            if known is Change.RESTORED:
                # Content that only an old version of another file had is found under the name that has it now.
                version = max((row.version for row in self.versions(file) if row.sha256 != sha256), default=0) + 1
                own = [row.version for row in self.versions(file) if row.sha256 == sha256]
                values = (file, own[0] if own else version, sha256)
                self.connection.execute(
                    "UPDATE sources SET is_current = 1, file = ?, version = ? WHERE sha256 = ?", values
                )
            return self._row_of(sha256).id

    def _retire(self, file: str) -> None:
        """Take all versions of a file out of search."""
        self.connection.execute("DELETE FROM failures WHERE file = ?", (file,))
        self.connection.execute("UPDATE sources SET is_current = 0 WHERE file = ?", (file,))

    def _insert(self, parsed: ParsedSource, path: Path, version: int) -> int:
        cursor = self.connection.execute(
            "INSERT INTO sources (sha256, file, path, version, is_current, size, extractor, page_count, status,"
            " ingested_at, text) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)",
            (
                parsed.sha256,
                parsed.file,
                printable(str(path.resolve())),
                version,
                parsed.size,
                parsed.extractor,
                parsed.page_count,
                parsed.status.value,
                _now(),
                parsed.text,
            ),
        )
        if cursor.lastrowid is None:
            raise StateError("Raden fick inget nummer.", "E900")
        return cursor.lastrowid

    def change_for(self, sha256: str, file: str) -> Change:
        """What storing content with this digest under this name would do."""
        row = self.connection.execute("SELECT file, is_current FROM sources WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None and not row["is_current"]:
            return Change.RESTORED
        if row is not None:
            return Change.UNCHANGED if row["file"] == file else Change.DUPLICATE
        return Change.UPDATED if self.versions(file) else Change.ADDED

    def record_failure(self, file: str, path: Path, problem: Problem) -> None:
        """Remember that a file could not be read, so that `status` can say so."""
        with self.transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)",
                (printable(file), printable(str(path.resolve())), problem.code, printable(problem.detail), _now()),
            )

    def failures(self) -> tuple[Failure, ...]:
        """Files that could not be read, by name."""
        rows = self.connection.execute("SELECT * FROM failures ORDER BY file")
        return tuple(Failure(**dict(row)) for row in rows)

    def problem_counts(self) -> dict[int, int]:
        """Row number of a source → number of its problems; sources without any are left out."""
        rows = self.connection.execute("SELECT source, count(*) FROM problems GROUP BY source")
        return {int(source): int(count) for source, count in rows}

    def sources(self) -> tuple[SourceRow, ...]:
        """The newest version of every source, by name."""
        return self._rows("WHERE is_current = 1 ORDER BY file")

    def versions(self, file: str) -> tuple[SourceRow, ...]:
        """All versions of a source, oldest first."""
        return self._rows("WHERE file = ? ORDER BY version", (file,))

    def _rows(self, where: str, values: tuple[object, ...] = ()) -> tuple[SourceRow, ...]:
        names = ", ".join(SourceRow.__slots__)
        rows = self.connection.execute(f"SELECT {names} FROM sources {where}", values)
        return tuple(
            SourceRow(**{**dict(row), "is_current": bool(row["is_current"]), "status": SourceStatus(row["status"])})
            for row in rows
        )

    def _row_of(self, sha256: str) -> SourceRow:
        return self._rows("WHERE sha256 = ?", (sha256,))[0]

    def source(self, key: str) -> SourceRow:
        """The newest source by file name, or any by its SHA-256 (12 characters or more are enough).

        Raises:
            NotFoundError: there is none.
        """
        found = self._rows("WHERE file = ? AND is_current = 1", (key,))
        if not found and len(key) >= 12:
            found = self._rows("WHERE substr(sha256, 1, ?) = ?", (len(key), key.lower()))
        if not found:
            raise NotFoundError(f"Ingen inläst fil heter {key!r}.")
        return found[0]

    def parsed(self, row: SourceRow) -> ParsedSource:
        """A source with all its parts, as it was stored."""
        text = self.connection.execute("SELECT text FROM sources WHERE id = ?", (row.id,)).fetchone()[0]
        return read_parts(self.connection, row.id, text).as_source(row)


def printable(name: str) -> str:
    """A file name that can be stored and shown: bytes that are no UTF-8 become "�"."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
