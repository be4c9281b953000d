"""The pages for correcting many clauses at once: what would change, what was done, taking it back."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response
from starlette.datastructures import QueryParams

from api import bulk, desk
from api.access.identity import current
from api.convert import decision_answer
from api.deps import Service, ServiceDep
from api.forms import read_params
from api.library import list_decisions
from api.params import DecisionParams
from api.problems import problem_of
from api.texts import language
from api.web import page
from ingest.catalogue import Catalogue
from ingest.errors import CorrectionError, KommunsokError
from nlp.corrections import Target

router = APIRouter(include_in_schema=False)

_SHOWN: Final = 30
_HOME: Final = "/beslut"


@router.post("/beslut/andra")
async def change(request: Request, service: ServiceDep) -> Response:
    """Show what would change; with `bekrafta`, change it."""
    fields = await desk.form_of(request)

    def work() -> Response:
        try:
            return _change(request, service, fields)
        except CorrectionError as error:
            return _problem(request, error, desk.safe_path(desk.one(fields, "fran") or _HOME))

    return await service.run(work)


def _change(request: Request, service: Service, fields: desk.Fields) -> Response:
    """The page that asks, or the one that tells what was done.

    Raises:
        CorrectionError: nothing is chosen, too much is, or something is not there.
    """
    back = desk.safe_path(desk.one(fields, "fran") or _HOME)
    wanted = bulk.wanted_of(desk.one(fields, "status"), desk.one(fields, "type"), desk.one(fields, "subject"))
    with service.catalogue() as seen:
        refs = _all_of(seen, desk.one(fields, "filter")) if desk.one(fields, "alla") else fields.get("ref", [])
        planned = bulk.plan(seen, refs, wanted)
        if desk.one(fields, "bekrafta"):
            with service.writable() as catalogue:
                done = bulk.do(catalogue, seen, planned, current().name)
            return _told(request, done, back, undone=False)
    changing = [one for one in planned if one.changes]
    return _page(
        "beslut_andra.html",
        request,
        rows=[decision_answer(one.row) for one in changing[:_SHOWN]],
        refs=[one.ref for one in changing],
        same=len(planned) - len(changing),
        wanted=wanted,
        fran=back,
    )


def _all_of(seen: Catalogue, address: str) -> list[str]:
    """The clauses that a filter of the table lets through.

    Raises:
        CorrectionError: there are too many.
    """
    params = read_params(DecisionParams, QueryParams(address))
    rows, total = list_decisions(seen, params.to_filter(), params.text, bulk.MOST_ROWS, 0)
    if total > bulk.MOST_ROWS:
        raise CorrectionError(f"Filtret visar {total}; högst {bulk.MOST_ROWS} kan ändras på en gång.", "E603")
    return [str(Target("beslut", row.sha256, (row.decision.start,))) for row in rows]


@router.post("/beslut/angra")
async def take_back(request: Request, service: ServiceDep) -> Response:
    """Take the corrections of one go back."""
    fields = await desk.form_of(request)

    def work() -> Response:
        back = desk.safe_path(desk.one(fields, "fran") or _HOME)
        numbers = [int(part) for part in desk.one(fields, "rattelser").split(",") if part.strip().isdecimal()]
        try:
            with service.writable() as catalogue, service.catalogue() as seen:
                done = bulk.undo(catalogue, seen, numbers, current().name)
        except CorrectionError as error:
            return _problem(request, error, back)
        return _told(request, done, back, undone=True)

    return await service.run(work)


def _told(request: Request, done: bulk.Done, back: str, undone: bool) -> Response:
    numbers = ",".join(map(str, done.numbers))
    return _page("beslut_andrat.html", request, done=done, numbers=numbers, fran=back, undone=undone)


def _problem(request: Request, error: KommunsokError, back: str) -> Response:
    return _page("beslut_andrat.html", request, error, done=bulk.Done(()), numbers="", fran=back, undone=False)


def _page(template: str, request: Request, error: KommunsokError | None = None, **values: Any) -> Response:
    problem = problem_of(error, language(), request.url.path) if error else None
    status = problem.status if problem else 200
    return page(template, status, {"Cache-Control": "no-store"}, path=request.url.path, problem=problem, **values)
