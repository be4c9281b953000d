"""The export routes, /v1/exporter: any list as a file, with the filters of its route."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import ConfigDict, Field

from api.deps import ServiceDep, base_of
from api.exports import lists
from api.exports.making import spool
from api.exports.model import MEDIA_TYPES, Format
from api.exports.params import (
    AssignmentExport,
    AuditExport,
    DecisionExport,
    DocumentExport,
    EntityExport,
    ExportParams,
    PassageExport,
)
from api.params import NoParams
from api.schemas import Answer
from ingest.catalogue import now

_PATH: Final = "/v1/exporter"
_FILE: Final[dict[str, Any]] = {"schema": {"type": "string", "format": "binary"}}
_COUNT: Final[dict[str, Any]] = {"schema": {"type": "integer"}}
_RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Filen",
        "content": {media.partition(";")[0]: _FILE for media in MEDIA_TYPES.values()},
        "headers": {
            "X-Row-Count": {"description": "Rader i filen", **_COUNT},
            "X-Total-Count": {"description": "Rader i hela listan", **_COUNT},
            "X-Total-Approximate": {"description": "Om X-Total-Count är ungefärligt", "schema": {"type": "boolean"}},
        },
    }
}

router = APIRouter(prefix="/v1", tags=["Exporter"])
_files = APIRouter(responses=_RESPONSES, default_response_class=StreamingResponse)


class ExportAnswer(Answer):
    """A list that can be exported."""

    name: str = Field(description="Listans namn i adressen")
    title: str
    href: str
    columns: list[str] = Field(description="Kolumnerna i ordning")


class ExportIndex(Answer):
    """What can be exported, and how."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {"name": "arenden", "title": "Ärenden", "href": f"{_PATH}/arenden", "columns": ["diarienummer"]}
                    ],
                    "formats": list(Format),
                    "most_rows": 200_000,
                }
            ]
        }
    )

    items: list[ExportAnswer]
    formats: list[str]
    most_rows: int = Field(description="Flest rader i en export; fler vägras, inget kapas")


@router.get("/exporter", operation_id="listExports", summary="Vad som kan exporteras")
async def index(_: Annotated[NoParams, Query()], service: ServiceDep) -> ExportIndex:
    """Listorna som kan hämtas som fil, med kolumner och format."""
    items = [
        ExportAnswer(
            name=export.name,
            title=export.title,
            href=f"{_PATH}/{export.name}",
            columns=[column.name for column in export.columns],
        )
        for export in lists.EXPORTS
    ]
    return ExportIndex(items=items, formats=list(Format), most_rows=service.settings.export_rows)


@_files.get("/exporter/passager", operation_id="exportPassages", summary="Exportera sökträffar")
async def passages(params: Annotated[PassageExport, Query()], request: Request, service: ServiceDep) -> Any:
    """De bästa träffarna på en fråga, förval 1 000; utan fråga det som filtren släpper igenom."""
    return await _send(lists.PASSAGES, params, request, service)


@_files.get("/exporter/dokument", operation_id="exportDocuments", summary="Exportera dokument")
async def documents(params: Annotated[DocumentExport, Query()], request: Request, service: ServiceDep) -> Any:
    """Dokumenten, nyast först."""
    return await _send(lists.DOCUMENTS, params, request, service)


@_files.get("/exporter/beslut", operation_id="exportDecisions", summary="Exportera beslutssatser")
async def decisions(params: Annotated[DecisionExport, Query()], request: Request, service: ServiceDep) -> Any:
    """Beslutssatserna; kolumnen status skiljer förslag från beslut."""
    return await _send(lists.DECISIONS, params, request, service)


@_files.get("/exporter/arenden", operation_id="exportCases", summary="Exportera ärenden")
async def cases(params: Annotated[ExportParams, Query()], request: Request, service: ServiceDep) -> Any:
    """Ärendena med vad som sist beslutades."""
    return await _send(lists.CASES, params, request, service)


@_files.get("/exporter/uppdrag", operation_id="exportAssignments", summary="Exportera uppdrag")
async def assignments(params: Annotated[AssignmentExport, Query()], request: Request, service: ServiceDep) -> Any:
    """Uppdragen med läget den dag som frågas."""
    return await _send(lists.ASSIGNMENTS, params, request, service)


@_files.get("/exporter/entiteter", operation_id="exportEntities", summary="Exportera entiteter")
async def entities(params: Annotated[EntityExport, Query()], request: Request, service: ServiceDep) -> Any:
    """Personer, organ, lagar, planer och system med alla skrivsätt."""
    return await _send(lists.ENTITIES, params, request, service)


@_files.get("/exporter/korrigeringar", operation_id="exportCorrections", summary="Exportera rättelser")
async def corrections(params: Annotated[ExportParams, Query()], request: Request, service: ServiceDep) -> Any:
    """Rättelserna, nyast först."""
    return await _send(lists.CORRECTIONS, params, request, service)


@_files.get("/exporter/revisionslogg", operation_id="exportAudit", summary="Exportera revisionsloggen")
async def audit(params: Annotated[AuditExport, Query()], request: Request, service: ServiceDep) -> Any:
    """Vem som har gjort vad, nyast först."""
    return await _send(lists.AUDIT, params, request, service)


async def _send(
    export: lists.Export[Any], params: ExportParams, request: Request, service: ServiceDep
) -> StreamingResponse:
    """The file of an export.

    It is written whole before its first byte is sent, so that an error is an answer and never a file that just ends.
    """
    base = base_of(request)
    made = await service.run_export(lambda: spool(export, service, params, base))
    format_ = Format(params.format)
    headers = {
        "Content-Disposition": f'attachment; filename="{export.name}-{now()[:10]}.{format_}"',
        "Content-Length": str(made.size),
        "Cache-Control": "private, no-store",
        "X-Row-Count": str(made.made.rows),
        "X-Total-Count": str(made.made.total),
        "X-Total-Approximate": str(made.made.approximate).lower(),
    }
    return StreamingResponse(made.chunks(), 200, headers, MEDIA_TYPES[format_])


router.include_router(_files)
