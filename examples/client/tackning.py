# Written by `python -m examples.client_source`; change the service, not this file.

"""Täckning: operations and their models."""

from __future__ import annotations

from typing import TypedDict, cast

from examples.client.transport import Transport


class BoardAnswer(TypedDict):
    """A board in all years."""

    municipality: str
    board: str
    latest: str
    """Senaste sammanträdets datum, eller tomt."""
    years: list[YearAnswer]


class CoverageAnswer(TypedDict):
    """What the archive covers."""

    years: list[str]
    boards: list[BoardAnswer]
    gaps: list[GapAnswer]
    """Vad som verkar saknas, enligt regler som gäller alla kommuner."""
    latest: str
    """Senaste sammanträdets datum, eller tomt."""
    ingested_at: str
    """När något senast lästes in, eller tomt."""
    files: int
    partial: int
    """Filer där några sidor inte kunde läsas."""
    failed: list[FailedAnswer]
    """Filer som inte kunde läsas."""
    elsewhere: int
    """Dokument utan känd nämnd eller känt år, som inte räknas i tabellen."""


class FailedAnswer(TypedDict):
    """Files that could not be read, for one reason."""

    code: str
    title: str
    files: int


class GapAnswer(TypedDict):
    """Something that seems to be missing."""

    kind: str
    """Slag: paragrafer (Paragrafer saknas i numreringen), protokoll (Kallelse utan protokoll), tyst (Nämnden har varit
    tyst länge)."""
    municipality: str
    board: str
    year: str
    date: str
    """Sammanträdet som det gäller eller som det saknas efter; tomt före årets första."""
    first: int | None
    """Första paragraf som saknas."""
    last: int | None
    """Sista paragraf som saknas."""
    extracts: int
    """Paragrafer från sammanträdet som finns som utdrag."""
    days: int | None
    """Dagar som nämnden har varit tyst."""


class YearAnswer(TypedDict):
    """A board in a year."""

    year: str
    documents: int
    """Antal dokument."""
    meetings: int
    """Sammanträden som en kallelse eller ett protokoll berättar om."""
    minutes: int
    """De av dem som har hela protokollet här."""


class Tackning(Transport):
    """Täckning."""

    def get_coverage(self) -> CoverageAnswer:
        """Vad arkivet täcker.

        Dokument, sammanträden och protokoll per nämnd och år, och vad som verkar saknas.
        """
        return cast(CoverageAnswer, self._json("GET", "/v1/tackning", {}))
