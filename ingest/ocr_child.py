"""The process that draws pages of a PDF and has them read: looks at many at a time, or reads one with Tesseract.

Run as `python -m ingest.ocr_child JOB`; it answers on its standard output, one JSON object a line, and dies with the
file (see `ingest.recognition`). What it starts has its limits and its process group.
"""

import json
import math
import os
import subprocess
import sys
from collections import Counter
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.confinement import confine
from ingest.limits import PdfLimits
from ingest.tesseract import Tesseract

_POINTS: Final = 72  # an inch
_LOOK_PIXELS: Final = 1_000_000
_CONTRAST: Final = 40  # grey levels that ink differs from its ground by
_FEWEST_DOTS: Final = 12  # of 1/72 inch; a single letter has more
_FILE_BYTES: Final = 1 << 20  # nothing is written, but Tesseract may keep a log
_NESTED: Final = 2  # images inside forms inside the page


def main(job: str) -> None:
    """Do what a job asks for.

    Args:
        job: JSON object with path, limits and either "look" (page numbers) or "read" (a page number) and "tesseract".
    """
    asked = json.loads(job)
    limits = PdfLimits(**asked["limits"])
    confine(limits.memory_bytes, limits.ocr_page_seconds, _FILE_BYTES)
    try:
        pdf = pdfium.PdfDocument(asked["path"])
        if "look" in asked:
            for number in asked["look"]:
                _say({"page": number, **_look(pdf[number - 1])})
        else:
            _say(_read(pdf[asked["read"] - 1], Tesseract(**asked["tesseract"]), limits))
    except MemoryError:
        _say({"error": "mer minne än tillåtet behövs."})
    except pdfium.PdfiumError as error:
        _say({"error": f"sidan kan inte ritas ({error})."})


def _look(page: Any) -> dict[str, object]:
    """Whether there is anything to see on a page, and how much of it its largest image covers."""
    width, height = page.get_size()
    _, _, pixels = _draw(page, min(1.0, math.sqrt(_LOOK_PIXELS / (width * height))))
    return {"ink": _has_ink(pixels), "image": _image_share(page, width * height)}


def _image_share(page: Any, area: float) -> float:
    """Share of the page that its largest image covers."""
    left, bottom, right, top = page.get_cropbox()
    largest = 0.0
    for image in page.get_objects((pdfium_c.FPDF_PAGEOBJ_IMAGE,), _NESTED):
        x0, y0, x1, y1 = image.get_bounds()
        width, height = min(x1, right) - max(x0, left), min(y1, top) - max(y0, bottom)
        largest = max(largest, width * height if width > 0 and height > 0 else 0.0)
    return largest / area


def _has_ink(pixels: bytes) -> bool:
    """Whether something stands out from the commonest grey."""
    ((ground, _),) = Counter(pixels[::7]).most_common(1)
    plain = bytes(range(max(0, ground - _CONTRAST), min(256, ground + _CONTRAST + 1)))
    return len(pixels.translate(None, plain)) >= _FEWEST_DOTS


def _draw(page: Any, scale: float) -> tuple[int, int, bytes]:
    """Width, height and grey pixels of a page; `scale` is pixels a point."""
    bitmap = page.render(scale=scale, grayscale=True)
    data = bytes(bitmap.buffer)
    if bitmap.stride != bitmap.width:
        rows = (data[start : start + bitmap.width] for start in range(0, len(data), bitmap.stride))
        data = b"".join(rows)
    return bitmap.width, bitmap.height, data


def _read(page: Any, tesseract: Tesseract, limits: PdfLimits) -> dict[str, object]:
    """What Tesseract says about a page, with the page's size in points and the scale that its pixels have."""
    width, height = page.get_size()
    scale = min(limits.ocr_dpi / _POINTS, math.sqrt(limits.ocr_pixels / (width * height)))
    across, down, pixels = _draw(page, scale)
    answer = subprocess.run(
        tesseract.command(max(1, round(scale * _POINTS))),
        input=b"P5 %d %d 255\n" % (across, down) + pixels,
        capture_output=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # more threads than this cost more than they gain
        check=False,
    )
    if answer.returncode != 0:
        return {"error": f"tesseract slutade med status {answer.returncode}."}
    return {"width": width, "height": height, "scale": scale, "table": answer.stdout.decode("utf-8", "replace")}


def _say(message: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
