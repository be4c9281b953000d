"""Page furniture: running headers, footers, page numbers and stamps, told apart from body text."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ingest.model import BlockKind, Line, Page

_EDGE_LINES: Final = 4
_SMALLER_BY: Final = 1.2
_FINE_PRINT: Final = 0.82
_LONG_RUN: Final = 7
_TOP: Final = 0.88
_FOOT: Final = 0.1
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:sida\s*\|?\s*)?\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|av\s+\d{1,4}|/\s*\d{1,4})?", re.IGNORECASE)
_STAMP = re.compile(
    r"justerandes? sign|utdragsbestyrkande|ordförandes sign|organisationsnummer\b|verifikat|signerat dokument"
    r"|adobe acrobat sign|transaktions-?id",
    re.IGNORECASE,
)

Marks = dict[tuple[int, int], BlockKind]


def body_size(pages: Sequence[Page]) -> float:
    """Font size in which most characters of a package are set, points; 0 when there is no text."""
    characters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            characters[line.size] += len(line.text)
    return characters.most_common(1)[0][0] if characters else 0.0


def furniture(pages: Sequence[Page]) -> Marks:
    """Lines that are no part of the running text: (page number, index of the line on the page) → its kind.

    A line is furniture when it is a stamp or bare page number at the edge of its page, is fine print there, or stands
    (digits masked) in the margin of at least a tenth and at least three of the pages. Fine print away from the edge is
    furniture too when it is very small and stands in a short run: a long run is a table or notes. What stands at the
    foot of the page is a footer.
    """
    size = body_size(pages)
    repeated = _repeated(pages)
    found: Marks = {}
    for page in pages:
        last = len(page.lines) - 1
        runs = _fine_runs(page, size)
        for index, line in enumerate(page.lines):
            edge = index < _EDGE_LINES or index > last - _EDGE_LINES
            fine = runs[index] and runs[index] < _LONG_RUN and (edge or line.size <= size * _FINE_PRINT)
            runs_on = _in_margin(line, page) and line.size <= size and _mask(line.text) in repeated
            if fine or (edge and (_is_mark(line) or runs_on)):
                foot = line.y <= page.height * _FOOT and index > last - _EDGE_LINES
                found[page.number, index] = BlockKind.FOOTER if foot else BlockKind.FURNITURE
    return found


def _fine_runs(page: Page, size: float) -> list[int]:
    """For each line of a page the length of the run of fine print that it stands in, 0 outside one."""
    lengths = [0] * len(page.lines)
    start = 0
    for index in range(len(page.lines) + 1):
        if index == len(page.lines) or not _is_small(page.lines[index], size):
            for place in range(start, index):
                lengths[place] = index - start
            start = index + 1
    return lengths


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """Masked texts of lines that stand in the margins of many pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        margin = {_mask(line.text) for line in page.lines if _in_margin(line, page)}
        seen.update(margin)
    need = max(3, len(pages) // 10)
    return frozenset(text for text, count in seen.items() if count >= need and text)


def _in_margin(line: Line, page: Page) -> bool:
    return line.y >= page.height * _TOP or line.y <= page.height * _FOOT


def _mask(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.lower().split()))


def _is_small(line: Line, size: float) -> bool:
    return line.size < size - _SMALLER_BY and not line.bold


def _is_mark(line: Line) -> bool:
    folded = " ".join(line.text.split())  # a long run of blanks would take the pattern quadratic time
    return _PAGE_NUMBER.fullmatch(folded) is not None or _STAMP.search(folded) is not None
