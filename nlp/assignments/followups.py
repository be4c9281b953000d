"""Records of follow-ups: a title, who decided it and a status, one below the other, in a list or in a table."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from nlp.assignments.columns import STATES, find_headers
from nlp.assignments.deadlines import read_deadline
from nlp.assignments.found import Found, Paper
from nlp.assignments.model import Deadline, Evidence, Place
from nlp.assignments.tables import TableRow, table_rows
from nlp.store import AnnotationStore

MODEL: Final = "kommunsok-uppdrag 2"
_STATUS: Final = rf"(?P<status>{'|'.join(sorted(STATES, key=len, reverse=True))})"
_CARD: Final = re.compile(rf"^Status(?:\s?:\s?|\n){_STATUS}\b", re.IGNORECASE | re.MULTILINE)
_LIST_HEAD: Final = re.compile(r"^(?:Uppdrag|Aktivitet|Åtgärd)\w*\s+Status\b.*$", re.MULTILINE)
_LIST_ROW: Final = re.compile(rf"^(?P<title>[^\n]{{8,200}})\n{_STATUS}(?=\s|$)[^\n]*$", re.IGNORECASE | re.MULTILINE)
_FIELD: Final = re.compile(r"^(?:Beskrivning|Beslutad av|Om uppdraget|Kommentar|Status|Uppdragsgivare|Ansvarig)\b.*$")
_GIVER: Final = re.compile(r"^(?:Beslutad av|Uppdragsgivare)(?:\s?:\s?|\n)(?P<giver>[^\n]{3,60})$", re.MULTILINE)
_WHO: Final = re.compile(r"^(?:Ansvarig\w*)(?:\s?:\s?|\n)(?P<who>[^\n]{3,60})$", re.MULTILINE)
_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_BACK: Final = 3_000  # characters that a record may be long
_NEXT: Final = 6  # lines between the head of a list and its first row, and between rows


def followups(store: AnnotationStore, known: dict[tuple[str, int], Paper]) -> Iterator[Found]:
    """The records of follow-ups in all current sources.

    Args:
        store: of the archive.
        known: its documents.
    """
    connection = store.catalogue.connection
    rows = connection.execute("SELECT id, sha256, text FROM sources WHERE is_current = 1 ORDER BY file")
    for source, sha256, text in rows.fetchall():
        listed = [*_cards(text), *_rows(text)] if "Status" in text else []
        if not listed and not find_headers(text):
            continue
        sections = connection.execute(
            "SELECT start, ordinal, document FROM sections WHERE source = ? ORDER BY start", (source,)
        ).fetchall()
        records = [*listed, *_in_tables(text, [row[0] for row in sections])]
        pages = connection.execute(
            "SELECT start, page_first FROM blocks WHERE source = ? ORDER BY start", (source,)
        ).fetchall()
        for record in records:
            section = sections[max(0, bisect_right(sections, record.start, key=lambda row: row[0]) - 1)]
            page = pages[max(0, bisect_right(pages, record.start, key=lambda row: row[0]) - 1)][1]
            paper = known.get((sha256, section[2]))
            if paper is not None:
                yield record.found(paper, section[1], page)


@dataclass(frozen=True, slots=True)
class _Record:
    """A record in a text; what is to be done by when is in the task, unless a cell of its own says when."""

    title: str
    task: str
    giver: str | None
    who: str | None
    says: str | None
    start: int
    end: int
    when: str | None = None
    day: str | None = None

    def found(self, paper: Paper, section: int, page: int) -> Found:
        """The record as an assignment in a place."""
        text = self.title
        place = Place(
            "tabell", paper.sha256, paper.file, paper.ordinal, section, page, page, self.start, self.end, paper.title,
            paper.doc_type, text, paper.date, None, paper.diarienummer, MODEL,
        )  # fmt: skip
        evidence = Evidence("tabell", self.says, certain=True, place=place) if self.says else None
        given = self.day if self.day and _ISO_DAY.fullmatch(self.day) else None
        return Found(
            text, self.task, self.giver, self.who, self._deadline(given or paper.date), given, paper.municipality,
            place, evidence, rank=2,
        )  # fmt: skip

    def _deadline(self, base: str | None) -> Deadline | None:
        if self.when is None:
            return read_deadline(self.task, base)
        found = read_deadline(f"senast {self.when.lower().removeprefix('senast ')}", base)
        return replace(found, text=self.when) if found else None


def _cards(text: str) -> Iterator[_Record]:
    """Records with one field below the other; the title stands over "Beskrivning"."""
    last = 0
    for match in _CARD.finditer(text):
        first = max(last, match.start() - _BACK)
        lines = text[first : match.start()].split("\n")
        begins = next((at for at in range(len(lines) - 1, 0, -1) if lines[at].startswith("Beskrivning")), None)
        last = match.end()
        if begins is None:
            continue
        title = lines[begins - 1].strip()
        start = first + len("\n".join(lines[: begins - 1])) + (1 if begins > 1 else 0)
        body = text[start : match.end()]
        giver, who = _GIVER.search(body), _WHO.search(body)
        described = []
        for line in lines[begins + 1 :]:
            if _FIELD.match(line):
                break
            described.append(line)
        if 1 < len(title.split()) <= 30 and (giver or "uppdrag" in body.lower()):
            task = f"{title}. {' '.join(described)}" if described else title
            yield _Record(
                title, task, giver["giver"].strip() if giver else None, who["who"].strip() if who else None,
                STATES[match["status"].lower()], start, match.end(),
            )  # fmt: skip


def _rows(text: str) -> Iterator[_Record]:
    """Rows of a list under the head "Uppdrag … Status"."""
    for head in _LIST_HEAD.finditer(text):
        place = head.end()
        while match := _LIST_ROW.search(text, place):
            if text.count("\n", place, match.start()) > _NEXT:
                break
            title = match["title"].strip()
            if not _FIELD.match(title):
                says = STATES[match["status"].lower()]
                yield _Record(title, title, None, None, says, match.start(), match.end())
            place = match.end()


def _in_tables(text: str, stops: Sequence[int]) -> Iterator[_Record]:
    """Rows of tables with columns for the task and for who, when or state."""
    for row in table_rows(text, stops):
        yield _record(row)


def _record(row: TableRow) -> _Record:
    cells = row.cells
    state = cells.get("state")
    return _Record(
        row.task, row.task, cells.get("giver"), cells.get("receiver"), STATES[state.lower()] if state else None,
        row.start, row.end, cells.get("deadline"), cells.get("day"),
    )  # fmt: skip
