"""Small PDF files for tests: set rows, bookmarks, passwords, scans, and files broken on purpose."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PIL import Image
from pypdf import PdfWriter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Bookmark
from tests.support.typeset import PAGE_HEIGHT, PAGE_WIDTH, Rows, typeset

SCAN: Final[Rows] = ("\0scan",)
"""A page that holds an image and no text."""

_PAGE: Final = b"/MediaBox [0 0 595 842]"
_FONT: Final = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def write_pdf(
    path: Path,
    pages: Sequence[Rows],
    bookmarks: Sequence[Bookmark] = (),
    title: str = "",
    password: str | None = None,
) -> Path:
    """Write pages as a PDF.

    Args:
        path: where to.
        pages: rows of each page, or `SCAN`.
        bookmarks: the outline; levels from 1.
        title: title in the metadata.
        password: encrypts the file; "" encrypts it so that anybody can open it.
    """
    encrypt = None if password is None else StandardEncryption(password, ownerPassword="ägare", strength=128)
    canvas = Canvas(str(path), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), encrypt=encrypt, invariant=1)
    canvas.setTitle(title)
    for number, rows in enumerate(pages, start=1):
        for place, mark in enumerate(bookmarks):
            if mark.page == number:
                canvas.bookmarkPage(f"mark{place}")
        if rows is SCAN:
            canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), 72, 72, 400, 600)
        else:
            _draw(canvas, number, rows)
        canvas.showPage()
    for place, mark in enumerate(bookmarks):
        canvas.addOutlineEntry(mark.title, f"mark{place}", mark.level - 1)
    canvas.save()
    return path


def package(path: Path, files: Mapping[str, bytes], cover: Rows = ("Förteckning över handlingar",)) -> Path:
    """Write a PDF of one page with files attached to it.

    Args:
        path: where to.
        files: name → bytes.
        cover: rows of the page.
    """
    writer = PdfWriter(clone_from=str(write_pdf(path, [cover])))
    for name, content in files.items():
        writer.add_attachment(name, content)
    writer.write(str(path))
    return path


def _draw(canvas: Canvas, number: int, rows: Rows) -> None:
    for line in typeset(number, rows).lines:
        canvas.setFont("Helvetica-Bold" if line.bold else "Helvetica", line.size)
        canvas.drawString(line.x, line.y, line.text)


def text_page(*rows: str) -> bytes:
    """Content stream of a page with rows in Latin-1, to go on from in `raw_pdf`."""
    drawn = (f"BT /F1 11 Tf 72 {780 - 14 * place} Td ({row}) Tj ET" for place, row in enumerate(rows))
    return "\n".join(drawn).encode("latin-1")


def raw_pdf(
    path: Path,
    contents: Sequence[bytes],
    page: bytes = _PAGE,
    font: bytes = _FONT,
    extra: Sequence[bytes] = (),
    catalogue: bytes = b"",
    resources: bytes = b"",
) -> Path:
    """Write a PDF object by object, for what no decent writer would write.

    Args:
        path: where to.
        contents: content stream of each page.
        page: entries of each page's dictionary besides contents and resources.
        font: the font /F1, object 3.
        extra: more objects, from number 4.
        catalogue: entries of the catalogue.
        resources: entries of each page's resources besides the font.
    """
    first = 4 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first + 2 * place) for place in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R %s>>" % catalogue,
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids),
        font,
        *extra,
    ]
    for place, content in enumerate(contents):
        stream = first + 2 * place + 1
        objects.append(
            b"<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>%s>>%s>>"
            % (stream, resources, page)
        )
        objects.append(stream_of(content))
    path.write_bytes(_assembled(objects))
    return path


def stream_of(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def _assembled(objects: Sequence[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + table + trailer
