"""Routes about the service itself: health, API information."""

from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Query

from api.deps import ServiceDep
from api.params import NoParams
from api.schemas import ApiInfo, Live, Ready
from api.version import app_version

router = APIRouter(prefix="/v1")

RELEASED: Final = date(2026, 11, 22)


@router.get("/halsa/live", operation_id="getLive", tags=["Hälsa"], summary="Lever tjänsten?")
async def live(_: Annotated[NoParams, Query()]) -> Live:
    """Svarar alltid så länge processen svarar."""
    return Live(status="ok")


@router.get("/halsa/redo", operation_id="getReady", tags=["Hälsa"], summary="Kan tjänsten svara på frågor?")
def ready(_: Annotated[NoParams, Query()], service: ServiceDep) -> Ready:
    """Svarar 503 så länge inget är inläst eller sökindexet saknas."""
    backend = service.archive().backend()
    return Ready(status="ok", generation=backend.manifest.generation, passages=backend.manifest.passages)


@router.get("/api-info", operation_id="getApiInfo", tags=["Om"], summary="Om gränssnittet (DIGG:s REST API-profil)")
async def api_info(_: Annotated[NoParams, Query()]) -> ApiInfo:
    """Namn, version och var beskrivningen finns."""
    return ApiInfo(
        apiName="kommunsok",
        apiVersion=app_version(),
        apiReleased=RELEASED,
        apiDocumentation="/v1/openapi.json",
        apiStatus="beta",
    )
