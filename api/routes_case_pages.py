"""The pages of ärenden: the list, and one ärende with its way, what was proposed and decided, and its assignments."""

from typing import Final

from fastapi import APIRouter, Request, Response

from api.assignment_rows import day_of
from api.case_answers import case_summary
from api.case_views import assignments_of, days, way
from api.deps import Service, ServiceDep
from api.exports.links import export_links
from api.forms import read_params
from api.page_views import paging
from api.params import CaseParams, PageParams
from api.routes_cases import open_case
from api.web import page
from nlp.cases import cases as list_cases
from nlp.cases import count_cases
from nlp.store import AnnotationStore

router = APIRouter(include_in_schema=False)

ROWS: Final = 30


@router.get("/arenden")
async def cases_page(request: Request, service: ServiceDep) -> Response:
    """All ärenden."""
    return await service.run(lambda: _cases_page(request, service))


def _cases_page(request: Request, service: Service) -> Response:
    params = read_params(PageParams, request.query_params)
    with service.catalogue() as catalogue:
        store = AnnotationStore(catalogue)
        total = count_cases(store)
        items = [case_summary(case) for case in list_cases(store, ROWS, params.offset)]
    where = paging(request.url, params.offset, ROWS, total, "arenden")
    exports = export_links("arenden", PageParams, request.query_params)
    return page("arenden.html", path=request.url.path, items=items, paging=where, exports=exports)


@router.get("/arenden/{diarienummer:path}")
async def case_page(diarienummer: str, request: Request, service: ServiceDep) -> Response:
    """One ärende: its way, proposal beside decision, assignments, all steps."""
    return await service.run(lambda: _case_page(diarienummer, request, service))


def _case_page(diarienummer: str, request: Request, service: Service) -> Response:
    params = read_params(CaseParams, request.query_params)
    with service.catalogue() as catalogue:
        case = open_case(catalogue, diarienummer, params.municipality)
    day = day_of("")
    return page(
        "arende.html",
        path=request.url.path,
        case=case,
        days=days(case.timeline),
        way=way(case.timeline),
        assignments=assignments_of(case.diarienummer, case.municipality, service.assignments(day)),
        day=day,
    )
