"""An extractor that misbehaves on demand, for children that the tests start (see the fixture `hostile`).

What it does stands in a file that the environment names: a JSON object from place ("open", "outline" or a page
number) to deed.
"""

import itertools
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ingest.errors import DocumentError, KommunsokError
from ingest.extract import EXTRACTORS
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Line, Page, Problem

NAME: Final = "hostile"
VARIABLE: Final = "KOMMUNSOK_TEST_DEEDS"
TRACE: Final = "spår"
PAGES: Final = 6
_OUTPUT: Final = 3


def _be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _be_killed_in_mid_line() -> None:
    os.write(_OUTPUT, b'{"page": [3, 595')
    _be_killed()


def _lie() -> None:
    os.write(_OUTPUT, b'{"page": [99, 595.0, 842.0, [], "", [], []]}\n')


def _boast() -> None:
    os.write(_OUTPUT, b'{"head": ["hostile 1.0", 1000000000, "", []]}\n')


def _orphan() -> None:
    """Leave a process behind that holds the output open, as a text recogniser that hangs would."""
    subprocess.Popen(["/bin/sleep", "300"], pass_fds=(_OUTPUT,))
    _be_killed()


def _write_a_file() -> None:
    Path(os.environ[VARIABLE]).with_name(TRACE).write_text("hej", "utf-8")


def _hold_many_files() -> None:
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(200)]
    raise AssertionError(held)


def _print() -> None:
    os.write(1, b"half a line from a library")
    print("and one from Python", end="", flush=True)


def _spin_in_c() -> None:
    """Spend time where no signal handler of Python runs."""
    while True:
        sum(itertools.repeat(0, 1 << 33))


def _take_memory() -> None:
    taken = [bytearray(1 << 40)]
    raise AssertionError(len(taken))


def _spin() -> None:
    while True:
        pass


def _toil() -> None:
    """Take more than a second of processor time and die of something else."""
    while time.process_time() < 1.2:
        pass
    _be_killed()


def _complain() -> None:
    raise DocumentError("Sidan går inte att läsa.", "E105")


def _break_down() -> None:
    raise KommunsokError("Allt har gått sönder.")


def _fail() -> None:
    raise ZeroDivisionError("ett fel som ingen väntade på")


DEEDS: Final[dict[str, Callable[[], None]]] = {
    "killed": _be_killed,
    "killed in mid line": _be_killed_in_mid_line,
    "lie": _lie,
    "boast": _boast,
    "orphan": _orphan,
    "write": _write_a_file,
    "hold": _hold_many_files,
    "print": _print,
    "spin in C": _spin_in_c,
    "memory": _take_memory,
    "sleep": lambda: time.sleep(60),
    "spin": _spin,
    "toil": _toil,
    "complain": _complain,
    "break down": _break_down,
    "fail": _fail,
    "chatter": lambda: None,
}


class HostileExtractor:
    """Gives six pages with one line each, unless it is told to do something else."""

    name = "hostile 1.0"

    def __init__(self) -> None:
        told = Path(os.environ[VARIABLE])
        self._deeds: dict[str, str] = json.loads(told.read_text("utf-8")) if told.exists() else {}

    def open(self, path: Path, limits: PdfLimits) -> "HostileExtractor":
        """Nothing is read from the path."""
        self._do("open")
        return self

    @property
    def page_count(self) -> int:
        """Always six."""
        return PAGES

    @property
    def title(self) -> str:
        """Always the same."""
        return "Ovänlig"

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """One, to the first page."""
        self._do("outline")
        return (Bookmark("Början", 1, 1),)

    def page(self, number: int) -> tuple[Page, tuple[Problem, ...]]:
        """The page, after the deed for it."""
        self._do(str(number))
        text = f"Sida nummer {number}" * (50_000 if self._deeds.get(str(number)) == "chatter" else 1)
        return Page(number, 595.0, 842.0, (Line(text, number, 700.0, 72.0, 11.0, False),)), ()

    def _do(self, place: str) -> None:
        deed = self._deeds.get(place)
        if deed is not None:
            DEEDS[deed]()


def install() -> None:
    """Register the extractor in this process."""
    EXTRACTORS[NAME] = HostileExtractor
