"""Paragraphs of minutes: "§ 45", "KS § 229"."""

import re
from collections.abc import Iterator
from typing import Final

from nlp.entities.document import Document
from nlp.entities.spans import LIKELY, Span

_SECTION: Final = re.compile(
    r"(?<![\w§])(?:(?P<board>[A-ZÅÄÖ]{2,6})\s{1,2}|(?<!(?<![\d-])\d )(?<!(?<![\d-])\d\d )(?<!kap\. )(?<!kap ))"
    r"§§?\s{0,2}(?P<first>\d{1,4})(?:\s?[-–]\s?(?P<last>\d{1,4}))?(?![\w:])(?!\s{0,2}§)"
)
_BEFORE: Final = 8  # characters that a board's abbreviation takes before the sign
_AFTER: Final = 24
_NO_BOARD: Final = frozenset({"DNR", "NR", "LAG", "ENL"})


def find_sections(document: Document) -> Iterator[Span]:
    """Paragraphs of minutes, with the abbreviation of the board before them.

    Args:
        document: to search.
    """
    for match in _sections(document.text):
        board = match["board"]
        if board in _NO_BOARD:
            board = None
        start = match.start() if board or match["board"] is None else document.text.index("§", match.start())
        number = f"§ {match['first']}" + (f"–{match['last']}" if match["last"] else "")
        yield Span(start, match.end(), "PARA", f"{board} {number}" if board else number, LIKELY)


def _sections(text: str) -> Iterator[re.Match[str]]:
    """Matches of the pattern, which is tried near each sign alone."""
    at, end = text.find("§"), 0
    while at >= 0:
        match = _SECTION.search(text, max(end, at - _BEFORE), at + _AFTER)
        if match is not None:
            end = match.end()
            yield match
        at = text.find("§", max(end, at + 1))
