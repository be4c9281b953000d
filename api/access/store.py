"""The database of access: keys, the audit log, the secret that seals cookies.

It lies beside the catalogue, not in it: the catalogue is replaced when it is restored or read anew, and who did what
must outlive that.
"""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ingest.errors import StateError

ACCESS_FILE: Final = "atkomst.sqlite"
_FORMAT: Final = 1
_BUSY_SECONDS: Final = 5.0
_TABLES: Final = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS api_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
    created_at TEXT NOT NULL, used_at TEXT, revoked_at TEXT
);
CREATE TABLE IF NOT EXISTS audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL,
    action TEXT NOT NULL, object TEXT NOT NULL, request TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER IF NOT EXISTS audit_is_as_written BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TABLE IF NOT EXISTS seal (id INTEGER PRIMARY KEY CHECK (id = 1), secret TEXT NOT NULL);
INSERT OR IGNORE INTO seal VALUES (1, '{secret}');
PRAGMA user_version = {format};
COMMIT
"""


class AccessStore:
    """The database of access of a data folder; each use opens a connection of its own.

    Args:
        data: the data folder.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._seal: bytes | None = None

    @property
    def is_there(self) -> bool:
        """Whether anything was ever stored."""
        return (self._data / ACCESS_FILE).is_file()

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """A connection, whose writes are kept when the block ends well; the database is made when it is missing.

        Raises:
            StateError: there is no data folder, or another process writes.
        """
        if not self._data.is_dir():
            raise StateError(f"{self._data} finns inte.", "E401")
        path = self._data / ACCESS_FILE
        if not path.exists():
            path.touch(mode=0o600)
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
        connection.row_factory = sqlite3.Row
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] < _FORMAT:
                connection.executescript(_TABLES.format(secret=secrets.token_hex(32), format=_FORMAT))
            with connection:
                yield connection
        except sqlite3.OperationalError as error:
            raise StateError(f"{path.name}: {error}.", "E404") from error
        finally:
            connection.close()

    def seal(self) -> bytes:
        """The secret that seals cookies: made once for a data folder, the same for all processes.

        Raises:
            StateError: there is no data folder, or another process writes.
        """
        if self._seal is None:
            with self.connection() as connection:
                self._seal = bytes.fromhex(connection.execute("SELECT secret FROM seal").fetchone()[0])
        return self._seal
