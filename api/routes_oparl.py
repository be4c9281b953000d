"""OParl 1.1 routes under /oparl/v1, read-only."""

from collections.abc import Callable
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from pydantic import AwareDatetime, Field

from api.deps import Service, ServiceDep, base_of
from api.feed.exchange import Present
from api.oparl.lists import Wanted, list_objects
from api.oparl.model import BODY, KINDS, MEETING, ORGANIZATION
from api.oparl.objects import LISTS, PATH, SCHEMA, Addresses, Json, dated, render
from api.params import NoParams
from api.schemas import Problem
from ingest.errors import NotFoundError

router = APIRouter(prefix=PATH, include_in_schema=False)

MOST: Final = 100
_PRODUCT: Final = "Kommunsök"
_NAMES: Final = {f"{kind[:1].lower()}{kind[1:]}": kind for kind in KINDS}


class ListParams(NoParams):
    """Which part of a list is wanted."""

    page: int = Field(default=1, ge=1, le=1_000_000, description="Sida, från 1")
    per_page: int = Field(default=MOST, ge=1, le=MOST, alias="elementsPerPage", description="Objekt på en sida")
    created_since: AwareDatetime | None = Field(default=None, description="Skapade då eller senare, RFC 3339")
    created_until: AwareDatetime | None = Field(default=None, description="Skapade senast då")
    modified_since: AwareDatetime | None = Field(
        default=None, description="Ändrade då eller senare; då följer också återkallade objekt med"
    )
    modified_until: AwareDatetime | None = Field(default=None, description="Ändrade senast då")

    def wanted(self, kind: str, **own: str) -> Wanted:
        """The part of a list.

        Args:
            kind: of objects.
            own: column of the register → value.
        """
        names = ("created_since", "created_until", "modified_since", "modified_until")
        bounds = {name: time for name in names if (time := getattr(self, name)) is not None}
        return Wanted(kind, own, bounds, self.page, self.per_page)


@router.get("/")
async def system(_: Annotated[NoParams, Query()], request: Request, service: ServiceDep) -> Json:
    """Ingången; härifrån nås allt annat."""

    def work(present: Present, to: Addresses) -> Json:
        settings = service.settings
        found: Json = {
            "id": to.system(),
            "type": f"{SCHEMA}System",
            "oparlVersion": SCHEMA,
            "name": f"{_PRODUCT} {settings.publisher}".strip(),
            "body": f"{to.system()}bodies",
            "web": to.web("/"),
            "created": present.register.created,
            "modified": present.register.created,
        }
        optional = {"license": settings.license, "contactEmail": settings.contact_email}
        optional["contactName"] = settings.publisher if settings.contact_email else ""
        return {**found, **{name: value for name, value in optional.items() if value}}

    return await _answer(service, request, work)


@router.get("/bodies")
async def bodies(params: Annotated[ListParams, Query()], request: Request, service: ServiceDep) -> Json:
    """Kommunerna i arkivet."""
    return await _list(service, request, params.wanted(BODY))


@router.get("/body/{body}/{name}")
async def of_body(
    body: str, name: str, params: Annotated[ListParams, Query()], request: Request, service: ServiceDep
) -> Json:
    """Organ, sammanträden, paragrafer, handlingar eller filer; listor om personer är alltid tomma."""
    if name not in LISTS:
        raise NotFoundError(f"Ingen lista heter {name[:40]!r}.")
    return await _list(service, request, params.wanted(LISTS[name], body=body), (BODY, body))


@router.get("/organization/{name}/meeting")
async def of_organization(
    name: str, params: Annotated[ListParams, Query()], request: Request, service: ServiceDep
) -> Json:
    """Organets sammanträden."""
    return await _list(service, request, params.wanted(MEETING, organization=name), (ORGANIZATION, name))


@router.get("/{kind}/{name}")
async def one(kind: str, name: str, _: Annotated[NoParams, Query()], request: Request, service: ServiceDep) -> Json:
    """Ett objekt av slaget body, organization, meeting, agendaItem, paper eller file."""
    if kind not in _NAMES:
        raise NotFoundError(f"Inget slag av objekt heter {kind[:40]!r}.")
    return await _answer(service, request, lambda present, to: _object(present, _NAMES[kind], name, to))


def _object(present: Present, kind: str, name: str, to: Addresses) -> Json:
    """An object or its tombstone.

    Raises:
        NotFoundError: there never was one.
    """
    entry = present.register.entry(kind, name)
    if entry is None:
        raise NotFoundError(f"Inget {kind} heter {name[:80]!r}.")
    return dated(render(present.view, kind, name, to), entry, to)


async def _list(service: Service, request: Request, wanted: Wanted, owner: tuple[str, str] | None = None) -> Json:
    """A part of a list whose owner, if it has one, must be there."""

    def work(present: Present, to: Addresses) -> Json:
        if owner is not None:
            _object(present, *owner, to)
        return list_objects(present, wanted, to, to.web(quote(request.scope["path"])))

    return await _answer(service, request, work)


async def _answer(service: Service, request: Request, work: Callable[[Present, Addresses], Json]) -> Json:
    to = Addresses(base_of(request))

    def answer() -> Json:
        with service.exchange.present() as present:
            return work(present, to)

    return await service.run_export(answer)


def error_object(problem: Problem) -> dict[str, Any]:
    """An error as OParl 1.1 has it."""
    return {"type": f"{SCHEMA}Error", "message": problem.detail, "debug": f"{problem.code} {problem.title}"}
