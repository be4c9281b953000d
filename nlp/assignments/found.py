"""Assignments as they stand in the papers, before repetitions are joined: clauses and records of follow-ups."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nlp.assignments.clauses import parts_of
from nlp.assignments.deadlines import read_deadline
from nlp.assignments.model import Deadline, Evidence, Place
from nlp.filters import DecisionFilter
from nlp.store import AnnotationStore, DecisionRow

_YEAR: Final = re.compile(r"\b20\d{2}\b")
_PLANS: Final = frozenset({"namndplan", "plan"})
_AFTER: Final = 600  # characters after a clause in which its paper says what became of it
_TYPE: Final = "uppdra"
_PROPOSES: Final = "foresla_overordnad"
_DONE: Final = (
    r"(?:genom|slut|ut)för(?:t|ts|d)|avsluta(?:t|ts|d|s)|fullgjor\w+|verkställ(?:t|ts)|klar(?:t|a)?|besvara(?:t|ts|d)"
    r"|färdig\w*"
)
_REPORTED: Final = r"(?:åter)?redovisa(?:t|ts|s|d)|återrapportera(?:t|ts|s|d)|rapporterats?"
_UNDER_WAY: Final = r"pågå(?:r|ende|tt)|påbörja(?:t|ts|d)|försena(?:t|ts|d)|kvarstår|planerat"
_SENTENCE: Final = re.compile(
    r"\b(?:det\s|detta\s)?uppdraget(?:\s(?:om|att)\s[^.\n]{3,80}?)?\s(?:är|bedöms|har|anses|förklaras|kan|pågår|kvarstår"
    r"|redovisas|återredovisas|återrapporteras|besvaras)\b[^.\n]{0,120}",
    re.IGNORECASE,
)
# "Förstudien lämnades till styrelsen i november."
_HANDED_OVER: Final = re.compile(r"\b(?:(?:över)?lämna|redovisa|presentera)(?:des|ts)\b", re.IGNORECASE)
_NOT: Final = re.compile(r"\b(?:inte|ej|ännu|delvis|ska|bör)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """An assignment in one place.

    Args:
        text: clause or title.
        task: what is to be done.
        giver: or None.
        receiver: or None.
        deadline: or None.
        given: ISO date, or None.
        municipality: or None.
        place: where.
        evidence: what the same paper says became of it, or None.
        rank: lower is a better witness: decided 0, retold 1, follow-up 2, proposed 3.
    """

    text: str
    task: str
    giver: str | None
    receiver: str | None
    deadline: Deadline | None
    given: str | None
    municipality: str | None
    place: Place
    evidence: Evidence | None
    rank: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A logical document.

    Args:
        sha256: of its source file.
        file: name of its source file.
        ordinal: in its source.
        title: its title.
        doc_type: its type.
        date: ISO date of it or its meeting, or None.
        diarienummer: as written, or None.
        municipality: or None.
        board: or None.
        page_first: 1-based.
        page_last: 1-based.
    """

    sha256: str
    file: str
    ordinal: int
    title: str
    doc_type: str
    date: str | None
    diarienummer: str | None
    municipality: str | None
    board: str | None
    page_first: int
    page_last: int


def papers(store: AnnotationStore) -> dict[tuple[str, int], Paper]:
    """All logical documents of the current sources, by SHA-256 and ordinal."""
    rows = store.catalogue.connection.execute(
        "SELECT sources.sha256, sources.file, ordinal, title, doc_type, coalesce(date, meeting_date), diarienummer,"
        " municipality, board, page_first, page_last FROM documents JOIN sources ON sources.id = documents.source"
        " WHERE sources.is_current = 1"
    )
    return {(row[0], row[2]): Paper(*row) for row in rows}


def clauses(store: AnnotationStore, known: dict[tuple[str, int], Paper]) -> Iterator[Found]:
    """The decision clauses that give an assignment.

    Args:
        store: of the archive.
        known: its documents.
    """
    texts = _Texts(store)
    for row in store.decisions(DecisionFilter(type=(_TYPE,))):
        parts = parts_of(row.decision.text)
        paper = known.get((row.sha256, row.decision.document))
        if parts is None or paper is None:
            continue
        kind, rank = _kind(row)
        given = None if kind == "forslag" else row.decision.date
        place = _place(row, kind, paper)
        says, certain = said(texts.after(row)) if kind == "aterges" else (None, False)
        yield Found(
            text=row.decision.text,
            task=parts.task,
            giver=row.decision.body,
            receiver=parts.receiver,
            deadline=read_deadline(parts.task, _base(row.decision.date, paper)),
            given=given,
            municipality=row.municipality,
            place=place,
            evidence=Evidence("mening", says, certain, place) if says else None,
            rank=rank,
        )


def _base(day: str | None, paper: Paper) -> str | None:
    """The day from which words such as "under året" count: in a plan for a later year, the first of that year."""
    base = day or paper.date
    years = set(_YEAR.findall(paper.title)) if paper.doc_type in _PLANS else set()
    return max(base, f"{min(years)}-01-01") if base and len(years) == 1 else base


def said(text: str) -> tuple[str | None, bool]:
    """What a text after a clause says became of the assignment, and whether it says so in plain words.

    Args:
        text: what stands after the clause.

    Returns:
        "avslutat", "aterrapporterat", "pagar" or None when it is silent; and True where it names the assignment.
    """
    match = _SENTENCE.search(text)
    if match is None:
        first = re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]
        handed_over = _HANDED_OVER.search(first) and not _NOT.search(first)
        return ("aterrapporterat" if handed_over else None), False
    sentence = match[0].lower()
    if re.search(_UNDER_WAY, sentence):
        return "pagar", True
    for pattern, says in ((_REPORTED, "aterrapporterat"), (_DONE, "avslutat")):
        if re.search(rf"\b(?:{pattern})\b", sentence):
            return "pagar" if _NOT.search(sentence) else says, True
    return None, False


def _kind(row: DecisionRow) -> tuple[str, int]:
    """What a clause is to an assignment; a decision to propose it to a higher body has not given it."""
    decision = row.decision
    if decision.status == "uppdrag_historik":
        return "aterges", 1
    if decision.status == "forslag" or _PROPOSES in decision.types:
        return "forslag", 3
    return "beslut", 0


def _place(row: DecisionRow, kind: str, paper: Paper) -> Place:
    decision = row.decision
    return Place(
        kind=kind,
        sha256=row.sha256,
        file=row.file,
        document=decision.document,
        section=decision.section,
        page_first=decision.page_first,
        page_last=decision.page_last,
        start=decision.start,
        end=decision.end,
        title=row.title,
        doc_type=row.doc_type,
        text=decision.text,
        date=paper.date,
        paragraph=decision.paragraph,
        diarienummer=decision.diarienummer,
        model=decision.model,
    )


class _Texts:
    """Text after clauses; rows come file by file, so that one text is kept at a time."""

    def __init__(self, store: AnnotationStore) -> None:
        self._connection = store.catalogue.connection
        self._sha256 = ""
        self._text = ""

    def after(self, row: DecisionRow) -> str:
        """What stands right after a clause, as far as the next assignment may begin."""
        if row.sha256 != self._sha256:
            found = self._connection.execute("SELECT text FROM sources WHERE sha256 = ?", (row.sha256,)).fetchone()
            self._sha256, self._text = row.sha256, str(found[0])
        text = self._text[row.decision.end : row.decision.end + _AFTER]
        return re.split(r"\bi uppdrag att\b|\buppdr(?:og|ar) .{2,40} att\b", text, maxsplit=1)[0]
