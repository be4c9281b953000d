"""Scans for tests: pages that are nothing but an image of text, and stand-ins for the program that reads them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from examples.render.fonts import FONT_FOLDER, VERA_FILES
from ingest.tesseract import find_tesseract
from tests.support.typeset import PAGE_HEIGHT, PAGE_WIDTH, Row, Rows

DOTS_PER_INCH: Final = 150
_SCALE: Final = DOTS_PER_INCH / 72
HEAD: Final = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


@dataclass(frozen=True, slots=True)
class Stamped:
    """A scan with text that a system printed over it.

    Args:
        scan: what stands in the image.
        stamp: rows of text.
    """

    scan: Rows
    stamp: tuple[Row, ...]


def has_tesseract() -> bool:
    """Whether this machine can read Swedish scans."""
    try:
        find_tesseract()
    except Exception:  # noqa: BLE001  (whatever it is, the test is skipped)
        return False
    return True


def image_of(rows: Rows) -> Image.Image:
    """A page of rows as a grey image."""
    image = Image.new("L", (round(PAGE_WIDTH * _SCALE), round(PAGE_HEIGHT * _SCALE)), 255)
    pen = ImageDraw.Draw(image)
    y = 730.0
    for row in (Row(row) if isinstance(row, str) else row for row in rows):
        y -= 1.3 * row.size
        font = ImageFont.truetype(str(FONT_FOLDER / VERA_FILES["Vera"]), row.size * _SCALE)
        place = (row.x * _SCALE, (PAGE_HEIGHT - (row.y or y)) * _SCALE)
        pen.text(place, row.text, 20, font, anchor="ls")
    return image


def write_scans(path: Path, pages: Sequence[Rows | Stamped | str], turn: int = 0) -> Path:
    """Write a PDF whose pages are images of rows, or text.

    Args:
        path: where to.
        pages: rows of a scan, a stamped scan, or a string: text set as text, line by line ("" leaves the page blank).
        turn: degrees that scans lie turned counter-clockwise; a multiple of 90.
    """
    canvas = Canvas(str(path), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    for page in pages:
        if isinstance(page, str):
            for place, line in enumerate(page.splitlines()):
                canvas.drawString(72, 700 - 16 * place, line)
        else:
            _draw_scan(canvas, page.scan if isinstance(page, Stamped) else page, turn)
            for row in page.stamp if isinstance(page, Stamped) else ():
                canvas.drawString(row.x, row.y or 0.0, row.text)
        canvas.showPage()
    canvas.save()
    return path


def _draw_scan(canvas: Canvas, rows: Rows, turn: int) -> None:
    image = image_of(rows).rotate(turn, expand=True)
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if turn % 180 else (PAGE_WIDTH, PAGE_HEIGHT)
    data = BytesIO()
    image.save(data, "JPEG", quality=80)
    canvas.setPageSize((width, height))
    canvas.drawImage(ImageReader(BytesIO(data.getvalue())), 0, 0, width, height)


def answer(*lines: str, confidence: float = 95.0, height: int = 30) -> str:
    """What Tesseract would say of lines of words, set at 300 dots an inch from the upper left corner."""
    rows = []
    for number, line in enumerate(lines, start=1):
        left = 300
        for place, word in enumerate(line.split(), start=1):
            box = (left, 200 + 60 * number, 20 * len(word), height)
            rows.append("\t".join(map(str, (5, 1, 1, 1, number, place, *box, confidence, word))))
            left += 20 * len(word) + 12
    return HEAD + "".join(f"{row}\n" for row in rows)


def fake_tesseract(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    says: str = HEAD,
    languages: str = "swe",
    does: str = "",
) -> None:
    """Put a stand-in for Tesseract first on PATH.

    Args:
        folder: where it is put.
        monkeypatch: sets PATH for the test.
        says: its answer to any image.
        languages: those it has, parted by blanks.
        does: a shell command that it runs before it answers an image.
    """
    folder.mkdir(exist_ok=True)
    (folder / "answer").write_text(says, "utf-8")
    program = folder / "tesseract"
    listed = "\\n".join(("List of available languages:", *languages.split()))
    program.write_text(
        "#!/bin/sh\n"
        'case "$1" in\n'
        f"--list-langs) printf '{listed}\\n';;\n"
        "--version) echo 'tesseract 9.8.7';;\n"
        f"*) cat >/dev/null; echo \"$4\" >>'{folder}/asked'; {does or ':'}; cat '{folder}/answer';;\n"
        "esac\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), "/usr/bin", "/bin")))


def no_tesseract(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no program on PATH at all."""
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("PATH", str(folder))
