"""Page furniture: running headers, footers, page numbers and stamps, told apart from body text."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ingest.model import Line, Page

_EDGE_LINES: Final = 4
_SMALLER_BY: Final = 1.2
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:sida\s*\|?\s*)?\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|av\s+\d{1,4}|/\s*\d{1,4})?", re.IGNORECASE)
_STAMP = re.compile(
    r"justerandes? sign|utdragsbestyrkande|ordförandes sign|organisationsnummer\b|verifikat|signerat dokument"
    r"|adobe acrobat sign|transaktions-?id",
    re.IGNORECASE,
)


def body_size(pages: Sequence[Page]) -> float:
    """Font size in which most characters of a package are set, points; 0 when there is no text."""
    characters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            characters[line.size] += len(line.text)
    return characters.most_common(1)[0][0] if characters else 0.0


def furniture(pages: Sequence[Page]) -> frozenset[tuple[int, int]]:
    """Lines that are no part of the running text, as pairs (page number, index of the line on the page).

    A line is furniture when it is a stamp or bare page number at the edge of its page, is set clearly smaller than the
    body, or stands (digits masked) at the edge of at least a tenth and at least three of the pages.
    """
    size = body_size(pages)
    repeated = _repeated_edges(pages)
    found = set()
    for page in pages:
        last = len(page.lines) - 1
        for index, line in enumerate(page.lines):
            edge = index < _EDGE_LINES or index > last - _EDGE_LINES
            if _is_small(line, size) or (edge and (_is_mark(line) or _mask(line.text) in repeated)):
                found.add((page.number, index))
    return frozenset(found)


def _repeated_edges(pages: Sequence[Page]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for page in pages:
        edge = page.lines[:2] + page.lines[-2:]
        seen.update({_mask(line.text) for line in edge})
    need = max(3, len(pages) // 10)
    return frozenset(text for text, count in seen.items() if count >= need and text)


def _mask(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.lower().split()))


def _is_small(line: Line, size: float) -> bool:
    return line.size < size - _SMALLER_BY and not line.bold


def _is_mark(line: Line) -> bool:
    folded = " ".join(line.text.split())
    return _PAGE_NUMBER.fullmatch(folded) is not None or _STAMP.search(folded) is not None
