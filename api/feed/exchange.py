"""What others fetch from the archive, kept up to date: the register of objects and the OParl view."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from api.feed.seen import seen_objects
from api.feed.store import Register
from api.oparl.model import View
from api.oparl.objects import seen_view
from api.oparl.reading import read_view
from index.archive import CATALOGUE_FILE
from ingest.catalogue import Catalogue, now
from nlp.personal.screen import screen
from nlp.store import AnnotationStore


@dataclass(frozen=True, slots=True)
class Present:
    """The archive as others may see it now.

    Args:
        register: of all objects, those that are gone too; it belongs to the thread.
        view: the archive as OParl objects.
    """

    register: Register
    view: View


class Exchange:
    """What others fetch from one archive; for many threads.

    Sections under secrecy are never shown here, whoever asks.

    Args:
        data: the data folder.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._lock = threading.Lock()
        self._view: tuple[str, View] | None = None

    @contextmanager
    def present(self) -> Iterator[Present]:
        """The register and the view, brought up to date when the catalogue has been written to since the last time.

        Raises:
            StateError: nothing has been read yet, or another process writes.
        """
        with self._lock:
            state = self._state()
            register = self._register(state)
        try:
            assert self._view is not None
            yield Present(register, self._view[1])
        finally:
            register.close()

    def _register(self, state: str) -> Register:
        known = self._view
        if known is None or known[0] != state:
            with _public(self._data / CATALOGUE_FILE) as catalogue:
                view = read_view(catalogue)
                with closing(Register(self._data)) as register:
                    if register.state != state:
                        register.update(chain(seen_objects(catalogue), seen_view(view)), state, now())
            self._view = (state, view)
        return Register(self._data)

    def _state(self) -> str:
        """What tells whether the catalogue was written to: size and time of its files."""
        path = self._data / CATALOGUE_FILE
        found = [file.stat() for file in (path, path.with_name(f"{path.name}-wal")) if file.exists()]
        # Whoever only reads makes an empty log and removes it.
        return repr([(state.st_size, state.st_mtime_ns) for state in found if state.st_size])


@contextmanager
def _public(path: Path) -> Iterator[Catalogue]:
    """A catalogue that shows one state of the archive and nothing of what is under secrecy."""
    catalogue = Catalogue(path)
    try:
        AnnotationStore(catalogue)  # makes the tables in a catalogue from before them
        screen(catalogue)
        catalogue.connection.execute("BEGIN")
        yield catalogue
    finally:
        catalogue.close()
