"""Cuts the text of a block into sentences; offsets are kept."""

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]

_ABBREVIATED: Final = """
bl.a t.ex s.k f.d f.n p.g.a d.v.s kap kl nr dnr ca tel resp ev t.o.m fr.o.m jfr inkl exkl sid ref forts bil prop dir
ordf tf adj enl avs uppl
"""
_ABBREVIATIONS: Final = frozenset(_ABBREVIATED.split())
_END: Final = re.compile(r"[.!?](?:[”\"’')\]]+)?(?=\s+[\"”“’'(•–-]*\s*[A-ZÅÄÖÉ0-9])")
_BULLET: Final = re.compile(r"\s[•▪◦●]\s+")
_WORD_BEFORE: Final = re.compile(r"[\w.]+$")
_LEAD: Final = re.compile(r"(?:[-–•▪◦●o*]\s+|\(?\d{1,2}[.)]\s+|[a-zåäö]\)\s+)+")


def sentences(text: str) -> Iterator[Span]:
    """Spans of the sentences of a text, white space at their ends left out.

    Args:
        text: the text of one block; any white space is a blank.
    """
    start = 0
    for end in sorted({*_ends(text), *(match.start() for match in _BULLET.finditer(text))}):
        span = strip(text, start, end)
        if span[0] < span[1]:
            yield span
        start = end
    span = strip(text, start, len(text))
    if span[0] < span[1]:
        yield span


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if match.group()[0] != "." or not _is_abbreviation(text, match.start()):
            yield match.end()


def _is_abbreviation(text: str, dot: int) -> bool:
    """Whether the full stop at `dot` belongs to an abbreviation, an initial or the number of a list item."""
    before = _WORD_BEFORE.search(text, max(0, dot - 14), dot)
    if before is None:
        return False
    word = before.group().lower().rstrip(".")
    words = text[max(0, dot - 40) : before.start()].split()
    initial = (
        len(word) == 1 and word.isalpha() and not (words and words[-1].isalpha() and words[-1].islower())
    )  # but "alternativ B." ends
    opens = word.isdigit() and len(word) <= 2 and text[: before.start()].rstrip(" -–•")[-1:] in ("", ".", ":", ";", ",")
    return initial or opens or word in _ABBREVIATIONS


def strip(text: str, start: int, end: int) -> Span:
    """A span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def without_lead(text: str, start: int, end: int) -> Span:
    """A span without the bullet or number that it starts with."""
    match = _LEAD.match(text, start, end)
    return (match.end(), end) if match and match.end() < end else (start, end)
