"""Reading one file in a child process, so that a hostile one can harm nothing but itself."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ingest.errors import DocumentError, KommunsokError, LimitError
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Extraction, Page, Problem
from ingest.wire import dump_job, load_head, load_page

_MAX_DEATHS: Final = 4
_ROOT: Final = str(Path(__file__).resolve().parent.parent)


@dataclass(slots=True)
class _Reading:
    """What has been heard of one file so far, over one or several child processes."""

    extractor: str = ""
    page_count: int = 0
    title: str = ""
    bookmarks: tuple[Bookmark, ...] = ()
    pages: list[Page] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    received: int = 0
    error: KommunsokError | None = None

    @property
    def complete(self) -> bool:
        """Whether every page was heard of."""
        return bool(self.extractor) and len(self.pages) == self.page_count


def extract(path: Path, limits: PdfLimits | None = None, extractor: str = "pypdf") -> Extraction:
    """Read a file in a child process.

    A child that dies on a page is started again after it, a few times; the page is reported as a problem.

    Args:
        path: the file.
        limits: ceilings; defaults to those of docs/limits.md.
        extractor: a key of `ingest.extract.EXTRACTORS`.

    Raises:
        DocumentError: the file as a whole cannot be read.
        LimitError: a limit was reached before any page was read.
    """
    limits = limits or PdfLimits()
    deadline = time.monotonic() + limits.wall_seconds
    reading = _Reading()
    for _ in range(_MAX_DEATHS):
        status = _run_child(path, limits, extractor, reading, deadline)
        if reading.error is not None:
            _note_error(reading, reading.error)
            break
        if not reading.complete:
            _note_death(path, reading, status, deadline)
        if reading.complete:
            break
    _fill_up(reading)
    return Extraction(
        reading.extractor,
        tuple(reading.pages),
        reading.bookmarks,
        tuple(reading.problems),
        reading.title,
    )


def _run_child(path: Path, limits: PdfLimits, extractor: str, reading: _Reading, deadline: float) -> int:
    """Start one child for the pages not yet heard of and take in what it says; its exit status."""
    job = dump_job(str(path.resolve()), extractor, limits, len(reading.pages) + 1)
    environment = {**os.environ, "PYTHONPATH": _ROOT, "PYTHONIOENCODING": "utf-8"}
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "ingest.child", job],  # -P: no module of the current folder
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    watchdog = threading.Timer(max(0.1, deadline - time.monotonic()), _kill, [child])
    watchdog.start()
    try:
        assert child.stdout is not None
        for line in child.stdout:
            reading.received += len(line)
            if reading.received > limits.output_bytes:
                reading.error = LimitError(f"{path.name} ger mer än {limits.output_bytes} byte text.", "E305")
                break
            _hear(reading, line, path)
    finally:
        watchdog.cancel()
        _kill(child)
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
    return child.returncode


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End a child with all that it started; one that has ended by itself is left alone."""
    if child.poll() is None:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _hear(reading: _Reading, line: bytes, path: Path) -> None:
    try:
        message = json.loads(line)
    except ValueError:
        return  # the half line of a child that was killed while writing
    if "head" in message:
        reading.extractor, reading.page_count, reading.title, reading.bookmarks = load_head(message["head"])
    elif "page" in message:
        page, problems = load_page(message["page"])
        reading.pages.append(page)
        reading.problems.extend(problems)
    elif "error" in message:
        code, detail = message["error"]
        kind = LimitError if code.startswith("E3") else DocumentError
        reading.error = kind(detail if path.name in detail else f"{path.name}: {detail}", code)


def _note_error(reading: _Reading, error: KommunsokError) -> None:
    """Report why reading ended; raise it when nothing had been read before."""
    if not reading.pages:
        raise error
    reading.problems.append(Problem(error.code, error.detail))


def _note_death(path: Path, reading: _Reading, status: int, deadline: float) -> None:
    """Report the page that a child died on.

    Raises:
        LimitError: the time is up, or no page was read before a limit of the operating system struck.
        DocumentError: the child died before it could say what the file is.
    """
    number = len(reading.pages) + 1
    if time.monotonic() >= deadline:
        code, detail = "E303", f"{path.name} tog för lång tid"
    elif status == -signal.SIGXCPU:
        code, detail = "E303", f"{path.name} tog för mycket processortid"
    else:
        code, detail = "E108", f"{path.name} fick läsaren att avbryta (status {status})"
    if not reading.extractor:
        raise (LimitError if code == "E303" else DocumentError)(f"{detail}.", code)
    reading.pages.append(Page(number, 0.0, 0.0, ()))
    reading.problems.append(Problem(code, f"{detail} vid sida {number}.", number))
    if code == "E303":
        _fill_up(reading)


def _fill_up(reading: _Reading) -> None:
    """Put an empty page with a problem in the place of each page that was never heard of."""
    for number in range(len(reading.pages) + 1, reading.page_count + 1):
        reading.pages.append(Page(number, 0.0, 0.0, ()))
        reading.problems.append(Problem("E105", f"Sida {number} lästes aldrig.", number))
