"""The route for source files: by SHA-256 only, and only while the file on disk still is the one that was read."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse

from api.deps import ServiceDep
from api.params import NoParams
from api.problems import ServiceError
from ingest.catalogue import Catalogue, SourceRow
from ingest.errors import DocumentError, NotFoundError
from ingest.parse import sha256_of

router = APIRouter(prefix="/v1", tags=["Filer"])

PDF_CSP: Final = "sandbox; default-src 'none'; frame-ancestors 'none'"
_HEX: Final = frozenset("0123456789abcdef")


@router.get(
    "/filer/{sha256}.pdf",
    operation_id="getFile",
    summary="En inläst PDF-fil",
    response_class=FileResponse,
    responses={200: {"description": "Filen", "content": {"application/pdf": {}}}},
)
async def file(sha256: str, _: Annotated[NoParams, Query()], service: ServiceDep) -> FileResponse:
    """Filen som den lästes in; lägg till #page=N för att öppna den på sidan N."""

    def work() -> SourceRow:
        with service.catalogue() as catalogue:
            return _checked_source(catalogue, sha256)

    row = await service.run(work)
    return FileResponse(
        row.path,
        media_type="application/pdf",
        filename=Path(row.file).name,
        content_disposition_type="inline",
        headers={"Content-Security-Policy": PDF_CSP, "Cache-Control": "private, max-age=3600", "ETag": f'"{sha256}"'},
    )


def _checked_source(catalogue: Catalogue, sha256: str) -> SourceRow:
    """The source with that digest.

    Raises:
        NotFoundError: there is none.
        ServiceError: its file is gone, or has other content now.
    """
    if len(sha256) != 64 or not _HEX.issuperset(sha256):
        raise NotFoundError(f"{sha256[:80]!r} är ingen SHA-256.")
    row = catalogue.source(sha256)
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
