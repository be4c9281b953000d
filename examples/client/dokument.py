# Written by `python -m examples.client_source`; change the service, not this file.
# ruff: noqa: PLR0913  (names and number of the parameters are the service's)
"""Dokument: operations and their models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, cast

from examples.client.choices import DocType
from examples.client.models import Links, PageLinks, ReferenceAnswer
from examples.client.transport import Transport, part


class DocumentAnswer(TypedDict):
    """A logical document."""

    id: str
    file: str
    page_first: int
    page_last: int
    first_line: str
    doc_type: str
    title: str
    municipality: str | None
    board: str | None
    diarienummer: str | None
    date: str | None
    meeting_date: str | None
    annex_to: str | None
    annex_to_id: str | None
    """Id på den handling som dokumentet är bilaga till."""
    inferred: list[str]
    links: Links


class DocumentPage(TypedDict):
    """A list of documents."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[DocumentAnswer]


class ReferencesAnswer(TypedDict):
    """The references of a document."""

    references: list[ReferenceAnswer]


class SectionAnswer(TypedDict):
    """A heading with what stands under it up to the next heading."""

    ordinal: int
    """Plats i filen, från 0."""
    parent: int | None
    """Avsnittet som det står under."""
    level: int
    """1–4; 0 för text före första rubriken."""
    heading: str
    path: list[str]
    """Rubriker från den yttersta."""
    page_first: int
    page_last: int
    text: str
    links: Links


class SectionPage(TypedDict):
    """The sections of a document in reading order."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[SectionAnswer]


class Dokument(Transport):
    """Dokument."""

    def list_documents(
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
    ) -> DocumentPage:
        """Lista dokument.

        Dokumenten i de inlästa filerna, nyast först.

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
        """
        return cast(
            DocumentPage,
            self._json(
                "GET",
                "/v1/dokument",
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
                },
            ),
        )

    def get_document(self, document_id: str) -> DocumentAnswer:
        """Ett dokument.

        Uppgifterna om ett dokument.

        Args:
            document_id: Ett dokument.
        """
        return cast(DocumentAnswer, self._json("GET", f"/v1/dokument/{part(document_id)}", {}))

    def list_sections(self, document_id: str, *, limit: int | None = None, offset: int | None = None) -> SectionPage:
        """Ett dokuments avsnitt.

        Avsnitten i läsordning med rubriker, sidor och text.

        Args:
            document_id: Ett dokuments avsnitt.
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(
            SectionPage,
            self._json("GET", f"/v1/dokument/{part(document_id)}/avsnitt", {"limit": limit, "offset": offset}),
        )

    def list_references(self, document_id: str) -> ReferencesAnswer:
        """Beslut som ett dokument hänvisar till.

        Hänvisningar med paragraf och datum, och besluten när arkivet har dem.

        Args:
            document_id: Beslut som ett dokument hänvisar till.
        """
        return cast(ReferencesAnswer, self._json("GET", f"/v1/dokument/{part(document_id)}/hanvisningar", {}))
