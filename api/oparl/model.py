"""The archive as OParl sees it: municipalities, boards, meetings with their §§, papers and files; no JSON yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

UNKNOWN: Final = "okand"  # the municipality of papers that do not say theirs

BODY: Final = "Body"
ORGANIZATION: Final = "Organization"
MEETING: Final = "Meeting"
AGENDA_ITEM: Final = "AgendaItem"
PAPER: Final = "Paper"
FILE: Final = "File"
KINDS: Final = (BODY, ORGANIZATION, MEETING, AGENDA_ITEM, PAPER, FILE)


@dataclass(slots=True)
class Body:
    """A municipality.

    Args:
        id: its key in addresses.
        name: for people.
        created: when the first of its files was read: RFC 3339, UTC.
    """

    id: str
    name: str
    created: str


@dataclass(slots=True)
class Organization:
    """A board.

    Args:
        id: its key in addresses.
        body: identifier of its municipality.
        name: for people.
        created: RFC 3339, UTC.
    """

    id: str
    body: str
    name: str
    created: str


@dataclass(slots=True)
class AgendaItem:
    """A § of minutes.

    Args:
        id: its key in addresses.
        meeting: identifier of its meeting.
        number: of the §.
        name: its matter.
        diarienummer: normal form, or "".
        clauses: what was decided, in order; nothing that was only proposed.
        created: RFC 3339, UTC.
    """

    id: str
    meeting: str
    number: int
    name: str
    diarienummer: str
    clauses: tuple[str, ...]
    created: str


@dataclass(slots=True)
class Meeting:
    """A meeting of a board.

    Args:
        id: its key in addresses.
        body: identifier of its municipality.
        organization: identifier of its board.
        name: for people.
        day: ISO date.
        created: RFC 3339, UTC.
        invitations: identifiers of files with the calling to it.
        minutes: identifiers of files with its minutes.
        items: its §§ by number.
    """

    id: str
    body: str
    organization: str
    name: str
    day: str
    created: str
    invitations: list[str] = field(default_factory=list)
    minutes: list[str] = field(default_factory=list)
    items: dict[int, AgendaItem] = field(default_factory=dict)


@dataclass(slots=True)
class Paper:
    """A logical document that is neither minutes nor a calling.

    Args:
        id: of the document.
        body: identifier of its municipality.
        organization: identifier of its board, or "".
        name: its title.
        doc_type: a key of `ingest.labels.DOC_TYPES`.
        diarienummer: as written, or None.
        day: ISO date, or None.
        file: identifier of its file.
        parent: identifier of the paper that it is an annex to, or None.
        created: RFC 3339, UTC.
    """

    id: str
    body: str
    organization: str
    name: str
    doc_type: str
    diarienummer: str | None
    day: str | None
    file: str
    parent: str | None
    created: str


@dataclass(slots=True)
class File:
    """A source file that may be handed out.

    Args:
        id: start of its SHA-256.
        sha256: whole.
        body: identifier of its municipality.
        name: what users call it.
        size: bytes.
        media_type: of its content.
        created: RFC 3339, UTC.
        papers: identifiers of the papers in it.
        meetings: identifiers of the meetings that it belongs to.
    """

    id: str
    sha256: str
    body: str
    name: str
    size: int
    media_type: str
    created: str
    papers: list[str] = field(default_factory=list)
    meetings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class View:
    """All objects by identifier; it is made anew when the archive changes, and never changed after."""

    bodies: Mapping[str, Body]
    organizations: Mapping[str, Organization]
    meetings: Mapping[str, Meeting]
    items: Mapping[str, AgendaItem]
    papers: Mapping[str, Paper]
    files: Mapping[str, File]
