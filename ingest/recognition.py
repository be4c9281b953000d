"""Has pages of a PDF drawn, looked at and read by OCR in processes of their own, each under hard limits."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from ingest.errors import DocumentError
from ingest.limits import PdfLimits
from ingest.tesseract import SeenWord, Tesseract, words_of

_NOT_STARTED: Final = -1
_VIEW: Final = frozenset({"page", "ink", "image"})
_SEEN: Final = frozenset({"width", "height", "scale", "table"})
_ROOT: Final = str(Path(__file__).resolve().parent.parent)


@dataclass(frozen=True, slots=True)
class View:
    """What a look at a page shows.

    Args:
        ink: there is something to see.
        image: share of the page that its largest image covers.
    """

    ink: bool
    image: float


@dataclass(frozen=True, slots=True)
class Recognised:
    """What OCR saw on a page.

    Args:
        width: of the page, points.
        height: of the page, points.
        scale: pixels a point.
        words: in reading order, pixels.
    """

    width: float
    height: float
    scale: float
    words: tuple[SeenWord, ...]

    @property
    def confidence(self) -> float:
        """Mean confidence a character, 0 … 100; 0 without any word."""
        characters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) * word.confidence for word in self.words) / characters if characters else 0.0


def look(path: Path, numbers: Sequence[int], limits: PdfLimits, seconds: float) -> dict[int, View]:
    """Look at pages.

    Args:
        path: the PDF.
        numbers: 1-based pages.
        limits: ceilings.
        seconds: how long it may take, clock time.

    Returns:
        Page → view; a page is missing when the process died on it or before it, or the time was up.
    """
    messages, _ = _run({"look": list(numbers)}, path, limits, seconds)
    return {message["page"]: View(message["ink"], message["image"]) for message in messages if message.keys() >= _VIEW}


def recognise(path: Path, number: int, tesseract: Tesseract, limits: PdfLimits, seconds: float) -> Recognised:
    """Read a page.

    Args:
        path: the PDF.
        number: 1-based page.
        tesseract: what to read it with.
        limits: ceilings.
        seconds: how long it may take, clock time.

    Raises:
        DocumentError: it could not be read (E111).
    """
    job = {"read": number, "tesseract": asdict(tesseract)}
    messages, status = _run(job, path, limits, seconds)
    if status is None or status == -signal.SIGXCPU:
        raise DocumentError(f"Sida {number}: det tog mer än {seconds:.0f} s.", "E111")
    if not messages:
        raise DocumentError(f"Sida {number}: processen dog (status {status}).", "E111")
    seen = messages[0]
    if "error" in seen:
        raise DocumentError(f"Sida {number}: {seen['error']}", "E111")
    if not seen.keys() >= _SEEN:
        raise DocumentError(f"Sida {number}: processen svarade obegripligt.", "E111")
    try:
        words = tuple(words_of(seen["table"]))
    except DocumentError as error:
        raise DocumentError(f"Sida {number}: {error.detail}", "E111") from error
    return Recognised(seen["width"], seen["height"], seen["scale"], words)


def _run(job: dict[str, Any], path: Path, limits: PdfLimits, seconds: float) -> tuple[list[dict[str, Any]], int | None]:
    """What a process said, and its exit status; None when it was ended because its time was up."""
    job = {**job, "path": str(path.resolve()), "limits": {name: getattr(limits, name) for name in PdfLimits.__slots__}}
    try:
        child = _start(job)
    except OSError:
        return [], _NOT_STARTED
    timed_out = False
    try:
        said, _ = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        timed_out = True
        _end_group(child)
        said, _ = child.communicate()
    finally:
        _end_group(child)  # a child that crashed leaves Tesseract behind
        child.wait()
    return _messages(said), None if timed_out else child.returncode


def _start(job: dict[str, Any]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "ingest.ocr_child", json.dumps(job)],  # -P: no module of the current folder
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": _ROOT},
        start_new_session=True,
    )


def _end_group(child: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _messages(said: bytes) -> list[dict[str, Any]]:
    """The whole lines of what a process said, up to the first that is no message; what comes after is not trusted."""
    found: list[dict[str, Any]] = []
    for line in said.split(b"\n")[:-1]:
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            break
        if not isinstance(message, dict):
            break
        found.append(message)
    return found
