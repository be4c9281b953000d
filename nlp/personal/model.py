"""What is said about the personal data of a source: what was masked, what is sensitive, what is under secrecy."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text.

    Args:
        start: offset of its first character.
        end: offset after its last character.
        kind: what it is, a key of `nlp.personal.labels.MASKED_KINDS` or `FLAG_KINDS`.
    """

    start: int
    end: int
    kind: str


Finder = Callable[[str], Iterable[Span]]
"""Finds what is to be masked in a text."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A place where something was masked; what stood there is not kept.

    Args:
        kind: a key of `nlp.personal.labels.MASKED_KINDS`.
        page: 1-based, or 0 for what stands on no page (names of files and attachments).
        start: offset in the source's text; 0 where it is not in the text.
        end: offset after it; 0 where it is not in the text.
    """

    kind: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flag:
    """A passage that a registrar should look at.

    Args:
        kind: a key of `nlp.personal.labels.FLAG_KINDS`.
        page: 1-based.
        start: offset in the source's text.
        end: offset after it.
    """

    kind: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Secret:
    """A section under secrecy, with all that stands below it.

    Args:
        section: ordinal of the section.
        page_first: 1-based.
        page_last: 1-based.
        start: offset of its first character in the source's text.
        end: offset after its last.
    """

    section: int
    page_first: int
    page_last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PersonalData:
    """All that is known of the personal data of a source.

    Args:
        masked: in order of the text.
        flags: in order of the text.
        secrets: in order of the text.
    """

    masked: tuple[Masked, ...] = ()
    flags: tuple[Flag, ...] = ()
    secrets: tuple[Secret, ...] = ()
