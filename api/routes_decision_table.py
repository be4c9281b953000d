"""The analyst's pages: the table of decision clauses with counts, order and saved views, and charts over years."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from pydantic import Field
from starlette.datastructures import QueryParams

from api import desk
from api.access.identity import current
from api.bulk import MOST_ROWS
from api.charts import chart
from api.convert import decision_answer
from api.decision_counts import count_decisions
from api.deps import Service, ServiceDep
from api.exports.links import export_links
from api.forms import read_params
from api.kept.database import KEPT_FILE, open_kept
from api.kept.views import View, ViewStore
from api.library import list_decisions
from api.links import relative
from api.owner import owner_for, owner_of, remember
from api.page_views import filter_form, paging
from api.params import DecisionParams
from api.problems import problem_of
from api.texts import language, t
from api.web import page
from index.filters import check
from index.protocol import Filter
from ingest.catalogue import Catalogue
from ingest.errors import KommunsokError
from nlp.filters import ORDERS

router = APIRouter(include_in_schema=False)

ROWS: Final = 30
_FIELDS: Final = ("text", "board", "year", "doc_type", "status", "type", "subject", "diarienummer", "law")
_EXTRA: Final = ("municipality", "date_from", "date_to")
_FACETS: Final = ("status", "type", "subject", "board", "year", "doc_type")
_CHARTS: Final = ("type", "subject", "board")
_COLUMNS: Final = ("status", "text", "type", "board", "date", "case")


class TableParams(DecisionParams):
    """Filters with the order of the rows."""

    sort: str = Field(default="", pattern=rf"^(-?({'|'.join(ORDERS)}))?$")


@router.get("/beslut")
async def decisions_page(request: Request, service: ServiceDep) -> Response:
    """A table of decision clauses."""
    return await service.run(lambda: _table(request, service))


def _table(request: Request, service: Service) -> Response:
    values: dict[str, Any] = {"items": [], "paging": None, "problem": None, "counts": None, "total": 0, "sort": ""}
    try:
        params = read_params(TableParams, request.query_params)
        with service.catalogue() as catalogue:
            filter_ = params.to_filter()
            found, total = list_decisions(catalogue, filter_, params.text, ROWS, params.offset, params.sort)
            values["counts"] = {name: _facet(catalogue, name, filter_, params.text) for name in _FACETS}
        values |= {"items": [decision_answer(row) for row in found], "total": total, "sort": params.sort}
        values["paging"] = paging(request.url, params.offset, ROWS, total, "beslutssatser")
    except KommunsokError as error:
        values["problem"] = problem_of(error, language(), request.url.path)
    counts = values.pop("counts")
    address = _address(request.query_params)
    form = filter_form(request.url, _FIELDS, _EXTRA, service.choices(), unfolded=True, unseen=("sort",), counts=counts)
    problem = values["problem"]
    return page(
        "beslut.html",
        problem.status if problem else 200,
        path=request.url.path,
        **values,
        form=replace(form, note=t("beslut.antal_filter")),
        columns=[(name, *_order(request, name, values["sort"])) for name in _COLUMNS],
        views=_views(request, service),
        address=address,
        ratta_fran=relative(request.url) if current().may("correct") else None,
        may_export=current().may("export"),
        exports=export_links("beslut", DecisionParams, request.query_params),
        chart_href=f"/beslut/diagram?{address}" if address else "/beslut/diagram",
        most=MOST_ROWS,
    )


def _facet(catalogue: Catalogue, name: str, filter_: Filter, text: str) -> Mapping[str, int]:
    """Clauses by value of one filter, with all others on."""
    counts, _ = count_decisions(catalogue, name, _without(filter_, name), text)
    found: dict[str, int] = {}
    for one in counts:
        if one.key is not None:
            value = one.label if name == "board" else one.key
            found[value] = found.get(value, 0) + one.count
    return found


def _without(filter_: Filter, name: str) -> Filter:
    emptied: Mapping[str, Any] = {"date_from": "", "date_to": ""} if name == "year" else {name: ()}
    return replace(filter_, **emptied)


def _address(query: QueryParams) -> str:
    """Filters and order of the table, without the part of it that is shown."""
    kept = TableParams.model_fields.keys() - {"limit", "offset"}
    return urlencode([(name, value) for name, value in query.multi_items() if name in kept and value.strip()])


def _order(request: Request, name: str, sort: str) -> tuple[str, str]:
    """Address of the table ordered by a column, and how it is ordered by it now ("" when it is not)."""
    now = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    following = f"-{name}" if now == "ascending" else name
    url = request.url.remove_query_params("offset").include_query_params(sort=following)
    return relative(url), now


def _views(request: Request, service: Service) -> tuple[View, ...]:
    """The saved views of who asks; the file is not made for looking."""
    owner = owner_of(request)
    if not owner or not (service.settings.data / KEPT_FILE).exists():
        return ()
    with open_kept(service.settings.data) as connection:
        return ViewStore(connection).of(owner)


@router.get("/beslut/diagram")
async def charts_page(request: Request, service: ServiceDep) -> Response:
    """Charts over years of what the filters let through, each with its table."""

    def work() -> Response:
        values: dict[str, Any] = {"charts": [], "total": 0, "problem": None}
        try:
            params = read_params(DecisionParams, request.query_params)
            with service.catalogue() as catalogue:
                for name in _CHARTS:
                    counts, values["total"] = count_decisions(catalogue, name, params.to_filter(), params.text)
                    values["charts"].append((name, chart(counts)))
        except KommunsokError as error:
            values["problem"] = problem_of(error, language(), request.url.path)
        form = filter_form(request.url, _FIELDS, _EXTRA, service.choices())
        address = _address(request.query_params)
        status = values["problem"].status if values["problem"] else 200
        return page("beslut_diagram.html", status, path=request.url.path, form=form, address=address, **values)

    return await service.run(work)


@router.post("/vyer")
async def save_view(request: Request, service: ServiceDep) -> Response:
    """Keep the filters of the table under a name."""
    fields = await desk.form_of(request)

    def work() -> Response:
        owner, cookie = owner_for(request)
        address = _address(QueryParams(desk.one(fields, "address")))
        check(read_params(TableParams, QueryParams(address)).to_filter())
        with open_kept(service.settings.data) as connection:
            ViewStore(connection).save(owner, " ".join(desk.one(fields, "name").split()), address)
        return remember(request, desk.see(f"/beslut?{address}"), cookie)

    return await service.run(work)


@router.post("/vyer/{number:int}/ta-bort")
async def remove_view(number: int, request: Request, service: ServiceDep) -> Response:
    """Take a view of who asks away."""
    fields = await desk.form_of(request)

    def work() -> Response:
        with open_kept(service.settings.data) as connection:
            ViewStore(connection).remove(owner_of(request), number)
        return desk.see(desk.safe_path(desk.one(fields, "fran") or "/beslut"))

    return await service.run(work)
