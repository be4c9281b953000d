"""What an assignment is: its task, its deadline, its places and what reports it."""

from dataclasses import dataclass
from typing import Final

# Never stored: it depends on the day that is asked about.
STATUSES: Final = {
    "foreslaget": "Föreslaget",
    "oppet": "Öppet",
    "forsenat": "Försenat",
    "troligen_aterrapporterat": "Trolig återrapportering",
    "aterrapporterat": "Återrapporterat",
    "avslutat": "Avslutat",
}
OPEN: Final = ("oppet", "forsenat", "troligen_aterrapporterat")
PLACE_KINDS: Final = {"forslag": "Förslag", "beslut": "Beslut", "aterges": "Återgivet", "tabell": "Rad i uppföljning"}
EVIDENCE_KINDS: Final = {
    "tabell": "Rad i en uppföljning",
    "mening": "Handlingen säger vad som blev av uppdraget",
    "beslut": "Beslut om återrapporteringen",
    "handling": "Senare handling i samma fråga",
}
DEADLINE_KINDS: Final = {
    "dag": "Dagen står i texten",
    "manad": "Månadens sista dag",
    "period": "Periodens sista dag",
    "frist": "Räknad från dagen då uppdraget gavs",
    "sammantrade": "Ett sammanträde utan datum",
    "rapport": "I samband med en rapport",
    "aterkommande": "Återkommer utan slutdag",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task must be done.

    Args:
        text: as written.
        kind: how it was read, a key of `DEADLINE_KINDS`.
        date: ISO date of the last day, or None when the text names no day.
    """

    text: str
    kind: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an assignment stands.

    Args:
        kind: a key of `PLACE_KINDS`.
        sha256: of the source file.
        file: name of the source file.
        document: ordinal of the logical document.
        section: ordinal of the section.
        page_first: 1-based.
        page_last: 1-based.
        start: offset in the source's text.
        end: offset after it.
        title: of the logical document.
        doc_type: of the logical document.
        text: the clause or row, white space folded.
        date: ISO date of the meeting or document, or None.
        paragraph: "§ 45", or None.
        diarienummer: as written, or None.
        model: name and version of what found it.
    """

    kind: str
    sha256: str
    file: str
    document: int
    section: int
    page_first: int
    page_last: int
    start: int
    end: int
    title: str
    doc_type: str
    text: str
    date: str | None
    paragraph: str | None
    diarienummer: str | None
    model: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that says what became of an assignment.

    Args:
        kind: a key of `EVIDENCE_KINDS`.
        says: "avslutat", "aterrapporterat" or "pagar".
        certain: it is about this assignment without doubt; else it is only likely.
        place: where.
    """

    kind: str
    says: str
    certain: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Assignment:
    """One assignment, however many papers repeat it.

    Args:
        text: the clause that gives it best: decided rather than retold, retold rather than proposed.
        task: what is to be done, as written.
        giver: body that gave it, or is proposed to, or None.
        receiver: who must do it, as written, or None.
        deadline: or None.
        given: ISO date when it was given, or None.
        paragraph: of the minutes that gave it, or None.
        diarienummer: as written, or None.
        municipality: or None.
        places: all places, the best first.
        evidence: what became of it, by date.
        status: a key of `STATUSES` for the day that was asked about.
    """

    text: str
    task: str
    giver: str | None
    receiver: str | None
    deadline: Deadline | None
    given: str | None
    paragraph: str | None
    diarienummer: str | None
    municipality: str | None
    places: tuple[Place, ...]
    evidence: tuple[Evidence, ...] = ()
    status: str = "oppet"
