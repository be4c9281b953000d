# Written by `python -m examples.client_source`; change the service, not this file.

"""Filer: operations and their models."""

from __future__ import annotations

from typing import TypedDict, cast

from examples.client.transport import Transport, part


class FileAnswer(TypedDict):
    """A source file and its version."""

    sha256: str
    file: str
    version: int
    is_current: bool
    """Det är den som söks; en ersatt version söks inte."""
    replaced_by: str | None
    """SHA-256 för versionen som har ersatt den."""
    parent: str | None
    """Namnet på filen som den är bilaga i."""
    url: str | None
    """Var originalet är publicerat, enligt importlistan."""
    title: str | None
    """Titel enligt importlistan."""
    size: int
    """Byte."""
    page_count: int
    status: str
    """ok eller partial."""
    ingested_at: str
    extractor: str
    """Vad som läste filen, med version."""
    annotator: str | None
    """Vad som tolkade texten, med version."""
    pages: list[FilePageAnswer]
    links: FileLinks


class FileLinks(TypedDict):
    """Where to read on about a source file."""

    self: str
    """Denna uppgift."""
    file: str
    """Filen som den lästes in."""
    original: str | None
    """Var originalet är publicerat, enligt importlistan."""
    replaced_by: str | None
    """Uppgiften om den version som har ersatt denna."""
    parent: str | None
    """Uppgiften om filen som denna är bilaga i."""
    attachments: list[str]
    """Uppgifterna om filens bilagor."""


class FilePageAnswer(TypedDict):
    """A page of a source file."""

    page: int
    """Sida, från 1."""
    extractor: str
    """Vad som läste sidan, med version."""
    width: float
    """Bredd i punkter."""
    height: float
    """Höjd i punkter."""
    words: int
    """Antal ord med läge, för en sida läst med OCR."""
    problems: list[str]
    """Vad som inte kunde läsas, med felkod."""


class Filer(Transport):
    """Filer."""

    def get_file(self, sha256: str) -> bytes:
        """En inläst fil.

        Filen som den lästes in; lägg till #page=N för att öppna den på sidan N.

        Args:
            sha256: En inläst fil.
        """
        return self._bytes("GET", f"/v1/filer/{part(sha256)}.pdf", {})

    def get_file_record(self, sha256: str) -> FileAnswer:
        """Uppgifter om en inläst fil.

        Version, ursprung, bilagor och vad som läste varje sida; en ersatt version pekar på den som ersatte den.

        Args:
            sha256: Uppgifter om en inläst fil.
        """
        return cast(FileAnswer, self._json("GET", f"/v1/filer/{part(sha256)}", {}))
