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
        memory_bytes: address space of the reading process, bytes.
        cpu_seconds: processor time of the reading process, seconds.
        wall_seconds: clock time for the whole file, seconds.
        page_seconds: clock time for one page, seconds.
        output_bytes: what the reading process may hand over for one file, bytes.
    """

    pdf_bytes: int = 200 * MEBIBYTE
    pdf_pages: int = 5_000
    page_characters: int = 200_000
    memory_bytes: int = 2_048 * MEBIBYTE
    cpu_seconds: int = 120
    wall_seconds: int = 180
    page_seconds: int = 20
    output_bytes: int = 256 * MEBIBYTE


LIMIT_HELP: Final = {
    "pdf_bytes": "Största fil i byte",
    "pdf_pages": "Flest sidor i en fil",
    "page_characters": "Flest tecken som läses av en sida",
    "memory_bytes": "Minne för processen som läser filen, i byte",
    "cpu_seconds": "Processortid för en fil, i sekunder",
    "wall_seconds": "Klocktid för en fil, i sekunder",
    "page_seconds": "Klocktid för en sida, i sekunder",
    "output_bytes": "Största mängd text med lägen som tas emot från en fil, i byte",
}


def limit_names() -> tuple[str, ...]:
    """Names of all limits, in the order of the table."""
    return tuple(field.name for field in fields(PdfLimits))
