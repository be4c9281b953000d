"""The web pages of documents and decisions, and the page that explains an error code."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from api.access.identity import current
from api.case_answers import reference_answer
from api.convert import document_answer
from api.deps import Service, ServiceDep
from api.forms import read_params
from api.library import list_documents, open_document
from api.links import document_id, relative
from api.page_views import filter_form, inferred_words, paging, text_sections
from api.params import DocumentParams
from api.problems import ALL_CODES, problem_of, wording
from api.schemas import Problem
from api.texts import language
from api.tracing import trace_id
from api.web import page
from ingest.errors import KommunsokError, NotFoundError
from nlp.corrections import Target
from nlp.corrections.marks import decision_marks, document_marks
from nlp.reference_rows import resolve
from nlp.store import AnnotationStore

router = APIRouter(include_in_schema=False)

ROWS: Final = 30
_SEARCH_EXTRA: Final = ("municipality", "date_from", "date_to")
_DOCUMENT_FIELDS: Final = ("board", "year", "doc_type", "diarienummer")


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
        values["problem"] = problem_of(error, language(), request.url.path)
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
        told = decision_marks(catalogue.connection, opened.row.id)
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
        decisions=[
            (found, str(Target("beslut", opened.row.sha256, (found.start,))), told.get(found.start, ()))
            for found in annotations.decisions
            if found.document == opened.document.ordinal
        ],
        ratta_fran=None if newer else _back(request),
        references=[reference_answer(found) for found in references],
        tree=[section for section in sections if section.heading],
        sections=sections,
        question=question,
        model=annotations.model,
        corrected=corrected,
    )


@router.get("/problem/{code}")
async def problem_page(code: str, request: Request) -> Response:
    """What an error code means; the address is the type of problem details."""
    if code not in ALL_CODES:
        raise NotFoundError(f"Ingen felkod heter {code[:20]!r}.")
    title, advice = wording(code, language())
    status = ALL_CODES[code].http_status
    problem = Problem(
        type=request.url.path,
        title=title,
        status=status,
        detail=advice,
        instance="",
        code=code,
        advice=advice,
        trace_id=trace_id(),
    )
    return page("fel.html", problem=problem, path=request.url.path)


def _back(request: Request) -> str | None:
    """Where correcting leads back to, or None for who may not correct."""
    return relative(request.url) if current().may("correct") else None


def _page(template: str, request: Request, **values: Any) -> Response:
    """A page with the status of its problem, if it has one."""
    problem: Problem | None = values.get("problem")
    return page(template, problem.status if problem else 200, path=request.url.path, **values)
