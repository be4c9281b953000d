"""Routes for documents and their sections."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.answers import DocumentAnswer, DocumentPage, SectionPage
from api.convert import document_answer, section_answer
from api.deps import ServiceDep
from api.library import list_documents, open_document
from api.links import page_links
from api.params import DocumentParams, NoParams, PageParams

router = APIRouter(prefix="/v1", tags=["Dokument"])


@router.get("/dokument", operation_id="listDocuments", summary="Lista dokument")
async def documents(params: Annotated[DocumentParams, Query()], request: Request, service: ServiceDep) -> DocumentPage:
    """Dokumenten i de inlästa filerna, nyast först."""

    def work() -> DocumentPage:
        with service.catalogue() as catalogue:
            found, total = list_documents(catalogue, params.to_filter(), params.limit, params.offset)
        return DocumentPage(
            items=[document_answer(entry) for entry in found],
            total=total,
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, total),
        )

    return await service.run(work)


@router.get("/dokument/{document_id}", operation_id="getDocument", summary="Ett dokument")
async def document(document_id: str, _: Annotated[NoParams, Query()], service: ServiceDep) -> DocumentAnswer:
    """Uppgifterna om ett dokument."""

    def work() -> DocumentAnswer:
        with service.catalogue() as catalogue:
            opened = open_document(catalogue, document_id)
        return document_answer(opened.entry)

    return await service.run(work)


@router.get("/dokument/{document_id}/avsnitt", operation_id="listSections", summary="Ett dokuments avsnitt")
async def sections(
    document_id: str, params: Annotated[PageParams, Query()], request: Request, service: ServiceDep
) -> SectionPage:
    """Avsnitten i läsordning med rubriker, sidor och text."""

    def work() -> SectionPage:
        with service.catalogue() as catalogue:
            opened = open_document(catalogue, document_id)
        found = opened.sections
        window = found[params.offset : params.offset + params.limit]
        return SectionPage(
            items=[section_answer(opened, section) for section in window],
            total=len(found),
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, len(found)),
        )

    return await service.run(work)
