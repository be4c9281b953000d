"""The fast extractor: lines with position, size and weight from PDFium."""

from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.errors import DocumentError
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Page, Problem
from ingest.pdf_file import (
    A4,
    MAX_BOOKMARK_DEPTH,
    MAX_BOOKMARKS,
    Frame,
    check_file,
    check_page_count,
    page_of,
    sound,
)
from ingest.pdfium_text import PageText, address_of, characters_of
from ingest.runs import lines_of


class _OpenPdf:
    """A PDF held open by PDFium."""

    def __init__(self, document: pypdfium2.PdfDocument, limits: PdfLimits) -> None:
        self._document = document
        self._limits = limits
        self.page_count = len(document)

    @property
    def title(self) -> str:
        """Title in the file's metadata, or ""."""
        return sound(self._document.get_metadata_value("Title"))

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The outline, flattened; entries that point nowhere are left out."""
        found: list[Bookmark] = []
        for entry in self._document.get_toc(max_depth=MAX_BOOKMARK_DEPTH):
            if len(found) >= MAX_BOOKMARKS:
                break
            target = entry.get_dest()
            page = target.get_index() if target is not None else None
            if page is not None and page >= 0:
                found.append(Bookmark(sound(entry.get_title()).strip(), page + 1, entry.level + 1))
        return tuple(found)

    def page(self, number: int) -> tuple[Page, tuple[Problem, ...]]:
        """Lines of one page with what went wrong on it."""
        page = pdfium.FPDF_LoadPage(self._document.raw, number - 1)
        if not page:
            raise DocumentError(f"sida {number}: PDFium kan inte läsa den.", "E105")
        text = pdfium.FPDFText_LoadPage(page)
        try:
            if not text:
                raise DocumentError(f"sida {number}: PDFium kan inte läsa dess text.", "E105")
            frame = frame_of(page)
            handle = address_of(text)
            pieces = PageText(handle, frame, characters_of(handle)).pieces()
            return page_of(number, frame.size, lines_of(pieces, number), self._limits)
        finally:
            pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(page)


def frame_of(page: Any) -> Frame:
    """The visible box; A4 when the page has none to speak of."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box) or box.right <= box.left or box.top <= box.bottom:
        return A4
    return Frame(box.left, box.bottom, box.right, box.top, 90 * pdfium.FPDFPage_GetRotation(page))


class PdfiumExtractor:
    """Reads PDF with PDFium, in the order of the content stream.

    PDFium gives a no-break space and a row of blanks as one blank, so both are lost to what comes after.
    """

    name = f"pdfium {pypdfium2.version.PDFIUM_INFO.tag}"

    def open(self, path: Path, limits: PdfLimits) -> _OpenPdf:
        """Open a PDF; one that is encrypted with an empty password opens.

        Raises:
            DocumentError: the file is no PDF, broken, encrypted or empty.
            LimitError: it is larger or has more pages than the limits allow.
        """
        check_file(path, limits)
        try:
            document = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            if error.err_code == pdfium.FPDF_ERR_PASSWORD:
                raise DocumentError(f"{path.name} kräver lösenord.", "E103") from error
            raise DocumentError(f"{path.name}: {error}", "E102") from error
        check_page_count(path, len(document), limits)
        return _OpenPdf(document, limits)
