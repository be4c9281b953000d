"""Routes for decision clauses."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.answers import DecisionPage
from api.convert import decision_answer
from api.deps import ServiceDep
from api.library import list_decisions
from api.links import page_links
from api.params import DecisionParams

router = APIRouter(prefix="/v1")


@router.get("/beslut", operation_id="listDecisions", tags=["Beslut"], summary="Lista beslutssatser")
async def decisions(params: Annotated[DecisionParams, Query()], request: Request, service: ServiceDep) -> DecisionPage:
    """Förslag, beslut, delegationsbeslut och återgivna beslut; status säger vilket."""

    def work() -> DecisionPage:
        with service.catalogue() as catalogue:
            found, total = list_decisions(catalogue, params.to_filter(), params.text, params.limit, params.offset)
        return DecisionPage(
            items=[decision_answer(row) for row in found],
            total=total,
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, total),
        )

    return await service.run(work)
