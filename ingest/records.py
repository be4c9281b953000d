"""Rows that the catalogue hands out: sources, failures, tombstones, and what storing did."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ingest.manifest import NOTHING_GIVEN, Given
from ingest.model import SourceStatus

MARK: Final = "#"
"""Stands between the name of a package and that of a file attached to it."""


class Change(StrEnum):
    """What storing a source did."""

    ADDED = "ny"
    UPDATED = "ny version"
    UNCHANGED = "oförändrad"
    DUPLICATE = "dubblett"
    RESTORED = "återställd"
    MOVED = "flyttad"
    DESCRIBED = "nya uppgifter"
    READ_AGAIN = "läst igen"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A stored source without its text.

    Args:
        id: row number in the catalogue.
        sha256: hexadecimal digest of the file's bytes.
        file: what users call it.
        path: where the file lay when it was last seen.
        version: 1 for the first content seen under this name.
        is_current: whether it is the newest version.
        size: bytes.
        extractor: name and version.
        page_count: number of pages.
        status: ok or partial.
        ingested_at: RFC 3339 time, UTC.
        parent: row number of the source that it was attached to, or None.
        given: what the import manifest says about it.
    """

    id: int
    sha256: str
    file: str
    path: str
    version: int
    is_current: bool
    size: int
    extractor: str
    page_count: int
    status: SourceStatus
    ingested_at: str
    parent: int | None = None
    given: Given = NOTHING_GIVEN


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read at all, until it is read.

    Args:
        file: what users call it.
        path: where it lies.
        code: a key of `ingest.errors.ERROR_CODES`.
        detail: what exactly happened.
        failed_at: RFC 3339 time, UTC.
    """

    file: str
    path: str
    code: str
    detail: str
    failed_at: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a withdrawn source.

    Args:
        sha256: digest of its bytes, by which they are known if they come back.
        file: what users called it.
        version: of the file.
        withdrawn_at: RFC 3339 time, UTC.
        reason: why, in the words of who withdrew it.
        readmitted_at: when it was read again on purpose, or None.
    """

    sha256: str
    file: str
    version: int
    withdrawn_at: str
    reason: str
    readmitted_at: str | None = None
