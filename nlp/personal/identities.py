"""Identity numbers as spans of a text, also where a line break or the border of a table cell cuts them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from nlp.personal.model import Span
from nlp.personal.personnummer import find

_DIGITS: Final = re.compile(r"\d{4}")
_BREAKS: Final = str.maketrans("\n\t|", "   ")
_BREAK: Final = re.compile(r"[^\S\n]*\n[^\S\n]*")


def identities(text: str, today: date) -> list[Span]:
    """Identity numbers of a text, in order, none over another.

    Args:
        text: any text.
        today: birth dates after it are none.
    """
    if not _DIGITS.search(text):
        return []
    found = [Span(item.start, item.end, item.kind) for item in find(text, today)]
    found += [span for span in _cut(text, today) if not any(_touch(span, other) for other in found)]
    return sorted(found, key=lambda span: span.start)


def _cut(text: str, today: date) -> Iterator[Span]:
    """Numbers with a break inside: where it stands for the blank between date and last four, or anywhere in one with a
    dash (without a dash, figures at the end of one line and the start of the next would too often be taken for one)."""
    for item in find(text.translate(_BREAKS), today):
        if any(mark in text[item.start : item.end] for mark in "\n\t|"):
            yield Span(item.start, item.end, item.kind)
    joined, places = _joined(text)
    for item in find(joined, today):
        start, end = places[item.start], places[item.end - 1] + 1
        if "\n" in text[start:end] and not joined[item.start : item.end].isdigit():
            yield Span(start, end, item.kind)


def _joined(text: str) -> tuple[str, list[int]]:
    """The text without its line breaks, and where each of its characters stood."""
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for match in _BREAK.finditer(text):
        parts.append(text[last : match.start()])
        places.extend(range(last, match.start()))
        last = match.end()
    parts.append(text[last:])
    places.extend(range(last, len(text)))
    return "".join(parts), places


def _touch(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end
