"""The page of linked entities, /entiteter: names with their spellings and documents, and what may be the same."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from api.access.identity import current
from api.deps import Service, ServiceDep
from api.forms import FormField, Option, read_params
from api.links import relative
from api.page_views import Form, paging
from api.problems import problem_of
from api.routes_entities import EntityParams, entity_answer
from api.texts import label as label_of
from api.texts import language, t
from api.web import page
from ingest.errors import KommunsokError
from nlp.linking.listing import chosen
from nlp.linking.model import LABELS

router = APIRouter(include_in_schema=False)

_ROWS: Final = 30
_SHOWN_DOCUMENTS: Final = 12


@router.get("/entiteter")
async def entities_page(request: Request, service: ServiceDep) -> Response:
    """Persons, bodies, laws and plans with their spellings and documents, and what may be the same."""
    return await service.run(lambda: _page(request, service))


def _page(request: Request, service: Service) -> Response:
    values: dict[str, Any] = {"items": [], "paging": None, "problem": None}
    try:
        params = read_params(EntityParams, request.query_params)
        found = chosen(service.entities(), params.to_filter())
        with service.catalogue() as catalogue:
            shown = found[params.offset : params.offset + _ROWS]
            values["items"] = [entity_answer(catalogue, one, _SHOWN_DOCUMENTS) for one in shown]
        values["paging"] = paging(request.url, params.offset, _ROWS, len(found), "namn")
    except KommunsokError as error:
        values["problem"] = problem_of(error, language(), request.url.path)
    status = values["problem"].status if values["problem"] else 200
    return page(
        "entiteter.html", status, path=request.url.path, form=_form(request), here=relative(request.url),
        can_correct=current().may("correct"), **values,
    )  # fmt: skip


def _form(request: Request) -> Form:
    query = request.query_params
    label, suggested = query.get("label", ""), query.get("suggested", "")
    kinds = tuple(Option(key, label_of(key, "entity"), None, key == label) for key in LABELS)
    unsure = (Option("true", t("namn.osakra"), None, suggested == "true"),)
    fields = (
        FormField("q", t("namn.falt.q"), (), query.get("q", ""), "", ()),
        FormField("label", t("namn.falt.label"), kinds, label, "", ()),
        FormField("municipality", t("falt.municipality"), (), query.get("municipality", ""), "", ()),
        FormField("suggested", t("namn.falt.suggested"), unsure, suggested, "", ()),
    )
    return Form(fields, (), (), open=True, note="")
