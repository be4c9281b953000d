"""What an ärende is: its steps, the meetings they belong to, what became of it, and how the text changed on the way."""

from dataclasses import dataclass
from typing import Final, Literal

NO_DECISION: Final = "Inget beslut hittat"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an ärende: a document, or a decision clause in one.

    Args:
        date: ISO date, or None.
        kind: "document" or "decision".
        role: a key of `nlp.labels.CASE_ROLES`.
        linked: how it is known to belong here, a key of `nlp.labels.CASE_LINKS`.
        body: deciding body or board, or None.
        paragraph: "§ 45", or None.
        status: status of a decision, else the type of the document.
        types: of a decision: keys of `nlp.labels.DECISION_TYPES`.
        text: the clause, else the title of the document.
        heading: of a decision: the matter that it stands under, or "".
        diarienummer: as written, or "" for a step that bears none.
        meeting: ISO date of the meeting that it belongs to, or None.
        municipality: of its document, or None.
        file: name of the source file.
        sha256: of the source file.
        document: ordinal of the logical document.
        section: ordinal of the section, of a decision.
        doc_type: of its document.
        page_first: 1-based.
        page_last: 1-based.
    """

    date: str | None
    kind: str
    role: str
    linked: str
    body: str | None
    paragraph: str | None
    status: str
    types: tuple[str, ...]
    text: str
    heading: str
    diarienummer: str
    meeting: str | None
    municipality: str | None
    file: str
    sha256: str
    document: int
    section: int | None
    doc_type: str
    page_first: int
    page_last: int

    @property
    def when(self) -> str | None:
        """The day by which it was there: that of its meeting, else its own."""
        return self.meeting or self.date

    @property
    def is_proposal(self) -> bool:
        """Whether it is a clause that proposes."""
        return self.kind == "decision" and self.status == "forslag"

    @property
    def is_decided(self) -> bool:
        """Whether it is a clause that decides, and not one that proposes or retells."""
        return self.kind == "decision" and self.status in ("beslut", "delegationsbeslut")


@dataclass(frozen=True, slots=True)
class Meeting:
    """Steps of an ärende of one day: a meeting, or papers written then.

    Args:
        date: ISO date; None for steps without one.
        bodies: who decided then, in order of the steps.
        steps: in order.
    """

    date: str | None
    bodies: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words in a comparison of two texts.

    Args:
        kind: "same", "removed" or "added".
        text: the words.
    """

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A proposed clause beside the one that was decided.

    Args:
        kind: "unchanged", "changed", "removed" (proposed, not decided) or "added" (decided, not proposed).
        proposed: the proposed clause, or None.
        decided: the decided clause, or None.
        pieces: what was removed and added, word by word, of a changed clause.
    """

    kind: Literal["unchanged", "changed", "removed", "added"]
    proposed: Step | None
    decided: Step | None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An ärende.

    Args:
        diarienummer: normal form.
        municipality: name of the municipality, or None.
        title: the best that its documents give.
        steps: in time order; those without a date last.
        meetings: the same steps by day.
        outcome: what was decided last and by whom, or that no decision was found.
        result: a key of `nlp.labels.CASE_RESULTS`.
        changes: the decided clauses beside the proposed ones; empty when one side is missing.
        shared: another municipality has an ärende with the same number.
    """

    diarienummer: str
    municipality: str | None
    title: str
    steps: tuple[Step, ...]
    meetings: tuple[Meeting, ...]
    outcome: str
    result: str
    changes: tuple[Change, ...] = ()
    shared: bool = False

    @property
    def first_date(self) -> str | None:
        """Date of the first step that has one."""
        return min((step.date for step in self.steps if step.date), default=None)

    @property
    def last_date(self) -> str | None:
        """Date of the last step that has one."""
        return max((step.date for step in self.steps if step.date), default=None)
