"""Watches: searches that somebody wants to be told about, and what was found for them."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from api.kept.database import new_token, writing
from ingest.catalogue import now
from ingest.errors import NotFoundError, QueryError

MODES: Final = {
    "bada": "Orden eller betydelsen",
    "ord": "Alla ord ska finnas",
    "betydelse": "Betydelsen ska ligga nära",
}
NEARNESS: Final = 3.0
"""Standard deviations above the mean of the archive from which a passage is near in meaning, unless a watch says so."""
MOST_WATCHES: Final = 50
"""Watches of one owner."""
_MOST_UNCONFIRMED: Final = 3  # so that nobody can fill somebody else's mailbox
_LONGEST_NAME: Final = 100
_LONGEST_ADDRESS: Final = 2_000
_EMAIL: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_COLUMNS: Final = "id, owner, name, address, mode, nearness, email, is_confirmed, feed, key, created_at"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks to be told about.

    Args:
        name: that they give it.
        address: question and filters as the search page writes them: "q=hemtjänst&board=Omsorgsnämnden".
        mode: a key of `MODES`.
        nearness: standard deviations above the mean from which a passage is near in meaning.
        email: address for digests, or "".
    """

    name: str
    address: str
    mode: str = "bada"
    nearness: float = NEARNESS
    email: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch as it is kept.

    Args:
        id: row number.
        owner: who keeps it, as `api.owner` says.
        wanted: what it asks for.
        is_confirmed: whoever reads the e-mail has said that they want it.
        feed: name in the address of its feed, which may be handed on.
        key: name in the addresses that change it, which may not.
        created_at: RFC 3339, UTC.
    """

    id: int
    owner: str
    wanted: Wanted
    is_confirmed: bool
    feed: str
    key: str
    created_at: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found for a watch.

    Args:
        digest: of what was found; the same as long as its words are.
        passage: its identifier in the archive now.
        found_at: RFC 3339, UTC.
    """

    digest: str
    passage: str
    found_at: str


class WatchStore:
    """Watches and what was found for them.

    Args:
        connection: of `open_kept`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, owner: str, wanted: Wanted) -> Watch:
        """Keep a watch.

        Raises:
            QueryError: a field cannot be used, or the owner has too many.
        """
        _check(wanted)
        values = (
            owner, wanted.name, wanted.address, wanted.mode, wanted.nearness, wanted.email, 0, new_token(),
            new_token(), now(),
        )  # fmt: skip
        with writing(self._connection):
            if wanted.email and len(self._some("email = ? AND NOT is_confirmed", wanted.email)) >= _MOST_UNCONFIRMED:
                raise QueryError("Adressen har redan bevakningar som väntar på att bekräftas; se brevlådan.")
            if len(self.of(owner)) >= MOST_WATCHES:
                raise QueryError(f"Högst {MOST_WATCHES} bevakningar kan sparas; ta bort någon först.")
            names = _COLUMNS.removeprefix("id, ")
            marks = ", ".join("?" * len(values))
            number = self._connection.execute(f"INSERT INTO watches ({names}) VALUES ({marks})", values).lastrowid
        return self._one("id = ?", number)

    def all(self) -> tuple[Watch, ...]:
        """All watches, the oldest first."""
        return self._some("1")

    def of(self, owner: str) -> tuple[Watch, ...]:
        """The watches of an owner, the oldest first."""
        return self._some("owner = ?", owner)

    def by_key(self, key: str) -> Watch:
        """The watch that a key changes.

        Raises:
            NotFoundError: there is none.
        """
        return self._one("key = ?", key)

    def by_feed(self, feed: str) -> Watch:
        """The watch that a feed is of.

        Raises:
            NotFoundError: there is none.
        """
        return self._one("feed = ?", feed)

    def by_number(self, number: int) -> Watch:
        """A watch by its row number.

        Raises:
            NotFoundError: there is none.
        """
        return self._one("id = ?", number)

    def remove(self, watch: Watch) -> None:
        """Take a watch away with all that was found for it."""
        self._connection.execute("DELETE FROM watches WHERE id = ?", (watch.id,))

    def confirm(self, watch: Watch) -> None:
        """Send digests of a watch from now on; what was found earlier is not sent."""
        with writing(self._connection):
            self._connection.execute("UPDATE watches SET is_confirmed = 1 WHERE id = ?", (watch.id,))
            self.set_mailed(watch, [found.digest for found in self.unmailed(watch)])

    def forget_email(self, watch: Watch) -> None:
        """Send no more e-mail about a watch; the address is removed."""
        self._connection.execute("UPDATE watches SET email = '', is_confirmed = 0 WHERE id = ?", (watch.id,))

    def found(self, watch: Watch, limit: int = 100) -> tuple[Finding, ...]:
        """What was found for a watch, the newest first."""
        return self._findings("1", watch, limit)

    def count(self, watch: Watch) -> int:
        """Number of things found for a watch."""
        row = self._connection.execute("SELECT count(*) FROM found WHERE watch = ?", (watch.id,)).fetchone()
        return int(row[0])

    def unmailed(self, watch: Watch) -> tuple[Finding, ...]:
        """What was found for a watch and not sent yet, the newest first."""
        return self._findings("mailed_at IS NULL", watch, -1)

    def set_mailed(self, watch: Watch, digests: Iterable[str]) -> None:
        """Say that what was found for a watch has been sent."""
        rows = [(now(), watch.id, digest) for digest in digests]
        self._connection.executemany("UPDATE found SET mailed_at = ? WHERE watch = ? AND digest = ?", rows)

    def _findings(self, condition: str, watch: Watch, limit: int) -> tuple[Finding, ...]:
        rows = self._connection.execute(
            f"SELECT digest, passage, found_at FROM found WHERE watch = ? AND {condition}"
            " ORDER BY found_at DESC, passage LIMIT ?",
            (watch.id, limit),
        )
        return tuple(Finding(*row) for row in rows)

    def _some(self, condition: str, *values: object) -> tuple[Watch, ...]:
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM watches WHERE {condition} ORDER BY id", values)
        return tuple(_read(row) for row in rows)

    def _one(self, condition: str, *values: object) -> Watch:
        found = self._some(condition, *values)
        if not found:
            raise NotFoundError("Bevakningen finns inte; den kan ha tagits bort.")
        return found[0]


def _read(row: Sequence[object]) -> Watch:
    number, owner, name, address, mode, nearness, email, confirmed, feed, key, created = row
    wanted = Wanted(str(name), str(address), str(mode), float(str(nearness)), str(email))
    return Watch(int(str(number)), str(owner), wanted, bool(confirmed), str(feed), str(key), str(created))


def _check(wanted: Wanted) -> None:
    """Refuse what cannot be kept.

    Raises:
        QueryError: names the field.
    """
    if not wanted.name.strip() or len(wanted.name) > _LONGEST_NAME or not wanted.name.isprintable():
        raise QueryError(f"Skriv ett namn på bevakningen, högst {_LONGEST_NAME} tecken.")
    if not wanted.address or len(wanted.address) > _LONGEST_ADDRESS:
        raise QueryError("En bevakning behöver en fråga eller ett filter.")
    if wanted.mode not in MODES:
        raise QueryError(f"mode kan inte vara {wanted.mode!r}; möjliga värden: {', '.join(MODES)}.")
    if not 1.0 <= wanted.nearness <= 10.0:
        raise QueryError("nearness måste vara 1–10.")
    if wanted.email and not (_EMAIL.fullmatch(wanted.email) and len(wanted.email) <= 254):
        raise QueryError(f"{wanted.email[:80]!r} är ingen e-postadress.")
