"""Settings of the HTTP service, read from the environment (KOMMUNSOK_…), and its table of limits."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.embedded import MAX_LIMIT, MAX_OFFSET, MAX_QUERY_CHARACTERS

PREFIX: Final = "KOMMUNSOK_"
DEFAULT_LIMIT: Final = 20


def _two_per_core() -> int:
    return 2 * (os.cpu_count() or 1)


class Settings(BaseSettings):
    """What the operator decides; every field is an environment variable with the prefix `KOMMUNSOK_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    data: Path = Field(default=Path("kommunsok-data"), description="Datamappen")
    host: str = Field(default="127.0.0.1", description="Adress att lyssna på")
    port: int = Field(default=8000, ge=0, le=65_535, description="Port att lyssna på; 0 väljer en ledig")
    forwarded_allow_ips: str = Field(default="127.0.0.1", description="Omvänd proxy vars X-Forwarded-For gäller")
    body_bytes: int = Field(default=64 * 1024, ge=0, description="Största begäran i byte")
    url_bytes: int = Field(default=8 * 1024, ge=256, description="Längsta adress i byte")
    searches: int = Field(default_factory=_two_per_core, ge=1, description="Sökningar som pågår samtidigt")
    queue: int = Field(default=32, ge=0, description="Sökningar som väntar på sin tur; fler får svaret 503")
    request_seconds: float = Field(default=10.0, gt=0, description="Längsta tid för ett svar, i sekunder")
    rate_per_minute: int = Field(default=60, ge=0, description="Förfrågningar i minuten från en adress; 0 är ingen")
    visa_sekretess: bool = Field(default=False, description="Visa avsnitt som är märkta med sekretess")
    correction_key: str = Field(default="", description="Nyckel för att rätta genom /v1/korrigeringar; tom stänger av")
    snippet_characters: int = Field(default=300, ge=40, le=2_000, description="Längsta utdrag i en träff, i tecken")


# Part of the contract of /v1 and written into its OpenAPI description, so no setting changes them.
_FIXED: Final = {
    "query_characters": (MAX_QUERY_CHARACTERS, "Längsta fråga i tecken"),
    "limit": (MAX_LIMIT, "Flest rader i ett svar"),
    "offset": (MAX_OFFSET, "Flest rader att hoppa över"),
}
_LIMIT_SETTINGS: Final = (
    "body_bytes",
    "url_bytes",
    "searches",
    "queue",
    "request_seconds",
    "rate_per_minute",
    "snippet_characters",
)


@dataclass(frozen=True, slots=True)
class ServiceLimit:
    """One row of the table of limits.

    Args:
        name: of the limit.
        value: that holds now.
        help: what it bounds, in Swedish.
        variable: environment variable that changes it, or "" when nothing does.
    """

    name: str
    value: float
    help: str
    variable: str


def service_limits(settings: Settings) -> Iterator[ServiceLimit]:
    """All limits of the service in the order of docs/limits.md."""
    for name, (value, text) in _FIXED.items():
        yield ServiceLimit(name, value, text, "")
    for name in _LIMIT_SETTINGS:
        text = Settings.model_fields[name].description or ""
        yield ServiceLimit(name, getattr(settings, name), text, PREFIX + name.upper())
