"""The page with a summary that a language model has written of the hits of a search, checked against them."""

from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from starlette.datastructures import URL, QueryParams

from api.deps import Service, ServiceDep
from api.forms import read_params
from api.links import document_href, document_id, pdf_href
from api.params import SearchParams
from api.problems import problem_of
from api.settings import Settings
from api.summary.writing import MOST_PASSAGES, can_summarise, summarise
from api.texts import language
from api.web import page
from index.protocol import Passage
from ingest.errors import KommunsokError, NotFoundError, QueryError

router = APIRouter(include_in_schema=False)

FRAGMENT: Final = "X-Kommunsok-Del"
"""Header by which our script asks for the summary alone, to put it into the page of the search."""


def summary_href(url: URL, settings: Settings) -> str:
    """Address of the summary of a search; "" where there is none to be had.

    Args:
        url: of the search.
        settings: what the operator decided.
    """
    params = QueryParams(url.query)
    kept = [(name, value) for name, value in params.multi_items() if name in SearchParams.model_fields and value]
    kept = [(name, value) for name, value in kept if name not in ("limit", "offset")]
    return f"/sammanfattning?{urlencode(kept)}" if can_summarise(settings) and params.get("q", "").strip() else ""


@router.get("/sammanfattning")
async def summary_page(request: Request, service: ServiceDep) -> Response:
    """A summary of the hits of the search that the address says."""
    if not can_summarise(service.settings):
        raise NotFoundError("Sammanfattningar är avstängda.")
    return await service.run_summary(lambda: _page(request, service))


def _page(request: Request, service: Service) -> Response:
    values: dict[str, Any] = {"sentences": [], "dropped": 0, "model": "", "problem": None, "question": ""}
    try:
        values |= _summary(request, service)
    except KommunsokError as error:
        values["problem"] = problem_of(error, language(), request.url.path)
    template = "sammanfattning_del.html" if FRAGMENT in request.headers else "sammanfattning.html"
    search = f"/?{request.url.query}"
    status = values["problem"].status if values["problem"] else 200
    headers = {"Cache-Control": "no-store", "Vary": f"Accept-Language, Cookie, {FRAGMENT}"}
    return page(template, status, headers, path=request.url.path, search=search, **values)


def _summary(request: Request, service: Service) -> dict[str, Any]:
    params = read_params(SearchParams, request.query_params)
    if not params.q.strip():
        raise QueryError("En sammanfattning behöver en fråga.")
    result = service.search(replace(params.to_query(), limit=MOST_PASSAGES, offset=0, explain=False))
    if result.abstained or not result.hits:
        return {"question": params.q}  # there is nothing certain to sum up
    passages = [hit.passage for hit in result.hits]
    made = summarise(params.q, passages, service.settings, service.archive().analyzer)
    sentences = [
        {"text": one.text, "sources": [_source(number, passages[number - 1]) for number in one.passages]}
        for one in made.sentences
    ]
    return {"sentences": sentences, "dropped": made.dropped, "model": made.model, "question": params.q}


def _source(number: int, passage: Passage) -> dict[str, Any]:
    name = document_id(passage.source, passage.document)
    return {
        "number": number,
        "title": passage.title or passage.file,
        "file": passage.file,
        "page_first": passage.page_first,
        "page_last": passage.page_last,
        "html": document_href(name, passage.section),
        "pdf": pdf_href(passage.source, passage.page_first),
    }
