"""The default extractor: lines with position, size and weight from pypdf."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pypdf
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import Destination

from ingest.errors import DocumentError, LimitError
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Line, Page, Problem

T = TypeVar("T")
_MAX_BOOKMARKS = 2_000
_MAX_BOOKMARK_DEPTH = 8
_A4 = (595.0, 842.0)
_FARTHEST = 1e6  # points; a position or size beyond it is nonsense that arithmetic further on could trip over
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _LineBuilder:
    """Cuts the pieces that pypdf reports into lines and remembers how most characters of each were set."""

    page: int
    lines: list[Line] = field(default_factory=list)
    _pieces: list[tuple[str, float, float, float, bool]] = field(default_factory=list)

    def add(self, text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        """Take one piece; it may hold several line ends."""
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scaled = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1]))
        bold = font is not None and "bold" in str(font.get("/BaseFont", "")).lower()
        first, *rest = text.split("\n")
        self._pieces.append((first, x, y, scaled, bold))
        for part in rest:
            self.flush()
            self._pieces.append((part, x, y, scaled, bold))

    def flush(self) -> None:
        """End the current line; a line without a visible character is dropped."""
        pieces = [piece for piece in self._pieces if piece[0].strip()]
        text = "".join(piece[0] for piece in self._pieces).rstrip()
        self._pieces.clear()
        if not pieces:
            return
        _, x, y, _, _ = pieces[0]
        size = max(pieces, key=lambda piece: len(piece[0]))[3]
        bold_characters = sum(len(piece[0]) for piece in pieces if piece[4])
        bold = 2 * bold_characters > sum(len(piece[0]) for piece in pieces)
        self.lines.append(Line(_sound(text), self.page, _measure(y), _measure(x), _measure(size), bold))


def _measure(value: float) -> float:
    """A length in points to one decimal; 0 for what is no length (infinite, not a number)."""
    return round(value, 1) if abs(value) < _FARTHEST else 0.0


def _sound(text: str) -> str:
    """Text that every encoding of Unicode can carry: a broken font can give lone surrogates."""
    return _SURROGATE.sub("\ufffd", text)


class _OpenPdf:
    """A PDF held open by pypdf."""

    def __init__(self, reader: pypdf.PdfReader, limits: PdfLimits) -> None:
        self._reader = reader
        self._limits = limits
        self.page_count = _guard(lambda: len(reader.pages), "sidträdet")

    @property
    def title(self) -> str:
        """Title in the file's metadata, or ""."""
        try:
            return _sound(str(self._reader.metadata.title or "")) if self._reader.metadata else ""
        except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return ""

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The outline, flattened; a broken outline counts as none (it is an aid, no content)."""
        found: list[Bookmark] = []

        def walk(entries: list[Any], level: int) -> None:
            for entry in entries:
                if len(found) >= _MAX_BOOKMARKS or level > _MAX_BOOKMARK_DEPTH:
                    return
                if isinstance(entry, list):
                    walk(entry, level + 1)
                elif isinstance(entry, Destination):
                    page = self._reader.get_destination_page_number(entry)
                    if page is not None and page >= 0:
                        found.append(Bookmark(_sound(str(entry.title)).strip(), page + 1, level))

        try:
            walk(self._reader.outline, 1)
        except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
            return ()
        return tuple(found)

    def page(self, number: int) -> tuple[Page, tuple[Problem, ...]]:
        """Lines of one page with what went wrong on it."""
        page = _guard(lambda: self._reader.pages[number - 1], f"sida {number}", "E105")
        builder = _LineBuilder(number)
        _guard(lambda: page.extract_text(visitor_text=builder.add), f"sida {number}", "E105")
        builder.flush()
        lines, problems = _within_limit(builder.lines, number, self._limits.page_characters)
        if not builder.lines:
            problems = (*problems, Problem("E106", f"Sida {number} har ingen text.", number))
        return Page(number, *_size_of(page), tuple(lines)), problems


def _size_of(page: pypdf.PageObject) -> tuple[float, float]:
    """Width and height, points; A4 when the page does not say, for its text can be read all the same."""
    try:
        box = _guard(lambda: page.mediabox, "MediaBox")
        return _guard(lambda: (_measure(float(box.width)), _measure(float(box.height))), "MediaBox")
    except DocumentError:
        return _A4


def _within_limit(lines: list[Line], number: int, ceiling: int) -> tuple[list[Line], tuple[Problem, ...]]:
    """Lines up to the ceiling of characters a page, and a problem when some had to go."""
    total = 0
    for count, line in enumerate(lines):
        total += len(line.text)
        if total > ceiling:
            detail = f"Sida {number} har mer än {ceiling} tecken."
            return lines[:count], (Problem("E305", detail, number),)
    return lines, ()


def _guard(read: Callable[[], T], what: str, code: str = "E102") -> T:
    """Run a read of pypdf and turn whatever it raises on bad input into an error of our tree."""
    try:
        return read()
    except LimitReachedError as error:
        raise DocumentError(f"{what}: {error}.", code) from error
    except MemoryError as error:
        raise LimitError(f"{what} tar mer minne än tillåtet.", "E304") from error
    except (PyPdfError, RecursionError) as error:
        raise DocumentError(f"{what}: {error}.", code) from error
    except Exception as error:  # a broken file can make pypdf raise anything
        raise DocumentError(f"{what}: {type(error).__name__}: {error}.", code) from error


class PypdfExtractor:
    """Reads PDF with pypdf, in reading order of the content stream."""

    name = f"pypdf {pypdf.__version__}"

    def open(self, path: Path, limits: PdfLimits) -> _OpenPdf:
        """Open a PDF; one that is encrypted with an empty password opens.

        Raises:
            DocumentError: the file is no PDF, broken, encrypted or empty.
            LimitError: it is larger or has more pages than the limits allow.
        """
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        _check_file(path, limits)
        reader = _guard(lambda: pypdf.PdfReader(path), path.name)
        if reader.is_encrypted and not _guard(lambda: reader.decrypt(""), path.name, "E103"):
            raise DocumentError(f"{path.name} kräver lösenord.", "E103")
        opened = _OpenPdf(reader, limits)
        if opened.page_count == 0:
            raise DocumentError(f"{path.name} har inga sidor.", "E107")
        if opened.page_count > limits.pdf_pages:
            raise LimitError(f"{path.name} har {opened.page_count} sidor, gränsen är {limits.pdf_pages}.", "E302")
        return opened


def _check_file(path: Path, limits: PdfLimits) -> None:
    """Refuse what cannot be a PDF within the limits before any parser sees it."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise DocumentError(f"{path.name}: {error.strerror}.", "E104") from error
    if size > limits.pdf_bytes:
        raise LimitError(f"{path.name} är {size} byte, gränsen är {limits.pdf_bytes}.", "E301")
    if b"%PDF-" not in head:
        raise DocumentError(f"{path.name} börjar inte som en PDF.", "E101")
