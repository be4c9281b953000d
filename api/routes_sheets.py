"""The pages of a document as pictures, with the hit marked on them and the text beside them."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from starlette.datastructures import QueryParams

from api.convert import document_answer
from api.deps import Service, ServiceDep
from api.forms import read_params
from api.hit_steps import HitSteps, hit_steps, search_query
from api.library import OpenDocument, open_document
from api.links import document_href, pdf_href, sheet_href
from api.params import SearchParams
from api.problems import problem_of
from api.routes_files import checked_source
from api.sheets import (
    Marking,
    Places,
    Wanted,
    blocks_of,
    clauses_of,
    markings,
    names_of,
    places_of,
    text_blocks,
    words_of,
)
from api.texts import language
from api.web import page
from api.word_places import PageWords
from index.protocol import Passage, Result
from index.query_language import read_question
from ingest.drawing import Drawing
from ingest.errors import KommunsokError, NotFoundError
from ingest.formats import format_of
from nlp.model import Annotations
from nlp.store import AnnotationStore

router = APIRouter(include_in_schema=False)

_PNG_HEADERS: Final = {"Cache-Control": "private, max-age=3600"}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What came of drawing a page: it, or why there is none."""

    drawing: Drawing | None
    problem: KommunsokError | None = None


@router.get("/dokument/{name}/sidor/{number:int}.png")
async def picture(name: str, number: int, service: ServiceDep) -> Response:
    """The picture of a page."""

    def work() -> bytes:
        with service.catalogue() as catalogue:
            opened = open_document(catalogue, name)
            _check_page(opened, number)
            row = checked_source(catalogue, opened.row.sha256, service.settings.visa_sekretess)
        return service.drawings.get(Path(row.path), row.sha256, number).png

    return Response(await service.run(work), media_type="image/png", headers=_PNG_HEADERS)


@router.get("/dokument/{name}/sidor/{number:int}")
async def sheet_page(name: str, number: int, request: Request, service: ServiceDep) -> Response:
    """A page of a document: picture, text, decisions and names, with the hit marked."""
    return await service.run(lambda: _sheet_page(name, number, request, service))


def _sheet_page(name: str, number: int, request: Request, service: Service) -> Response:
    with service.catalogue() as catalogue:
        opened = open_document(catalogue, name)
        _check_page(opened, number)
        annotations = AnnotationStore(catalogue).annotations(opened.row.id)
        drawn = _draw(service, opened, number)
    query = search_query(request.query_params)
    result, steps = _searched(request, service, query)
    passage = _passage(service, request.query_params, opened)
    wanted = Wanted(
        read_question(request.query_params.get("q", "")).text,
        tuple(one.added for one in result.expansions) if result else (),
        passage,
        tuple(found for found in annotations.decisions if found.document == opened.document.ordinal),
    )
    first, last = opened.document.page_first, opened.document.page_last
    problem = drawn.problem and problem_of(drawn.problem, language(), request.url.path)
    return page(
        "sida.html",
        path=request.url.path,
        document=document_answer(opened.entry),
        number=number,
        pdf=pdf_href(opened.row.sha256, number),
        picture=f"{sheet_href(name, number)}.png" if drawn.drawing else None,
        problem=problem,
        question=request.query_params.get("q", ""),
        query=query,
        steps=steps,
        previous=sheet_href(name, number - 1, query) if number > first else None,
        following=sheet_href(name, number + 1, query) if number < last else None,
        text_href=document_href(name, _section(opened, number), request.query_params.get("q", "")),
        tree=[
            (section.heading, section.level, section.page_first, sheet_href(name, section.page_first, query))
            for section in opened.sections
            if section.heading
        ],
        **_shown(opened, number, drawn.drawing, wanted, annotations, service),
    )


def _shown(
    opened: OpenDocument,
    number: int,
    drawing: Drawing | None,
    wanted: Wanted,
    annotations: Annotations,
    service: Service,
) -> dict[str, Any]:
    """Picture, text, clauses and names of the page."""
    analyzer = service.archive().analyzer
    blocks = blocks_of(opened, number)
    marks: list[Marking] = []
    places: Places = {}
    if drawing:
        words = PageWords(words_of(opened, number, drawing), drawing.height)
        places = places_of(blocks, words)
        marks = markings(blocks, wanted, places, words, analyzer)
    return {
        "width": drawing.width if drawing else 0,
        "height": drawing.height if drawing else 0,
        "marks": marks,
        "blocks": text_blocks(blocks, wanted, places, analyzer),
        "clauses": list(clauses_of(blocks, wanted.decisions)),
        "names": names_of(blocks, annotations.entities),
    }


def _check_page(opened: OpenDocument, number: int) -> None:
    """Refuse a page of another document.

    Raises:
        NotFoundError: the document has no such page.
    """
    if not opened.document.page_first <= number <= opened.document.page_last:
        raise NotFoundError(f"Dokumentet har ingen sida {number}.")


def _draw(service: Service, opened: OpenDocument, number: int) -> _Drawn:
    """The page drawn; a file that is no PDF, or not handed out, has no picture and is read as text."""
    if format_of(Path(opened.row.path)) != "pdf":
        return _Drawn(None)
    try:
        with service.catalogue() as catalogue:
            row = checked_source(catalogue, opened.row.sha256, service.settings.visa_sekretess)
        return _Drawn(service.drawings.get(Path(row.path), row.sha256, number))
    except KommunsokError as error:
        return _Drawn(None, error)


def _searched(request: Request, service: Service, query: str) -> tuple[Result | None, HitSteps | None]:
    """The hits before and after the one that led here, where the address tells of a search."""
    given = QueryParams(query)
    try:
        if request.query_params.get("plats"):
            return hit_steps(service, given, request.query_params["plats"])
        if given.get("q", "").strip():
            asked = read_params(SearchParams, given).to_query()
            return service.search(replace(asked, limit=1, offset=0, explain=False)), None
    except KommunsokError:
        return None, None  # the page is shown all the same: what cannot be asked is told on the search page
    return None, None


def _passage(service: Service, given: QueryParams, opened: OpenDocument) -> Passage | None:
    """The passage that an address names, if it is one of the document."""
    name = given.get("passage", "")
    found = next(iter(service.archive().backend().passages([name])), None) if name else None
    own = found and (found.source, found.document) == (opened.row.sha256, opened.document.ordinal)
    return found if own else None


def _section(opened: OpenDocument, number: int) -> int | None:
    """The first section that begins on a page, or the one that goes on there."""
    begun = [section for section in opened.sections if section.page_first <= number]
    here = [section for section in begun if section.page_first == number]
    found = here[:1] or begun[-1:]
    return found[0].ordinal if found else None
