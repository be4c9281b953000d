"""A page of a PDF as a picture with the boxes of its words, drawn in the reading process under hard limits."""

import base64
import binascii
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.errors import DocumentError, LimitError
from ingest.launcher import Child, FloodError, SilenceError, start
from ingest.limits import MEBIBYTE, PdfLimits
from ingest.model import Page, Word
from ingest.wire import dump_job, load_page

LIMITS: Final = PdfLimits(cpu_seconds=8, wall_seconds=8, page_seconds=8, output_bytes=24 * MEBIBYTE)
"""Somebody waits for a page that is drawn, so it has less time than one that is read for the archive."""

_EXTRACTOR: Final = "drawing"
_PNG: Final = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page, drawn.

    Args:
        png: the picture.
        width: of the page as seen, points.
        height: of the page as seen, points.
        words: with their boxes, in the order of the content; none on a page that is itself a picture.
    """

    png: bytes
    width: float
    height: float
    words: tuple[Word, ...]


def draw(path: Path, number: int, limits: PdfLimits = LIMITS) -> Drawing:
    """Draw a page.

    Args:
        path: the PDF.
        number: 1-based page.
        limits: ceilings.

    Raises:
        DocumentError: the page cannot be drawn.
        LimitError: drawing it takes more than the limits allow.
    """
    child = start(dump_job(str(path.resolve()), _EXTRACTOR, limits, number), limits.output_bytes)
    try:
        message = _heard(child, path.name, number, limits.page_seconds)
        return _drawing(load_page(message)[0], path.name)
    except SilenceError as error:
        raise LimitError(f"{path.name}: sida {number} tog mer än {limits.page_seconds} s att rita.", "E303") from error
    except FloodError as error:
        detail = f"{path.name}: sida {number} ger en bild på mer än {limits.output_bytes} byte."
        raise LimitError(detail, "E307") from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DocumentError(f"{path.name}: läsaren svarade obegripligt.", "E108") from error
    finally:
        child.end()


def _heard(child: Child, name: str, number: int, seconds: float) -> list[object]:
    """What the child says of the page.

    Raises:
        DocumentError: it ended before, or tells of an error.
    """
    while line := child.line(seconds):
        message = json.loads(line)
        if "error" in message:
            code, detail = message["error"]
            raise DocumentError(f"{name}: {detail}", str(code))
        if "page" in message:
            fields: list[object] = message["page"]
            return fields
    raise DocumentError(f"{name}: läsaren avbröts vid sida {number}.", "E108")


def _drawing(page: Page, name: str) -> Drawing:
    try:
        png = base64.b64decode(page.lines[0].text, validate=True) if page.lines else b""
    except binascii.Error:
        png = b""
    if not png.startswith(_PNG):
        raise DocumentError(f"{name}: sida {page.number} kan inte ritas.", "E105")
    return Drawing(png, page.width, page.height, page.words)


def dump_drawing(drawing: Drawing) -> bytes:
    """A drawing as bytes: a line of JSON with size and words, then the picture."""
    words = [[word.text, word.x0, word.y0, word.x1, word.y1] for word in drawing.words]
    return json.dumps([drawing.width, drawing.height, words]).encode() + b"\n" + drawing.png


def load_drawing(content: bytes) -> Drawing:
    """Inverse of `dump_drawing`.

    Raises:
        ValueError: the bytes are none.
    """
    head, _, png = content.partition(b"\n")
    if not png.startswith(_PNG):
        raise ValueError("no picture")
    width, height, words = json.loads(head)
    return Drawing(png, width, height, tuple(Word(*word) for word in words))
