"""The change feed, /v1/andringar: documents and decision clauses that were created, modified or withdrawn."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from pydantic import ConfigDict, Field

from api.deps import ServiceDep
from api.feed.seen import DECISION, DOCUMENT
from api.feed.store import Entry, Register
from api.links import document_href
from api.params import NoParams
from api.problems import ServiceError
from api.schemas import Answer
from api.settings import DEFAULT_LIMIT

router = APIRouter(prefix="/v1", tags=["Ändringar"])

_MOST: Final = 1_000
_EXAMPLE: Final[dict[str, Any]] = {
    "items": [
        {
            "change": "created",
            "kind": DOCUMENT,
            "id": "0123456789ab-4",
            "created": "2023-10-19T06:12:44+00:00",
            "time": "2023-10-19T06:12:44+00:00",
            "links": {"self": "/v1/dokument/0123456789ab-4", "html": "/dokument/0123456789ab-4"},
        }
    ],
    "cursor": "MWYyZTNkNGMuMQ",
    "more": False,
}


class ChangesParams(NoParams):
    """Where to go on, and with what."""

    cursor: str = Field(default="", max_length=100, description="Ur förra svaret; utan den börjar listan från början")
    kind: Literal["", "dokument", "beslut"] = Field(default="", description="Bara detta slag; tomt ger båda")
    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=_MOST, description="Flest rader i svaret")


class ChangeLinks(Answer):
    """Where the object is; nothing for what was withdrawn."""

    self_: str | None = Field(alias="self", description="Objektet i gränssnittet för program")
    html: str | None = Field(description="Sidan i webbgränssnittet")


class ChangeEntry(Answer):
    """An object at its last change."""

    change: Literal["created", "modified", "withdrawn"] = Field(
        description="created: ny sedan markören; modified: ändrad; withdrawn: återkallad, ersatt eller borta"
    )
    kind: Literal["dokument", "beslut"]
    id: str = Field(description="Dokumentets id, eller beslutssatsens ref")
    created: str = Field(description="När filen lästes in, RFC 3339")
    time: str = Field(description="När ändringen sågs, RFC 3339")
    links: ChangeLinks


class ChangesAnswer(Answer):
    """A part of the feed."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    items: list[ChangeEntry] = Field(description="Varje objekt en gång, vid sin senaste ändring; äldst först")
    cursor: str = Field(description="Att fråga med nästa gång, också när det inte finns mer nu")
    more: bool = Field(description="Om det finns mer redan nu")


@router.get("/andringar", operation_id="listChanges", summary="Vad som har ändrats")
async def changes(params: Annotated[ChangesParams, Query()], service: ServiceDep) -> ChangesAnswer:
    """Dokument och beslutssatser som har tillkommit, ändrats eller återkallats sedan en markör."""

    def work() -> ChangesAnswer:
        with service.exchange.present() as present:
            register = present.register
            after = _number(params.cursor, register)
            kinds = (params.kind,) if params.kind else (DOCUMENT, DECISION)
            found = register.changes(kinds, after, params.limit + 1)
            instance = register.instance
        shown = found[: params.limit]
        return ChangesAnswer(
            items=[_entry(entry, after) for entry in shown],
            cursor=_cursor(instance, shown[-1].last if shown else after),
            more=len(found) > len(shown),
        )

    return await service.run_export(work)


def _entry(entry: Entry, after: int) -> ChangeEntry:
    links = ChangeLinks(self=None, html=None)
    if not entry.deleted and entry.kind == DOCUMENT:
        html = document_href(entry.id)
        links = ChangeLinks(self=f"/v1{html}", html=html)
    change: Literal["created", "modified", "withdrawn"] = "created" if entry.first > after else "modified"
    return ChangeEntry(
        change="withdrawn" if entry.deleted else change,
        kind=DOCUMENT if entry.kind == DOCUMENT else DECISION,
        id=entry.id,
        created=entry.created,
        time=entry.modified,
        links=links,
    )


def _cursor(instance: str, number: int) -> str:
    return urlsafe_b64encode(f"{instance}.{number}".encode()).decode().rstrip("=")


def _number(cursor: str, register: Register) -> int:
    """The change that a cursor stands for.

    Raises:
        ServiceError: it is none of this archive.
    """
    if not cursor:
        return 0
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        text = ""
    instance, _, number = text.partition(".")
    if instance != register.instance or not number.isdecimal() or int(number) > register.last:
        detail = "Markören kommer inte från detta arkiv, eller så är listan gjord på nytt."
        raise ServiceError("E532", detail, "The cursor is not of this archive, or the list was made anew.")
    return int(number)
