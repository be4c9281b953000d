# Written by `python -m examples.client_source`; change the service, not this file.
# ruff: noqa: A002, PLR0913  (names and number of the parameters are the service's)
"""Statistik: operations and their models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, cast

from examples.client.choices import Dimension, DocType, Status, Subject, Type
from examples.client.transport import Transport


class CountAnswer(TypedDict):
    """Decision clauses of one year that have one value."""

    key: str | None
    """Värdet; null för satser som saknar det."""
    label: str
    """Värdet i ord."""
    year: int | None
    """Satsens, dokumentets eller sammanträdets år; null utan datum."""
    count: int


class StatisticsAnswer(TypedDict):
    """Decision clauses counted; only pairs of value and year that occur."""

    dimension: str
    rows: list[CountAnswer]
    """Vanligaste värdet först, dess år i ordning."""
    total: int
    """Antal satser; en sats med flera typer räknas en gång här, och i raden för var typ."""
    total_is_approximate: bool


class Statistik(Transport):
    """Statistik."""

    def count_decisions(
        self,
        *,
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
        dimension: Dimension | None = None,
    ) -> StatisticsAnswer:
        """Räkna beslutssatser.

        Antal beslutssatser per år och typ, ämne, nämnd, status, kommun eller dokumenttyp.

        Args:
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
            dimension: Egenskapen som räknas tillsammans med året.
        """
        return cast(
            StatisticsAnswer,
            self._json(
                "GET",
                "/v1/statistik",
                {
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
                    "dimension": dimension,
                },
            ),
        )
