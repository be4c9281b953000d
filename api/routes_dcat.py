"""The description of the data set, /dcat, in the form that is asked for."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from api.dcat.describing import describe
from api.dcat.writing import SUFFIXES, WRITERS
from api.deps import Service, ServiceDep, base_of
from api.params import NoParams
from api.problems import ServiceError
from ingest.errors import NotFoundError

router = APIRouter(include_in_schema=False)

_FIRST: Final = next(iter(WRITERS))


@router.get("/dcat")
async def negotiated(_: Annotated[NoParams, Query()], request: Request, service: ServiceDep) -> Response:
    """The description in the form that Accept asks for, RDF/XML when it says nothing that we have."""
    accept = request.headers.get("accept", "")
    asked = [part.partition(";")[0].strip() for part in accept.split(",")]
    found = next((media_type for media_type in asked if media_type in WRITERS), _FIRST)
    return await _send(found, request, service)


@router.get("/dcat.{suffix}")
async def named(suffix: str, _: Annotated[NoParams, Query()], request: Request, service: ServiceDep) -> Response:
    """The description as rdf, ttl or jsonld."""
    if suffix not in SUFFIXES:
        raise NotFoundError(f"/dcat finns som {', '.join(SUFFIXES)}.")
    return await _send(SUFFIXES[suffix], request, service)


async def _send(media_type: str, request: Request, service: Service) -> Response:
    base = base_of(request)
    content = await service.run_export(lambda: _described(media_type, service, base))
    return Response(content, media_type=media_type, headers={"Vary": "Accept", "Cache-Control": "no-cache"})


def _described(media_type: str, service: Service, base: str) -> bytes:
    """The description.

    Raises:
        ServiceError: nobody is named who publishes the data.
    """
    if not service.settings.publisher:
        raise ServiceError("E531", "Ingen utgivare är angiven.", "No publisher is set.")
    with service.exchange.present() as present:
        modified = max((file.created for file in present.view.files.values()), default="")
    return WRITERS[media_type](describe(service.settings, base, modified))
