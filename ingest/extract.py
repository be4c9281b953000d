"""The extractor seam: what turns a file into lines, and the registry of those we ship."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Protocol

from ingest.limits import PdfLimits
from ingest.model import Bookmark, Page, Problem


class OpenFile(Protocol):
    """A file that an extractor holds open.

    Attributes:
        page_count: number of pages in the file.
        title: title in the file's metadata, or "".
    """

    @property
    def page_count(self) -> int: ...

    @property
    def title(self) -> str: ...

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The outline, flattened in order; empty when there is none or it is broken."""
        ...

    def page(self, number: int) -> tuple[Page, tuple[Problem, ...]]:
        """Lines of one page (1-based) in reading order, with what went wrong on it.

        Raises:
            DocumentError: the page cannot be read at all.
        """
        ...


class Extractor(Protocol):
    """Opens files of one kind.

    Attributes:
        name: name and version, stored with every page for provenance.
    """

    @property
    def name(self) -> str: ...

    def open(self, path: Path, limits: PdfLimits) -> OpenFile:
        """Open a file.

        Raises:
            DocumentError: the file is no PDF, broken, encrypted or empty.
            LimitError: it is larger or has more pages than the limits allow.
        """
        ...


def _pypdf() -> Extractor:
    from ingest.pypdf_extractor import PypdfExtractor  # noqa: PLC0415  (loaded in the reading process only)

    return PypdfExtractor()


def _pdfium() -> Extractor:
    from ingest.pdfium_extractor import PdfiumExtractor  # noqa: PLC0415  (as above)

    return PdfiumExtractor()


def _docx() -> Extractor:
    from ingest.docx_extractor import DocxExtractor  # noqa: PLC0415  (as above)

    return DocxExtractor()


def _html() -> Extractor:
    from ingest.html_extractor import HtmlExtractor  # noqa: PLC0415  (as above)

    return HtmlExtractor()


def _attachments() -> Extractor:
    from ingest.attachment_extractor import AttachmentExtractor  # noqa: PLC0415  (as above)

    return AttachmentExtractor()


def _drawing() -> Extractor:
    from ingest.drawing_extractor import DrawingExtractor  # noqa: PLC0415  (as above)

    return DrawingExtractor()


PDF_EXTRACTORS: Final = ("pypdf", "pdfium")
"""Those that read PDF, the default first; docs/decisions/0005-extractor.md says why."""

EXTRACTORS: Final[dict[str, Callable[[], Extractor]]] = {
    "pypdf": _pypdf,
    "pdfium": _pdfium,
    "docx": _docx,
    "html": _html,
    "attachments": _attachments,
    "drawing": _drawing,
}


def pages_from(opened: OpenFile, first: int) -> Iterator[int]:
    """Page numbers from `first` to the last page of an open file."""
    return iter(range(first, opened.page_count + 1))
