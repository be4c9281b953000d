"""Takes the pictures of docs/images: `python -m examples.screenshots`, of the sample or of an archive that is named."""

import argparse
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from examples.screenshots.chromium import chromium
from examples.screenshots.gallery import PAGE, gallery
from examples.screenshots.pages import PAGES, Known
from examples.screenshots.service import served
from examples.screenshots.staging import SETTINGS, Staged, sign_in, stage
from examples.screenshots.writer import writer
from index.archive import Archive
from index.ingestion import IngestOptions
from ingest.ocr_mode import OcrMode

_ROOT: Final = Path(__file__).resolve().parents[2]
IMAGES: Final = _ROOT / "docs" / "images"
WIDTHS: Final = {"": 1280, "-smal": 390}
_HEIGHTS: Final = {1280: 900, 390: 844}
MOST_BYTES: Final = 120_000
_COLOURS: Final = (256, 128, 64, 32, 16)


def main() -> int:
    """Take all pictures, or those that are named."""
    parser = argparse.ArgumentParser(prog="python -m examples.screenshots", description=__doc__)
    parser.add_argument("--data", type=Path, help="data folder of an archive of the sample; made anew when left out")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of pictures, without width; all when left out")
    arguments = parser.parse_args()
    PAGE.write_text(gallery(), "utf-8")
    with _archive(arguments.data) as data:
        staged = stage(data)
        with writer() as model, served(data, **SETTINGS, **model) as base, chromium() as browser:
            for path, size in take(browser, base, staged, arguments.names):
                sys.stdout.write(f"{path.name}: {size} bytes\n")
    return 0


@contextmanager
def _archive(data: Path | None) -> Iterator[Path]:
    """A data folder for one use: a copy of the one that is named, or the sample read anew."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "data"
        if data is not None:
            shutil.copytree(data, made)
        else:
            archive = Archive(made, create=True)
            archive.ingest([_ROOT / "examples" / "packages"], IngestOptions(ocr=OcrMode.NEVER))
            archive.close()
        yield made


def take(browser: Browser, base: str, staged: Staged, names: list[str]) -> Iterator[tuple[Path, int]]:
    """Write the pictures.

    Args:
        browser: that shows the pages.
        base: address of the service.
        staged: what its archive holds for the pages.
        names: of pictures, or none for all.

    Returns:
        Each picture with its size in bytes.
    """
    known = Known(base, staged)
    for ending, width in WIDTHS.items():
        windows = {signed: _window(browser, width, base, staged.key if signed else "") for signed in (False, True)}
        for shown in PAGES:
            if names and shown.name not in names:
                continue
            page = windows[shown.signed_in]
            page.goto(known.url(shown.address))
            path = IMAGES / f"{shown.name}{ending}.png"
            content = packed(page.screenshot())
            path.write_bytes(content)
            yield path, len(content)
        for page in windows.values():
            page.context.close()


def _window(browser: Browser, width: int, base: str, key: str) -> Page:
    """A window of a width, signed in when there is a key."""
    size: ViewportSize = {"width": width, "height": _HEIGHTS[width]}
    page = browser.new_context(viewport=size, locale="sv-SE", reduced_motion="reduce").new_page()
    if key:
        sign_in(page, base, key)
    return page


def packed(png: bytes) -> bytes:
    """A picture with as many colours as its bound of size allows.

    Args:
        png: as the browser took it.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in _COLOURS:
        out = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
