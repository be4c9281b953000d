"""Answers about ärenden: lists, steps, what changed between proposal and decision, references."""

from typing import Literal
from urllib.parse import urlencode

from pydantic import Field

from api.case_rows import case_rows, case_summary_row
from api.links import case_href, links
from api.schemas import Answer, Links, PageOfRows
from nlp.cases import Case, Change, Step
from nlp.reference_rows import Citation, Resolved, Target


class CaseLinks(Answer):
    """Where an ärende is."""

    self_: str = Field(alias="self", description="Ärendet i gränssnittet för program")
    html: str = Field(description="Ärendets sida")


class CaseSummary(Answer):
    """An ärende in a list."""

    diarienummer: str
    municipality: str | None
    title: str
    first_date: str | None
    last_date: str | None
    outcome: str = Field(description="Vad som sist beslutades och av vem, eller att inget beslut hittades")
    result: str = Field(description="Hur det sista beslutet förhåller sig till förslaget")
    steps: int
    links: CaseLinks


class CasePage(PageOfRows):
    """A list of ärenden."""

    items: list[CaseSummary]


class CaseStep(Answer):
    """A document or decision of an ärende."""

    date: str | None
    kind: Literal["document", "decision"]
    role: str = Field(description="Stegets roll i ärendet")
    body: str | None
    paragraph: str | None
    status: str = Field(description="Status för en beslutssats, annars dokumenttyp")
    text: str = Field(description="Beslutssats eller dokumentets titel")
    diarienummer: str | None
    linked: str = Field(description="Hur det är känt att steget hör till ärendet")
    meeting: str | None = Field(description="Sammanträdets datum")
    file: str
    page_first: int
    page_last: int
    links: Links


class PieceAnswer(Answer):
    """Words of a compared clause."""

    kind: Literal["same", "removed", "added"]
    text: str


class ClauseAnswer(Answer):
    """A compared clause with where it stands."""

    text: str
    status: str
    body: str | None
    paragraph: str | None
    date: str | None
    links: Links


class ChangeAnswer(Answer):
    """A proposed clause beside the decided one."""

    kind: Literal["unchanged", "changed", "removed", "added"]
    proposed: ClauseAnswer | None
    decided: ClauseAnswer | None
    pieces: list[PieceAnswer] = Field(description="Skillnaden ord för ord; tom om satserna är lika eller en saknas")


class TargetAnswer(Answer):
    """A decision that a reference means."""

    body: str | None
    paragraph: str
    date: str
    diarienummer: str | None
    text: str = Field(description="Beslutets första att-sats")
    links: Links


class ReferenceAnswer(Answer):
    """A reference to decisions by § and date."""

    text: str = Field(description="Hänvisningen som den står skriven")
    body: str | None
    date: str | None
    paragraphs: list[int]
    resolved: bool = Field(description="Om beslutet finns i arkivet")
    decisions: list[TargetAnswer]


class ReferencesAnswer(Answer):
    """The references of a document."""

    references: list[ReferenceAnswer]


class CitationAnswer(Answer):
    """A document that refers to a decision of the ärende."""

    title: str
    doc_type: str
    file: str
    text: str = Field(description="Hänvisningen som den står skriven")
    links: Links


class CaseAnswer(CaseSummary):
    """An ärende with its steps in time order."""

    timeline: list[CaseStep]
    changes: list[ChangeAnswer] = Field(description="Det sista beslutets att-satser bredvid de föreslagna")
    references: list[ReferenceAnswer] = Field(description="Beslut som ärendets dokument hänvisar till")
    cited_by: list[CitationAnswer] = Field(description="Andra dokument som hänvisar till ärendets beslut")


def case_summary(case: Case) -> CaseSummary:
    """An ärende of a list."""
    return CaseSummary(**case_summary_row(case), links=_case_links(case))


def case_answer(case: Case, references: tuple[Resolved, ...], cited_by: tuple[Citation, ...]) -> CaseAnswer:
    """An ärende with its steps.

    Args:
        case: the ärende.
        references: decisions that its documents refer to.
        cited_by: documents that refer to its decisions.
    """
    steps = [
        CaseStep(**row, links=links(step.sha256, step.document, step.page_first, step.section))
        for row, step in zip(case_rows(case), case.steps, strict=True)
    ]
    return CaseAnswer(
        **case_summary_row(case),
        links=_case_links(case),
        timeline=steps,
        changes=[_change(change) for change in case.changes],
        references=[reference_answer(found) for found in references],
        cited_by=[
            CitationAnswer(
                title=found.title,
                doc_type=found.doc_type,
                file=found.file,
                text=found.text,
                links=links(found.sha256, found.document, found.page_first),
            )
            for found in cited_by
        ],
    )


def reference_answer(found: Resolved) -> ReferenceAnswer:
    """A reference with the decisions that it means."""
    said = found.reference
    return ReferenceAnswer(
        text=said.text,
        body=said.body,
        date=said.date,
        paragraphs=list(said.paragraphs),
        resolved=bool(found.targets),
        decisions=[_target(target) for target in found.targets],
    )


def _target(target: Target) -> TargetAnswer:
    return TargetAnswer(
        body=target.body,
        paragraph=target.paragraph,
        date=target.date,
        diarienummer=target.diarienummer,
        text=target.text,
        links=links(target.sha256, target.document, target.page_first, target.section),
    )


def _change(change: Change) -> ChangeAnswer:
    pieces = [PieceAnswer(kind=piece.kind, text=piece.text) for piece in change.pieces]
    proposed, decided = _clause(change.proposed), _clause(change.decided)
    return ChangeAnswer(kind=change.kind, proposed=proposed, decided=decided, pieces=pieces)


def _clause(step: Step | None) -> ClauseAnswer | None:
    if step is None:
        return None
    where = links(step.sha256, step.document, step.page_first, step.section)
    return ClauseAnswer(
        text=step.text, status=step.status, body=step.body, paragraph=step.paragraph, date=step.date, links=where
    )


def _case_links(case: Case) -> CaseLinks:
    path = case_href(case.diarienummer) or "/arenden"
    html = f"{path}?{urlencode({'municipality': case.municipality or ''})}" if case.shared else path
    return CaseLinks(self=f"/v1{html}", html=html)
