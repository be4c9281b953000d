# Written by `python -m examples.client_source`; change the service, not this file.
"""Models of several parts of the service."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class Links(TypedDict):
    """Where to read on."""

    html: str
    """Sidan i webbgränssnittet."""
    pdf: str
    """PDF-filen, öppnad på rätt sida."""


class PageLinks(TypedDict):
    """Other parts of a list."""

    self: str
    """Denna del."""
    next: str | None
    """Nästa del, eller null."""
    prev: str | None
    """Föregående del, eller null."""


class ReferenceAnswer(TypedDict):
    """A reference to decisions by § and date."""

    text: str
    """Hänvisningen som den står skriven."""
    body: str | None
    date: str | None
    paragraphs: list[int]
    resolved: bool
    """Om beslutet finns i arkivet."""
    decisions: list[TargetAnswer]


class TargetAnswer(TypedDict):
    """A decision that a reference means."""

    body: str | None
    paragraph: str
    date: str
    diarienummer: str | None
    text: str
    """Beslutets första att-sats."""
    links: Links


class FieldProblem(TypedDict):
    """A parameter that was refused."""

    name: str
    """Parameterns namn."""
    reason: str
    """Varför, på svarets språk."""


class Problem(TypedDict):
    """An error, RFC 9457 (`application/problem+json`)."""

    type: str
    """Adress till sidan om felet."""
    title: str
    """Vad som hände, alltid detsamma för en kod."""
    status: int
    """HTTP-status."""
    detail: str
    """Vad som hände just nu."""
    instance: str
    """Adressen som frågades."""
    code: str
    """Stabil felkod."""
    advice: str
    """Vad läsaren kan göra åt det."""
    trace_id: str
    """Förfrågans spår (W3C Trace Context), som också står i tjänstens logg."""
    errors: NotRequired[list[FieldProblem]]
    """Parametrar som inte kunde användas."""
