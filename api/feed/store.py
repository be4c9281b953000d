"""The register of all public objects that the archive has ever had: identifiers, digests and times, no text.

Each object stands once, at its last change. A number that only grows gives the order, so that a reader who knows the
number of the last change that it saw can go on from there. What is withdrawn stays as a tombstone.
"""

import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ingest.catalogue import now
from ingest.errors import StateError

FILE: Final = "andringar.sqlite"
_FORMAT: Final = 1
_BUSY_SECONDS: Final = 5.0
_SCHEMA: Final = (
    """CREATE TABLE objects (
    kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, organization TEXT NOT NULL, digest TEXT NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, deleted INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID""",
    "CREATE INDEX objects_by_change ON objects (last)",
    "CREATE INDEX objects_by_kind ON objects (kind, first)",
    "CREATE TABLE register (instance TEXT NOT NULL, state TEXT NOT NULL, created TEXT NOT NULL, last INTEGER NOT NULL)",
)
_COLUMNS: Final = "kind, id, body, organization, digest, created, modified, deleted, first, last"


@dataclass(frozen=True, slots=True)
class Seen:
    """An object as the archive has it now.

    Args:
        kind: of object.
        id: unique within its kind.
        digest: changes whenever what is public of the object does.
        created: RFC 3339 time, UTC, at which its source was read.
        body: identifier of the municipality, for lists.
        organization: identifier of the board, for lists.
    """

    kind: str
    id: str
    digest: str
    created: str
    body: str = ""
    organization: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of the register.

    Args:
        kind: of object.
        id: unique within its kind.
        body: identifier of the municipality.
        organization: identifier of the board.
        digest: of what is public of it; "" for a tombstone.
        created: RFC 3339 time, UTC.
        modified: RFC 3339 time, UTC, of its last change or of its withdrawal.
        deleted: it is a tombstone.
        first: number of the change by which it came.
        last: number of its last change.
    """

    kind: str
    id: str
    body: str
    organization: str
    digest: str
    created: str
    modified: str
    deleted: bool
    first: int
    last: int


class Register:
    """Reads and writes the register of one data folder; use one instance a thread.

    Args:
        data: the data folder.

    Raises:
        StateError: another process writes, or the folder cannot be written to.
    """

    def __init__(self, data: Path) -> None:
        self._connection = sqlite3.connect(data / FILE, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            with self._transaction():
                if not self._connection.execute("PRAGMA user_version").fetchone()[0]:
                    self._create()
        except BaseException:
            self.close()
            raise

    def _create(self) -> None:
        for statement in _SCHEMA:
            self._connection.execute(statement)
        values = (secrets.token_hex(4), "", now(), 0)
        self._connection.execute("INSERT INTO register VALUES (?, ?, ?, ?)", values)
        self._connection.execute(f"PRAGMA user_version = {_FORMAT}")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise StateError(f"{FILE}: {error}.", "E404") from error
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _read(self, column: str) -> str:
        return str(self._connection.execute(f"SELECT {column} FROM register").fetchone()[0])

    @property
    def instance(self) -> str:
        """Tells this register from one that was made anew."""
        return self._read("instance")

    @property
    def created(self) -> str:
        """When the register was made: RFC 3339, UTC."""
        return self._read("created")

    @property
    def state(self) -> str:
        """What the archive looked like when the register was last brought up to date."""
        return self._read("state")

    @property
    def last(self) -> int:
        """Number of the last change."""
        return int(self._read("last"))

    def update(self, found: Iterable[Seen], state: str, at: str) -> None:
        """Bring the register up to date.

        The time of a change is when it is seen, not when it was made: who asks for what changed since the last answer
        must not miss what was on its way then. Only the first objects of all bear the time of their source.

        Args:
            found: all objects that the archive has now.
            state: what it looks like now.
            at: RFC 3339 time, UTC.
        """
        with self._transaction():
            known = {(row[0], row[1]): (row[2], row[3]) for row in self._rows("kind, id, digest, deleted")}
            is_first, number = not known, self.last
            for seen in found:
                digest, deleted = known.pop((seen.kind, seen.id), ("", None))
                if digest == seen.digest:
                    continue
                number += 1
                if deleted is None or deleted:
                    self._add(seen, seen.created if is_first else at, number)
                else:
                    self._change(seen, at, number)
            for key, (_, deleted) in known.items():
                if not deleted:
                    number += 1
                    self._remove(key, at, number)
            self._connection.execute("UPDATE register SET state = ?, last = ?", (state, number))

    def _add(self, seen: Seen, at: str, number: int) -> None:
        """A new object, or one that comes back; the time of its first creation stays."""
        values = (seen.kind, seen.id, seen.body, seen.organization, seen.digest, seen.created, at, 0, number, number)
        self._connection.execute(
            f"INSERT INTO objects ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, organization = excluded.organization,"
            " digest = excluded.digest, modified = excluded.modified, deleted = 0, first = excluded.first,"
            " last = excluded.last",
            values,
        )

    def _change(self, seen: Seen, at: str, number: int) -> None:
        self._connection.execute(
            "UPDATE objects SET body = ?, organization = ?, digest = ?, modified = ?, last = ?"
            " WHERE kind = ? AND id = ?",
            (seen.body, seen.organization, seen.digest, at, number, seen.kind, seen.id),
        )

    def _remove(self, key: tuple[str, str], at: str, number: int) -> None:
        self._connection.execute(
            "UPDATE objects SET digest = '', modified = ?, deleted = 1, last = ? WHERE kind = ? AND id = ?",
            (at, number, *key),
        )

    def _rows(self, columns: str, where: str = "", values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        return self._connection.execute(f"SELECT {columns} FROM objects {where}", values)

    def changes(self, kinds: Sequence[str], after: int, limit: int) -> tuple[Entry, ...]:
        """Objects whose last change comes after a number, in that order.

        Args:
            kinds: of objects.
            after: number of a change.
            limit: most objects.
        """
        where = f"WHERE last > ? AND kind IN ({', '.join('?' * len(kinds))}) ORDER BY last LIMIT ?"
        return tuple(_entry(row) for row in self._rows(_COLUMNS, where, (after, *kinds, limit)))

    def entry(self, kind: str, id_: str) -> Entry | None:
        """An object, or its tombstone; None when there never was one."""
        return next((_entry(row) for row in self._rows(_COLUMNS, "WHERE kind = ? AND id = ?", (kind, id_))), None)

    def listed(self, where: str, values: Sequence[object], limit: int, offset: int) -> tuple[tuple[Entry, ...], int]:
        """A part of a list in the order in which the objects came, and the length of the whole list.

        Args:
            where: SQL condition on the columns of an entry.
            values: of its question marks.
            limit: most objects.
            offset: objects to skip.
        """
        total = self._connection.execute(f"SELECT count(*) FROM objects WHERE {where}", values).fetchone()[0]
        rows = self._rows(_COLUMNS, f"WHERE {where} ORDER BY first LIMIT ? OFFSET ?", (*values, limit, offset))
        return tuple(_entry(row) for row in rows), int(total)


def _entry(row: Sequence[Any]) -> Entry:
    values = dict(zip(Entry.__slots__, row, strict=True))
    return Entry(**{**values, "deleted": bool(values["deleted"])})
