"""Watches folders: reads what is new or changed when it has stopped growing, and notes what is gone."""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from watchfiles import watch as file_changes

from index.archive import Archive
from index.finding import find_files
from index.outcomes import IngestOptions, IngestSummary
from ingest.errors import KommunsokError

_State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """How folders are watched.

    Args:
        settle_seconds: how long size and time of a file must stay the same before it is read.
        options: makes the options of each reading, so that a manifest is read anew each time.
    """

    settle_seconds: float
    options: Callable[[], IngestOptions]


def watch(
    archive: Archive,
    paths: Sequence[Path],
    options: WatchOptions,
    tell: Callable[[IngestSummary | KommunsokError | OSError], None],
    stop: threading.Event,
) -> None:
    """Read folders whenever something in them has changed, until told to stop.

    All files that have settled are read together, so that the index is made once for them. An error is told of, and
    the folders are looked at again.

    Args:
        archive: to read into.
        paths: folders.
        options: how.
        tell: gets what each reading did, or why it failed.
        stop: ends it, at the latest when the reading that is under way is done.
    """
    _Watch(archive, paths, options, tell, stop).run()


class _Watch:
    """What is known of the folders between two looks at them."""

    def __init__(
        self,
        archive: Archive,
        paths: Sequence[Path],
        options: WatchOptions,
        tell: Callable[[IngestSummary | KommunsokError | OSError], None],
        stop: threading.Event,
    ) -> None:
        self._archive = archive
        self._paths = paths
        self._options = options
        self._tell = tell
        self._stop = stop
        self._digests: dict[tuple[str, int, int], str] = {}
        self._seen: dict[Path, _State] = {}
        self._read: dict[Path, _State] = {}
        self._due = True

    def run(self) -> None:
        """Look at the folders at once, after every change, and again until all files have settled."""
        pause = int(self._options.settle_seconds * 1_000)
        changes = file_changes(
            *self._paths,
            watch_filter=None,
            debounce=pause,
            step=min(pause, 50),
            rust_timeout=pause,
            yield_on_timeout=True,
            stop_event=self._stop,
            raise_interrupt=False,
        )
        self._seen = _states(self._paths)
        for found in changes:
            if found or self._due:
                self._look()
            if self._stop.is_set():
                return

    def _look(self) -> None:
        """Read what has settled; the next look is due when anything has not, or when reading failed."""
        try:
            now = _states(self._paths)
            growing = frozenset(path for path, state in now.items() if self._seen.get(path) != state)
            self._seen = now
            self._due = bool(growing)
            settled = {path: state for path, state in now.items() if path not in growing}
            gone = self._read.keys() - now.keys()
            if settled.items() <= self._read.items() and not gone:
                return
            made = self._options.options()
            made = replace(made, aside=made.aside | growing, digests=self._digests)
            self._tell(self._archive.ingest(self._paths, made))
            self._read = settled
        except (KommunsokError, OSError) as error:
            self._due = True
            self._tell(error)


def _states(paths: Iterable[Path]) -> dict[Path, _State]:
    """Size and time of every file that would be read."""
    states: dict[Path, _State] = {}
    for path, _ in find_files(paths).files:
        try:
            state = path.stat()
        except OSError:
            continue  # it went while we looked
        states[path.resolve()] = (state.st_size, state.st_mtime_ns)
    return states
