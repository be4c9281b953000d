"""What the HTTP service answers with: the base of all answers, problems, links, parts of lists, and about itself."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api import examples


class Answer(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)


class FieldProblem(Answer):
    """A parameter that was refused."""

    name: str = Field(description="Parameterns namn")
    reason: str = Field(description="Varför, på svarets språk")


class Problem(Answer):
    """An error, RFC 9457 (`application/problem+json`)."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.PROBLEM]})

    type: str = Field(description="Adress till sidan om felet")
    title: str = Field(description="Vad som hände, alltid detsamma för en kod")
    status: int = Field(description="HTTP-status")
    detail: str = Field(description="Vad som hände just nu")
    instance: str = Field(description="Adressen som frågades")
    code: str = Field(description="Stabil felkod")
    advice: str = Field(description="Vad läsaren kan göra åt det")
    trace_id: str = Field(description="Förfrågans spår (W3C Trace Context), som också står i tjänstens logg")
    errors: list[FieldProblem] = Field(default_factory=list, description="Parametrar som inte kunde användas")


class Links(Answer):
    """Where to read on."""

    html: str = Field(description="Sidan i webbgränssnittet")
    pdf: str = Field(description="PDF-filen, öppnad på rätt sida")


class PageLinks(Answer):
    """Other parts of a list."""

    self_: str = Field(alias="self", description="Denna del")
    next: str | None = Field(description="Nästa del, eller null")
    prev: str | None = Field(description="Föregående del, eller null")


class PageOfRows(Answer):
    """A part of a list."""

    total: int = Field(description="Rader i hela listan")
    total_is_approximate: bool = Field(description="Om total är ungefärligt")
    limit: int
    offset: int
    links: PageLinks


class Live(Answer):
    """The process answers."""

    status: Literal["ok"]


class Ready(Answer):
    """Questions can be answered."""

    status: Literal["ok"]
    generation: str = Field(description="Sökindexets generation")
    passages: int = Field(description="Passager i sökindexet")


class ApiInfo(Answer):
    """About the interface, with the names of DIGG's REST API-profil."""

    api_name: str = Field(alias="apiName")
    api_version: str = Field(alias="apiVersion")
    api_released: dt.date = Field(alias="apiReleased")
    api_documentation: str = Field(alias="apiDocumentation")
    api_status: Literal["alpha", "beta", "active", "deprecated"] = Field(alias="apiStatus")
