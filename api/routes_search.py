"""The search route: a question in, passages with page, decisions and reasons out."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.answers import SearchAnswer
from api.convert import search_answer
from api.deps import ServiceDep
from api.params import SearchParams

router = APIRouter(prefix="/v1", tags=["Sökning"])


@router.get("/passager", operation_id="searchPassages", summary="Sök passager")
async def search(params: Annotated[SearchParams, Query()], request: Request, service: ServiceDep) -> SearchAnswer:
    """Sök med vanliga ord; en tom fråga listar allt som filtren släpper igenom."""
    query = params.to_query()
    length = service.settings.snippet_characters

    def work() -> SearchAnswer:
        return search_answer(service.search(query), length, request.url)

    return await service.run(work)
