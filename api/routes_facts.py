"""The facts route: a question in, cells of tables out."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from api.deps import Service, ServiceDep
from api.fact_rows import fact_row
from api.links import document_id, links
from api.params import NoParams, SearchParams
from api.schemas import Answer, Links
from index.embedded import MAX_QUERY_CHARACTERS
from index.fact_search import GOOD_ENOUGH, MAX_FACTS
from index.facts import Fact
from index.protocol import Filter
from ingest.errors import StateError

router = APIRouter(prefix="/v1", tags=["Sökning"])

_EXAMPLE: JsonDict = {
    "score": 0.93,
    "sentence": "Hemtjänst, Budget 2022: 86 100 tkr",
    "text": "86 100",
    "value": "86100",
    "unit": "tkr",
    "year": 2022,
    "group": None,
    "row_header": "Hemtjänst",
    "column_header": "Budget 2022",
    "caption": None,
    "trust": "checked",
    "file": "ekdala-omsorgsnamnden-2021-11.pdf",
    "page": 14,
    "heading_path": ["Nämndplan 2022", "5 Ekonomi", "5.2 Kommunbidrag per verksamhetsområde"],
    "title": "Nämndplan 2022",
    "municipality": "Ekdala kommun",
    "board": "Omsorgsnämnden",
    "date": "2021-11-17",
    "start": 30214,
    "end": 30220,
    "document": "0123456789ab-4",
    "links": {"html": "/dokument/0123456789ab-4", "pdf": f"/v1/filer/{'0123456789ab'.ljust(64, '0')}.pdf#page=14"},
}


class FactParams(NoParams):
    """A question for a figure."""

    q: str = Field(min_length=1, max_length=MAX_QUERY_CHARACTERS, description="Frågan, med vanliga ord")
    limit: int = Field(default=3, ge=1, le=MAX_FACTS, description="Flest fakta i svaret")


class FactAnswer(Answer):
    """A cell of a table with what it means."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    score: float = Field(description="Hur stor del av frågan som täcks, 0–1")
    sentence: str = Field(description="Cellen i ord: grupp, rad, kolumn: värde enhet")
    text: str
    value: str | None = Field(description="Talet, med decimalpunkt och utan mellanrum")
    unit: str | None
    year: int | None
    group: str | None
    row_header: str
    column_header: str
    caption: str | None
    trust: str = Field(description="checked: summan stämmer, certain: kan bara läsas så, uncertain: osäker")
    file: str
    page: int
    heading_path: list[str]
    title: str
    municipality: str | None
    board: str | None
    date: str | None
    start: int = Field(description="Första tecknet i källans text, från 0")
    end: int
    document: str = Field(description="Dokumentets id")
    links: Links


class FactsAnswer(Answer):
    """The facts for a question, best first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"query": "hemtjänst budget 2022", "items": [_EXAMPLE]}]})

    query: str
    items: list[FactAnswer]


def fact_answer(fact: Fact) -> FactAnswer:
    """A fact with the identifier of its document and where to read on."""
    context = fact.context
    return FactAnswer(
        **fact_row(fact),
        document=document_id(context.source, context.document),
        links=links(context.source, context.document, fact.cell.page),
    )


def good_facts(service: Service, params: SearchParams) -> list[FactAnswer]:
    """Facts for the search page: the best cell when it covers enough of the question, and no filter narrows the search.

    Facts know no filters, so that a filtered page shows none; nor does one with an index that was made before facts.
    """
    if params.to_filter() != Filter():
        return []
    try:
        found = service.archive().facts(params.q, 1)
    except StateError as error:
        if error.code == "E402":
            return []
        raise
    return [fact_answer(fact) for fact in found if fact.score >= GOOD_ENOUGH]


@router.get("/fakta", operation_id="searchFacts", summary="Sök siffror i tabeller")
async def facts(params: Annotated[FactParams, Query()], service: ServiceDep) -> FactsAnswer:
    """Celler ur tabeller med radrubrik, kolumnrubrik, enhet och sida; trust säger hur säkert cellen är läst."""

    def work() -> FactsAnswer:
        found = service.archive().facts(params.q, params.limit)
        return FactsAnswer(query=params.q, items=[fact_answer(fact) for fact in found])

    return await service.run(work)
