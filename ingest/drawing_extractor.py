"""A page of a PDF drawn as a picture, by the reading process: a page of one line, its PNG, with the boxes of its words.

It has the shape of an extractor so that hostile files meet the same limits; the PNG is in base64.
"""

import base64
import math
import re
import struct
import zlib
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium

from ingest.errors import DocumentError
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Line, Page, Problem, Word
from ingest.pdf_file import Frame, check_file, check_page_count, measure, sound
from ingest.pdfium_extractor import PdfiumExtractor, frame_of
from ingest.pdfium_text import address_of, characters_of

WIDTH: Final = 1_100  # pixels of an upright A4 page; sharp on a screen of common density
_A4_WIDTH: Final = 595.0
_PIXELS: Final = 4_000_000  # a larger page is drawn coarser
_MOST_WORDS: Final = 10_000
_WORD: Final = re.compile(r"[^\s\x00-\x1f\ufffe]+")
_GREY, _COLOUR = 0, 2  # colour types of PNG
_CHANNELS: Final = 3


class _OpenDrawings:
    """A PDF whose pages can be drawn."""

    title = ""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self.page_count = len(document)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """None."""
        return ()

    def page(self, number: int) -> tuple[Page, tuple[Problem, ...]]:
        """One page, drawn."""
        try:
            page = self._document[number - 1]
            frame = frame_of(page.raw)
            picture = base64.b64encode(_drawn(page)).decode("ascii")
            words = _words(page, frame)
        except pdfium.PdfiumError as error:
            raise DocumentError(f"sida {number}: PDFium kan inte rita den.", "E105") from error
        return Page(number, *frame.size, (Line(picture, number, 0.0, 0.0, 0.0, False),), words=words), ()


def _drawn(page: Any) -> bytes:
    """A page as PNG, in grey when it has no colour."""
    width, height = page.get_size()
    scale = min(WIDTH / _A4_WIDTH, math.sqrt(_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    across, down = bitmap.width, bitmap.height
    data, row = bytes(bitmap.buffer), across * _CHANNELS
    if bitmap.stride != row:
        data = b"".join(data[start : start + row] for start in range(0, len(data), bitmap.stride))
    red, green, blue = (data[channel::_CHANNELS] for channel in range(_CHANNELS))
    if red == green == blue:
        return png(across, down, red, _GREY)
    return png(across, down, data, _COLOUR)


def png(width: int, height: int, pixels: bytes, colour: int) -> bytes:
    """A picture as PNG.

    Args:
        width: pixels.
        height: pixels.
        pixels: rows from the top, a byte for each channel.
        colour: colour type of PNG: 0 for grey, 2 for red, green and blue.
    """
    row = len(pixels) // height
    lines = b"".join(b"\0" + pixels[start : start + row] for start in range(0, row * height, row))
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _words(page: Any, frame: Frame) -> tuple[Word, ...]:
    """Words of a page in PDFium's order, with their boxes as the reader sees them."""
    text = page.get_textpage()
    found = []
    for match in _WORD.finditer(characters_of(address_of(text.raw))):
        boxes = [text.get_charbox(index, loose=True) for index in range(match.start(), match.end())]
        # A blank box is that of a character that PDFium made up.
        corners = [frame.place(*corner) for box in boxes if box[2] > box[0] for corner in (box[:2], box[2:])]
        if corners:
            x, y = [measure(corner[0]) for corner in corners], [measure(corner[1]) for corner in corners]
            found.append(Word(sound(match.group()), min(x), min(y), max(x), max(y)))
        if len(found) == _MOST_WORDS:
            break
    return tuple(found)


class DrawingExtractor:
    """Draws pages of PDF with PDFium."""

    name = PdfiumExtractor.name

    def open(self, path: Path, limits: PdfLimits) -> _OpenDrawings:
        """Open a PDF that has been read already.

        Raises:
            DocumentError: PDFium cannot open it.
            LimitError: it is larger or has more pages than the limits allow.
        """
        check_file(path, limits)
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError as error:
            raise DocumentError(f"{path.name}: {error}", "E102") from error
        check_page_count(path, len(document), limits)
        return _OpenDrawings(document)
