"""The public row contracts for source files: what status, its pages and versions say, field by field."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from ingest.model import ParsedSource, Problem
from ingest.records import Failure, SourceRow, Tombstone

Row = dict[str, Any]

SOURCE_FIELDS: Final = {
    "file": "Filens namn",
    "status": "ok, partial, failed eller withdrawn",
    "version": "Version av filen",
    "page_count": "Antal sidor",
    "ingested_at": "När filen lästes in, återkallades eller inte gick att läsa",
    "problems": "Antal problem",
    "detail": "Vad som inte kunde läsas, eller varför filen är återkallad",
    "sha256": "Filens SHA-256",
    "parent": "Filen som den är bilaga i",
    "extractor": "Vad som läste filen",
    "annotator": "Vad som tolkade texten",
    "url": "Var originalet är publicerat, enligt importlistan",
    "title": "Filens titel enligt importlistan",
    "missing": "Filen finns inte kvar där den lästes in",
}
PAGE_FIELDS: Final = {
    "file": "Filens namn",
    "page": "Sida, från 1",
    "extractor": "Vad som läste sidan",
    "width": "Bredd i punkter",
    "height": "Höjd i punkter",
    "words": "Antal ord med läge, för en sida läst med OCR",
    "problems": "Vad som inte kunde läsas",
}
VERSION_FIELDS: Final = {
    "file": "Filens namn",
    "version": "Version av filen",
    "sha256": "Filens SHA-256",
    "ingested_at": "När versionen lästes in",
    "current": "Det är den som söks",
    "replaced_by": "SHA-256 för versionen som har ersatt den",
    "path": "Var filen låg",
}

# What a table shows; the other formats hold all fields.
SOURCE_COLUMNS: Final = ("file", "status", "version", "page_count", "ingested_at", "problems", "detail")


def source_row(row: SourceRow, problems: Sequence[Problem], parent: str | None = None, annotator: str = "") -> Row:
    """A source file with what could not be read of it.

    Args:
        row: the source.
        problems: of it.
        parent: name of the file that it is attached to.
        annotator: name and version of what annotated it.
    """
    return {
        "file": row.file,
        "status": row.status.value,
        "version": row.version,
        "page_count": row.page_count,
        "ingested_at": row.ingested_at,
        "problems": len(problems),
        "detail": "; ".join(f"{problem.code} {problem.detail}" for problem in problems) or None,
        "sha256": row.sha256,
        "parent": parent,
        "extractor": row.extractor,
        "annotator": annotator or None,
        "url": row.given.url or None,
        "title": row.given.title or None,
        "missing": not Path(row.path).exists(),
    }


def page_rows(row: SourceRow, parsed: ParsedSource) -> list[Row]:
    """The pages of a source: what read each, and what could not be read."""
    return [
        {
            "file": row.file,
            "page": page.number,
            "extractor": page.extractor,
            "width": page.width,
            "height": page.height,
            "words": len(page.words),
            "problems": "; ".join(f"{p.code} {p.detail}" for p in parsed.problems if p.page == page.number) or None,
        }
        for page in parsed.pages
    ]


def version_row(row: SourceRow, replaced_by: SourceRow | None) -> Row:
    """A version of a source file."""
    return {
        "file": row.file,
        "version": row.version,
        "sha256": row.sha256,
        "ingested_at": row.ingested_at,
        "current": row.is_current,
        "replaced_by": replaced_by.sha256 if replaced_by else None,
        "path": row.path,
    }


def tombstone_row(stone: Tombstone) -> Row:
    """A source file that was withdrawn."""
    blank = dict.fromkeys(SOURCE_FIELDS)
    return {
        **blank,
        "file": stone.file,
        "status": "withdrawn",
        "version": stone.version,
        "ingested_at": stone.withdrawn_at,
        "detail": stone.reason + (f" (inläst igen {stone.readmitted_at})" if stone.readmitted_at else ""),
        "sha256": stone.sha256,
    }


def failure_row(failure: Failure) -> Row:
    """A file that could not be read."""
    return {
        **dict.fromkeys(SOURCE_FIELDS),
        "file": failure.file,
        "status": "failed",
        "version": None,
        "page_count": 0,
        "ingested_at": failure.failed_at,
        "problems": 1,
        "detail": f"{failure.code} {failure.detail}",
    }
