"""The state of an archive as a short text that changes with all that answers come from; nothing is opened for it."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from api.settings import Settings, thesaurus_folders
from index.archive import CATALOGUE_FILE, INDEX_FOLDER

# A write to the catalogue changes one of these before any reader can see it.
_FILES: Final = (CATALOGUE_FILE, f"{CATALOGUE_FILE}-wal", f"{INDEX_FOLDER}/CURRENT")


class StateReader:
    """Says whether an answer that was made before is still the answer.

    Args:
        settings: they shape the answers too.
        version: of the program.
    """

    def __init__(self, settings: Settings, version: str) -> None:
        self._data = settings.data
        files = (path for folder in thesaurus_folders(settings) for path in sorted(folder.rglob("*")))
        said = [version, settings.model_dump_json(), *(part for path in files for part in _stamp(path))]
        self._fixed = hashlib.sha256("\n".join(said).encode()).hexdigest()

    def now(self) -> str:
        """The state: settings, index, catalogue, and the day, on which the status of assignments depends."""
        stamps = (part for name in _FILES for part in _stamp(self._data / name))
        return " ".join((self._fixed, f"{datetime.now(UTC).astimezone():%F}", *stamps))


def _stamp(path: Path) -> Iterator[str]:
    """Size and time of change of a file; a missing one is as an empty one, for SQLite makes and removes its log."""
    try:
        found = path.stat()
    except OSError:
        return
    if found.st_size:
        yield f"{path.name}:{found.st_size}:{found.st_mtime_ns}"
