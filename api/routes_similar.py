"""Precedents over HTTP: by passage (GET) or by a text that is sent (POST), and the page with a text box."""

from typing import Annotated, Any, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.deps import Service, ServiceDep
from api.forms import read_params
from api.params import NoParams
from api.problems import problem_of
from api.section_passages import choose
from api.similar_answers import SimilarAnswer, precedent_answer
from api.texts import language
from api.web import page
from index.precedents import MAX_CHARACTERS, MAX_PRECEDENTS
from ingest.errors import KommunsokError

router = APIRouter(prefix="/v1", tags=["Sökning"])
pages = APIRouter(include_in_schema=False)

_SHOWN: Final = 10
_BODY: Final[dict[str, Any]] = {"text": "Nämnden föreslås anta nya riktlinjer för hemtjänst.", "limit": 10}


class SimilarParams(NoParams):
    """Which passage something is to be like."""

    passage: str = Field(min_length=1, max_length=40, description="Passagens id, ur en träff")
    limit: int = Field(default=_SHOWN, ge=1, le=MAX_PRECEDENTS, description="Flest träffar")


class SimilarPageParams(NoParams):
    """The page, with the passage of a hit, a section of a document, or neither."""

    passage: str = Field(default="", max_length=40, description="Passagens id")
    dokument: str = Field(default="", max_length=40, description="Dokumentets id")
    avsnitt: int | None = Field(default=None, ge=0, description="Avsnittets nummer; utan det dokumentets första")


class SimilarBody(BaseModel):
    """A text that something is to be like."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [_BODY]})

    text: str = Field(min_length=1, max_length=MAX_CHARACTERS, description="Text, till exempel ett utkast")
    limit: int = Field(default=_SHOWN, ge=1, le=MAX_PRECEDENTS, description="Flest träffar")


@router.get("/liknande", operation_id="similarToPassage", summary="Liknande ärenden till en passage")
async def to_passage(params: Annotated[SimilarParams, Query()], service: ServiceDep) -> SimilarAnswer:
    """Det som liknar en passage, beslut först; passagens eget ärende är inte med."""
    return await service.run(lambda: _answer(service, "", params.passage, params.limit))


@router.post("/liknande", operation_id="similarToText", summary="Liknande ärenden till en text")
async def to_text(body: SimilarBody, _: Annotated[NoParams, Query()], service: ServiceDep) -> SimilarAnswer:
    """Det som liknar en text, beslut först; texten sparas inte."""
    return await service.run(lambda: _answer(service, body.text, "", body.limit))


def _answer(service: Service, text: str, passage: str, limit: int) -> SimilarAnswer:
    found = service.archive().similar(text, passage, limit)
    return SimilarAnswer(items=[precedent_answer(one) for one in found])


@pages.get("/liknande")
async def similar_page(request: Request, service: ServiceDep) -> Response:
    """The text box, or what is like the passage of a hit."""
    return await service.run(lambda: _page(request, service))


@pages.post("/liknande")
async def similar_text_page(request: Request, service: ServiceDep) -> Response:
    """What is like the text that was sent."""
    sent = parse_qs((await request.body()).decode(errors="replace"))
    text = sent.get("text", [""])[0].replace("\r\n", "\n")
    return await service.run(lambda: _page(request, service, text, asked=True))


def _page(request: Request, service: Service, text: str = "", asked: bool = False) -> Response:
    values: dict[str, Any] = {"items": [], "problem": None, "example": None, "sections": [], "document": ""}
    try:
        params = SimilarPageParams() if asked else read_params(SimilarPageParams, request.query_params)
        name, values["document"] = params.passage, params.dokument
        if params.dokument:
            chosen = choose(service, params.dokument, params.avsnitt)
            name, values["sections"] = chosen.passage.id, chosen.sections
        if asked or name:
            values["items"] = _answer(service, text, name, _SHOWN).items
            values["example"] = next(iter(service.archive().backend().passages([name])), None) if name else None
    except KommunsokError as error:
        values["problem"] = problem_of(error, language(), request.url.path)
    status = values["problem"].status if values["problem"] else 200
    asked = asked or values["example"] is not None
    return page("liknande.html", status, path=request.url.path, text=text, asked=asked, most=MAX_CHARACTERS, **values)
