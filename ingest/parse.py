"""From a file to a `ParsedSource`: extraction, blocks, documents, sections, status."""

import hashlib
from pathlib import Path

from ingest.blocks import build_blocks
from ingest.clock import bounded
from ingest.collection import paused
from ingest.documents import build_documents
from ingest.errors import DocumentError
from ingest.extract import PDF_EXTRACTORS
from ingest.formats import format_of
from ingest.limits import PdfLimits
from ingest.model import Extraction, PageRecord, ParsedSource, Problem, SourceStatus
from ingest.ocr import with_ocr
from ingest.ocr_mode import OcrMode
from ingest.sandbox import extract
from ingest.sections import build_sections
from ingest.tables.build import find_tables


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file's bytes.

    Raises:
        DocumentError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DocumentError(f"{path.name}: {error.strerror}.", "E104") from error


def parse_file(
    path: Path,
    name: str,
    limits: PdfLimits | None = None,
    ocr: OcrMode = OcrMode.AUTO,
    extractor: str = PDF_EXTRACTORS[0],
) -> ParsedSource:
    """Read a meeting package.

    Args:
        path: a PDF, DOCX or HTML file; what is none of them is refused as no PDF.
        name: what users call it (path relative to the folder that was ingested).
        limits: ceilings.
        ocr: when pages are read by OCR.
        extractor: one of `ingest.extract.PDF_EXTRACTORS`, for a PDF.

    Raises:
        DocumentError: nothing of the file can be read.
        LimitError: a limit was reached before anything was read, or what was read takes too long to put in order.
    """
    digest, size = sha256_of(path), path.stat().st_size
    format_ = format_of(path)
    if format_ in ("pdf", ""):
        extraction = with_ocr(extract(path, limits, extractor), path, ocr, limits)
    else:
        extraction = extract(path, limits, format_)
    return parse_extraction(extraction, name, digest, size, limits)


@paused()
def parse_extraction(
    extraction: Extraction, name: str, digest: str, size: int, limits: PdfLimits | None = None
) -> ParsedSource:
    """Structure what an extractor gave.

    Args:
        extraction: pages with lines.
        name: what users call the file.
        digest: SHA-256 of its bytes.
        size: its size, bytes.
        limits: ceilings.

    Raises:
        LimitError: it takes longer than the limits allow (E303).
    """
    check = bounded(name, (limits or PdfLimits()).structure_seconds)
    text, blocks = build_blocks(extraction.pages, extraction.bookmarks, check)
    documents = build_documents(blocks, extraction.bookmarks, check)
    return ParsedSource(
        file=name,
        sha256=digest,
        size=size,
        extractor=extraction.extractor,
        page_count=len(extraction.pages),
        status=_status(text, extraction.problems),
        text=text,
        blocks=blocks,
        sections=build_sections(blocks, documents),
        documents=documents,
        problems=extraction.problems,
        pages=tuple(
            PageRecord(page.number, page.width, page.height, page.extractor or extraction.extractor, page.words)
            for page in extraction.pages
        ),
        tables=find_tables(extraction.pages, text, blocks),
    )


def _status(text: str, problems: tuple[Problem, ...]) -> SourceStatus:
    """Failed without any text; partial when a page or part of one is missing; pages with no text are partial too."""
    if not text:
        return SourceStatus.FAILED
    return SourceStatus.PARTIAL if problems else SourceStatus.OK
