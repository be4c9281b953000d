"""The audit log: who did what and when; rows are only added, which the database sees to by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.access.store import AccessStore
from ingest.catalogue import now
from ingest.errors import QueryError

ACTIONS: Final[Mapping[str, str]] = {
    "login": "loggade in",
    "login_refused": "nekades inloggning",
    "logout": "loggade ut",
    "correct": "rättade",
    "export": "tog ut en fil",
    "review": "läste personuppgifter att granska",
    "key_added": "gjorde en nyckel",
    "key_revoked": "spärrade en nyckel",
    "withdraw": "återkallade en fil",
    "forget": "tog bort text på begäran",
}
EVENT_FIELDS: Final = {
    "id": "Nr",
    "at": "Tid",
    "who": "Vem",
    "role": "Roll",
    "action": "Händelse",
    "object": "Vad",
    "request": "Spår",
}
COMMAND_LINE: Final = "kommandoraden"
"""Role of who works at the server itself: the operating system decides about them."""


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the log.

    Args:
        id: number.
        at: RFC 3339.
        who: name.
        role: that they had then, or `COMMAND_LINE`.
        action: key of `ACTIONS`.
        object: what it was done to.
        request: trace identifier of the request, or "".
    """

    id: int
    at: str
    who: str
    role: str
    action: str
    object: str
    request: str


class Audit:
    """The audit log of a data folder.

    Args:
        store: database of access.
    """

    def __init__(self, store: AccessStore) -> None:
        self._store = store

    def add(self, who: str, role: str, action: str, object_: str = "", request: str = "") -> None:
        """Write what somebody does.

        Args:
            who: name.
            role: that they have.
            action: key of `ACTIONS`.
            object_: what it is done to; never a text of a file, for that must be removable.
            request: trace identifier of the request.

        Raises:
            StateError: it cannot be written.
        """
        row = (now(), who, role, action, object_, request)
        with self._store.connection() as connection:
            connection.execute("INSERT INTO audit (at, who, role, action, object, request) VALUES (?,?,?,?,?,?)", row)

    def events(self, action: str = "", who: str = "", limit: int = -1, offset: int = 0) -> tuple[Event, ...]:
        """Rows, the newest first.

        Args:
            action: only this one, or "".
            who: only theirs, or "".
            limit: most rows; all when negative.
            offset: rows to skip.

        Raises:
            QueryError: there is no such action.
        """
        where, values = _where(action, who)
        if not self._store.is_there:
            return ()
        with self._store.connection() as connection:
            rows = connection.execute(
                f"SELECT id, at, who, role, action, object, request FROM audit{where}"
                " ORDER BY id DESC LIMIT ? OFFSET ?",
                (*values, limit, offset),
            ).fetchall()
        return tuple(Event(*row) for row in rows)

    def count(self, action: str = "", who: str = "") -> int:
        """How many rows there are.

        Raises:
            QueryError: there is no such action.
        """
        where, values = _where(action, who)
        if not self._store.is_there:
            return 0
        with self._store.connection() as connection:
            return int(connection.execute(f"SELECT count(*) FROM audit{where}", values).fetchone()[0])


def _where(action: str, who: str) -> tuple[str, list[str]]:
    if action and action not in ACTIONS:
        raise QueryError(f"{action!r} är ingen händelse; möjliga är {', '.join(ACTIONS)}.")
    wanted = {"action": action, "who": who}
    parts = [f"{column} = ?" for column, value in wanted.items() if value]
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), [value for value in wanted.values() if value]
