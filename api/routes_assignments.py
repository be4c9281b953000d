"""The assignments route, /v1/uppdrag, and the page Uppdrag."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.assignment_answers import AssignmentPage, assignment_answer
from api.assignment_rows import day_of
from api.deps import Service, ServiceDep
from api.exports.links import export_links
from api.forms import FormField, Option, chips, read_params
from api.links import page_links
from api.page_views import Form, paging
from api.params import MAX_ALTERNATIVES, IsoDate, PageParams, Value, Values, choice
from api.problems import problem_of
from api.texts import label, language, t
from api.web import page
from index.embedded import MAX_QUERY_CHARACTERS
from ingest.errors import KommunsokError, QueryError
from nlp.assignments.listing import AssignmentFilter, chosen, open_statuses
from nlp.assignments.model import STATUSES, Assignment
from nlp.names import case_key

router = APIRouter(prefix="/v1", tags=["Uppdrag"])
pages = APIRouter(include_in_schema=False)

ROWS: Final = 30
_OPEN: Final = ("open", "overdue")
_HINTS: Final = ("receiver", "diarienummer", "date")  # fields that show an example


class AssignmentParams(PageParams):
    """What assignments must fulfil."""

    status: Annotated[tuple[Value, ...], Field(max_length=MAX_ALTERNATIVES), choice(STATUSES)] = Field(
        default=(), description="Status; kan upprepas"
    )
    open: bool = Field(default=False, description="Bara det som inte säkert är återrapporterat; inte ihop med status")
    overdue: bool = Field(default=False, description="Bara försenade; inte ihop med status")
    date: IsoDate | None = Field(default=None, description="Dag som statusen gäller; förval i dag")
    receiver: Values = Field(default=(), description="Vem som ska utföra uppdraget; kan upprepas")
    board: Values = Field(default=(), description="Organ som gav uppdraget; kan upprepas")
    diarienummer: Values = Field(default=(), description="Diarienummer i valfri form; kan upprepas")
    text: str = Field(default="", max_length=MAX_QUERY_CHARACTERS, description="Uppdraget ska innehålla detta")

    def to_filter(self) -> AssignmentFilter:
        """The filter of the list.

        Raises:
            QueryError: a status that there is not, one beside `open` or `overdue`, or no diarienummer.
        """
        for value in self.status:
            if value not in STATUSES:
                raise QueryError(f"status kan inte vara {value!r}; möjliga värden: {', '.join(STATUSES)}.")
        if self.status and (self.open or self.overdue):
            raise QueryError("status kan inte användas ihop med open eller overdue.")
        for value in self.diarienummer:
            if case_key(value) is None:
                raise QueryError(f"{value!r} är inget diarienummer.")
        wanted = self.status or open_statuses(self.overdue, self.open)
        return AssignmentFilter(wanted, self.receiver, self.board, self.diarienummer, self.text)


def _chosen(service: Service, params: AssignmentParams) -> tuple[str, tuple[Assignment, ...]]:
    """The day that was asked about and the assignments that fulfil the filter.

    Raises:
        KommunsokError: a value that cannot be honoured, or nothing has been read.
    """
    filter_, day = params.to_filter(), day_of(params.date or "")
    return day, chosen(service.assignments(day), filter_)


@router.get("/uppdrag", operation_id="listAssignments", summary="Lista uppdrag")
async def assignments(
    params: Annotated[AssignmentParams, Query()], request: Request, service: ServiceDep
) -> AssignmentPage:
    """Uppdrag med mottagare, tid och vad som blev av dem; föreslagna står sist."""

    def work() -> AssignmentPage:
        day, found = _chosen(service, params)
        return AssignmentPage(
            date=day,
            items=[assignment_answer(item) for item in found[params.offset : params.offset + params.limit]],
            total=len(found),
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, len(found)),
        )

    return await service.run(work)


@pages.get("/uppdrag")
async def assignments_page(request: Request, service: ServiceDep) -> Response:
    """A table of assignments with filters."""
    return await service.run(lambda: _page(request, service))


def _page(request: Request, service: Service) -> Response:
    query = request.query_params
    given: dict[str, str] = {**dict(query), **{wish: "true" for wish in _OPEN if query.get("show") == wish}}
    if query.get("show") in STATUSES:
        given["status"] = query["show"]
    values: dict[str, Any] = {"items": [], "paging": None, "problem": None, "day": ""}
    values["exports"] = export_links("uppdrag", AssignmentParams, type(query)(given))
    try:
        params = read_params(AssignmentParams, type(query)(given))
        values["day"], found = _chosen(service, params)
        values["items"] = [assignment_answer(item) for item in found[params.offset : params.offset + ROWS]]
        values["paging"] = paging(request.url, params.offset, ROWS, len(found), "uppdrag")
    except KommunsokError as error:
        values["problem"] = problem_of(error, language(), request.url.path)
    status = values["problem"].status if values["problem"] else 200
    return page("uppdrag.html", status, path=request.url.path, form=_form(request), **values)


def _form(request: Request) -> Form:
    query = request.query_params
    show = query.get("show", "")
    words = {**{key: t(f"uppdrag.{key}") for key in _OPEN}, **{key: label(key, "assignment") for key in STATUSES}}
    options = tuple(Option(key, text, None, key == show) for key, text in words.items())
    names = ("text", "receiver", "board", "diarienummer", "date")
    fields = [FormField("show", t("uppdrag.falt.show"), options, show, "", ())]
    fields += [FormField(name, t(f"uppdrag.falt.{name}"), (), query.get(name, ""), _hint(name), ()) for name in names]
    shown = chips(request.url.path, query, ("board", "diarienummer"))
    return Form(tuple(fields), (), shown, open=True, note="")


def _hint(name: str) -> str:
    return t(f"uppdrag.exempel.{name}") if name in _HINTS else ""
