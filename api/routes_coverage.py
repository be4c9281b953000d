"""What the archive covers: /v1/tackning and the page /tackning."""

from datetime import date
from itertools import groupby
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import ConfigDict, Field

from api.coverage import Coverage, Gap, coverage
from api.coverage.gaps import KINDS
from api.deps import Service, ServiceDep
from api.params import NoParams
from api.problems import wording
from api.schemas import Answer
from api.texts import language
from api.web import page

router = APIRouter(prefix="/v1", tags=["Täckning"])
pages = APIRouter(include_in_schema=False)

_BOARD: Final[dict[str, Any]] = {"municipality": "Ekdala kommun", "board": "Omsorgsnämnden"}
_GAP: Final[dict[str, Any]] = {
    **_BOARD,
    "kind": "paragrafer",
    "year": "2023",
    "date": "2023-10-18",
    "first": 84,
    "last": 86,
    "extracts": 0,
    "days": None,
}
_EXAMPLE: Final[dict[str, Any]] = {
    "years": ["2023"],
    "boards": [
        {**_BOARD, "latest": "2023-10-18", "years": [{"year": "2023", "documents": 17, "meetings": 2, "minutes": 1}]}
    ],
    "gaps": [_GAP],
    "latest": "2023-10-18",
    "ingested_at": "2023-10-20T08:15:00+00:00",
    "files": 2,
    "partial": 0,
    "failed": [{"code": "E103", "title": "PDF-filen är krypterad", "files": 1}],
    "elsewhere": 3,
}


class YearAnswer(Answer):
    """A board in a year."""

    year: str
    documents: int = Field(description="Antal dokument")
    meetings: int = Field(description="Sammanträden som en kallelse eller ett protokoll berättar om")
    minutes: int = Field(description="De av dem som har hela protokollet här")


class BoardAnswer(Answer):
    """A board in all years."""

    municipality: str
    board: str
    latest: str = Field(description="Senaste sammanträdets datum, eller tomt")
    years: list[YearAnswer]


class GapAnswer(Answer):
    """Something that seems to be missing."""

    kind: str = Field(description="Slag: " + ", ".join(f"{key} ({text})" for key, text in KINDS.items()))
    municipality: str
    board: str
    year: str
    date: str = Field(description="Sammanträdet som det gäller eller som det saknas efter; tomt före årets första")
    first: int | None = Field(description="Första paragraf som saknas")
    last: int | None = Field(description="Sista paragraf som saknas")
    extracts: int = Field(description="Paragrafer från sammanträdet som finns som utdrag")
    days: int | None = Field(description="Dagar som nämnden har varit tyst")


class FailedAnswer(Answer):
    """Files that could not be read, for one reason."""

    code: str
    title: str
    files: int


class CoverageAnswer(Answer):
    """What the archive covers."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    years: list[str]
    boards: list[BoardAnswer]
    gaps: list[GapAnswer] = Field(description="Vad som verkar saknas, enligt regler som gäller alla kommuner")
    latest: str = Field(description="Senaste sammanträdets datum, eller tomt")
    ingested_at: str = Field(description="När något senast lästes in, eller tomt")
    files: int
    partial: int = Field(description="Filer där några sidor inte kunde läsas")
    failed: list[FailedAnswer] = Field(description="Filer som inte kunde läsas")
    elsewhere: int = Field(description="Dokument utan känd nämnd eller känt år, som inte räknas i tabellen")


@router.get("/tackning", operation_id="getCoverage", summary="Vad arkivet täcker")
async def covered(_: Annotated[NoParams, Query()], service: ServiceDep) -> CoverageAnswer:
    """Dokument, sammanträden och protokoll per nämnd och år, och vad som verkar saknas."""
    return await service.run(lambda: _answer(_covered(service)))


@pages.get("/tackning")
async def covered_page(request: Request, service: ServiceDep) -> Response:
    """The same as a table."""

    def work() -> Response:
        found = _answer(_covered(service))
        table = [(board, {year.year: year for year in board.years}) for board in found.boards]
        gaps = [(name, list(run)) for name, run in groupby(found.gaps, key=lambda gap: gap.board)]
        several = len({board.municipality for board in found.boards}) > 1
        return page("tackning.html", path=request.url.path, covered=found, table=table, gaps=gaps, several=several)

    return await service.run(work)


def _covered(service: Service) -> Coverage:
    with service.catalogue() as catalogue:
        return coverage(catalogue, date.today())


def _answer(found: Coverage) -> CoverageAnswer:
    boards = [
        BoardAnswer(
            municipality=row.body.municipality,
            board=row.body.board,
            latest=row.latest,
            years=[
                YearAnswer(year=cell.year, documents=cell.documents, meetings=cell.meetings, minutes=cell.minutes)
                for cell in row.cells
            ],
        )
        for row in found.rows
    ]
    failed = [
        FailedAnswer(code=code, title=wording(code, language())[0], files=files)
        for code, files in sorted(found.failed.items())
    ]
    return CoverageAnswer(
        years=list(found.years), boards=boards, gaps=[_gap(gap) for gap in found.gaps], latest=found.latest,
        ingested_at=found.ingested_at, files=found.files, partial=found.partial, failed=failed,
        elsewhere=found.undated,
    )  # fmt: skip


def _gap(gap: Gap) -> GapAnswer:
    return GapAnswer(
        kind=gap.kind, municipality=gap.body.municipality, board=gap.body.board, year=gap.year, date=gap.date,
        first=gap.first, last=gap.last, extracts=gap.extracts, days=gap.days,
    )  # fmt: skip
