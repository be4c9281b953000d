"""Speed of the extractors: pages a second of one core's processor time, extraction alone and with structure."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.blocks import build_blocks
from ingest.collection import paused
from ingest.documents import build_documents
from ingest.extract import EXTRACTORS, PDF_EXTRACTORS
from ingest.limits import PdfLimits
from ingest.model import Extraction
from ingest.parse import parse_extraction
from ingest.sections import build_sections


@dataclass(frozen=True, slots=True)
class ExtractionFigures:
    """How fast one extractor reads; the best of the rounds, for what disturbs a measurement only ever slows it.

    Args:
        extractor: name and version.
        pages: pages of the corpus.
        extracted: pages a second of processor time, extraction alone, in this process.
        structured: the same with blocks, documents and sections.
        parsed: the same with all that is stored, tables included.
    """

    extractor: str
    pages: int
    extracted: float
    structured: float
    parsed: float


def measure_extraction(corpus: Path, rounds: int = 3) -> Iterator[ExtractionFigures]:
    """Measure every extractor of PDF on the packages of a folder.

    Args:
        corpus: folder of packages.
        rounds: how often each is measured.
    """
    files = sorted(corpus.glob("**/*.pdf"))
    for name in PDF_EXTRACTORS:
        times = [_measure(files, name) for _ in range(rounds)]
        extracting, structuring, parsing = (min(column) for column in zip(*times, strict=True))
        pages = sum(EXTRACTORS[name]().open(file, PdfLimits()).page_count for file in files)
        yield ExtractionFigures(
            extractor=EXTRACTORS[name]().name,
            pages=pages,
            extracted=round(pages / extracting, 1),
            structured=round(pages / (extracting + structuring), 1),
            parsed=round(pages / (extracting + parsing), 1),
        )


def _measure(files: list[Path], name: str) -> tuple[float, float, float]:
    """Seconds of processor time for extraction, for blocks, documents and sections, and for the whole of parsing."""
    moments = [time.process_time()]
    read = [_extraction(file, name) for file in files]
    moments.append(time.process_time())
    with paused():  # as `parse_extraction` does
        for extraction in read:
            _, blocks = build_blocks(extraction.pages, extraction.bookmarks)
            build_sections(blocks, build_documents(blocks, extraction.bookmarks))
    moments.append(time.process_time())
    for extraction in read:
        parse_extraction(extraction, "paket.pdf", "", 0)
    moments.append(time.process_time())
    return moments[1] - moments[0], moments[2] - moments[1], moments[3] - moments[2]


def _extraction(path: Path, name: str) -> Extraction:
    """What an extractor gives for a file, read in this process."""
    extractor = EXTRACTORS[name]()
    opened = extractor.open(path, PdfLimits())
    pages = [opened.page(number) for number in range(1, opened.page_count + 1)]
    problems = tuple(problem for _, found in pages for problem in found)
    return Extraction(extractor.name, tuple(page for page, _ in pages), opened.bookmarks(), problems, opened.title)
