"""The corrections routes: reading the log, correcting, taking back; for who may correct."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api import correcting, examples
from api.access.identity import current
from api.correction_rows import correction_row
from api.deps import ServiceDep
from api.links import page_links
from api.params import NoParams, PageParams
from api.schemas import Answer, PageOfRows
from nlp.corrections import Change, Correction, CorrectionStore, history, parse_target, undone_ids
from nlp.corrections.log import count
from nlp.store import AnnotationStore

router = APIRouter(prefix="/v1", tags=["Rättelser"])

_EXAMPLE: Final[dict[str, Any]] = {
    "id": 3,
    "ref": "beslut:0123456789ab-30214",
    "file": "ekdala-omsorgsnamnden-2023-10.pdf",
    "field": "status",
    "old": "beslut",
    "new": "forslag",
    "who": "Karin Ekdahl",
    "made_at": "2023-10-20T08:15:00+00:00",
    "model": "kommunsok-decisions 1.0.0",
    "undoes": None,
    "state": "gäller",
}
_BODY: Final[dict[str, Any]] = {
    "ref": "beslut:0123456789ab-30214",
    "changes": {"status": "forslag", "paragraph": None},
}


class CorrectionAnswer(Answer):
    """A row of the log of corrections."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: int
    ref: str
    file: str
    field: str
    old: str | int | float | list[str] | list[int] | None
    new: str | int | float | list[str] | list[int] | None
    who: str
    made_at: str
    model: str
    undoes: int | None
    state: str = Field(description="gäller, ångrad, ångring eller övergiven")


class CorrectionPage(PageOfRows):
    """A part of the log, the newest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{**examples.PAGE, "items": [_EXAMPLE]}]})

    items: list[CorrectionAnswer]


class CorrectionList(Answer):
    """The new rows of the log."""

    items: list[CorrectionAnswer]


class CorrectionBody(BaseModel):
    """What is corrected."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [_BODY]})

    ref: str = Field(max_length=100, description="Det som rättas, ur en lista")
    changes: dict[str, str | list[str] | None] = Field(
        min_length=1, max_length=10, description="Fält och nya värden; null tömmer, fält som inte nämns ändras inte"
    )


@router.get(
    "/korrigeringar",
    operation_id="listCorrections",
    summary="Lista rättelser",
)
async def log(params: Annotated[PageParams, Query()], request: Request, service: ServiceDep) -> CorrectionPage:
    """Alla rättelser, nyast först, också de som är ångrade."""

    def work() -> CorrectionPage:
        with service.catalogue() as catalogue:
            store = CorrectionStore(AnnotationStore(catalogue).catalogue)
            undone, gone = undone_ids(catalogue), {made.id for made in store.orphans()}
            rows, total = history(catalogue, params.limit, params.offset), count(catalogue)
        return CorrectionPage(
            items=[CorrectionAnswer(**correction_row(made, undone, gone)) for made in rows],
            total=total,
            total_is_approximate=False,
            limit=params.limit,
            offset=params.offset,
            links=page_links(request.url, params.offset, params.limit, total),
        )

    return await service.run(work)


@router.post(
    "/korrigeringar",
    operation_id="makeCorrection",
    summary="Rätta fält",
    status_code=201,
)
async def correct(body: CorrectionBody, _: Annotated[NoParams, Query()], service: ServiceDep) -> CorrectionList:
    """Bara de fält som nämns ändras (som JSON Merge Patch, RFC 7396); alla eller inget. Gäller genast."""

    def work() -> CorrectionList:
        target = parse_target(body.ref)
        changes = [Change(field, value) for field, value in body.changes.items()]
        with service.writable() as catalogue, service.catalogue() as seen:
            return _made(correcting.correct(catalogue, seen, target, changes, current().name))

    return await service.run(work)


@router.post(
    "/korrigeringar/{number}/angra",
    operation_id="undoCorrection",
    summary="Ångra en rättelse",
    status_code=201,
)
async def undo(number: int, _: Annotated[NoParams, Query()], service: ServiceDep) -> CorrectionList:
    """Det som stod före rättelsen gäller igen; båda står kvar i listan."""

    def work() -> CorrectionList:
        with service.writable() as catalogue, service.catalogue() as seen:
            return _made((correcting.undo(catalogue, seen, number, current().name),))

    return await service.run(work)


def _made(rows: tuple[Correction, ...]) -> CorrectionList:
    return CorrectionList(items=[CorrectionAnswer(**correction_row(made, (), ())) for made in rows])
