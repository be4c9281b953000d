"""Reading one file in a child process, so that a hostile one can harm nothing but itself."""

import json
import signal
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from ingest.errors import DocumentError, KommunsokError, LimitError
from ingest.launcher import End, FloodError, SilenceError, start
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Extraction, Page, Problem
from ingest.wire import dump_job, load_head, load_page

_MAX_DEATHS: Final = 8


@dataclass(slots=True)
class _Reading:
    """What has been heard of one file so far, over one or several child processes."""

    path: Path
    limits: PdfLimits
    deadline: float
    room: int
    cpu_seconds: float = 0.0
    characters: int = 0
    extractor: str = ""
    page_count: int = 0
    title: str = ""
    bookmarks: tuple[Bookmark, ...] = ()
    pages: list[Page] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every page was heard of."""
        return bool(self.extractor) and len(self.pages) == self.page_count

    @property
    def patience(self) -> float:
        """Seconds that the next message may take: a page has less time than the file."""
        left = max(0.0, self.deadline - time.monotonic())
        return min(left, self.limits.page_seconds) if self.extractor else left


def extract(path: Path, limits: PdfLimits | None = None, extractor: str = "pypdf") -> Extraction:
    """Read a file in a child process.

    A child that dies on a page, or is silent for longer than a page may take, is replaced by another that goes on after
    that page, a few times; the page is reported as a problem.

    Args:
        path: the file.
        limits: ceilings; defaults to those of docs/reference/limits.md.
        extractor: a key of `ingest.extract.EXTRACTORS`.

    Raises:
        DocumentError: the file as a whole cannot be read.
        LimitError: a limit was reached before any page was read.
    """
    limits = limits or PdfLimits()
    reading = _Reading(path, limits, time.monotonic() + limits.wall_seconds, limits.output_bytes)
    for _ in range(_MAX_DEATHS):
        error = _read_on(reading, extractor)
        if error is not None:
            _give_up(reading, error)
            break
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


def _read_on(reading: _Reading, extractor: str) -> KommunsokError | None:
    """Have one child read the pages not yet heard of; the error that ends the file, or None when another may go on."""
    left = max(1, reading.limits.cpu_seconds - int(reading.cpu_seconds))
    limits = replace(reading.limits, cpu_seconds=left)
    child = start(dump_job(str(reading.path.resolve()), extractor, limits, len(reading.pages) + 1), reading.room)
    silent = False
    try:
        while not reading.complete and (line := child.line(reading.patience)):
            reading.room -= len(line)
            error = _hear(reading, line)
            if error is not None:
                return error
    except SilenceError:
        silent = True
    except FloodError:
        return LimitError(f"{reading.path.name} ger mer än {reading.limits.output_bytes} byte.", "E307")
    finally:
        end = child.end()
        reading.cpu_seconds += end.cpu_seconds
    return None if reading.complete else _note_death(reading, silent, end)


def _hear(reading: _Reading, line: bytes) -> KommunsokError | None:
    """Take in a message; the error that it tells of, if any. What a child says is no more trusted than the file."""
    try:
        message = json.loads(line)
        if "head" in message:
            reading.extractor, reading.page_count, reading.title, reading.bookmarks = load_head(message["head"])
        elif "page" in message:
            page, problems = load_page(message["page"])
            if page.number != len(reading.pages) + 1:
                raise ValueError(page.number)
            reading.pages.append(page)
            reading.problems.extend(problems)
            reading.characters += sum(len(line.text) for line in page.lines)
        elif "error" in message:
            return _error_of(reading.path.name, *message["error"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return DocumentError(f"{reading.path.name}: läsaren svarade obegripligt.", "E108")
    return _excess(reading)


def _excess(reading: _Reading) -> LimitError | None:
    """The limit that what was heard goes over, if any."""
    name, limits = reading.path.name, reading.limits
    if reading.page_count > limits.pdf_pages:
        return LimitError(f"{name} har {reading.page_count} sidor, gränsen är {limits.pdf_pages}.", "E302")
    if reading.characters > limits.file_characters and not reading.complete:
        return LimitError(f"{name} har mer än {limits.file_characters} tecken.", "E307")
    return None


def _error_of(name: str, code: str, detail: str) -> KommunsokError:
    """The error that a child tells of, as its kind and with the file's name."""
    kind = LimitError if code.startswith("E3") else DocumentError
    return kind(detail if name in detail else f"{name}: {detail}", code)


def _give_up(reading: _Reading, error: KommunsokError) -> None:
    """Report why reading ended; raise it when nothing had been read before."""
    if not reading.pages:
        raise error
    reading.problems.append(Problem(error.code, error.detail))


def _note_death(reading: _Reading, silent: bool, end: End) -> KommunsokError | None:
    """Report the page that a child died on, or the error that ends the file when it died before it said what it is."""
    name, number = reading.path.name, len(reading.pages) + 1
    last = True
    if silent and time.monotonic() >= reading.deadline:
        code, detail = "E303", f"{name} tog mer än {reading.limits.wall_seconds} s"
    elif end.status == -signal.SIGXCPU or reading.cpu_seconds >= reading.limits.cpu_seconds:
        code, detail = "E303", f"{name} tog mer än {reading.limits.cpu_seconds} s processortid"
    elif silent:
        code, detail, last = "E303", f"{name} tog mer än {reading.limits.page_seconds} s", False
    else:
        code, detail, last = "E108", f"{name} fick läsaren att avbryta (status {end.status})", False
    if not reading.extractor:
        return _error_of(name, code, f"{detail}.")
    reading.pages.append(Page(number, 0.0, 0.0, ()))
    reading.problems.append(Problem(code, f"{detail} vid sida {number}.", number))
    if last:
        _fill_up(reading)
    return None


def _fill_up(reading: _Reading) -> None:
    """Put an empty page with a problem in the place of each page that was never heard of."""
    for number in range(len(reading.pages) + 1, reading.page_count + 1):
        reading.pages.append(Page(number, 0.0, 0.0, ()))
        reading.problems.append(Problem("E105", f"Sida {number} lästes aldrig.", number))
