# Written by `python -m examples.client_source`; change the service, not this file.
# ruff: noqa: A002, PLR0913  (names and number of the parameters are the service's)
"""Beslut: operations and their models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, cast

from examples.client.choices import DocType, Status, Subject, Type
from examples.client.models import Links, PageLinks
from examples.client.transport import Transport


class DecisionAnswer(TypedDict):
    """A decision clause with where it stands."""

    id: int
    document: str
    """Dokumentets id."""
    title: str
    """Dokumentets titel."""
    file: str
    page_first: int
    page_last: int
    text: str
    status: str
    types: list[str]
    subject: str
    body: str | None
    paragraph: str | None
    diarienummer: str | None
    date: str | None
    confidence: float
    detail: str
    mover: str | None
    votes: str | None
    cites: list[str]
    amounts: list[int]
    model: str
    ref: str
    """Det som /v1/korrigeringar pekar ut satsen med."""
    corrected: list[str]
    """Vad människor har rättat: fält, vem, när och vad maskinen säger."""
    links: Links


class DecisionPage(TypedDict):
    """A list of decision clauses."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[DecisionAnswer]


class Beslut(Transport):
    """Beslut."""

    def list_decisions(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        municipality: Sequence[str] | None = None,
        board: Sequence[str] | None = None,
        doc_type: Sequence[DocType] | None = None,
        diarienummer: Sequence[str] | None = None,
        year: int | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        status: Sequence[Status] | None = None,
        type: Sequence[Type] | None = None,
        subject: Sequence[Subject] | None = None,
        law: Sequence[str] | None = None,
        text: str | None = None,
    ) -> DecisionPage:
        """Lista beslutssatser.

        Förslag, beslut, delegationsbeslut och återgivna beslut; status säger vilket.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            status: Status för en beslutssats; kan upprepas.
            type: Beslutstyp; kan upprepas.
            subject: Ämne; kan upprepas.
            law: Lag: namn, förkortning eller SFS-nummer; kan upprepas.
            text: Beslutssatsen ska innehålla detta.
        """
        return cast(
            DecisionPage,
            self._json(
                "GET",
                "/v1/beslut",
                {
                    "limit": limit,
                    "offset": offset,
                    "municipality": municipality,
                    "board": board,
                    "doc_type": doc_type,
                    "diarienummer": diarienummer,
                    "year": year,
                    "date_from": date_from,
                    "date_to": date_to,
                    "status": status,
                    "type": type,
                    "subject": subject,
                    "law": law,
                    "text": text,
                },
            ),
        )
