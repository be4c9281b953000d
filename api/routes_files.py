"""Routes for source files: by SHA-256 only, and only while the file on disk still is the one that was read."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse

from api.deps import ServiceDep
from api.file_answers import FileAnswer, file_answer
from api.params import NoParams
from api.problems import ServiceError
from ingest.catalogue import Catalogue, SourceRow
from ingest.errors import DocumentError, NotFoundError
from ingest.parse import sha256_of
from ingest.records import MARK
from nlp.personal.store import PersonalStore
from nlp.store import AnnotationStore

router = APIRouter(prefix="/v1", tags=["Filer"])

PDF_CSP: Final = "sandbox; default-src 'none'; frame-ancestors 'none'"
_HEX: Final = frozenset("0123456789abcdef")
# HTML from elsewhere is handed out as bytes, never as a page of this site.
_MEDIA_TYPES: Final = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    **dict.fromkeys((".html", ".htm", ".xhtml"), "application/octet-stream"),
}


@router.get(
    "/filer/{sha256}.pdf",
    operation_id="getFile",
    summary="En inläst fil",
    response_class=FileResponse,
    responses={200: {"description": "Filen", "content": {"application/pdf": {}}}},
)
async def file(sha256: str, _: Annotated[NoParams, Query()], service: ServiceDep) -> FileResponse:
    """Filen som den lästes in; lägg till #page=N för att öppna den på sidan N."""

    def work() -> SourceRow:
        with service.catalogue() as catalogue:
            return checked_source(catalogue, sha256, service.settings.visa_sekretess)

    row = await service.run(work)
    media_type = _MEDIA_TYPES.get(Path(row.path).suffix.lower(), "application/pdf")
    return FileResponse(
        row.path,
        media_type=media_type,
        filename=Path(row.file).name.rpartition(MARK)[2],
        # What a browser would run as a page of this site, or cannot show, is for saving.
        content_disposition_type="inline" if media_type == "application/pdf" else "attachment",
        headers={"Content-Security-Policy": PDF_CSP, "Cache-Control": "private, max-age=3600", "ETag": f'"{sha256}"'},
    )


@router.get("/filer/{sha256}", operation_id="getFileRecord", summary="Uppgifter om en inläst fil")
async def record(sha256: str, _: Annotated[NoParams, Query()], service: ServiceDep) -> FileAnswer:
    """Version, ursprung, bilagor och vad som läste varje sida; en ersatt version pekar på den som ersatte den."""

    def work() -> FileAnswer:
        with service.catalogue() as catalogue:
            row = catalogue.source(_checked_digest(sha256))
            return file_answer(catalogue, row, AnnotationStore(catalogue).models().get(row.id))

    return await service.run(work)


def _checked_digest(sha256: str) -> str:
    """A whole SHA-256.

    Raises:
        NotFoundError: it is none.
    """
    if len(sha256) != 64 or not _HEX.issuperset(sha256):
        raise NotFoundError(f"{sha256[:80]!r} är ingen SHA-256.")
    return sha256


def checked_source(catalogue: Catalogue, sha256: str, secrets: bool) -> SourceRow:
    """The source with that digest.

    Args:
        catalogue: of the archive.
        sha256: of the file.
        secrets: hand out files with sections under secrecy too.

    Raises:
        NotFoundError: there is none.
        ServiceError: its file is gone, has other content now, or holds what is not shown.
    """
    row = catalogue.source(_checked_digest(sha256))
    if PersonalStore(catalogue).is_withheld(row.id, secrets):
        detail = f"{row.file} har maskerade eller sekretessbelagda uppgifter."
        raise ServiceError("E512", detail, f"{row.file} holds masked data or sections under secrecy.")
    try:
        state = Path(row.path).stat()
        digest = _digest(row.path, state.st_size, state.st_mtime_ns, state.st_ino)
    except (OSError, DocumentError) as error:
        raise ServiceError("E511", f"{row.file} kan inte öppnas.", f"{row.file} cannot be opened.") from error
    if digest != row.sha256:
        raise ServiceError("E510", f"{row.file} har annat innehåll nu.", f"{row.file} has other content now.")
    return row


@lru_cache(maxsize=4_096)
def _digest(path: str, *_state: int) -> str:
    """SHA-256 of a file, computed once as long as its size, time of change and inode stay the same."""
    return sha256_of(Path(path))
