"""What repeats over the pages of a package where furniture stands: margins, ends of pages, heads of minutes."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ingest import furniture_words as words
from ingest.model import Line, Page

EDGE_LINES: Final = 4
LEAST: Final = 3  # pages that furniture repeats on
LEAST_HEADS: Final = 2
_TOP: Final = 0.88
FOOT: Final = 0.1
_SIDE: Final = 0.05  # of the page's width: no text block reaches so far out
_MAX_RUNNING: Final = 120
_DIGITS = re.compile(r"\d+")
_MINUTES_FIRST: Final = frozenset("sSpP")


def in_margin(line: Line, page: Page) -> bool:
    return line.y >= page.height * _TOP or line.y <= page.height * FOOT


Texts = Sequence[Sequence[str]]
"""The lines of each page, white space folded."""


def folded(pages: Sequence[Page]) -> Texts:
    return [[" ".join(line.text.split()) for line in page.lines] for page in pages]


def mask(text: str) -> str:
    """A line whose white space is folded, in small letters and its figures masked."""
    return _DIGITS.sub("#", text.lower())


def head_end(texts: Sequence[str], index: int) -> int:
    """Place after the date that closes a head of minutes begun at `index`, or 0."""
    if texts[index][:1] not in _MINUTES_FIRST or not words.MINUTES.fullmatch(texts[index]):
        return 0
    for end in range(index + 1, min(index + 4, len(texts))):
        if words.MEETING_DATE.fullmatch(texts[end]):
            return end + 1
    return 0


def head_mask(texts: Sequence[str], start: int, end: int) -> str:
    return mask(" ".join(texts[start:end]))


def repeated_heads(pages: Texts) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for page in pages:
        texts = [text for text in page if len(text) <= _MAX_RUNNING]
        seen.update(head_mask(texts, i, end) for i in range(len(texts)) if (end := head_end(texts, i)))
    return frozenset(text for text, count in seen.items() if count >= LEAST_HEADS)


def repeated_lines(pages: Sequence[Page], texts: Texts) -> frozenset[str]:
    """Masked texts of lines that stand in the margins of many pages."""
    seen: Counter[str] = Counter()
    for page, own in zip(pages, texts, strict=True):
        top, foot = page.height * _TOP, page.height * FOOT
        margin = {mask(text) for line, text in zip(page.lines, own, strict=True) if line.y >= top or line.y <= foot}
        seen.update(margin)
    need = max(LEAST, len(pages) // 10)
    return frozenset(text for text, count in seen.items() if count >= need and text)


def repeated_tops(texts: Texts) -> frozenset[str]:
    """Names of boards and departments that are the first or last line of at least three pages."""
    ends: Counter[str] = Counter()
    for page in texts:
        ends.update({*page[:1], *page[-1:]})
    return frozenset(text for text, count in ends.items() if count >= LEAST and words.BODY_NAME.fullmatch(text))


def repeated_sides(pages: Sequence[Page], texts: Texts) -> frozenset[tuple[str, float]]:
    """Lines far out in a side margin, with their left edge, that stand there on at least three pages."""
    seen: Counter[tuple[str, float]] = Counter()
    for page, own in zip(pages, texts, strict=True):
        low, high = page.width * _SIDE, page.width * (1 - _SIDE)
        lines = zip(page.lines, own, strict=True)
        seen.update({(text, line.x) for line, text in lines if not low <= line.x <= high})
    return frozenset(place for place, count in seen.items() if count >= LEAST and place[1] > 0)


def number_offsets(pages: Sequence[Page], texts: Texts) -> Counter[int]:
    """How many pages have, as first or last line, a bare number that lags the page by so many."""
    seen: Counter[int] = Counter()
    for page, own in zip(pages, texts, strict=True):
        ends = {*own[:EDGE_LINES], *own[-EDGE_LINES:]}
        seen.update({page.number - int(text) for text in ends if text.isdecimal() and len(text) <= 3})
    return seen
