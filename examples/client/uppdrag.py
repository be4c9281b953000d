# Written by `python -m examples.client_source`; change the service, not this file.
# ruff: noqa: A002, PLR0913  (names and number of the parameters are the service's)
"""Uppdrag: operations and their models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, cast

from examples.client.choices import ListAssignmentsStatus
from examples.client.models import Links, PageLinks
from examples.client.transport import Transport


class AssignmentAnswer(TypedDict):
    """An assignment, however many papers repeat it."""

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


class AssignmentEvidence(TypedDict):
    """A passage that says what became of an assignment."""

    kind: str
    """tabell, mening, beslut eller handling."""
    says: str
    """avslutat, aterrapporterat eller pagar."""
    certain: bool
    """Sant: handlingen säger det själv. Falskt: trolig återrapportering, se efter."""
    place: AssignmentPlace


class AssignmentLinks(TypedDict):
    """Where to read on about an assignment."""

    html: str
    """Sidan i webbgränssnittet."""
    pdf: str
    """PDF-filen, öppnad på rätt sida."""
    case: str | None
    """Ärendets sida, eller null."""


class AssignmentPage(TypedDict):
    """A list of assignments."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    date: str
    """Dag som statusen gäller."""
    items: list[AssignmentAnswer]


class AssignmentPlace(TypedDict):
    """Where an assignment, or what became of it, stands."""

    kind: str
    """forslag, beslut, aterges eller tabell."""
    text: str
    title: str
    """Dokumentets titel."""
    doc_type: str
    date: str | None
    paragraph: str | None
    file: str
    page_first: int
    page_last: int
    model: str
    """Vad som tolkade texten, namn och version."""
    document: str
    """Dokumentets id."""
    links: Links


class Uppdrag(Transport):
    """Uppdrag."""

    def list_assignments(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        status: Sequence[ListAssignmentsStatus] | None = None,
        open: bool | None = None,
        overdue: bool | None = None,
        date: str | None = None,
        receiver: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        diarienummer: Sequence[str] | None = None,
        text: str | None = None,
    ) -> AssignmentPage:
        """Lista uppdrag.

        Uppdrag med mottagare, tid och vad som blev av dem; föreslagna står sist.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
            status: Status; kan upprepas.
            open: Bara det som inte säkert är återrapporterat; inte ihop med status.
            overdue: Bara försenade; inte ihop med status.
            date: Dag som statusen gäller; förval i dag.
            receiver: Vem som ska utföra uppdraget; kan upprepas.
            board: Organ som gav uppdraget; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            text: Uppdraget ska innehålla detta.
        """
        return cast(
            AssignmentPage,
            self._json(
                "GET",
                "/v1/uppdrag",
                {
                    "limit": limit,
                    "offset": offset,
                    "status": status,
                    "open": open,
                    "overdue": overdue,
                    "date": date,
                    "receiver": receiver,
                    "board": board,
                    "diarienummer": diarienummer,
                    "text": text,
                },
            ),
        )
