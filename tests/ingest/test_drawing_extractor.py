"""Drawing pages in this process: what the reading process does with them."""

import base64
import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from ingest.drawing_extractor import WIDTH, DrawingExtractor, png
from ingest.errors import DocumentError, LimitError
from ingest.limits import PdfLimits
from ingest.model import Page
from tests.support.pdfs import SCAN, write_pdf

LIMITS = PdfLimits()


def _drawn(path: Path, number: int = 1) -> tuple[Page, Image.Image]:
    opened = DrawingExtractor().open(path, LIMITS)
    page, problems = opened.page(number)
    assert problems == ()
    picture = Image.open(io.BytesIO(base64.b64decode(page.lines[0].text)))
    picture.load()
    return page, picture


def test_a_page_is_a_grey_picture_with_word_boxes(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [("Nämnden beslutar", "att anta planen."), ("Sida två",)])
    page, picture = _drawn(path)
    assert picture.mode == "L"
    assert picture.width == pytest.approx(WIDTH, abs=2)
    assert picture.height / picture.width == pytest.approx(page.height / page.width, rel=0.01)
    assert [word.text for word in page.words] == ["Nämnden", "beslutar", "att", "anta", "planen."]
    first, second = page.words[:2]
    assert first.x0 < first.x1 <= second.x0
    assert 0 < first.y0 < first.y1 < page.height
    assert [word.text for word in _drawn(path, 2)[0].words] == ["Sida", "två"]


def test_ink_lies_inside_the_box_of_its_word(tmp_path: Path) -> None:
    page, picture = _drawn(write_pdf(tmp_path / "a.pdf", [("Nämnden",)]))
    scale = picture.width / page.width
    box = page.words[0]
    dark = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert dark is not None
    left, top, right, bottom = (edge / scale for edge in dark)
    assert box.x0 - 1 <= left <= right <= box.x1 + 1
    assert box.y0 - 1 <= page.height - bottom <= page.height - top <= box.y1 + 1


def _coloured(path: Path, rotation: int = 0) -> Path:
    canvas = Canvas(str(path), pagesize=(400, 300), invariant=1)
    canvas.setPageRotation(rotation)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.drawString(20, 250, "Rött")
    canvas.rect(100, 100, 80, 40, fill=1)
    canvas.save()
    return path


def test_a_page_with_colour_keeps_it(tmp_path: Path) -> None:
    _, picture = _drawn(_coloured(tmp_path / "a.pdf"))
    assert picture.mode == "RGB"
    assert (255, 0, 0) in {colour for _, colour in picture.getcolors(1 << 16) or ()}


@pytest.mark.parametrize(("rotation", "right", "up"), [(0, False, True), (90, True, True), (180, True, False)])
def test_boxes_of_a_turned_page_are_as_the_reader_sees_them(
    tmp_path: Path, rotation: int, right: bool, up: bool
) -> None:
    page, picture = _drawn(_coloured(tmp_path / "a.pdf", rotation))
    assert (page.width, page.height) == (400, 300)
    assert picture.width > picture.height
    (word,) = page.words
    assert (word.x0 > page.width / 2, word.y0 > page.height / 2) == (right, up)


def test_a_huge_page_is_drawn_coarser(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(9_000, 9_000), invariant=1)
    canvas.drawString(20, 250, "stort")
    canvas.save()
    _, picture = _drawn(tmp_path / "a.pdf")
    assert picture.width * picture.height <= 4_010_000


def test_a_scan_has_no_words(tmp_path: Path) -> None:
    page, _ = _drawn(write_pdf(tmp_path / "a.pdf", [SCAN]))
    assert page.words == ()


def test_what_pdfium_cannot_open(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 inget mer")
    with pytest.raises(DocumentError) as caught:
        DrawingExtractor().open(path, LIMITS)
    assert caught.value.code == "E102"
    good = write_pdf(tmp_path / "b.pdf", [("a",)])
    with pytest.raises(LimitError):
        DrawingExtractor().open(good, PdfLimits(pdf_bytes=10))


def test_a_page_that_there_is_not(tmp_path: Path) -> None:
    opened = DrawingExtractor().open(write_pdf(tmp_path / "a.pdf", [("a",)]), LIMITS)
    assert (opened.page_count, opened.title, opened.bookmarks()) == (1, "", ())
    with pytest.raises(DocumentError, match="sida 7"):
        opened.page(7)


@pytest.mark.parametrize(("colour", "mode"), [(0, "L"), (2, "RGB")])
def test_png_is_what_others_read(colour: int, mode: str) -> None:
    channels = 1 if colour == 0 else 3
    pixels = bytes(range(6 * channels))
    picture = Image.open(io.BytesIO(png(3, 2, pixels, colour)))
    assert (picture.mode, picture.size, picture.tobytes()) == (mode, (3, 2), pixels)
