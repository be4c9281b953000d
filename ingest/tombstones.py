"""Withdrawing sources: all that was stored of them is removed for good, and a tombstone stays."""

import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ingest.catalogue import Catalogue, now, printable
from ingest.errors import StateError
from ingest.records import SourceRow, Tombstone

_FIELDS: Final = ", ".join(Tombstone.__slots__)
_PATIENCE: Final = 5.0
_PAUSE: Final = 0.05


def withdraw(catalogue: Catalogue, key: str, reason: str) -> tuple[Tombstone, ...]:
    """Remove a file from the catalogue, with all its versions and all that is attached to them.

    The deleted pages of the database are overwritten, and it is written anew without them.

    Args:
        catalogue: of the archive; nobody else may write to it meanwhile.
        key: file name, for all its versions; or SHA-256, for one version.
        reason: why, in words.

    Returns:
        One tombstone for each source that was removed.

    Raises:
        NotFoundError: there is no such file.
        StateError: others read the catalogue all the time, so that the removed text still stands in its log.
    """
    row = catalogue.source(key)
    rows = catalogue.versions(row.file) if key == row.file else (row,)
    made = remove(catalogue, rows, reason)
    erase(catalogue)
    return made


def remove(catalogue: Catalogue, rows: Iterable[SourceRow], reason: str) -> tuple[Tombstone, ...]:
    """Delete sources with all that is attached to them and put a tombstone in the place of each.

    The text is out of the tables, but not yet out of the file: call `erase` after the last of them.
    """
    connection = catalogue.connection
    connection.execute("PRAGMA secure_delete = ON")
    with catalogue.transaction():
        doomed = [member for row in rows for member in _family(catalogue, row)]
        made = tuple(Tombstone(row.sha256, row.file, row.version, now(), printable(reason)) for row in doomed)
        for row, stone in zip(doomed, made, strict=True):
            values = tuple(getattr(stone, name) for name in Tombstone.__slots__)
            connection.execute(f"INSERT INTO tombstones ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?)", values)
            connection.execute("DELETE FROM sources WHERE id = ?", (row.id,))
            catalogue.forget_failure(row.file, attached=True)
            if row.parent is not None:
                Path(row.path).unlink(missing_ok=True)  # our own copy of the attached file
    return made


def erase(catalogue: Catalogue) -> None:
    """Write the database anew without what was deleted, and empty its log.

    Raises:
        StateError: others read the catalogue all the time.
    """
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            catalogue.connection.execute("VACUUM")
            if not catalogue.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) and "busy" not in str(error):
                raise
        if time.monotonic() > deadline:
            raise StateError(
                "Texten är borttagen men står kvar i katalogens logg, som någon läser; kör: kommunsok index", "E404"
            )
        time.sleep(_PAUSE)


def _family(catalogue: Catalogue, row: SourceRow) -> list[SourceRow]:
    """What is attached to a source, innermost first, then the source."""
    inner = [member for child in catalogue.attached_to(row.id) for member in _family(catalogue, child)]
    return [*inner, row]


def tombstones(catalogue: Catalogue) -> tuple[Tombstone, ...]:
    """All tombstones, oldest first."""
    rows = catalogue.connection.execute(f"SELECT {_FIELDS} FROM tombstones ORDER BY id")
    return tuple(Tombstone(*row) for row in rows)


def tombstone_of(catalogue: Catalogue, sha256: str) -> Tombstone | None:
    """The tombstone that forbids to read these bytes, or None."""
    row = catalogue.connection.execute(
        f"SELECT {_FIELDS} FROM tombstones WHERE sha256 = ? AND readmitted_at IS NULL ORDER BY id DESC", (sha256,)
    ).fetchone()
    return Tombstone(*row) if row else None


def readmit(catalogue: Catalogue, sha256: str) -> None:
    """Allow to read withdrawn bytes again; their tombstones stay and say when."""
    with catalogue.transaction():
        catalogue.connection.execute(
            "UPDATE tombstones SET readmitted_at = ? WHERE sha256 = ? AND readmitted_at IS NULL", (now(), sha256)
        )
