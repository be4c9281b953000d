"""From a file to a `ParsedSource`: extraction, blocks, documents, sections, status."""

import hashlib
from pathlib import Path

from ingest.blocks import build_blocks
from ingest.documents import build_documents
from ingest.errors import DocumentError
from ingest.limits import PdfLimits
from ingest.model import Extraction, ParsedSource, Problem, SourceStatus
from ingest.sandbox import extract
from ingest.sections import build_sections


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


def parse_file(path: Path, name: str, limits: PdfLimits | None = None) -> ParsedSource:
    """Read a meeting package.

    Args:
        path: the PDF.
        name: what users call it (path relative to the folder that was ingested).
        limits: ceilings.

    Raises:
        DocumentError: nothing of the file can be read.
        LimitError: a limit was reached before anything was read.
    """
    digest, size = sha256_of(path), path.stat().st_size
    return parse_extraction(extract(path, limits), name, digest, size)


def parse_extraction(extraction: Extraction, name: str, digest: str, size: int) -> ParsedSource:
    """Structure what an extractor gave.

    Args:
        extraction: pages with lines.
        name: what users call the file.
        digest: SHA-256 of its bytes.
        size: its size, bytes.
    """
    text, blocks = build_blocks(extraction.pages)
    documents = build_documents(blocks, extraction.bookmarks)
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
    )


def _status(text: str, problems: tuple[Problem, ...]) -> SourceStatus:
    """Failed without any text; partial when a page or part of one is missing; pages with no text are partial too."""
    if not text:
        return SourceStatus.FAILED
    return SourceStatus.PARTIAL if problems else SourceStatus.OK
