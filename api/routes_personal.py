"""What a registrar should look at: the route and the page of flagged passages."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import ConfigDict, Field

from api.deps import Service, ServiceDep
from api.links import page_links
from api.params import PageParams
from api.personal_rows import flag_count_rows, flag_row
from api.schemas import Answer, PageOfRows
from api.web import page
from nlp.personal.labels import FLAG_KINDS
from nlp.personal.store import FlagRow, PersonalStore

router = APIRouter(prefix="/v1", tags=["Granskning"])
pages = APIRouter(include_in_schema=False)
_ROWS: Final = 100


class FlagAnswer(Answer):
    """A passage with a sensitive fact about a private person."""

    model_config = ConfigDict(json_schema_extra={"examples": []})

    file: str
    page: int
    kind: str = Field(description="Slag: " + ", ".join(FLAG_KINDS.values()))
    text: str
    start: int = Field(description="Första tecknet i källans text, från 0")
    end: int


class FlagPage(PageOfRows):
    """A list of flagged passages."""

    items: list[FlagAnswer]


def _flags(service: Service) -> tuple[FlagRow, ...]:
    """The flagged passages."""
    with service.catalogue() as catalogue:
        return PersonalStore(catalogue).flags()


@router.get("/personuppgifter", operation_id="listPersonalData", summary="Lista personuppgifter att granska")
async def flags(params: Annotated[PageParams, Query()], request: Request, service: ServiceDep) -> FlagPage:
    """Känsliga uppgifter om enskilda, med fil och sida; för registrator och administratör."""

    def work() -> FlagPage:
        found = _flags(service)
        return FlagPage(
            items=[FlagAnswer(**flag_row(row)) for row in found[params.offset : params.offset + params.limit]],
            total=len(found),
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, len(found)),
        )

    return await service.run(work)


@pages.get("/personuppgifter")
async def flags_page(request: Request, service: ServiceDep) -> Response:
    """Flagged passages with counts for each file."""

    def work() -> Response:
        found = _flags(service)
        with service.catalogue() as catalogue:
            counts = flag_count_rows(PersonalStore(catalogue).counts())
        rows = [flag_row(row) for row in found[:_ROWS]]
        return page("personuppgifter.html", path=request.url.path, counts=counts, rows=rows, total=len(found))

    return await service.run(work)
