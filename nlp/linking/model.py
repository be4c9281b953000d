"""What linking says: an entity of the archive with its variants, and what may be the same."""

from dataclasses import dataclass
from typing import Final

LABELS: Final = ("PER", "ORG", "MUN", "LAW", "PROGRAM", "SYSTEM")
"""Labels whose mentions are linked; a keyword such as a date or a sum is not one thing with many names."""

MODEL: Final = "kommunsok-lankning 1"
"""Name and version of what suggests that two are one."""

REASONS: Final = {
    "ljudlika": "Samma förnamn och efternamn som låter lika",
    "initial": "Initial i stället för förnamn",
    "stavning": "Ett tecken skiljer",
    "utan_ar": "Samma namn med och utan år",
}


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to write an entity.

    Args:
        text: as the documents have it.
        count: number of mentions.
    """

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another entity that may be the same; only a person can tell.

    Args:
        id: of the other entity.
        name: of the other entity.
        reason: a key of `REASONS`.
    """

    id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person says of an entity and another.

    Args:
        correction: number of the correction, by which it is taken back.
        names: how the two are written.
        same: they are one.
        who: who says so.
        made_at: RFC 3339, UTC.
    """

    correction: int
    names: tuple[str, str]
    same: bool
    who: str
    made_at: str


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """One person, body, municipality, law, plan or system of an archive.

    Args:
        id: stable as long as its normal form is.
        label: one of `LABELS`.
        name: the way it is written most often, among the fullest.
        municipality: key of the municipality whose documents mention it; "" for a law or municipality, which are the
            same everywhere.
        count: number of mentions.
        documents: (row number of the source, ordinal) of each document that mentions it.
        variants: certain ones and those that a person has joined, most frequent first.
        suggestions: what may be the same, and nobody has judged.
        decided: what people say of it and others.
    """

    id: str
    label: str
    name: str
    municipality: str
    count: int
    documents: tuple[tuple[int, int], ...]
    variants: tuple[Variant, ...]
    suggestions: tuple[Suggestion, ...] = ()
    decided: tuple[Decided, ...] = ()
