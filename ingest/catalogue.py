"""The catalogue (SQLite): sources by SHA-256 with all their parts; the truth of an archive."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ingest.errors import StateError
from ingest.lookups import Lookups
from ingest.manifest import Given
from ingest.model import ParsedSource, Problem
from ingest.records import MARK, Change, Failure, SourceRow
from ingest.rows import delete_parts, write_parts
from ingest.schema import SCHEMA_VERSION, bring_up_to_date, is_up_to_date, version_of

__all__ = ["SCHEMA_VERSION", "Catalogue", "Change", "Failure", "SourceRow", "now", "printable"]

_BUSY_SECONDS: Final = 0.8


class Catalogue(Lookups):
    """Reads and writes the catalogue of one data folder; use one instance a thread.

    A catalogue of an older format is brought up to date when it is opened; nothing that people or programs have put
    into it is lost by that.

    Args:
        path: the database file.
        create: make it when it is missing.

    Raises:
        StateError: it is missing and `create` is false, is damaged, or was written by a newer version.
    """

    def __init__(self, path: Path, create: bool = False) -> None:
        if not create and not path.exists():
            raise StateError(f"{path} finns inte.", "E401")
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        self.connection.row_factory = sqlite3.Row
        try:
            self.connection.execute("PRAGMA foreign_keys = ON")
            if not is_up_to_date(self.connection):
                self._create()
            version = version_of(self.connection)
        except sqlite3.OperationalError:
            self.connection.close()
            raise
        except sqlite3.DatabaseError as error:
            self.connection.close()
            raise StateError(f"{path}: {error}.", "E405") from error
        except StateError:
            self.connection.close()
            raise
        if version != SCHEMA_VERSION:
            self.connection.close()
            raise StateError(f"Katalogen har format {version}, programmet {SCHEMA_VERSION}; läs in på nytt.", "E401")

    def _create(self) -> None:
        """Make the tables or bring them up to date, unless another process has just done so."""
        with self.transaction():
            bring_up_to_date(self.connection)
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

    def store(
        self, parsed: ParsedSource, path: Path, given: Given | None = None, parent: int | None = None
    ) -> tuple[Change, int]:
        """Store a source under its name; content that is there already is not stored twice.

        Args:
            parsed: what was read.
            path: where the file lies.
            given: what a manifest says about it; None keeps what it said of the version before.
            parent: row number of the source that it is attached to.

        Returns:
            What changed, and the row number of the source.
        """
        parsed = replace(parsed, file=printable(parsed.file))
        with self.transaction():
            known = self.change_for(parsed.sha256, parsed.file)
            if known in (Change.ADDED, Change.UPDATED):
                version = self.next_version(parsed.file)
                given = given if given is not None else self.given_for(parsed.file)
                self.retire(parsed.file)
                source = self._insert(parsed, path, version, given, parent)
                write_parts(self.connection, source, parsed)
            else:
                source = self.point_to(parsed.sha256, parsed.file, parent)
            return known, source

    def store_again(self, source: int, parsed: ParsedSource, given: Given) -> None:
        """Put a new reading of the same bytes in the place of the one that is stored.

        Args:
            source: row number of the source.
            parsed: what was read.
            given: what a manifest says about it.
        """
        values = (parsed.extractor, parsed.page_count, parsed.status.value, now(), parsed.text, given.dump())
        with self.transaction():
            delete_parts(self.connection, source)
            self.connection.execute(
                "UPDATE sources SET extractor = ?, page_count = ?, status = ?, ingested_at = ?, text = ?, given = ?"
                " WHERE id = ?",
                (*values, source),
            )
            write_parts(self.connection, source, parsed)

    def point_to(self, sha256: str, file: str, parent: int | None = None) -> int:
        """Let a name stand for content that is stored already; what it stood for before goes out of search.

        Args:
            sha256: of content that `change_for` says is unchanged, a duplicate or restored.
            file: the name.
            parent: row number of the source that it is attached to.

        Returns:
            The row number of the source.
        """
        with self.transaction():
            known = self.change_for(sha256, file)
            self.forget_failure(file)
            if known is not Change.UNCHANGED:
                version = self.next_version(file, sha256)
                self.retire(file)
                if known is Change.RESTORED:
                    self.rename(self.source(sha256), file, version, parent)
            return self.source(sha256).id

    def rename(self, row: SourceRow, file: str, version: int, parent: int | None = None) -> None:
        """Make a source the current version of a name, with the files that are attached to it.

        Args:
            row: the source.
            file: the name, which no other source is the current version of.
            version: of the file.
            parent: row number of the source that it is attached to.
        """
        self.connection.execute(
            "UPDATE sources SET is_current = 1, file = ?, version = ?, parent = ? WHERE id = ?",
            (file, version, parent, row.id),
        )
        children = self.attached_to(row.id)
        for child in children:
            name = file + child.file.removeprefix(row.file)
            self.retire(name)
            self.rename(child, name, child.version, row.id)

    def retire(self, file: str) -> None:
        """Take all versions of a file out of search, with the files that are attached to them."""
        self.forget_failure(file, attached=True)
        for row in self._rows("WHERE file = ? AND is_current = 1", (file,)):
            self.connection.execute("UPDATE sources SET is_current = 0 WHERE id = ?", (row.id,))
            for child in self.attached_to(row.id):
                self.retire(child.file)

    def _insert(self, parsed: ParsedSource, path: Path, version: int, given: Given, parent: int | None) -> int:
        values = {
            "sha256": parsed.sha256,
            "file": parsed.file,
            "path": printable(str(path.resolve())),
            "version": version,
            "is_current": 1,
            "size": parsed.size,
            "extractor": parsed.extractor,
            "page_count": parsed.page_count,
            "status": parsed.status.value,
            "ingested_at": now(),
            "text": parsed.text,
            "parent": parent,
            "given": given.dump(),
        }
        marks = ", ".join("?" * len(values))
        cursor = self.connection.execute(
            f"INSERT INTO sources ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
        )
        if cursor.lastrowid is None:
            raise StateError("Raden fick inget nummer.", "E900")
        return cursor.lastrowid

    def found_at(self, sha256: str, path: Path) -> None:
        """Note where a file with this content lies now."""
        place = printable(str(path.resolve()))
        self.connection.execute("UPDATE sources SET path = ? WHERE sha256 = ? AND path != ?", (place, sha256, place))

    def record_failure(self, file: str, path: Path, problem: Problem) -> None:
        """Remember that a file could not be read, so that `status` can say so."""
        with self.transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)",
                (printable(file), printable(str(path.resolve())), problem.code, printable(problem.detail), now()),
            )

    def forget_failure(self, file: str, attached: bool = False) -> None:
        """Note that a file is no failure any more.

        Args:
            file: its name.
            attached: neither are the files that were attached to it.
        """
        self.connection.execute("DELETE FROM failures WHERE file = ?", (file,))
        if attached:
            start = file + MARK
            self.connection.execute("DELETE FROM failures WHERE substr(file, 1, ?) = ?", (len(start), start))


def printable(name: str) -> str:
    """A file name that can be stored and shown: bytes that are no UTF-8 become "�"."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def now() -> str:
    """The time in RFC 3339, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
