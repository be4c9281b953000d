"""Answers about source files: where each came from, its versions, what is attached to it, and what read its pages."""

from pydantic import Field

from api.schemas import Answer
from ingest.catalogue import Catalogue
from ingest.model import ParsedSource
from ingest.records import SourceRow


class FilePageAnswer(Answer):
    """A page of a source file."""

    page: int = Field(description="Sida, från 1")
    extractor: str = Field(description="Vad som läste sidan, med version")
    width: float = Field(description="Bredd i punkter")
    height: float = Field(description="Höjd i punkter")
    words: int = Field(description="Antal ord med läge, för en sida läst med OCR")
    problems: list[str] = Field(description="Vad som inte kunde läsas, med felkod")


class FileLinks(Answer):
    """Where to read on about a source file."""

    self_: str = Field(alias="self", description="Denna uppgift")
    file: str = Field(description="Filen som den lästes in")
    original: str | None = Field(description="Var originalet är publicerat, enligt importlistan")
    replaced_by: str | None = Field(description="Uppgiften om den version som har ersatt denna")
    parent: str | None = Field(description="Uppgiften om filen som denna är bilaga i")
    attachments: list[str] = Field(description="Uppgifterna om filens bilagor")


class FileAnswer(Answer):
    """A source file and its version."""

    sha256: str
    file: str
    version: int
    is_current: bool = Field(description="Det är den som söks; en ersatt version söks inte")
    replaced_by: str | None = Field(description="SHA-256 för versionen som har ersatt den")
    parent: str | None = Field(description="Namnet på filen som den är bilaga i")
    url: str | None = Field(description="Var originalet är publicerat, enligt importlistan")
    title: str | None = Field(description="Titel enligt importlistan")
    size: int = Field(description="Byte")
    page_count: int
    status: str = Field(description="ok eller partial")
    ingested_at: str
    extractor: str = Field(description="Vad som läste filen, med version")
    annotator: str | None = Field(description="Vad som tolkade texten, med version")
    pages: list[FilePageAnswer]
    links: FileLinks


def file_answer(catalogue: Catalogue, row: SourceRow, annotator: str | None) -> FileAnswer:
    """All that is known of a source file.

    Args:
        catalogue: of the archive.
        row: the source.
        annotator: name and version of what annotated it.
    """
    newer = catalogue.replaced_by(row)
    parent = next((other for other in catalogue.all_versions() if other.id == row.parent), None)
    return FileAnswer(
        sha256=row.sha256,
        file=row.file,
        version=row.version,
        is_current=row.is_current,
        replaced_by=newer.sha256 if newer else None,
        parent=parent.file if parent else None,
        url=row.given.url or None,
        title=row.given.title or None,
        size=row.size,
        page_count=row.page_count,
        status=row.status.value,
        ingested_at=row.ingested_at,
        extractor=row.extractor,
        annotator=annotator,
        pages=_pages(catalogue.parsed(row)),
        links=FileLinks(
            self=_href(row),
            file=f"{_href(row)}.pdf",
            original=row.given.url or None,
            replaced_by=_href(newer) if newer else None,
            parent=_href(parent) if parent else None,
            attachments=[_href(child) for child in catalogue.attached_to(row.id)],
        ),
    )


def _href(row: SourceRow) -> str:
    return f"/v1/filer/{row.sha256}"


def _pages(parsed: ParsedSource) -> list[FilePageAnswer]:
    return [
        FilePageAnswer(
            page=page.number,
            extractor=page.extractor,
            width=page.width,
            height=page.height,
            words=len(page.words),
            problems=[f"{found.code} {found.detail}" for found in parsed.problems if found.page == page.number],
        )
        for page in parsed.pages
    ]
