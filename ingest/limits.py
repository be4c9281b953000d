"""The table of limits that reading a file is held to."""

from dataclasses import dataclass, fields
from typing import Final

MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """Ceilings for reading one source file; each field is a row of docs/limits.md.

    Args:
        pdf_bytes: size of the file, bytes.
        pdf_pages: number of pages.
        page_characters: characters kept of one page.
        file_characters: characters read of one file; no page is read after the one that goes over it.
        memory_bytes: address space of the reading process, bytes.
        cpu_seconds: processor time of the reading process, seconds.
        wall_seconds: clock time for reading the whole file, seconds.
        structure_seconds: clock time for putting in order what was read of it, seconds.
        page_seconds: clock time for one page, seconds.
        output_bytes: what the reading process may hand over for one file, bytes.
        attachment_files: number of files attached to a file that are read.
        attachment_depth: how deep attachments of attachments are read; 0 reads none.
        ocr_dpi: resolution that pages are drawn in for OCR, dots an inch.
        ocr_pixels: pixels of a drawn page; a larger page is drawn coarser.
        ocr_page_seconds: time for OCR of one page, seconds.
        ocr_file_seconds: clock time for OCR of all pages of a file, seconds.
    """

    pdf_bytes: int = 200 * MEBIBYTE
    pdf_pages: int = 5_000
    page_characters: int = 200_000
    file_characters: int = 10_000_000
    memory_bytes: int = 2_048 * MEBIBYTE
    cpu_seconds: int = 120
    wall_seconds: int = 120
    structure_seconds: int = 60
    page_seconds: int = 20
    output_bytes: int = 256 * MEBIBYTE
    attachment_files: int = 100
    attachment_depth: int = 2
    ocr_dpi: int = 300
    ocr_pixels: int = 40_000_000
    ocr_page_seconds: int = 120
    ocr_file_seconds: int = 1_800


LIMIT_HELP: Final = {
    "pdf_bytes": "Största fil i byte",
    "pdf_pages": "Flest sidor i en fil",
    "page_characters": "Flest tecken som läses av en sida",
    "file_characters": "Flest tecken som läses av en fil",
    "memory_bytes": "Minne för processen som läser filen, i byte",
    "cpu_seconds": "Processortid för en fil, i sekunder",
    "wall_seconds": "Klocktid för att läsa en fil, i sekunder",
    "structure_seconds": "Klocktid för att ordna det lästa i rubriker, stycken och dokument, i sekunder",
    "page_seconds": "Klocktid för en sida, i sekunder",
    "output_bytes": "Största mängd text med lägen som tas emot från en fil, i byte",
    "attachment_files": "Flest bilagor i en fil som läses",
    "attachment_depth": "Hur djupt bilagor i bilagor läses",
    "ocr_dpi": "Upplösning för sidor som läses med OCR, i punkter per tum",
    "ocr_pixels": "Flest bildpunkter för en sida som läses med OCR; en större sida ritas grövre",
    "ocr_page_seconds": "Tid för OCR av en sida, i sekunder",
    "ocr_file_seconds": "Klocktid för OCR av alla sidor i en fil, i sekunder",
}


def limit_names() -> tuple[str, ...]:
    """Names of all limits, in the order of the table."""
    return tuple(field.name for field in fields(PdfLimits))
