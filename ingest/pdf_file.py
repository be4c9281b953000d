"""What the PDF extractors share: checks before a file is opened, the frame of a page, sound values, the page itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.errors import DocumentError, LimitError
from ingest.limits import PdfLimits
from ingest.model import Line, Page, Problem
from ingest.page_limit import cut
from ingest.reading_order import in_reading_order

MAX_BOOKMARKS: Final = 2_000
MAX_BOOKMARK_DEPTH: Final = 8
_FARTHEST: Final = 1e6  # points; a position or size beyond it is nonsense that arithmetic further on could trip over
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18  # PDF 32000-1, table 123


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page in the coordinates of its content, and how it is turned for the reader.

    Args:
        left: points.
        bottom: points.
        right: points.
        top: points.
        rotation: clockwise, degrees; a multiple of 90.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def plain(self) -> bool:
        """Whether the coordinates of the content are those of the reader."""
        return self.left == 0 and self.bottom == 0 and self.rotation % 360 == 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen, points."""
        width, height = measure(abs(self.right - self.left)), measure(abs(self.top - self.bottom))
        return (height, width) if self.rotation % 180 else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the content stands for the reader, points from the lower left corner."""
        match self.rotation % 360:
            case 90:
                return y - self.bottom, self.right - x
            case 180:
                return self.right - x, self.top - y
            case 270:
                return self.top - y, x - self.left
            case _:
                return x - self.left, y - self.bottom

    def turn(self, x: float, y: float) -> tuple[float, float]:
        """The direction that a direction in the content has for the reader."""
        match self.rotation % 360:
            case 90:
                return y, -x
            case 180:
                return -x, -y
            case 270:
                return -y, x
            case _:
                return x, y


A4: Final = Frame(0.0, 0.0, 595.0, 842.0)


def check_file(path: Path, limits: PdfLimits) -> None:
    """Refuse what cannot be a PDF within the limits before any parser sees it.

    Raises:
        DocumentError: the file cannot be read or is no PDF.
        LimitError: it is too large.
    """
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


def check_page_count(path: Path, count: int, limits: PdfLimits) -> None:
    """Refuse a file without pages or with too many.

    Raises:
        DocumentError: it has none.
        LimitError: it has more than the limit.
    """
    if count == 0:
        raise DocumentError(f"{path.name} har inga sidor.", "E107")
    if count > limits.pdf_pages:
        raise LimitError(f"{path.name} har {count} sidor, gränsen är {limits.pdf_pages}.", "E302")


def measure(value: float) -> float:
    """A length in points to one decimal; 0 for what is no length (infinite, not a number)."""
    return round(value, 1) if abs(value) < _FARTHEST else 0.0


def sound(text: str) -> str:
    """Text that every encoding of Unicode can carry: a broken font can give lone surrogates."""
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def is_bold(name: str, flags: int) -> bool:
    """Whether a font is bold, by its name or the flags of its descriptor.

    The weight that a descriptor implies (StemV) is not asked: word processors write any figure there.
    """
    return _BOLD.search(name) is not None or bool(flags & _FORCE_BOLD)


def page_of(
    number: int, size: tuple[float, float], lines: Sequence[Line], limits: PdfLimits
) -> tuple[Page, tuple[Problem, ...]]:
    """The page that was read, in reading order and within the limit, with what went wrong on it.

    Args:
        number: 1-based.
        size: width and height, points.
        lines: in order of the content stream.
        limits: ceilings.
    """
    if not lines:
        return Page(number, *size, ()), (Problem("E106", f"Sida {number} har ingen text.", number),)
    return cut(Page(number, *size, in_reading_order(lines)), limits.page_characters)
