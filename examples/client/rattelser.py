# Written by `python -m examples.client_source`; change the service, not this file.

"""Rättelser: operations and their models."""

from __future__ import annotations

from typing import TypedDict, cast

from examples.client.models import PageLinks
from examples.client.transport import Transport, part


class CorrectionAnswer(TypedDict):
    """A row of the log of corrections."""

    id: int
    ref: str
    file: str
    field: str
    old: str | int | float | list[str] | list[int] | None
    new: str | int | float | list[str] | list[int] | None
    who: str
    made_at: str
    model: str
    undoes: int | None
    state: str
    """gäller, ångrad, ångring eller övergiven."""


class CorrectionBody(TypedDict):
    """What is corrected."""

    ref: str
    """Det som rättas, ur en lista."""
    changes: dict[str, str | list[str] | None]
    """Fält och nya värden; null tömmer, fält som inte nämns ändras inte."""


class CorrectionList(TypedDict):
    """The new rows of the log."""

    items: list[CorrectionAnswer]


class CorrectionPage(TypedDict):
    """A part of the log, the newest first."""

    total: int
    """Rader i hela listan."""
    total_is_approximate: bool
    """Om total är ungefärligt."""
    limit: int
    offset: int
    links: PageLinks
    items: list[CorrectionAnswer]


class Rattelser(Transport):
    """Rättelser."""

    def list_corrections(self, *, limit: int | None = None, offset: int | None = None) -> CorrectionPage:
        """Lista rättelser.

        Alla rättelser, nyast först, också de som är ångrade.

        Args:
            limit: Flest rader i svaret.
            offset: Rader att hoppa över.
        """
        return cast(CorrectionPage, self._json("GET", "/v1/korrigeringar", {"limit": limit, "offset": offset}))

    def make_correction(self, body: CorrectionBody) -> CorrectionList:
        """Rätta fält.

        Bara de fält som nämns ändras (som JSON Merge Patch, RFC 7396); alla eller inget. Gäller genast.

        Args:
            body: Det som skickas.
        """
        return cast(CorrectionList, self._json("POST", "/v1/korrigeringar", {}, body))

    def undo_correction(self, number: int) -> CorrectionList:
        """Ångra en rättelse.

        Det som stod före rättelsen gäller igen; båda står kvar i listan.

        Args:
            number: Ångra en rättelse.
        """
        return cast(CorrectionList, self._json("POST", f"/v1/korrigeringar/{part(number)}/angra", {}))
