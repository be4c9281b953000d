"""Assignments as answers of /v1: the fields of `api.assignment_rows`, with places and evidence in full and links."""

from typing import Any, Final

from pydantic import ConfigDict, Field

from api import examples
from api.assignment_rows import assignment_row
from api.links import case_href, document_id, links
from api.schemas import Answer, Links, PageOfRows
from nlp.assignments.model import Assignment, Place

_LINKS: Final = {
    "html": "/dokument/0123456789ab-4#avsnitt-12",
    "pdf": f"/v1/filer/{'0123456789ab'.ljust(64, '0')}.pdf#page=7",
}
_PLACE: Final[dict[str, Any]] = {
    "kind": "beslut",
    "text": "Omsorgsnämnden uppdrar åt omsorgschefen att i mars 2025 redovisa hur riktlinjerna har fungerat.",
    "title": "Protokoll omsorgsnämnden 2024-02-14",
    "doc_type": "protokoll",
    "date": "2024-02-14",
    "paragraph": "§ 7",
    "file": "ekdala-omsorgsnamnden-2024-02.pdf",
    "page_first": 7,
    "page_last": 7,
    "model": "kommunsok-decisions 3",
    "document": "0123456789ab-4",
    "links": _LINKS,
}
_EXAMPLE: Final[dict[str, Any]] = {
    "status": "troligen_aterrapporterat",
    "text": _PLACE["text"],
    "giver": "Omsorgsnämnden",
    "receiver": "omsorgschefen",
    "deadline": "2025-03-31",
    "deadline_text": "i mars 2025",
    "deadline_kind": "manad",
    "given": "2024-02-14",
    "paragraph": "§ 7",
    "diarienummer": "ON 2023/145",
    "municipality": "Ekdala kommun",
    "file": _PLACE["file"],
    "page_first": 7,
    "page_last": 7,
    "model": "kommunsok-decisions 3",
    "places": [_PLACE],
    "evidence": [{"kind": "handling", "says": "aterrapporterat", "certain": False, "place": _PLACE}],
    "links": {**_LINKS, "case": "/arenden/ON-2023-145"},
}


class AssignmentPlace(Answer):
    """Where an assignment, or what became of it, stands."""

    kind: str = Field(description="forslag, beslut, aterges eller tabell")
    text: str
    title: str = Field(description="Dokumentets titel")
    doc_type: str
    date: str | None
    paragraph: str | None
    file: str
    page_first: int
    page_last: int
    model: str = Field(description="Vad som tolkade texten, namn och version")
    document: str = Field(description="Dokumentets id")
    links: Links


class AssignmentEvidence(Answer):
    """A passage that says what became of an assignment."""

    kind: str = Field(description="tabell, mening, beslut eller handling")
    says: str = Field(description="avslutat, aterrapporterat eller pagar")
    certain: bool = Field(description="Sant: handlingen säger det själv. Falskt: trolig återrapportering, se efter.")
    place: AssignmentPlace


class AssignmentLinks(Links):
    """Where to read on about an assignment."""

    case: str | None = Field(description="Ärendets sida, eller null")


class AssignmentAnswer(Answer):
    """An assignment, however many papers repeat it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    status: str
    text: str
    giver: str | None
    receiver: str | None
    deadline: str | None
    deadline_text: str | None
    deadline_kind: str | None
    given: str | None
    paragraph: str | None
    diarienummer: str | None
    municipality: str | None
    file: str
    page_first: int
    page_last: int
    model: str
    places: list[AssignmentPlace]
    evidence: list[AssignmentEvidence]
    links: AssignmentLinks


class AssignmentPage(PageOfRows):
    """A list of assignments."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{**examples.PAGE, "date": "2025-06-30", "items": [_EXAMPLE]}]}
    )

    date: str = Field(description="Dag som statusen gäller")
    items: list[AssignmentAnswer]


def assignment_answer(item: Assignment) -> AssignmentAnswer:
    """An assignment of a list."""
    best = item.places[0]
    row = {**assignment_row(item), "places": [_place(place) for place in item.places]}
    row["evidence"] = [
        AssignmentEvidence(kind=found.kind, says=found.says, certain=found.certain, place=_place(found.place))
        for found in item.evidence
    ]
    read_on = _links(best)
    return AssignmentAnswer(
        **row, links=AssignmentLinks(html=read_on.html, pdf=read_on.pdf, case=case_href(item.diarienummer))
    )


def _place(place: Place) -> AssignmentPlace:
    names = ("kind", "text", "title", "doc_type", "date", "paragraph", "file", "page_first", "page_last", "model")
    return AssignmentPlace(
        **{name: getattr(place, name) for name in names},
        document=document_id(place.sha256, place.document),
        links=_links(place),
    )


def _links(place: Place) -> Links:
    return links(place.sha256, place.document, place.page_first, place.section if place.section >= 0 else None)
