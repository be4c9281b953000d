# Written by `python -m examples.client_source`; change the service, not this file.

"""Granskning: operations and their models."""

from __future__ import annotations

from typing import TypedDict, cast

from examples.client.models import PageLinks
from examples.client.transport import Transport


class FlagAnswer(TypedDict):
    """A passage with a sensitive fact about a private person."""

    file: str
    page: int
    kind: str
    """Slag: Fackligt medlemskap för en namngiven person, Enskilt ärende enligt LVU, LVM, SoL eller LSS, Uppgift om en
    till tre personer i vård, skola eller bistånd, Hälsa hos en namngiven person, Etnicitet eller ursprung hos en
    namngiven person, Religion eller övertygelse hos en namngiven person, Brott eller misstanke mot en namngiven person,
    Skyddade personuppgifter, Enskild person med initialer eller födelsedatum, Privatpersons adress, Privatpersons
    telefonnummer eller e-post."""
    text: str
    start: int
    """Första tecknet i källans text, från 0."""
    end: int


class FlagPage(TypedDict):
    """A list of flagged passages."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[FlagAnswer]


class Granskning(Transport):
    """Granskning."""

    def list_personal_data(self, *, limit: int | None = None, offset: int | None = None) -> FlagPage:
        """Lista personuppgifter att granska.

        Känsliga uppgifter om enskilda, med fil och sida; för registrator och administratör.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(FlagPage, self._json("GET", "/v1/personuppgifter", {"limit": limit, "offset": offset}))
