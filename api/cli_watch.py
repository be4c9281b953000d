"""`kommunsok ingest --watch`: what a person or a log sees of it, and its clean end."""

import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from api.cli_progress import summary_lines
from api.cli_state import State
from api.cli_watches import tell_watchers
from index.outcomes import FileOutcome, IngestOptions, IngestSummary, LeftOut
from index.watch import WatchOptions, watch
from ingest.catalogue import Change
from ingest.errors import DocumentError, KommunsokError
from ingest.model import Problem

SETTLE_SECONDS: Final = 1.0


def run_watch(state: State, paths: Sequence[Path], options: Callable[[], IngestOptions]) -> None:
    """Watch folders until SIGINT or SIGTERM comes; what is being read then is finished first.

    Args:
        state: where the archive is.
        paths: folders.
        options: makes the options of each reading.

    Raises:
        DocumentError: a path is no folder.
        ManifestError: the manifest breaks its format.
    """
    for path in paths:
        if not path.is_dir():
            raise DocumentError(f"{path} är ingen mapp; bara mappar kan bevakas.", "E104")
    options()  # a manifest that breaks its format ends it here, not in every round
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    names = ", ".join(str(path) for path in paths)
    with state.archive(create=True) as archive:
        print(f"Bevakar {names}. Avsluta med Ctrl-C.", file=sys.stderr, flush=True)
        news = News()

        def tell(what: IngestSummary | KommunsokError | OSError) -> None:
            news.tell(what)
            if isinstance(what, IngestSummary):
                tell_watchers(state, archive)

        watch(archive, paths, WatchOptions(SETTLE_SECONDS, options), tell, stop)
    print("Bevakningen är avslutad.", file=sys.stderr, flush=True)


class News:
    """Says what each reading of the watched folders did, once: what is as it was before is passed over in silence."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[Change | None, tuple[Problem, ...]]] = {}
        self._left_out: frozenset[LeftOut] = frozenset()

    def tell(self, what: IngestSummary | KommunsokError | OSError) -> None:
        """Print what is new of a reading, or why it failed."""
        lines = self.lines(what) if isinstance(what, IngestSummary) else [f"kommunsok: {what} Försöker igen."]
        for line in lines:
            print(line, file=sys.stderr, flush=True)

    def lines(self, summary: IngestSummary) -> list[str]:
        """What is new since the last summary."""
        told = {outcome.file: (outcome.change, outcome.problems) for outcome in summary.outcomes}
        news = tuple(outcome for outcome in summary.outcomes if self._is_new(outcome))
        left_out = tuple(item for item in summary.left_out if item not in self._left_out)
        self._told, self._left_out = told, frozenset(summary.left_out)
        if not (news or left_out or summary.withdrawn):
            return []
        plain = [f"{item.file}: {item.change.value}" for item in news if item.change and not item.problems]
        lines = list(summary_lines(replace(summary, outcomes=news, left_out=left_out)))
        return [*plain, *lines] if news else lines[:-1]

    def _is_new(self, outcome: FileOutcome) -> bool:
        if outcome.change is Change.UNCHANGED:
            return False
        repeats = outcome.change in (None, Change.DUPLICATE)
        return not (repeats and self._told.get(outcome.file) == (outcome.change, outcome.problems))
