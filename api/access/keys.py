"""API keys: random, shown once, stored as digests.

A key holds 256 random bits, so that a plain SHA-256 cannot be turned round; a slow hash is for what people choose.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from sqlite3 import Row
from typing import Final

from api.access.roles import Role, role_of
from api.access.store import AccessStore
from ingest.catalogue import now
from ingest.errors import DefectError, NotFoundError, QueryError

PREFIX: Final = "ks_"
"""Lets a person, or a scanner for secrets, see what a string is."""
MOST_NAME: Final = 100
_BYTES: Final = 32
_USE_NOTED: Final = timedelta(minutes=1)
_COLUMNS: Final = "id, name, role, created_at, used_at, revoked_at"


@dataclass(frozen=True, slots=True)
class Key:
    """An API key without the key itself.

    Args:
        id: number.
        name: of the person or system that has it.
        role: what they may do.
        created_at: RFC 3339.
        used_at: RFC 3339, to the minute; None when never.
        revoked_at: RFC 3339; None when it is valid.
    """

    id: int
    name: str
    role: Role
    created_at: str
    used_at: str | None
    revoked_at: str | None


class Keys:
    """The keys of a data folder.

    Args:
        store: database of access.
    """

    def __init__(self, store: AccessStore) -> None:
        self._store = store

    def add(self, name: str, role: Role) -> tuple[Key, str]:
        """Make a key.

        Args:
            name: of the person or system that gets it.
            role: what they may do.

        Returns:
            The key's row, and the key, which is nowhere else.

        Raises:
            QueryError: the name is empty, too long or not printable.
        """
        name = " ".join(name.split())
        if not name or len(name) > MOST_NAME or not name.isprintable():
            raise QueryError(f"Namnet på en nyckel ska ha 1–{MOST_NAME} tecken.")
        key = PREFIX + secrets.token_urlsafe(_BYTES)
        with self._store.connection() as connection:
            cursor = connection.execute(
                "INSERT INTO api_keys (digest, name, role, created_at) VALUES (?, ?, ?, ?)",
                (_digest(key), name, role, now()),
            )
            row = connection.execute(f"SELECT {_COLUMNS} FROM api_keys WHERE id = ?", (cursor.lastrowid,)).fetchone()
        return _key(row), key

    def all(self) -> tuple[Key, ...]:
        """All keys, also those that are revoked, the newest first."""
        if not self._store.is_there:
            return ()
        with self._store.connection() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM api_keys ORDER BY id DESC").fetchall()
        return tuple(_key(row) for row in rows)

    def revoke(self, number: int) -> Key:
        """End a key, and all sessions that began with it.

        Raises:
            NotFoundError: no valid key has that number.
        """
        with self._store.connection() as connection:
            changed = connection.execute(
                "UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", (now(), number)
            ).rowcount
            if not changed:
                raise NotFoundError(f"Ingen giltig nyckel har nummer {number}.")
            row = connection.execute(f"SELECT {_COLUMNS} FROM api_keys WHERE id = ?", (number,)).fetchone()
        return _key(row)

    def find(self, key: str) -> Key | None:
        """The valid key that somebody sent, or None; its use is noted."""
        return self._valid("digest", _digest(key))

    def by_number(self, number: int) -> Key | None:
        """The valid key with a number, or None; its use is noted."""
        return self._valid("id", number)

    def _valid(self, column: str, value: object) -> Key | None:
        if not self._store.is_there:
            return None
        with self._store.connection() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM api_keys WHERE {column} = ? AND revoked_at IS NULL", (value,)
            ).fetchone()
            if row is None:
                return None
            before = (datetime.now(UTC) - _USE_NOTED).isoformat(timespec="seconds")
            if row["used_at"] is None or row["used_at"] < before:  # not a write for every request
                connection.execute("UPDATE api_keys SET used_at = ? WHERE id = ?", (now(), row["id"]))
        return _key(row)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _key(row: Row) -> Key:
    role = role_of(row["role"])
    if role is None:
        raise DefectError(f"Nyckel {row['id']} har rollen {row['role']!r}.")
    return Key(row["id"], row["name"], role, row["created_at"], row["used_at"], row["revoked_at"])
