# Written by `python -m examples.client_source`; change the service, not this file.

"""Hälsa: operations and their models."""

from __future__ import annotations

from typing import Literal, TypedDict, cast

from examples.client.transport import Transport


class Live(TypedDict):
    """The process answers."""

    status: Literal["ok"]


class Ready(TypedDict):
    """Questions can be answered."""

    status: Literal["ok"]
    generation: str
    """Sökindexets generation."""
    passages: int
    """Passager i sökindexet."""


class Halsa(Transport):
    """Hälsa."""

    def get_live(self) -> Live:
        """Lever tjänsten?

        Svarar alltid så länge processen svarar.
        """
        return cast(Live, self._json("GET", "/v1/halsa/live", {}))

    def get_ready(self) -> Ready:
        """Kan tjänsten svara på frågor?

        Svarar 503 så länge inget är inläst eller sökindexet saknas.
        """
        return cast(Ready, self._json("GET", "/v1/halsa/redo", {}))
