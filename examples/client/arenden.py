# Written by `python -m examples.client_source`; change the service, not this file.

"""Ärenden: operations and their models."""

from __future__ import annotations

from typing import Literal, TypedDict, cast

from examples.client.models import Links, PageLinks, ReferenceAnswer
from examples.client.transport import Transport, part


class CaseAnswer(TypedDict):
    """An ärende with its steps in time order."""

    diarienummer: str
    municipality: str | None
    title: str
    first_date: str | None
    last_date: str | None
    outcome: str
    """Vad som sist beslutades och av vem, eller att inget beslut hittades."""
    result: str
    """Hur det sista beslutet förhåller sig till förslaget."""
    steps: int
    links: CaseLinks
    timeline: list[CaseStep]
    changes: list[ChangeAnswer]
    """Det sista beslutets att-satser bredvid de föreslagna."""
    references: list[ReferenceAnswer]
    """Beslut som ärendets dokument hänvisar till."""
    cited_by: list[CitationAnswer]
    """Andra dokument som hänvisar till ärendets beslut."""


class CaseLinks(TypedDict):
    """Where an ärende is."""

    self: str
    """Ärendet i gränssnittet för program."""
    html: str
    """Ärendets sida."""


class CasePage(TypedDict):
    """A list of ärenden."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[CaseSummary]


class CaseStep(TypedDict):
    """A document or decision of an ärende."""

    date: str | None
    kind: Literal["document", "decision"]
    role: str
    """Stegets roll i ärendet."""
    body: str | None
    paragraph: str | None
    status: str
    """Status för en beslutssats, annars dokumenttyp."""
    text: str
    """Beslutssats eller dokumentets titel."""
    diarienummer: str | None
    linked: str
    """Hur det är känt att steget hör till ärendet."""
    meeting: str | None
    """Sammanträdets datum."""
    file: str
    page_first: int
    page_last: int
    links: Links


class CaseSummary(TypedDict):
    """An ärende in a list."""

    diarienummer: str
    municipality: str | None
    title: str
    first_date: str | None
    last_date: str | None
    outcome: str
    """Vad som sist beslutades och av vem, eller att inget beslut hittades."""
    result: str
    """Hur det sista beslutet förhåller sig till förslaget."""
    steps: int
    links: CaseLinks


class ChangeAnswer(TypedDict):
    """A proposed clause beside the decided one."""

    kind: Literal["unchanged", "changed", "removed", "added"]
    proposed: ClauseAnswer | None
    decided: ClauseAnswer | None
    pieces: list[PieceAnswer]
    """Skillnaden ord för ord; tom om satserna är lika eller en saknas."""


class CitationAnswer(TypedDict):
    """A document that refers to a decision of the ärende."""

    title: str
    doc_type: str
    file: str
    text: str
    """Hänvisningen som den står skriven."""
    links: Links


class ClauseAnswer(TypedDict):
    """A compared clause with where it stands."""

    text: str
    status: str
    body: str | None
    paragraph: str | None
    date: str | None
    links: Links


class PieceAnswer(TypedDict):
    """Words of a compared clause."""

    kind: Literal["same", "removed", "added"]
    text: str


class Arenden(Transport):
    """Ärenden."""

    def list_cases(self, *, limit: int | None = None, offset: int | None = None) -> CasePage:
        """Lista ärenden.

        Alla ärenden med diarienummer.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(CasePage, self._json("GET", "/v1/arenden", {"limit": limit, "offset": offset}))

    def get_case(self, diarienummer: str, *, municipality: str | None = None) -> CaseAnswer:
        """Ett ärende.

        Ärendets gång i tidsordning; diarienumret kan skrivas i valfri form, till exempel SN-2022-344.

        Args:
            diarienummer: Ett ärende.
            municipality: Kommun, när flera har samma diarienummer.
        """
        return cast(CaseAnswer, self._json("GET", f"/v1/arenden/{part(diarienummer)}", {"municipality": municipality}))
