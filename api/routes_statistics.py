"""The statistics route, /v1/statistik: decision clauses counted by year and one property."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from pydantic import ConfigDict, Field

from api.decision_counts import count_decisions
from api.deps import ServiceDep
from api.params import DecisionFilterParams
from api.schemas import Answer

router = APIRouter(prefix="/v1", tags=["Statistik"])

_EXAMPLE: Final[dict[str, Any]] = {
    "dimension": "type",
    "rows": [{"key": "godkanna", "label": "Godkänna", "year": 2023, "count": 12}],
    "total": 12,
    "total_is_approximate": False,
}


class StatisticsParams(DecisionFilterParams):
    """What is counted, by what."""

    dimension: Literal["type", "subject", "board", "status", "municipality", "doc_type", "year"] = Field(
        default="type", description="Egenskapen som räknas tillsammans med året"
    )


class CountAnswer(Answer):
    """Decision clauses of one year that have one value."""

    key: str | None = Field(description="Värdet; null för satser som saknar det")
    label: str = Field(description="Värdet i ord")
    year: int | None = Field(description="Satsens, dokumentets eller sammanträdets år; null utan datum")
    count: int


class StatisticsAnswer(Answer):
    """Decision clauses counted; only pairs of value and year that occur."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    dimension: str
    rows: list[CountAnswer] = Field(description="Vanligaste värdet först, dess år i ordning")
    total: int = Field(description="Antal satser; en sats med flera typer räknas en gång här, och i raden för var typ")
    total_is_approximate: bool


@router.get("/statistik", operation_id="countDecisions", summary="Räkna beslutssatser")
async def statistics(params: Annotated[StatisticsParams, Query()], service: ServiceDep) -> StatisticsAnswer:
    """Antal beslutssatser per år och typ, ämne, nämnd, status, kommun eller dokumenttyp."""

    def work() -> StatisticsAnswer:
        with service.catalogue() as catalogue:
            found, total = count_decisions(catalogue, params.dimension, params.to_filter(), params.text)
        rows = [CountAnswer(key=one.key, label=one.label, year=one.year, count=one.count) for one in found]
        return StatisticsAnswer(dimension=params.dimension, rows=rows, total=total, total_is_approximate=False)

    return await service.run(work)
