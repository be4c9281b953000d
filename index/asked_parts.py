"""Parts of minutes that a question can ask for, by the words that ask and by the headings that they stand under."""

import re
from collections.abc import Mapping
from enum import IntFlag
from typing import Final


class Part(IntFlag):
    """What is written under a heading of its own in minutes."""

    RESERVATION = 1
    VOTE = 2
    MOTION = 4
    REASON = 8


_ASKS: Final[Mapping[Part, re.Pattern[str]]] = {
    part: re.compile(pattern, re.IGNORECASE)
    for part, pattern in {
        Part.RESERVATION: r"\b(?:reserver|reservation)",
        Part.VOTE: r"\b(?:röst|voter|omröst)",
        Part.MOTION: r"\byrka",
        Part.REASON: r"\b(?:varför\b|skäl|motiver|anledning|hur kommer det sig)",
    }.items()
}
_HEADINGS: Final[Mapping[Part, re.Pattern[str]]] = {
    part: re.compile(pattern, re.IGNORECASE)
    for part, pattern in {
        Part.RESERVATION: r"reserv|särskil[dt]a? yttrande",
        Part.VOTE: r"voter|röst",
        Part.MOTION: r"yrkande|förslag på sammanträdet",
        Part.REASON: r"skäl|motiv|bedömning|överväg|bakgrund|ärendet|sammanfattning",
    }.items()
}


def asked_parts(question: str) -> Part:
    """The parts that a question asks for.

    Args:
        question: as the user wrote it.
    """
    return _found(_ASKS, question)


def parts_under(heading: str) -> Part:
    """The parts that stand under a heading.

    Args:
        heading: the innermost heading of a passage, "" for none.
    """
    return _found(_HEADINGS, heading)


def _found(patterns: Mapping[Part, re.Pattern[str]], text: str) -> Part:
    found = Part(0)
    for part, pattern in patterns.items():
        if pattern.search(text):
            found |= part
    return found
