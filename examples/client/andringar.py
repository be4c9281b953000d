# Written by `python -m examples.client_source`; change the service, not this file.

"""Ändringar: operations and their models."""

from __future__ import annotations

from typing import Literal, TypedDict, cast

from examples.client.choices import Kind
from examples.client.transport import Transport


class ChangeEntry(TypedDict):
    """An object at its last change."""

    change: Literal["created", "modified", "withdrawn"]
    """created: ny sedan markören; modified: ändrad; withdrawn: återkallad, ersatt eller borta."""
    kind: Literal["dokument", "beslut"]
    id: str
    """Dokumentets id, eller beslutssatsens ref."""
    created: str
    """När filen lästes in, RFC 3339."""
    time: str
    """När ändringen sågs, RFC 3339."""
    links: ChangeLinks


class ChangeLinks(TypedDict):
    """Where the object is; nothing for what was withdrawn."""

    self: str | None
    """Objektet i gränssnittet för program."""
    html: str | None
    """Sidan i webbgränssnittet."""


class ChangesAnswer(TypedDict):
    """A part of the feed."""

    items: list[ChangeEntry]
    """Varje objekt en gång, vid sin senaste ändring; äldst först."""
    cursor: str
    """Att fråga med nästa gång, också när det inte finns mer nu."""
    more: bool
    """Om det finns mer redan nu."""


class Andringar(Transport):
    """Ändringar."""

    def list_changes(
        self, *, cursor: str | None = None, kind: Kind | None = None, limit: int | None = None
    ) -> ChangesAnswer:
        """Vad som har ändrats.

        Dokument och beslutssatser som har tillkommit, ändrats eller återkallats sedan en markör.

        Args:
            cursor: Ur förra svaret; utan den börjar listan från början.
            kind: Bara detta slag; tomt ger båda.
            limit: Flest rader i svaret.
        """
        return cast(ChangesAnswer, self._json("GET", "/v1/andringar", {"cursor": cursor, "kind": kind, "limit": limit}))
