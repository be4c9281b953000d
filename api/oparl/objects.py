"""The JSON of each OParl object."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from api.feed.seen import digest
from api.feed.store import Entry, Seen
from api.links import case_href, document_href, pdf_href
from api.oparl.model import (
    AGENDA_ITEM,
    BODY,
    FILE,
    MEETING,
    ORGANIZATION,
    PAPER,
    AgendaItem,
    Body,
    File,
    Meeting,
    Organization,
    Paper,
    View,
)
from ingest.labels import DOC_TYPES

SCHEMA: Final = "https://schema.oparl.org/1.1/"
PATH: Final = "/oparl/v1"
# Lists that OParl 1.1 asks of a body; people are not published as objects, so those that are about them are empty.
LISTS: Final = {
    "organization": ORGANIZATION,
    "meeting": MEETING,
    "agendaItem": AGENDA_ITEM,
    "paper": PAPER,
    "file": FILE,
    "person": "Person",
    "membership": "Membership",
    "consultation": "Consultation",
    "legislativeTermList": "LegislativeTerm",
    "locationList": "Location",
}
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of objects.

    Args:
        base: of the service, before its paths.
    """

    base: str

    def system(self) -> str:
        """Address of the system object."""
        return f"{self.base}{PATH}/"

    def of(self, kind: str, id_: str) -> str:
        """Address of an object, which is its identifier in OParl."""
        return f"{self.base}{PATH}/{kind[:1].lower()}{kind[1:]}/{quote(id_)}"

    def web(self, path: str) -> str:
        """Address of a page."""
        return self.base + path


def render(view: View, kind: str, id_: str, to: Addresses) -> Json | None:
    """An object without its times, or None when the archive has it not.

    Args:
        view: the archive.
        kind: of object.
        id_: unique within its kind.
        to: addresses of objects.
    """
    match kind:
        case "Body":
            return _body(view.bodies[id_], to) if id_ in view.bodies else None
        case "Organization":
            return _organization(view.organizations[id_], to) if id_ in view.organizations else None
        case "Meeting":
            return _meeting(view, view.meetings[id_], to) if id_ in view.meetings else None
        case "AgendaItem":
            return _agenda_item(view.items[id_], to) if id_ in view.items else None
        case "Paper":
            return _paper(view, view.papers[id_], to) if id_ in view.papers else None
        case _:
            return _file(view.files[id_], to) if id_ in view.files else None


def dated(found: Json | None, entry: Entry, to: Addresses) -> Json:
    """An object with its times, or the tombstone of one that is gone.

    Args:
        found: the object.
        entry: of the register.
        to: addresses of objects.
    """
    times = {"created": entry.created, "modified": entry.modified}
    if entry.deleted or found is None:
        return {**_head(entry.kind, entry.id, to), **times, "deleted": True}
    return {**found, **times}


def seen_view(view: View) -> Iterator[Seen]:
    """All objects with digests, for the register."""
    to = Addresses("")
    for body in view.bodies.values():
        yield Seen(BODY, body.id, digest(_body(body, to)), body.created, body.id)
    for board in view.organizations.values():
        yield Seen(ORGANIZATION, board.id, digest(_organization(board, to)), board.created, board.body, board.id)
    for meeting in view.meetings.values():
        stamp = digest(_meeting(view, meeting, to))
        yield Seen(MEETING, meeting.id, stamp, meeting.created, meeting.body, meeting.organization)
        for item in meeting.items.values():
            stamp = digest(_agenda_item(item, to))
            yield Seen(AGENDA_ITEM, item.id, stamp, item.created, meeting.body, meeting.organization)
    for paper in view.papers.values():
        yield Seen(PAPER, paper.id, digest(_paper(view, paper, to)), paper.created, paper.body, paper.organization)
    for file in view.files.values():
        yield Seen(FILE, file.id, digest(_file(file, to)), file.created, file.body)


def _head(kind: str, id_: str, to: Addresses) -> Json:
    return {"id": to.of(kind, id_), "type": SCHEMA + kind}


def _body(body: Body, to: Addresses) -> Json:
    own = to.of(BODY, body.id)
    return {
        **_head(BODY, body.id, to),
        "system": to.system(),
        "name": body.name,
        **{name: f"{own}/{name}" for name in LISTS},
        "legislativeTerm": [],
        "web": to.web("/"),
    }


def _organization(board: Organization, to: Addresses) -> Json:
    own = to.of(ORGANIZATION, board.id)
    return {
        **_head(ORGANIZATION, board.id, to),
        "body": to.of(BODY, board.body),
        "name": board.name,
        "organizationType": "Gremium",
        "meeting": f"{own}/meeting",
        "web": to.web(f"/dokument?board={quote(board.name)}"),
    }


def _meeting(view: View, meeting: Meeting, to: Addresses) -> Json:
    files = {
        "invitation": _first_file(view, meeting.invitations, to),
        "resultsProtocol": _first_file(view, meeting.minutes, to),
    }
    ordered = [meeting.items[number] for number in sorted(meeting.items)]
    return {
        **_head(MEETING, meeting.id, to),
        "name": meeting.name,
        "meetingState": "durchgeführt" if ordered else "eingeladen",
        # The papers tell the day of a meeting, not its hour.
        "start": f"{meeting.day}T00:00:00Z",
        "organization": [to.of(ORGANIZATION, meeting.organization)],
        **{name: file for name, file in files.items() if file},
        "agendaItem": [_agenda_item(item, to) for item in ordered],
    }


def _first_file(view: View, ids: list[str], to: Addresses) -> Json | None:
    found = view.files.get(ids[0]) if ids else None
    return None if found is None else _embedded(found, to)


def _agenda_item(item: AgendaItem, to: Addresses) -> Json:
    found: Json = {
        **_head(AGENDA_ITEM, item.id, to),
        "meeting": to.of(MEETING, item.meeting),
        "number": f"§ {item.number}",
        "name": item.name,
        "public": True,
    }
    if item.clauses:
        found["resolutionText"] = "\n".join(item.clauses)
    if item.diarienummer:
        found["kommunsok:diarienummer"] = item.diarienummer
        found["web"] = to.web(case_href(item.diarienummer) or "/arenden")
    return found


def _paper(view: View, paper: Paper, to: Addresses) -> Json:
    found: Json = {
        **_head(PAPER, paper.id, to),
        "body": to.of(BODY, paper.body),
        "name": paper.name,
        "paperType": DOC_TYPES.get(paper.doc_type, paper.doc_type),
        "web": to.web(document_href(paper.id)),
    }
    if paper.diarienummer:
        found["reference"] = paper.diarienummer
    if paper.day:
        found["date"] = paper.day
    if paper.organization:
        found["underDirectionOf"] = [to.of(ORGANIZATION, paper.organization)]
    if paper.parent in view.papers:
        found["relatedPaper"] = [to.of(PAPER, paper.parent or "")]
    if paper.file in view.files:
        found["mainFile"] = _embedded(view.files[paper.file], to)
    return found


def _embedded(file: File, to: Addresses) -> Json:
    """A file inside another object; what points back is left out there."""
    return {
        **_head(FILE, file.id, to),
        "name": PurePath(file.name).stem,
        "fileName": file.name,
        "mimeType": file.media_type,
        "size": file.size,
        "accessUrl": to.web(pdf_href(file.sha256, 1).partition("#")[0]),
    }


def _file(file: File, to: Addresses) -> Json:
    return {
        **_embedded(file, to),
        "paper": [to.of(PAPER, id_) for id_ in file.papers],
        "meeting": [to.of(MEETING, id_) for id_ in file.meetings],
    }
