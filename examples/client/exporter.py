# Written by `python -m examples.client_source`; change the service, not this file.
# ruff: noqa: A002, PLR0913  (names and number of the parameters are the service's)
"""Exporter: operations and their models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, cast

from examples.client.choices import DocType, Format, Label, ListAssignmentsStatus, Separator, Status, Subject, Type
from examples.client.transport import Transport


class ExportAnswer(TypedDict):
    """A list that can be exported."""

    name: str
    """Listans namn i adressen."""
    title: str
    href: str
    columns: list[str]
    """Kolumnerna i ordning."""


class ExportIndex(TypedDict):
    """What can be exported, and how."""

    items: list[ExportAnswer]
    formats: list[str]
    most_rows: int
    """Flest rader i en export; fler vägras, inget kapas."""


class Exporter(Transport):
    """Exporter."""

    def list_exports(self) -> ExportIndex:
        """Vad som kan exporteras.

        Listorna som kan hämtas som fil, med kolumner och format.
        """
        return cast(ExportIndex, self._json("GET", "/v1/exporter", {}))

    def export_passages(
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
        q: str | None = None,
        status: Sequence[Status] | None = None,
        type: Sequence[Type] | None = None,
        subject: Sequence[Subject] | None = None,
        law: Sequence[str] | None = None,
        expand: bool | None = None,
        skip: Sequence[str] | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera sökträffar.

        De bästa träffarna på en fråga, förval 1 000; utan fråga det som filtren släpper igenom.

        Args:
            limit: Flest rader, de bästa först.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            q: Frågan i frågespråket; tom listar allt.
            status: Status för någon beslutssats i passagen; kan upprepas.
            type: Beslutstyp för samma beslutssats; kan upprepas.
            subject: Ämne för samma beslutssats; kan upprepas.
            law: Lag som passagen nämner; kan upprepas.
            expand: Sök också på andra ord för samma sak.
            skip: Ord att inte också söka på; kan upprepas.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/passager",
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
                "q": q,
                "status": status,
                "type": type,
                "subject": subject,
                "law": law,
                "expand": expand,
                "skip": skip,
                "format": format,
                "separator": separator,
            },
        )

    def export_documents(
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
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera dokument.

        Dokumenten, nyast först.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            municipality: Kommun; kan upprepas.
            board: Nämnd eller annat organ; kan upprepas.
            doc_type: Dokumenttyp; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            year: År; inte ihop med date_from eller date_to.
            date_from: Första datum.
            date_to: Sista datum.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/dokument",
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
                "format": format,
                "separator": separator,
            },
        )

    def export_decisions(
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
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera beslutssatser.

        Beslutssatserna; kolumnen status skiljer förslag från beslut.

        Args:
            limit: Flest rader; förval alla.
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
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/beslut",
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
                "format": format,
                "separator": separator,
            },
        )

    def export_cases(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera ärenden.

        Ärendena med vad som sist beslutades.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET", "/v1/exporter/arenden", {"limit": limit, "offset": offset, "format": format, "separator": separator}
        )

    def export_assignments(
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
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera uppdrag.

        Uppdragen med läget den dag som frågas.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            status: Status; kan upprepas.
            open: Bara det som inte säkert är återrapporterat; inte ihop med status.
            overdue: Bara försenade; inte ihop med status.
            date: Dag som statusen gäller; förval i dag.
            receiver: Vem som ska utföra uppdraget; kan upprepas.
            board: Organ som gav uppdraget; kan upprepas.
            diarienummer: Diarienummer i valfri form; kan upprepas.
            text: Uppdraget ska innehålla detta.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/uppdrag",
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
                "format": format,
                "separator": separator,
            },
        )

    def export_entities(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        q: str | None = None,
        label: Sequence[Label] | None = None,
        municipality: str | None = None,
        suggested: bool | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera entiteter.

        Personer, organ, lagar, planer och system med alla skrivsätt.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            q: Del av ett skrivsätt, eller en lags nummer.
            label: Etikett: PER, ORG, MUN, LAW, PROGRAM eller SYSTEM; kan upprepas.
            municipality: Kommun vars handlingar nämner den.
            suggested: Bara de som kan vara samma som en annan.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/entiteter",
            {
                "limit": limit,
                "offset": offset,
                "q": q,
                "label": label,
                "municipality": municipality,
                "suggested": suggested,
                "format": format,
                "separator": separator,
            },
        )

    def export_corrections(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
    ) -> bytes:
        """Exportera rättelser.

        Rättelserna, nyast först.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            format: Filformat.
            separator: Skiljetecken i csv.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/korrigeringar",
            {"limit": limit, "offset": offset, "format": format, "separator": separator},
        )

    def export_audit(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        format: Format | None = None,
        separator: Separator | None = None,
        action: str | None = None,
        who: str | None = None,
    ) -> bytes:
        """Exportera revisionsloggen.

        Vem som har gjort vad, nyast först.

        Args:
            limit: Flest rader; förval alla.
            offset: Rader att hoppa över.
            format: Filformat.
            separator: Skiljetecken i csv.
            action: Bara denna händelse.
            who: Bara vad denna har gjort.
        """
        return self._bytes(
            "GET",
            "/v1/exporter/revisionslogg",
            {"limit": limit, "offset": offset, "format": format, "separator": separator, "action": action, "who": who},
        )
