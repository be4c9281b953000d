"""Tesseract as we find it on the machine: where, which version and languages, how to call it and what it answers."""

import shutil
import subprocess
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from ingest.errors import DocumentError

_PROGRAM: Final = "tesseract"
_LANGUAGE: Final = "swe"
_SECOND: Final = "eng"
_ORIENTATION: Final = "osd"
_PATIENCE: Final = 10  # seconds for a question about itself
_INSTALL: Final = "Installera paketen tesseract-ocr och tesseract-ocr-swe."
# Layout analysis by itself; with the data for it also the way the page is turned.
_ANY_WAY, _UPRIGHT = "1", "3"
_WORD: Final = "5"
_COLUMNS: Final = 12


class SeenWord(NamedTuple):
    """A word as Tesseract reports it.

    Args:
        line: block, paragraph and line that it belongs to.
        left: left edge, pixels.
        top: upper edge, pixels from the top.
        width: pixels.
        height: pixels.
        confidence: 0 … 100.
        text: the word.
    """

    line: tuple[int, int, int]
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class Tesseract:
    """A Tesseract that can read Swedish.

    Args:
        path: the program.
        version: as it says itself, for example "5.3.0".
        languages: those it reads with, joined by "+".
        layout: its page segmentation mode.
        others: further languages that it could use.
    """

    path: str
    version: str
    languages: str
    layout: str
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Name, version and languages, stored with every page that it read."""
        return f"{_PROGRAM} {self.version} {self.languages}"

    def command(self, dots_per_inch: int) -> list[str]:
        """Command line that reads an image on standard input and writes words with boxes on standard output.

        Args:
            dots_per_inch: resolution of the image.
        """
        options = ["-l", self.languages, "--dpi", str(dots_per_inch), "--psm", self.layout, "tsv"]
        return [self.path, "stdin", "stdout", *options]

    def with_second_language(self) -> "Tesseract | None":
        """The same with English as well, for pages that Swedish alone reads badly; None where it is not installed."""
        if _SECOND not in self.others:
            return None
        return replace(self, languages=f"{self.languages}+{_SECOND}", others=())


def find_tesseract() -> Tesseract:
    """Look for Tesseract on PATH.

    Raises:
        DocumentError: it is not there, does not run, or cannot read Swedish (E110); says what to install.
    """
    path = shutil.which(_PROGRAM)
    if path is None:
        raise DocumentError(f"Programmet {_PROGRAM} finns inte. {_INSTALL}", "E110")
    languages = set(_ask(path, "--list-langs").split("\n")[1:])
    if _LANGUAGE not in languages:
        raise DocumentError(f"Tesseract saknar svenska ({_LANGUAGE}). {_INSTALL}", "E110")
    words = _ask(path, "--version").split()
    version = words[1].removeprefix("v") if len(words) > 1 else "?"
    layout = _ANY_WAY if _ORIENTATION in languages else _UPRIGHT
    return Tesseract(path, version, _LANGUAGE, layout, tuple(sorted(languages & {_SECOND})))


def _ask(path: str, question: str) -> str:
    """What the program says about itself."""
    try:
        answer = subprocess.run(
            [path, question], stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise DocumentError(
            f"Programmet {_PROGRAM} svarar inte ({type(error).__name__}). {_INSTALL}", "E110"
        ) from error
    return (answer.stdout or answer.stderr).decode("utf-8", "replace").replace("\r", "")


def words_of(table: str) -> list[SeenWord]:
    """Words of Tesseract's answer in its reading order.

    Args:
        table: tab-separated values with a head line.

    Raises:
        DocumentError: that is no such table (E111).
    """
    head, *rows = table.split("\n")
    if not head.startswith("level\tpage_num\t"):
        raise DocumentError("Svaret från tesseract går inte att tolka.", "E111")
    words = []
    for row in rows:
        cells = row.split("\t", _COLUMNS - 1)
        if cells[0] != _WORD:
            continue
        try:
            _, _, block, paragraph, line, _, left, top, width, height = map(int, cells[:10])
            confidence, text = float(cells[10]), cells[11].strip()
        except (ValueError, IndexError) as error:
            raise DocumentError("Svaret från tesseract går inte att tolka.", "E111") from error
        if text:
            words.append(SeenWord((block, paragraph, line), left, top, width, height, max(0.0, confidence), text))
    return words
