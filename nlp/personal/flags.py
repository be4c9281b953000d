"""Passages that a registrar should look at: sensitive facts about persons who do not act for the public.

Every rule needs two things in one sentence: a person (a name, initials, a birth date, a count of one to three) and a
sensitive fact. Officials and elected persons act in public: a name beside an office, a party, a signature or the work
that somebody does is not flagged by what the sentence says of the work.
"""

import re
from collections.abc import Iterator
from typing import Final

from ingest.model import BlockKind, ParsedSource
from nlp.personal.flag_rules import RULES, find_in
from nlp.personal.model import Flag, Span

_UNREAD: Final = frozenset({BlockKind.FURNITURE, BlockKind.FOOTER, BlockKind.TOC})
_ABBREVIATED: Final = re.compile(r"(?:\b(?:kap|dnr|nr|tel|bl\.a|t\.ex|f|dvs|ca|st|resp|\w)\.)$", re.IGNORECASE)
_LONGEST: Final = 1_000  # characters
_END: Final = re.compile(r"[.!?](?=\s+[A-ZÅÄÖ\d])|\n")


def flags_of(parsed: ParsedSource) -> tuple[Flag, ...]:
    """Flagged passages of a source, in order.

    Args:
        parsed: the source.
    """
    return tuple(
        Flag(span.kind, block.page_first, block.start + span.start, block.start + span.end)
        for block in parsed.blocks
        if block.kind not in _UNREAD
        for span in flags_in(block.text)
    )


def flags_in(text: str) -> Iterator[Span]:
    """Flagged passages of a text, each the sentence or line that it stands in.

    Args:
        text: of one block.
    """
    for start, end in sentences(text):
        for kind in RULES:
            if find_in(kind, text[start:end]):
                yield Span(start, end, kind)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the sentences and lines of a text; an abbreviation does not end one."""
    start = 0
    for match in _END.finditer(text):
        if match[0] != "\n" and _ABBREVIATED.search(text, start, match.end()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence without blanks around it; what is too long to be one is looked at piece by piece."""
    for first in range(start, end, _LONGEST):
        inside = text[first : min(first + _LONGEST, end)]
        if inside.strip():
            yield first + len(inside) - len(inside.lstrip()), first + len(inside.rstrip())
