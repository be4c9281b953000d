"""Parts of minutes that a question can ask for, by the words that ask and by the headings that they stand under."""

import re
from collections.abc import Iterable
from enum import IntFlag
from typing import Final


class Part(IntFlag):
    """What is written under a heading of its own in minutes."""

    RESERVATION = 1
    VOTE = 2
    MOTION = 4
    REASON = 8


# Each part with the words that ask for it and those of its headings.
_PARTS: Final = tuple(
    (part, re.compile(asks, re.IGNORECASE), re.compile(headings, re.IGNORECASE))
    for part, asks, headings in (
        (Part.RESERVATION, r"\b(?:reserver|reservation)", r"reserv|särskil[dt]a? yttrande"),
        (Part.VOTE, r"\b(?:röst|voter|omröst)", r"voter|röst"),
        (Part.MOTION, r"\byrka", r"yrkande|förslag på sammanträdet"),
        (
            Part.REASON,
            r"\b(?:varför\b|skäl|motiver|anledning|hur kommer det sig)",
            r"skäl|motiv|bedömning|överväg|bakgrund|ärendet|sammanfattning",
        ),
    )
)


def asked_parts(question: str) -> Part:
    """The parts that a question asks for.

    Args:
        question: as the user wrote it.
    """
    return _all(part for part, asks, _ in _PARTS if asks.search(question))


def parts_under(heading: str) -> Part:
    """The parts that stand under a heading.

    Args:
        heading: the innermost heading of a passage, "" for none.
    """
    return _all(part for part, _, headings in _PARTS if headings.search(heading))


def _all(parts: Iterable[Part]) -> Part:
    found = Part(0)
    for part in parts:
        found |= part
    return found
