"""The web pages: search, documents, decisions, ärenden, and the page that explains an error code."""

from dataclasses import replace
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from api.case_answers import case_summary, reference_answer
from api.convert import decision_answer, document_answer, search_answer
from api.deps import Service, ServiceDep
from api.forms import is_asked, read_params
from api.library import list_decisions, list_documents, open_document
from api.links import document_id
from api.page_views import card, days, filter_form, inferred_words, paging, text_sections
from api.params import CaseParams, DecisionParams, DocumentParams, PageParams, SearchParams
from api.problems import ALL_CODES, problem_of, wording
from api.routes_cases import open_case
from api.routes_facts import good_facts
from api.schemas import Problem
from api.web import page
from ingest.errors import KommunsokError, NotFoundError
from nlp.cases import cases as list_cases
from nlp.cases import count_cases
from nlp.corrections.marks import document_marks
from nlp.reference_rows import resolve
from nlp.store import AnnotationStore

router = APIRouter(include_in_schema=False)

HITS: Final = 10
ROWS: Final = 30
CHANGES: Final = {
    "unchanged": "Som föreslaget",
    "changed": "Ändrat",
    "removed": "Inte beslutat",
    "added": "Tillagt i beslutet",
}
EXAMPLES: Final = ("hemtjänst", "budget och verksamhetsplan", "vilka beslut har överklagats?", "internkontroll")
_SEARCH_FIELDS: Final = ("board", "year", "doc_type", "status", "type", "subject", "diarienummer", "law")
_SEARCH_EXTRA: Final = ("municipality", "date_from", "date_to")
_DECISION_FIELDS: Final = ("text", "board", "year", "doc_type", "status", "type", "subject", "diarienummer", "law")
_DOCUMENT_FIELDS: Final = ("board", "year", "doc_type", "diarienummer")


@router.get("/")
async def search_page(request: Request, service: ServiceDep) -> Response:
    """The search box with the hits of what was asked."""
    return await service.run(lambda: _search_page(request, service))


def _search_page(request: Request, service: Service) -> Response:
    values: dict[str, Any] = {"answer": None, "hits": [], "facts": [], "paging": None, "problem": None}
    asked = is_asked(request.query_params, ("q", *_SEARCH_FIELDS, *_SEARCH_EXTRA))
    try:
        values["choices"] = service.choices()
        if asked:
            values |= _found(request, service)
    except KommunsokError as error:
        values["problem"] = problem_of(error, "sv", request.url.path)
    known = values.setdefault("choices", None)
    years = sorted(known.years) if known else []
    return _page(
        "sok.html",
        request,
        **values,
        asked=asked,
        question=request.query_params.get("q", ""),
        form=filter_form(request.url, _SEARCH_FIELDS, _SEARCH_EXTRA, known),
        examples=EXAMPLES,
        years="–".join(dict.fromkeys((years[0], years[-1]))) if years else "",
    )


def _found(request: Request, service: Service) -> dict[str, Any]:
    """Hits for the search page.

    Raises:
        KommunsokError: the question cannot be honoured.
    """
    params = read_params(SearchParams, request.query_params)
    result = service.search(replace(params.to_query(), limit=HITS))
    answer = search_answer(result, service.archive().analyzer, service.settings.snippet_characters, request.url)
    where = paging(request.url, answer.offset, HITS, answer.total, "avsnitt", answer.total_is_approximate)
    facts = [] if params.offset or not params.q.strip() else good_facts(service, params)
    return {"answer": answer, "facts": facts, "hits": [card(hit, params.q) for hit in answer.hits], "paging": where}


@router.get("/dokument")
async def documents_page(request: Request, service: ServiceDep) -> Response:
    """Documents, newest first."""
    return await service.run(lambda: _documents_page(request, service))


def _documents_page(request: Request, service: Service) -> Response:
    form = filter_form(request.url, _DOCUMENT_FIELDS, _SEARCH_EXTRA, service.choices())
    values: dict[str, Any] = {"items": [], "paging": None, "problem": None}
    try:
        params = read_params(DocumentParams, request.query_params)
        with service.catalogue() as catalogue:
            found, total = list_documents(catalogue, params.to_filter(), ROWS, params.offset)
        values["items"] = [document_answer(entry) for entry in found]
        values["paging"] = paging(request.url, params.offset, ROWS, total, "dokument")
    except KommunsokError as error:
        values["problem"] = problem_of(error, "sv", request.url.path)
    return _page("dokument_lista.html", request, form=form, **values)


@router.get("/dokument/{name}")
async def document_page(name: str, request: Request, service: ServiceDep) -> Response:
    """One document: its data, decisions, section tree and text."""
    return await service.run(lambda: _document_page(name, request, service))


def _document_page(name: str, request: Request, service: Service) -> Response:
    question = request.query_params.get("q", "")[: service.settings.url_bytes]
    with service.catalogue() as catalogue:
        opened = open_document(catalogue, name)
        annotations = AnnotationStore(catalogue).annotations(opened.row.id)
        corrected = document_marks(catalogue.connection, opened.row.id, opened.document.ordinal)
        references = resolve(catalogue.connection, opened.row.sha256, opened.document.ordinal)
        newer = catalogue.replaced_by(opened.row)
    sections = list(text_sections(opened, question, service.archive().analyzer))
    return _page(
        "dokument.html",
        request,
        document=document_answer(opened.entry),
        version=opened.row.version,
        newer=newer and {"id": document_id(newer.sha256, 0), "version": newer.version},
        inferred=inferred_words(opened.document.inferred),
        decisions=[found for found in annotations.decisions if found.document == opened.document.ordinal],
        references=[reference_answer(found) for found in references],
        tree=[section for section in sections if section.heading],
        sections=sections,
        question=question,
        model=annotations.model,
        corrected=corrected,
    )


@router.get("/beslut")
async def decisions_page(request: Request, service: ServiceDep) -> Response:
    """A table of decision clauses."""
    return await service.run(lambda: _decisions_page(request, service))


def _decisions_page(request: Request, service: Service) -> Response:
    form = filter_form(request.url, _DECISION_FIELDS, _SEARCH_EXTRA, service.choices(), unfolded=True)
    values: dict[str, Any] = {"items": [], "paging": None, "problem": None}
    try:
        params = read_params(DecisionParams, request.query_params)
        with service.catalogue() as catalogue:
            found, total = list_decisions(catalogue, params.to_filter(), params.text, ROWS, params.offset)
        values["items"] = [decision_answer(row) for row in found]
        values["paging"] = paging(request.url, params.offset, ROWS, total, "beslutssatser")
    except KommunsokError as error:
        values["problem"] = problem_of(error, "sv", request.url.path)
    return _page("beslut.html", request, form=form, **values)


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
    where = paging(request.url, params.offset, ROWS, total, "ärenden")
    return _page("arenden.html", request, items=items, paging=where, problem=None)


@router.get("/arenden/{diarienummer:path}")
async def case_page(diarienummer: str, request: Request, service: ServiceDep) -> Response:
    """One ärende as a timeline."""
    return await service.run(lambda: _case_page(diarienummer, request, service))


def _case_page(diarienummer: str, request: Request, service: Service) -> Response:
    params = read_params(CaseParams, request.query_params)
    with service.catalogue() as catalogue:
        answer = open_case(catalogue, diarienummer, params.municipality)
    return _page("arende.html", request, case=answer, days=days(answer.timeline), changes=CHANGES)


@router.get("/problem/{code}")
async def problem_page(code: str, request: Request) -> Response:
    """What an error code means; the address is the type of problem details."""
    if code not in ALL_CODES:
        raise NotFoundError(f"Ingen felkod heter {code[:20]!r}.")
    title, advice = wording(code, "sv")
    status = ALL_CODES[code].http_status
    problem = Problem(
        type=request.url.path, title=title, status=status, detail=advice, instance="", code=code, advice=advice
    )
    return page("fel.html", problem=problem, path=request.url.path)


def _page(template: str, request: Request, **values: Any) -> Response:
    """A page with the status of its problem, if it has one."""
    problem: Problem | None = values.get("problem")
    return page(template, problem.status if problem else 200, path=request.url.path, **values)
