"""Saved views: named filters of the table of decisions."""

import sqlite3
from dataclasses import dataclass
from typing import Final

from api.kept.database import writing
from ingest.catalogue import now
from ingest.errors import QueryError

MOST_VIEWS: Final = 50
"""Views of one owner."""
_LONGEST_NAME: Final = 80
_LONGEST_ADDRESS: Final = 2_000


@dataclass(frozen=True, slots=True)
class View:
    """A named filter.

    Args:
        id: row number.
        name: that its owner gave it.
        address: filters and order as the page writes them: "type=avsla&year=2023".
    """

    id: int
    name: str
    address: str


class ViewStore:
    """The views of everybody; each sees their own, and hands one on as the address of the page.

    Args:
        connection: of `api.kept.database.open_kept`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, owner: str) -> tuple[View, ...]:
        """The views of an owner by name."""
        rows = self._connection.execute("SELECT id, name, address FROM views WHERE owner = ? ORDER BY name", (owner,))
        return tuple(View(*row) for row in rows)

    def save(self, owner: str, name: str, address: str) -> None:
        """Keep a view; one of the same name is replaced.

        Raises:
            QueryError: it has no name or holds nothing, or the owner has too many.
        """
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            raise QueryError(f"Skriv ett namn på vyn, högst {_LONGEST_NAME} tecken.")
        if not address or len(address) > _LONGEST_ADDRESS:
            raise QueryError("En vy behöver minst ett filter.")
        with writing(self._connection):
            known = self.of(owner)
            if len(known) >= MOST_VIEWS and name not in {view.name for view in known}:
                raise QueryError(f"Högst {MOST_VIEWS} vyer kan sparas; ta bort någon först.")
            self._connection.execute(
                "INSERT INTO views (owner, name, address, created_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (owner, name) DO UPDATE SET address = excluded.address",
                (owner, name, address, now()),
            )

    def remove(self, owner: str, number: int) -> None:
        """Take a view of an owner away; there being none is no error."""
        self._connection.execute("DELETE FROM views WHERE owner = ? AND id = ?", (owner, number))
