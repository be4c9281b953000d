"""After something was read: a round of all watches, and digests to those who asked for them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from api.kept import letters
from api.kept.database import KEPT_FILE, open_kept
from api.kept.entries import entries
from api.kept.mail import can_mail, post_office
from api.kept.rounds import run_round
from api.kept.watches import WatchStore
from api.settings import Settings
from index.archive import Archive
from ingest.errors import KommunsokError, StateError


@dataclass(frozen=True, slots=True)
class Told:
    """What a round came to.

    Args:
        found: row number of a watch → number of new things.
        mailed: number of digests that were sent.
        problem: why digests were not sent; they are sent after the next round. None when all were.
    """

    found: dict[int, int]
    mailed: int = 0
    problem: KommunsokError | None = None


@contextmanager
def public(archive: Archive) -> Iterator[Archive]:
    """The archive as everybody may see it: nothing under secrecy is ever put into a feed or a mail."""
    if not archive.options.secrets:
        yield archive
        return
    opened = Archive(archive.data, replace(archive.options, secrets=False))
    try:
        yield opened
    finally:
        opened.close()


def after_reading(archive: Archive, settings: Settings) -> Told | None:
    """Evaluate the watches of an archive that was just read into; nothing happens where nobody has any.

    Args:
        archive: open.
        settings: what the operator decided.

    Returns:
        What it came to, or None where there is nothing to watch for or with.
    """
    if not (archive.data / KEPT_FILE).exists():
        return None
    with public(archive) as seen:
        if not seen.index_status().generation:
            return None
        with open_kept(archive.data) as connection:
            return evaluate(seen, connection, settings)


def evaluate(archive: Archive, connection: sqlite3.Connection, settings: Settings) -> Told:
    """A round of all watches, and the digests that it calls for.

    Args:
        archive: as everybody may see it.
        connection: of `open_kept`.
        settings: what the operator decided.

    Raises:
        StateError: there is no index, or it is damaged.
    """
    found = run_round(archive, connection)
    if not can_mail(settings):
        return Told(found)
    try:
        return Told(found, _send(archive, connection, settings))
    except StateError as error:
        return Told(found, problem=error)


def _send(archive: Archive, connection: sqlite3.Connection, settings: Settings) -> int:
    """Send what was found and not sent yet, each digest once even when a later one fails."""
    store, sent = WatchStore(connection), 0
    base = settings.base_url.rstrip("/")
    waiting = [(watch, new) for watch in store.all() if watch.is_confirmed and (new := store.unmailed(watch))]
    if not waiting:
        return 0
    with post_office(settings) as office:
        for watch, new in waiting:
            shown = entries(archive, watch, new)
            if shown:
                office.send(letters.digest(watch, shown, base))
                sent += 1
            store.set_mailed(watch, [one.digest for one in new])
    return sent
