"""Pages that were drawn, kept in the data folder up to a bound; those not asked for longest go first."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from ingest.drawing import LIMITS, Drawing, draw, dump_drawing, load_drawing
from ingest.errors import DocumentError
from ingest.limits import PdfLimits

DRAWINGS_FOLDER: Final = "sidbilder"
_SUFFIX: Final = ".sida"
_ROOM: Final = 0.9  # share of the bound that is left full, so that not every new page has to make room


class DrawingCache:
    """Draws pages, each once; safe from many threads and processes.

    Args:
        data: the data folder.
        most_bytes: what is kept at most; 0 keeps nothing.
    """

    def __init__(self, data: Path, most_bytes: int) -> None:
        self._folder = data / DRAWINGS_FOLDER
        self._most = most_bytes

    def get(self, path: Path, sha256: str, number: int, limits: PdfLimits = LIMITS) -> Drawing:
        """A page, drawn now or before.

        Args:
            path: the PDF; its bytes are those of `sha256`.
            sha256: of the PDF.
            number: 1-based page.
            limits: ceilings for drawing it.

        Raises:
            DocumentError: the page cannot be drawn.
            LimitError: drawing it takes more than the limits allow.
        """
        kept = self._folder / f"{sha256}-{number}{_SUFFIX}"
        with suppress(OSError, ValueError):
            drawing = load_drawing(kept.read_bytes())
            os.utime(kept)
            return drawing
        drawing = draw(path, number, limits)
        self._keep(kept, dump_drawing(drawing))
        return drawing

    def _keep(self, kept: Path, content: bytes) -> None:
        """Write a page; where that is not possible it is drawn again the next time."""
        if not 0 < len(content) <= self._most:
            return
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(name, kept)
            self._make_room()

    def _make_room(self) -> None:
        files = sorted(self._files())
        total = sum(size for _, size, _ in files)
        if total <= self._most:
            return
        for _, size, path in files:
            if total <= self._most * _ROOM:
                break
            with suppress(OSError):  # another thread was faster
                os.unlink(path)
            total -= size

    def _files(self) -> Iterator[tuple[float, int, str]]:
        """When each file was asked for last, its size, its path."""
        with os.scandir(self._folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    state = entry.stat()
                    yield state.st_mtime, state.st_size, entry.path


def forget_drawings(data: Path) -> None:
    """Remove all that is kept: what was withdrawn or masked may stand on it.

    Args:
        data: the data folder.

    Raises:
        DocumentError: something cannot be removed.
    """
    try:
        shutil.rmtree(data / DRAWINGS_FOLDER)
    except FileNotFoundError:
        return
    except OSError as error:
        raise DocumentError(f"{DRAWINGS_FOLDER} kan inte tömmas: {error.strerror}.", "E104") from error
