"""Settings of the HTTP service, read from the environment (KOMMUNSOK_…), and its table of limits."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.embedded import MAX_LIMIT, MAX_OFFSET, MAX_QUERY_CHARACTERS
from ingest.limits import MEBIBYTE

PREFIX: Final = "KOMMUNSOK_"
DEFAULT_LIMIT: Final = 20


def _two_per_core(given: dict[str, Any]) -> int:
    """Threads of a process, two at least: a slow page keeps no question waiting, and more would halt each other."""
    return max(2, 2 * (os.cpu_count() or 1) // int(given.get("workers", 1)))


class Settings(BaseSettings):
    """What the operator decides; every field is an environment variable with the prefix `KOMMUNSOK_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    data: Path = Field(default=Path("kommunsok-data"), description="Datamappen")
    host: str = Field(default="127.0.0.1", description="Adress att lyssna på")
    port: int = Field(default=8000, ge=0, le=65_535, description="Port att lyssna på; 0 väljer en ledig")
    forwarded_allow_ips: str = Field(default="127.0.0.1", description="Omvänd proxy vars X-Forwarded-For gäller")
    body_bytes: int = Field(default=64 * 1024, ge=0, description="Största begäran i byte")
    url_bytes: int = Field(default=8 * 1024, ge=256, description="Längsta adress i byte")
    workers: int = Field(default=1, ge=1, le=64, description="Processer som svarar; var och en har sökindexet öppet")
    searches: int = Field(
        default_factory=_two_per_core, ge=1, description="Sökningar som pågår samtidigt i varje process"
    )
    queue: int = Field(default=32, ge=0, description="Sökningar som väntar på sin tur; fler får svaret 503")
    request_seconds: float = Field(default=10.0, gt=0, description="Längsta tid för ett svar, i sekunder")
    rate_per_minute: int = Field(default=60, ge=0, description="Förfrågningar i minuten från en adress; 0 är ingen")
    remembered_searches: int = Field(default=200, ge=0, description="Svar som varje process kommer ihåg; 0 är inga")
    cors_origins: str = Field(
        default="", description="Webbplatser vars skript får läsa /v1, med blanksteg emellan; tom tillåter ingen"
    )
    visa_sekretess: bool = Field(default=False, description="Visa avsnitt som är märkta med sekretess")
    model: str = Field(default="bundled", description="Modell för sökning på betydelse: namn eller mapp")
    thesaurus: str = Field(default="", description="Mappar med egna rader till ordlistan, med kolon emellan")
    anonymous_read: bool = Field(default=True, description="Den som inte har loggat in får läsa")
    session_hours: float = Field(
        default=10.0, gt=0, le=720, description="Längsta tid som en inloggning gäller, i timmar"
    )
    oidc_issuer: str = Field(default="", description="Inloggningstjänst (OpenID Connect), dess adress; tom stänger av")
    oidc_client_id: str = Field(default="", description="Tjänstens namn hos inloggningstjänsten")
    oidc_client_secret: SecretStr = Field(default=SecretStr(""), description="Tjänstens hemlighet där")
    oidc_scopes: str = Field(default="openid profile", description="Vad som begärs av inloggningstjänsten")
    oidc_role_claim: str = Field(
        default="roles", description="Uppgift med grupper; punkt leder inåt: realm_access.roles"
    )
    oidc_roles: str = Field(default="", description="Grupp=roll, med semikolon emellan; roller: se docs/access.md")
    oidc_default_role: str = Field(default="", description="Roll för den som inte har någon av grupperna; tom nekar")
    page_cache_bytes: int = Field(default=200 * MEBIBYTE, ge=0, description="Sidbilder som sparas, i byte")
    snippet_characters: int = Field(default=300, ge=40, le=2_000, description="Längsta utdrag i en träff, i tecken")
    base_url: str = Field(default="", description="Tjänstens adress utåt; tom tas ur varje förfrågan")
    export_rows: int = Field(default=200_000, ge=1, le=1_000_000, description="Flest rader i en export")
    exports: int = Field(default=2, ge=1, description="Exporter som skrivs samtidigt")
    export_seconds: float = Field(default=300.0, gt=0, description="Längsta tid att skriva en export, i sekunder")
    publisher: str = Field(default="", description="Vem som ger ut datamängden i /dcat; tom stänger av /dcat")
    publisher_uri: str = Field(default="", description="Utgivarens webbadress, som är dess URI i /dcat")
    contact_email: str = Field(default="", description="E-post för frågor, i /dcat, /oparl och /tillganglighet")
    contact_phone: str = Field(default="", description="Telefon för den som inte kan använda en sida")
    license: str = Field(default="", description="Licensens webbadress, i /dcat och /oparl")

    smtp_host: str = Field(default="", description="E-postserver för bevakningar; tom stänger av e-post")
    smtp_port: int = Field(default=587, ge=1, le=65_535, description="E-postserverns port")
    smtp_security: Literal["starttls", "tls", "ingen"] = Field(
        default="starttls", description="Kryptering till e-postservern: starttls, tls eller ingen"
    )
    smtp_user: str = Field(default="", description="Användare hos e-postservern; tom loggar inte in")
    smtp_password: str = Field(default="", description="Lösenord hos e-postservern")
    smtp_from: str = Field(default="", description="Avsändare av e-post; tom stänger av e-post")
    smtp_seconds: float = Field(default=20.0, gt=0, description="Längsta väntan på e-postservern, i sekunder")
    mcp: bool = Field(default=False, description="Svara assistenter (MCP) under /mcp")
    summary_url: str = Field(default="", description="OpenAI-kompatibel adress för sammanfattningar; tom stänger av")
    summary_model: str = Field(default="", description="Modell som skriver sammanfattningar")
    summary_key: str = Field(default="", description="Nyckel till den som skriver sammanfattningar")
    summary_seconds: float = Field(default=30.0, gt=0, description="Längsta väntan på en sammanfattning, i sekunder")


def thesaurus_folders(settings: Settings) -> tuple[Path, ...]:
    """Folders with the operator's own rows of the thesaurus."""
    return tuple(Path(folder) for folder in settings.thesaurus.split(os.pathsep) if folder)


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
    "page_cache_bytes",
    "snippet_characters",
    "export_rows",
    "exports",
    "export_seconds",
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
