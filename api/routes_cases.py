"""Routes for ärenden and for the references of a document."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.case_answers import CaseAnswer, CasePage, ReferencesAnswer, case_answer, case_summary, reference_answer
from api.deps import ServiceDep
from api.library import open_document
from api.links import page_links
from api.params import CaseParams, NoParams, PageParams
from ingest.catalogue import Catalogue
from nlp.cases import case as find_case
from nlp.cases import cases as list_cases
from nlp.cases import count_cases
from nlp.cases.citations import cited_by, references_of
from nlp.reference_rows import resolve
from nlp.store import AnnotationStore

router = APIRouter(prefix="/v1")


@router.get("/arenden", operation_id="listCases", tags=["Ärenden"], summary="Lista ärenden")
async def cases(params: Annotated[PageParams, Query()], request: Request, service: ServiceDep) -> CasePage:
    """Alla ärenden med diarienummer."""

    def work() -> CasePage:
        with service.catalogue() as catalogue:
            store = AnnotationStore(catalogue)
            total = count_cases(store)
            found = list_cases(store, params.limit, params.offset)
        return CasePage(
            items=[case_summary(case) for case in found],
            total=total,
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, total),
        )

    return await service.run(work)


@router.get("/arenden/{diarienummer:path}", operation_id="getCase", tags=["Ärenden"], summary="Ett ärende")
async def case(diarienummer: str, params: Annotated[CaseParams, Query()], service: ServiceDep) -> CaseAnswer:
    """Ärendets gång i tidsordning; diarienumret kan skrivas i valfri form, till exempel SN-2022-344."""

    def work() -> CaseAnswer:
        with service.catalogue() as catalogue:
            return open_case(catalogue, diarienummer, params.municipality)

    return await service.run(work)


@router.get(
    "/dokument/{document_id}/hanvisningar",
    operation_id="listReferences",
    tags=["Dokument"],
    summary="Beslut som ett dokument hänvisar till",
)
async def references(document_id: str, _: Annotated[NoParams, Query()], service: ServiceDep) -> ReferencesAnswer:
    """Hänvisningar med paragraf och datum, och besluten när arkivet har dem."""

    def work() -> ReferencesAnswer:
        with service.catalogue() as catalogue:
            opened = open_document(catalogue, document_id)
            found = resolve(catalogue.connection, opened.row.sha256, opened.document.ordinal)
        return ReferencesAnswer(references=[reference_answer(one) for one in found])

    return await service.run(work)


def open_case(catalogue: Catalogue, diarienummer: str, municipality: str) -> CaseAnswer:
    """An ärende with what it refers to and what refers to it.

    Args:
        catalogue: of the archive.
        diarienummer: in any spelling.
        municipality: whose it is, or "".

    Raises:
        QueryError: it is no diarienummer, or can mean several ärenden.
        NotFoundError: nothing stands under it.
    """
    store = AnnotationStore(catalogue)
    found = find_case(store, diarienummer.upper(), municipality)
    return case_answer(found, references_of(store, found.steps), cited_by(store, found.steps))
