"""The one place where errors become answers: RFC 9457 problem details, in Swedish or English by Accept-Language.

Errors of the lower layers carry a row of `ingest.errors.ERROR_CODES`; what only the service can run into is added here.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.english import ENGLISH
from api.schemas import FieldProblem, Problem
from api.tracing import trace_id
from ingest.errors import ERROR_CODES, ErrorCode, KommunsokError

Language = Literal["sv", "en"]
MEDIA_TYPE: Final = "application/problem+json"

_ROWS: Final = (
    ErrorCode("E501", "Okänd parameter", "Ta bort parametern eller rätta namnet; se /v1/openapi.json.", 400, 2),
    ErrorCode("E502", "Värdet kan inte användas", "Rätta värdet som nämns i meddelandet.", 422, 2),
    ErrorCode("E503", "Adressen finns inte", "Börja på / eller läs /v1/openapi.json.", 404, 4),
    ErrorCode("E504", "Metoden stöds inte", "Tjänsten svarar på GET och HEAD; rättelser tas emot med POST.", 405, 2),
    ErrorCode("E505", "Begäran är för stor", "Tjänsten tar inte emot filer; fråga med GET.", 413, 3),
    ErrorCode("E506", "Adressen är för lång", "Korta frågan eller använd färre filter.", 414, 3),
    ErrorCode("E507", "För många förfrågningar", "Vänta så många sekunder som Retry-After säger.", 429, 3),
    ErrorCode("E508", "Tjänsten är upptagen", "Vänta så många sekunder som Retry-After säger.", 503, 3),
    ErrorCode("E509", "Svaret tog för lång tid", "Begränsa frågan med filter och försök igen.", 503, 3),
    ErrorCode("E510", "Filen har ändrats sedan den lästes in", "Kör: kommunsok ingest MAPP", 409, 3),
    ErrorCode("E511", "Filen finns inte kvar där den lästes in", "Lägg tillbaka filen eller läs in den igen.", 404, 3),
    ErrorCode("E512", "Originalet lämnas inte ut", "Be registratorn: filen har skyddade uppgifter.", 403, 3),
    ErrorCode(
        "E513",
        "Inloggning saknas eller nyckeln är fel",
        "Logga in, eller skicka en nyckel i huvudet Authorization: Bearer NYCKEL.",
        401,
        2,
    ),
    ErrorCode("E514", "Behörigheten räcker inte", "Be den som driver tjänsten om en annan roll.", 403, 2),
    ErrorCode("E515", "Formuläret kommer från en annan webbplats", "Öppna sidan här och skicka det därifrån.", 403, 2),
    ErrorCode(
        "E516", "Inloggningen misslyckades", "Försök igen; hjälper det inte, säg till den som driver tjänsten.", 401, 2
    ),
    ErrorCode("E517", "Inloggningstjänsten svarar inte", "Försök igen om en stund.", 503, 3),
    ErrorCode("E530", "Exporten är för stor", "Begränsa med filter, eller hämta delar med limit och offset.", 422, 2),
    ErrorCode(
        "E531",
        "Datamängden är inte beskriven",
        "Sätt KOMMUNSOK_PUBLISHER och starta om tjänsten; se docs/exchange.md.",
        404,
        2,
    ),
    ErrorCode("E532", "Markören kan inte användas", "Börja om utan markör.", 410, 2),
)
SERVICE_CODES: Final = {row.code: row for row in _ROWS}
ALL_CODES: Final = {**ERROR_CODES, **SERVICE_CODES}

_HTTP_CODES: Final = {404: "E503", 405: "E504", 413: "E505", 414: "E506"}
# Message of a value that was refused, by pydantic's name for the reason; braces name fields of its context.
_REASONS: Final = {
    "extra_forbidden": "är ingen känd parameter här",
    "missing": "måste anges",
    "int_parsing": "måste vara ett heltal",
    "date_from_datetime_parsing": "måste vara ett datum, ÅÅÅÅ-MM-DD",
    "date_parsing": "måste vara ett datum, ÅÅÅÅ-MM-DD",
    "less_than_equal": "får vara högst {le}",
    "greater_than_equal": "måste vara minst {ge}",
    "string_too_long": "får ha högst {max_length} tecken",
    "string_too_short": "får inte vara tom",
    "string_pattern_mismatch": "har fel form",
    "too_long": "får anges högst {max_length} gånger",
}


class ServiceError(KommunsokError):
    """Something that only the service can run into.

    Args:
        code: a key of `SERVICE_CODES`.
        detail: what exactly happened, in Swedish.
        english: the same in English.
        headers: more headers for the answer.
        fields: the parameters that were refused.
        english_fields: the same in English.
    """

    def __init__(
        self,
        code: str,
        detail: str,
        english: str,
        headers: Mapping[str, str] | None = None,
        fields: Sequence[FieldProblem] = (),
        english_fields: Sequence[FieldProblem] = (),
    ) -> None:
        super().__init__(detail, code)
        self.english = english
        self.headers = dict(headers or {})
        self.fields = tuple(fields)
        self.english_fields = tuple(english_fields)

    @property
    def row(self) -> ErrorCode:
        """The row of `SERVICE_CODES` for this error."""
        return SERVICE_CODES[self.code]


def language_of(accept: str) -> Language:
    """Swedish, unless an Accept-Language header asks for English rather than Swedish."""
    wishes: dict[str, float] = {}
    for part in accept.lower().split(","):
        tag, _, quality = part.partition(";")
        wishes.setdefault(tag.strip().partition("-")[0], _quality(quality))
    return "en" if wishes.get("en", 0.0) > wishes.get("sv", 0.0) else "sv"


def _quality(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=")) if text.strip() else 1.0
    except ValueError:
        return 0.0


def wording(code: str, language: Language) -> tuple[str, str]:
    """Title and advice of an error code."""
    row = ALL_CODES[code]
    return ENGLISH[code] if language == "en" else (row.title, row.advice)


def problem_of(error: KommunsokError, language: Language, instance: str) -> Problem:
    """The problem details of an error.

    Args:
        error: what was raised. The detail of our own defects and of the data folder's state stays in the log: it names
            paths of the server.
        language: of title, advice and, where we have it, detail.
        instance: path of the request.
    """
    row = error.row
    title, advice = wording(row.code, language)
    detail, fields = error.detail, tuple[FieldProblem, ...]()
    if isinstance(error, ServiceError):
        detail, fields = error.detail, error.fields
        if language == "en":
            detail, fields = error.english, error.english_fields
    elif row.http_status >= 500:
        detail = advice
    return Problem(
        type=f"/problem/{row.code}",
        title=title,
        status=row.http_status,
        detail=detail,
        instance=instance,
        code=row.code,
        advice=advice,
        trace_id=trace_id(),
        errors=list(fields),
    )


def as_service_error(error: HTTPException | RequestValidationError) -> ServiceError:
    """What the framework refused, as one of our errors."""
    if isinstance(error, RequestValidationError):
        return refused(error.errors())
    code = _HTTP_CODES.get(error.status_code, "E502")
    english = ENGLISH[code][0]
    return ServiceError(code, f"{SERVICE_CODES[code].title}.", f"{english}.", headers=error.headers)


def refused(reasons: Sequence[Mapping[str, Any]]) -> ServiceError:
    """Parameters that were refused, by pydantic's reasons; an unknown name weighs more than a wrong value."""
    unknown = [reason for reason in reasons if reason["type"] == "extra_forbidden"]
    fields = [_field(reason) for reason in unknown or reasons]
    detail = "; ".join(f"{field.name} {field.reason}" for field in fields) + "."
    english_fields = [FieldProblem(name=_name(reason), reason=reason["msg"]) for reason in unknown or reasons]
    english = "; ".join(f"{field.name}: {field.reason}" for field in english_fields) + "."
    return ServiceError("E501" if unknown else "E502", detail, english, fields=fields, english_fields=english_fields)


def _field(reason: Mapping[str, Any]) -> FieldProblem:
    template = _REASONS.get(reason["type"], "kan inte användas")
    return FieldProblem(name=_name(reason), reason=template.format(**reason.get("ctx", {})))


def _name(reason: Mapping[str, Any]) -> str:
    """Name of the parameter: ("query", "board", 0) is about board."""
    names = [str(part) for part in reason["loc"][1:] if not isinstance(part, int)]
    return names[0] if names else str(reason["loc"][0])
