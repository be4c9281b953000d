"""Spans that the rules propose, and the choice among those that overlap."""

from collections.abc import Iterable
from typing import Final, NamedTuple

# Of two spans of one length the label that stands first wins.
_ORDER: Final = (
    "DNR",
    "LAW",
    "PARA",
    "MONEY",
    "DATE",
    "PER",
    "MUN",
    "ORG",
    "ROLE",
    "PROGRAM",
    "SYSTEM",
    "LOC",
    "ABBR",
)
PRIORITY: Final = {label: place for place, label in enumerate(_ORDER)}

SURE: Final = 0
LIKELY: Final = 1
GUESS: Final = 2


class Span(NamedTuple):
    """A proposed entity; offsets point into `Document.text`.

    Args:
        start: offset of its first character.
        end: offset after its last character.
        label: a key of `nlp.labels.ENTITY_LABELS`.
        norm: normal form or None.
        tier: `SURE` beats `LIKELY` beats `GUESS`, whatever the length.
    """

    start: int
    end: int
    label: str
    norm: str | None = None
    tier: int = SURE


def resolve(spans: Iterable[Span], length: int) -> list[Span]:
    """Chooses spans that do not overlap: surest tier first, then the longest, then by label, then the leftmost.

    Args:
        spans: proposals in any order.
        length: of the text.
    """
    taken = bytearray(length)
    chosen = []
    for span in sorted(set(spans), key=_rank):
        if span.start < span.end and 1 not in taken[span.start : span.end]:
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            chosen.append(span)
    return sorted(chosen)


def _rank(span: Span) -> tuple[int, int, int, int, str]:
    return (span.tier, span.start - span.end, PRIORITY[span.label], span.start, span.norm or "")
