"""Routes for decision clauses and ärenden."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.answers import CaseAnswer, CasePage, DecisionPage
from api.convert import case_answer, case_summary, decision_answer
from api.deps import ServiceDep
from api.library import list_decisions
from api.links import page_links
from api.params import DecisionParams, NoParams, PageParams
from nlp.cases import case as find_case
from nlp.cases import cases as all_cases
from nlp.store import AnnotationStore

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


@router.get("/arenden", operation_id="listCases", tags=["Ärenden"], summary="Lista ärenden")
async def cases(params: Annotated[PageParams, Query()], request: Request, service: ServiceDep) -> CasePage:
    """Alla ärenden med diarienummer."""

    def work() -> CasePage:
        with service.catalogue() as catalogue:
            found = all_cases(AnnotationStore(catalogue))
        window = found[params.offset : params.offset + params.limit]
        return CasePage(
            items=[case_summary(case) for case in window],
            total=len(found),
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, len(found)),
        )

    return await service.run(work)


@router.get("/arenden/{diarienummer:path}", operation_id="getCase", tags=["Ärenden"], summary="Ett ärende")
async def case(diarienummer: str, _: Annotated[NoParams, Query()], service: ServiceDep) -> CaseAnswer:
    """Ärendets gång i tidsordning; diarienumret kan skrivas i valfri form, till exempel SN-2022-344."""

    def work() -> CaseAnswer:
        with service.catalogue() as catalogue:
            return case_answer(find_case(AnnotationStore(catalogue), diarienummer.upper()))

    return await service.run(work)
