"""The route for Prometheus, /metrics; the gate wants an administrator's key."""

from typing import Final

from fastapi import APIRouter, Response

from api.deps import ServiceDep

router = APIRouter(include_in_schema=False)

_MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/metrics")
def metrics(service: ServiceDep) -> Response:
    """Figures in Prometheus' text format."""
    return Response(service.metrics.text(service), media_type=_MEDIA_TYPE, headers={"Cache-Control": "no-store"})
