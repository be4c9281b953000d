"""The default extractor: lines with position, size and weight from pypdf."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pypdf
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import Destination

from ingest.errors import DocumentError, LimitError
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Page, Problem
from ingest.pdf_file import (
    A4,
    MAX_BOOKMARK_DEPTH,
    MAX_BOOKMARKS,
    Frame,
    check_file,
    check_page_count,
    is_bold,
    page_of,
    sound,
)
from ingest.runs import Piece, lines_of

T = TypeVar("T")
_BULLET = "•"  # what unused codes of WinAnsiEncoding show as (PDF 32000-1, D.1); pypdf gives the code
_LEVEL = 0.01  # slope up to which text counts as level


class _Pieces:
    """Collects the pieces of text that pypdf reports while it walks over a page."""

    def __init__(self, frame: Frame) -> None:
        self.found: list[Piece] = []
        self._frame = frame
        self._starts = True
        self._outer: list[list[float]] = []
        self._bold: dict[int, bool] = {}

    def add(self, text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        """Take one piece; it may hold several line ends."""
        if not text:
            return
        if self._outer:
            cm = _product(cm, self._outer[-1])
        text = sound(text).replace("\x7f", _BULLET)
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        across, up = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
        if not self._frame.plain:
            x, y = self._frame.place(x, y)
            across, up = self._frame.turn(across, up)
        upright = across > 0 and abs(up) < _LEVEL * across
        scaled = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1]))
        for place, part in enumerate(text.split("\n") if "\n" in text else (text,)):
            self._starts = self._starts or place > 0
            if part.strip():
                self.found.append(Piece(part, x, x, y, scaled, self._is_bold(font), upright, self._starts))
                self._starts = False
            elif part and not self._starts:
                self.found.append(Piece(part, x, x, y, scaled, False, upright))

    def enter(self, operator: bytes, _operands: list[Any], cm: list[float], _tm: list[float]) -> None:
        """Remember where a form is placed; pypdf reports the text of a form by the form's own coordinates."""
        if operator == b"Do":
            self._outer.append(_product(cm, self._outer[-1]) if self._outer else cm)

    def leave(self, operator: bytes, _operands: list[Any], _cm: list[float], _tm: list[float]) -> None:
        """Forget it again."""
        if operator == b"Do":
            self._outer.pop()

    def _is_bold(self, font: dict[str, Any] | None) -> bool:
        if font is None:
            return False
        known = self._bold.get(id(font))
        if known is None:
            known = self._bold[id(font)] = is_bold(str(font.get("/BaseFont", "")), _flags_of(font))
        return known


def _product(inner: list[float], outer: list[float]) -> list[float]:
    """The matrix that applies `inner` first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]


def _flags_of(font: dict[str, Any]) -> int:
    """Flags in the descriptor of a font, 0 when there are none to be read."""
    try:
        holder = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        return int(holder["/FontDescriptor"]["/Flags"])
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return 0


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
            return sound(str(self._reader.metadata.title or "")) if self._reader.metadata else ""
        except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return ""

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The outline, flattened; a broken outline counts as none (it is an aid, no content)."""
        found: list[Bookmark] = []

        def walk(entries: list[Any], level: int) -> None:
            for entry in entries:
                if len(found) >= MAX_BOOKMARKS or level > MAX_BOOKMARK_DEPTH:
                    return
                if isinstance(entry, list):
                    walk(entry, level + 1)
                elif isinstance(entry, Destination):
                    page = self._reader.get_destination_page_number(entry)
                    if page is not None and page >= 0:
                        found.append(Bookmark(sound(str(entry.title)).strip(), page + 1, level))

        try:
            walk(self._reader.outline, 1)
        except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
            return ()
        return tuple(found)

    def page(self, number: int) -> tuple[Page, tuple[Problem, ...]]:
        """Lines of one page with what went wrong on it."""
        page = _guard(lambda: self._reader.pages[number - 1], f"sida {number}", "E105")
        frame = _frame_of(page)
        pieces = _Pieces(frame)
        # Asking for every operator is slow; only pages with forms or images need it.
        enter, leave = (pieces.enter, pieces.leave) if _has_objects(page) else (None, None)
        _guard(
            lambda: page.extract_text(
                visitor_operand_before=enter, visitor_operand_after=leave, visitor_text=pieces.add
            ),
            f"sida {number}",
            "E105",
        )
        return page_of(number, frame.size, lines_of(pieces.found, number), self._limits)


def _has_objects(page: pypdf.PageObject) -> bool:
    """Whether the page draws forms or images; one that does not say is taken to."""
    try:
        resources: Any = page["/Resources"]
        return "/XObject" in resources
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return True


def _frame_of(page: pypdf.PageObject) -> Frame:
    """The visible box; A4 when the page does not say, for its text can be read all the same."""
    try:
        box = _guard(lambda: page.cropbox, "CropBox")
        return _guard(
            lambda: Frame(float(box.left), float(box.bottom), float(box.right), float(box.top), page.rotation),
            "CropBox",
        )
    except DocumentError:
        return A4


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
        check_file(path, limits)
        reader = _guard(lambda: pypdf.PdfReader(path), path.name)
        if reader.is_encrypted and not _guard(lambda: reader.decrypt(""), path.name, "E103"):
            raise DocumentError(f"{path.name} kräver lösenord.", "E103")
        opened = _OpenPdf(reader, limits)
        check_page_count(path, opened.page_count, limits)
        return opened
