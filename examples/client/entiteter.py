# Written by `python -m examples.client_source`; change the service, not this file.

"""Entiteter: operations and their models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, cast

from examples.client.choices import Label
from examples.client.models import PageLinks
from examples.client.transport import Transport


class AbbreviationAnswer(TypedDict):
    """An abbreviation with what the archive says that it stands for."""

    short: str
    long: str
    documents: int
    """Antal dokument som förklarar den så."""


class AbbreviationPage(TypedDict):
    """A list of abbreviations."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[AbbreviationAnswer]


class DecidedAnswer(TypedDict):
    """What a person says of an entity and another."""

    correction: int
    """Rättelsens nummer."""
    names: list[str]
    same: bool
    who: str
    made_at: str


class EntityAnswer(TypedDict):
    """A person, body, municipality, law, plan or system with all its names."""

    id: str
    label: str
    name: str
    municipality: str
    count: int
    variants: list[VariantAnswer]
    suggestions: list[SuggestionAnswer]
    """Kan vara samma; inget är sammanfört."""
    decided: list[DecidedAnswer]
    """Vad människor säger om den och andra."""
    document_count: int
    documents: list[EntityDocument]
    """Dokument som nämner den, högst 100."""


class EntityDocument(TypedDict):
    """A document that mentions an entity."""

    id: str
    file: str
    title: str
    html: str
    """Dokumentets sida."""


class EntityPage(TypedDict):
    """A list of entities."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[EntityAnswer]


class SuggestionAnswer(TypedDict):
    """Another entity that may be the same."""

    id: str
    name: str
    reason: str
    reason_text: str
    """Skälet i ord."""
    ref: str
    """Det som /v1/korrigeringar pekar ut paret med; fältet är same, ja eller nej."""


class VariantAnswer(TypedDict):
    """A way to write an entity."""

    text: str
    count: int


class Entiteter(Transport):
    """Entiteter."""

    def list_entities(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        q: str | None = None,
        label: Sequence[Label] | None = None,
        municipality: str | None = None,
        suggested: bool | None = None,
    ) -> EntityPage:
        """Lista entiteter.

        Personer, organ, kommuner, lagar, planer och system med alla skrivsätt och dokument.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
            q: Del av ett skrivsätt, eller en lags nummer.
            label: Etikett: PER, ORG, MUN, LAW, PROGRAM eller SYSTEM; kan upprepas.
            municipality: Kommun vars handlingar nämner den.
            suggested: Bara de som kan vara samma som en annan.
        """
        return cast(
            EntityPage,
            self._json(
                "GET",
                "/v1/entiteter",
                {
                    "limit": limit,
                    "offset": offset,
                    "q": q,
                    "label": label,
                    "municipality": municipality,
                    "suggested": suggested,
                },
            ),
        )

    def list_abbreviations(self, *, limit: int | None = None, offset: int | None = None) -> AbbreviationPage:
        """Lista förkortningar.

        Förkortningar som handlingarna själva förklarar; sökningen använder dem åt båda hållen.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(AbbreviationPage, self._json("GET", "/v1/forkortningar", {"limit": limit, "offset": offset}))
