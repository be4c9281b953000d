"""The rules of OParl 1.1 for each type of object, as JSON Schema."""

from typing import Any, Final

SCHEMA: Final = "https://schema.oparl.org/1.1/"
_URL: Final = {"type": "string", "pattern": r"^https?://[^\s<>\"]+$"}
_TEXT: Final = {"type": "string", "minLength": 1}
_TIME: Final = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
_DAY: Final = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
_COUNT: Final = {"type": "integer", "minimum": 0}
_URLS: Final = {"type": "array", "items": _URL, "uniqueItems": True}
_KEYWORDS: Final = {"type": "array", "items": _TEXT}
_VENDOR: Final[dict[str, Any]] = {"^[a-z]+:": {}}
# What every object may have.
_COMMON: Final = {
    "id": _URL,
    "created": _TIME,
    "modified": _TIME,
    "license": _URL,
    "keyword": _KEYWORDS,
    "web": _URL,
    "deleted": {"const": False},
}


def _object(kind: str, required: tuple[str, ...], embedded: Any = False, **properties: Any) -> dict[str, Any]:
    """An object; one that is `embedded` in another needs no times."""
    times = () if embedded else ("created", "modified")
    return {
        "type": "object",
        "required": ["id", "type", *times, *required],
        "properties": {**_COMMON, "type": {"const": SCHEMA + kind}, **properties},
        "patternProperties": _VENDOR,
        "additionalProperties": False,
    }


def _file(embedded: bool) -> dict[str, Any]:
    back = {} if embedded else {"paper": _URLS, "meeting": _URLS, "agendaItem": _URLS}
    return _object(
        "File",
        ("accessUrl",),
        embedded,
        name=_TEXT,
        fileName=_TEXT,
        mimeType={"type": "string", "pattern": r"^[a-z]+/[\w.+-]+$"},
        date=_DAY,
        size={"type": "integer", "minimum": 0},
        sha512Checksum=_TEXT,
        text={"type": "string"},
        accessUrl=_URL,
        downloadUrl=_URL,
        **back,
    )


def _agenda_item(embedded: bool) -> dict[str, Any]:
    return _object(
        "AgendaItem",
        () if embedded else ("meeting",),
        embedded,
        meeting=_URL,
        number=_TEXT,
        order={"type": "integer"},
        name=_TEXT,
        public={"type": "boolean"},
        consultation=_URL,
        result=_TEXT,
        resolutionText=_TEXT,
        resolutionFile=_file(True),
        auxiliaryFile={"type": "array", "items": _file(True)},
        start=_TIME,
        end=_TIME,
    )


_LISTS: Final = (
    "organization",
    "person",
    "meeting",
    "paper",
    "agendaItem",
    "consultation",
    "file",
    "locationList",
    "legislativeTermList",
    "membership",
)

SCHEMAS: Final[dict[str, dict[str, Any]]] = {
    "System": _object(
        "System",
        ("oparlVersion", "body"),
        oparlVersion={"const": SCHEMA},
        otherOparlVersions=_URLS,
        body=_URL,
        name=_TEXT,
        contactEmail={"type": "string", "pattern": "@"},
        contactName=_TEXT,
        website=_URL,
        vendor=_URL,
        product=_URL,
    ),
    "Body": _object(
        "Body",
        ("system", "name", "legislativeTerm", *_LISTS),
        system=_URL,
        shortName=_TEXT,
        name=_TEXT,
        website=_URL,
        contactEmail={"type": "string", "pattern": "@"},
        contactName=_TEXT,
        classification=_TEXT,
        legislativeTerm={"type": "array"},
        **dict.fromkeys(_LISTS, _URL),
    ),
    "Organization": _object(
        "Organization",
        ("body", "name"),
        body=_URL,
        name=_TEXT,
        shortName=_TEXT,
        meeting=_URL,
        membership=_URLS,
        organizationType={
            "enum": [
                "Gremium",
                "Partei",
                "Fraktion",
                "Verwaltungsbereich",
                "externes Gremium",
                "Institution",
                "Sonstiges",
            ]
        },
        classification=_TEXT,
        startDate=_DAY,
        endDate=_DAY,
        website=_URL,
    ),
    "Meeting": _object(
        "Meeting",
        ("organization",),
        name=_TEXT,
        meetingState={"enum": ["terminiert", "eingeladen", "durchgeführt"]},
        cancelled={"type": "boolean"},
        start=_TIME,
        end=_TIME,
        organization={**_URLS, "minItems": 1},
        participant=_URLS,
        invitation=_file(True),
        resultsProtocol=_file(True),
        verbatimProtocol=_file(True),
        auxiliaryFile={"type": "array", "items": _file(True)},
        agendaItem={"type": "array", "items": _agenda_item(True)},
    ),
    "AgendaItem": _agenda_item(False),
    "Paper": _object(
        "Paper",
        ("body",),
        body=_URL,
        name=_TEXT,
        reference=_TEXT,
        date=_DAY,
        paperType=_TEXT,
        relatedPaper=_URLS,
        superordinatedPaper=_URLS,
        subordinatedPaper=_URLS,
        mainFile=_file(True),
        auxiliaryFile={"type": "array", "items": _file(True)},
        originatorPerson=_URLS,
        originatorOrganization=_URLS,
        underDirectionOf=_URLS,
    ),
    "File": _file(False),
}
"""Type → what an object of it must be; names that the specification does not know need a vendor's prefix."""

LIST: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["data", "pagination", "links"],
    "properties": {
        "data": {"type": "array", "items": {"type": "object"}},
        "pagination": {
            "type": "object",
            "properties": dict.fromkeys(("totalElements", "elementsPerPage", "currentPage", "totalPages"), _COUNT),
            "additionalProperties": False,
        },
        "links": {
            "type": "object",
            "properties": dict.fromkeys(("first", "prev", "self", "next", "last", "web"), _URL),
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
ERROR: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["type", "message", "debug"],
    "properties": {"type": {"const": f"{SCHEMA}Error"}, "message": _TEXT, "debug": _TEXT},
    "additionalProperties": False,
}


def tombstone(kind: str) -> dict[str, Any]:
    """What is left of an object that was deleted: these names and no others."""
    return {
        "type": "object",
        "required": ["id", "type", "created", "modified", "deleted"],
        "properties": {
            "id": _URL,
            "type": {"const": SCHEMA + kind},
            "created": _TIME,
            "modified": _TIME,
            "deleted": {"const": True},
        },
        "additionalProperties": False,
    }
