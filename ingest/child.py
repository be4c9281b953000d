"""The reading process: opens one file under hard limits and reports page by page on its standard output.

Run as `python -m ingest.child JOB`. It dies with the file: whatever a hostile PDF does to it, the parent keeps the
pages that were reported before (see `ingest.sandbox`).
"""

import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from ingest.errors import DocumentError, KommunsokError, LimitError
from ingest.extract import EXTRACTORS, OpenFile
from ingest.limits import PdfLimits
from ingest.model import Page, Problem
from ingest.wire import dump_error, dump_head, dump_page, load_job


class PageTimeoutError(BaseException):
    """Raised by the alarm; no handler for ordinary errors on the way may swallow it."""


def main(job: str) -> None:
    """Read the pages that a job asks for.

    Args:
        job: what `ingest.wire.dump_job` wrote.
    """
    path, name, limits, first_page = load_job(job)
    _apply(limits)
    extractor = EXTRACTORS[name]()
    try:
        with _alarm(limits.wall_seconds):
            opened = extractor.open(Path(path), limits)
        _say(dump_head(extractor.name, opened.page_count, opened.title, opened.bookmarks()))
        for number in range(first_page, opened.page_count + 1):
            _say(dump_page(*_read(opened, number, limits)))
    except KommunsokError as error:
        _say(dump_error(error.code, error.detail))
    except MemoryError:
        _say(dump_error("E304", "Minnesgränsen nåddes."))
    except PageTimeoutError:
        _say(dump_error("E303", "Filen gick inte att öppna i tid."))


def _read(opened: OpenFile, number: int, limits: PdfLimits) -> tuple[Page, tuple[Problem, ...]]:
    """One page, or an empty one with the reason why it could not be read."""
    try:
        with _alarm(limits.page_seconds):
            return opened.page(number)
    except (DocumentError, LimitError) as error:
        return Page(number, 0.0, 0.0, ()), (Problem(error.code, error.detail, number),)
    except MemoryError:
        return Page(number, 0.0, 0.0, ()), (Problem("E304", f"Sida {number} tar mer minne än tillåtet.", number),)
    except PageTimeoutError:
        detail = f"Sida {number} tog mer än {limits.page_seconds} s."
        return Page(number, 0.0, 0.0, ()), (Problem("E303", detail, number),)


def _apply(limits: PdfLimits) -> None:
    """Put the limits of the operating system on this process, for good."""
    for what, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        ceiling = resource.getrlimit(what)[1]
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)  # noqa: PLW2901
        resource.setrlimit(what, (soft, hard))


@contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    """Raise `PageTimeoutError` in the block when it takes longer than `seconds`."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise PageTimeoutError

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _say(message: str) -> None:
    sys.stdout.write(message + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
