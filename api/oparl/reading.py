"""Reads the archive into the OParl view."""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from api.links import ID_DIGITS, document_id
from api.oparl.model import UNKNOWN, AgendaItem, Body, File, Meeting, Organization, Paper, View
from ingest.catalogue import Catalogue
from ingest.records import MARK
from ingest.templates import PARAGRAPH
from nlp.cases.titles import clean_title
from nlp.diarienummer import normalise
from nlp.labels import DECISION_TYPES
from nlp.names import fold, municipality_key
from nlp.personal.store import PersonalStore

MINUTES: Final = "protokoll"
_CALLINGS: Final = ("kallelse", "foredragningslista")
_DECIDED: Final = ("beslut", "delegationsbeslut")
_PROPOSES: Final = "foresla_overordnad"
_NUMBER: Final = re.compile(r"§§?\s*(\d{1,4})")
_MEDIA_TYPES: Final = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
}
_DOCUMENTS: Final = (
    "SELECT sources.sha256, sources.file, sources.path, sources.size, sources.ingested_at, documents.source,"
    " documents.ordinal, documents.doc_type, documents.title, documents.first_line, documents.municipality,"
    " documents.board, documents.diarienummer, documents.date, documents.meeting_date, documents.parent"
    " FROM documents JOIN sources ON sources.id = documents.source WHERE sources.is_current = 1"
    " ORDER BY sources.file, documents.ordinal"
)
_PARAGRAPHS: Final = (
    "SELECT source, document, heading FROM sections WHERE source = ? AND heading LIKE '%§%' ORDER BY ordinal"
)
_CLAUSES: Final = (
    "SELECT document, paragraph, text, dnr, types FROM decisions WHERE source = ? AND paragraph IS NOT NULL"
    f" AND status IN ({', '.join('?' * len(_DECIDED))}) ORDER BY start"
)


def slug(name: str) -> str:
    """A name as one part of an address, with å ä ö, since two municipalities may differ in them alone."""
    return "-".join(re.findall(r"\w+", fold(name))) or UNKNOWN


class _Reader:
    """Gathers objects document by document."""

    def __init__(self, connection: sqlite3.Connection, withheld: frozenset[int]) -> None:
        self._connection = connection
        self._withheld = withheld
        self._spellings: dict[str, Counter[str]] = defaultdict(Counter)
        self._paragraphs: dict[int, tuple[list[sqlite3.Row], list[sqlite3.Row]]] = {}
        self.bodies: dict[str, Body] = {}
        self.organizations: dict[str, Organization] = {}
        self.meetings: dict[str, Meeting] = {}
        self.papers: dict[str, Paper] = {}
        self.files: dict[str, File] = {}

    def add(self, row: sqlite3.Row, municipality: str | None) -> None:
        """Take in a document.

        Args:
            row: of `_DOCUMENTS`.
            municipality: of the document or of its file, or None.
        """
        body = self._body(municipality, row["ingested_at"])
        organization = self._organization(body, row["board"], row["ingested_at"])
        file = self._file(row, body)
        meeting = self._meeting(row, body, organization)
        if row["doc_type"] == MINUTES or row["doc_type"] in _CALLINGS:
            if meeting is not None:
                self._fill(meeting, row, file)
            return
        paper = self._paper(row, body, organization)
        self.papers[paper.id] = paper
        if file is not None:
            file.papers.append(paper.id)

    def _named(self, key: str, name: str) -> str:
        """The most frequent spelling of a name."""
        spelt = self._spellings[key]
        spelt[name] += 1
        return min(spelt, key=lambda value: (-spelt[value], value))

    def _body(self, municipality: str | None, created: str) -> str:
        key = slug(municipality_key(municipality)) if municipality else UNKNOWN
        name = self._named(key, municipality or "Okänd kommun")
        body = self.bodies.setdefault(key, Body(key, name, created))
        body.name, body.created = name, min(body.created, created)
        return key

    def _organization(self, body: str, board: str | None, created: str) -> str:
        if not board:
            return ""
        key = f"{body}.{slug(board)}"
        name = self._named(key, board)
        found = self.organizations.setdefault(key, Organization(key, body, name, created))
        found.name, found.created = name, min(found.created, created)
        return key

    def _file(self, row: sqlite3.Row, body: str) -> File | None:
        """The file of a document, or None when it is not handed out."""
        if row["source"] in self._withheld:
            return None
        key = row["sha256"][:ID_DIGITS]
        media_type = _MEDIA_TYPES.get(Path(row["path"]).suffix.lower(), "application/octet-stream")
        name = Path(row["file"]).name.rpartition(MARK)[2]
        made = File(key, row["sha256"], body, name, row["size"], media_type, row["ingested_at"])
        return self.files.setdefault(key, made)

    def _meeting(self, row: sqlite3.Row, body: str, organization: str) -> Meeting | None:
        """The meeting that minutes or a calling belong to, or None when they do not say which."""
        day = row["meeting_date"] or row["date"]
        if not organization or not day or not (row["doc_type"] == MINUTES or row["doc_type"] in _CALLINGS):
            return None
        key = f"{organization}.{day}"
        name = f"{self.organizations[organization].name} {day}"
        found = self.meetings.setdefault(key, Meeting(key, body, organization, name, day, row["ingested_at"]))
        found.created = min(found.created, row["ingested_at"])
        return found

    def _fill(self, meeting: Meeting, row: sqlite3.Row, file: File | None) -> None:
        if file is not None:
            place = meeting.minutes if row["doc_type"] == MINUTES else meeting.invitations
            if file.id not in place:
                place.append(file.id)
            if meeting.id not in file.meetings:
                file.meetings.append(meeting.id)
        if row["doc_type"] == MINUTES:
            for item in self._items(meeting.id, row):
                known = meeting.items.get(item.number)
                # The same § can stand in several files; the one with most to say is the minutes themselves.
                if known is None or len(item.clauses) > len(known.clauses):
                    meeting.items[item.number] = item

    def _items(self, meeting: str, row: sqlite3.Row) -> Iterable[AgendaItem]:
        source, document = row["source"], row["ordinal"]
        if source not in self._paragraphs:
            sections = self._connection.execute(_PARAGRAPHS, (source,)).fetchall()
            self._paragraphs[source] = sections, self._connection.execute(_CLAUSES, (source, *_DECIDED)).fetchall()
        sections, decided = self._paragraphs[source]
        clauses = [found for found in decided if found["document"] == document]
        for section in sections:
            number = _number(section["heading"])
            if section["document"] != document or number is None or not PARAGRAPH.match(section["heading"]):
                continue
            here = [found for found in clauses if _number(found["paragraph"]) == number]
            yield AgendaItem(
                id=f"{meeting}.{number}",
                meeting=meeting,
                number=number,
                name=clean_title(section["heading"]) or section["heading"],
                diarienummer=next((found["dnr"] for found in here if found["dnr"]), ""),
                clauses=tuple(_decided(found) for found in here),
                created=row["ingested_at"],
            )

    def _paper(self, row: sqlite3.Row, body: str, organization: str) -> Paper:
        parent = None if row["parent"] is None else document_id(row["sha256"], row["parent"])
        return Paper(
            id=document_id(row["sha256"], row["ordinal"]),
            body=body,
            organization=organization,
            name=row["title"] or row["first_line"],
            doc_type=row["doc_type"],
            diarienummer=normalise(row["diarienummer"] or "") or row["diarienummer"],
            day=row["date"] or row["meeting_date"],
            file=row["sha256"][:ID_DIGITS],
            parent=parent,
            created=row["ingested_at"],
        )


def read_view(catalogue: Catalogue) -> View:
    """The archive as OParl objects.

    Args:
        catalogue: that shows nothing of what is under secrecy.
    """
    connection = catalogue.connection
    rows = connection.execute(_DOCUMENTS).fetchall()
    places: dict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["municipality"]:
            places[row["source"]][row["municipality"]] += 1
    reader = _Reader(connection, _withheld(catalogue))
    for row in rows:
        common = places[row["source"]].most_common(1)
        reader.add(row, row["municipality"] or (common[0][0] if common else None))
    items = {item.id: item for meeting in reader.meetings.values() for item in meeting.items.values()}
    return View(reader.bodies, reader.organizations, reader.meetings, items, reader.papers, reader.files)


def _withheld(catalogue: Catalogue) -> frozenset[int]:
    """Sources whose files hold what the archive does not show."""
    if not PersonalStore.is_there(catalogue):
        return frozenset()
    rows = catalogue.connection.execute("SELECT source FROM main.masked UNION SELECT source FROM main.secrets")
    return frozenset(int(row[0]) for row in rows)


def _decided(clause: sqlite3.Row) -> str:
    """What was decided; a decision to propose something to another body says so, for its words may not."""
    lead = f"{DECISION_TYPES[_PROPOSES]}: " if _PROPOSES in json.loads(clause["types"]) else ""
    return f"{lead}{clause['text']}"


def _number(text: str) -> int | None:
    found = _NUMBER.search(text)
    return int(found[1]) if found else None
