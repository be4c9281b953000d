"""Cuts a page at the limit of characters that are kept of one."""

from collections.abc import Iterable
from dataclasses import replace

from ingest.model import Page, Problem


def cut(page: Page, ceiling: int) -> tuple[Page, tuple[Problem, ...]]:
    """A page up to the line that goes over a ceiling, with a problem (E305) when something was cut.

    Args:
        page: the page.
        ceiling: most characters that are kept.
    """
    kept = _fitting((line.text for line in page.lines), ceiling)
    if kept == len(page.lines):
        return page, ()
    words = page.words[: _fitting((word.text for word in page.words), ceiling)]
    detail = f"Sida {page.number} har mer än {ceiling} tecken."
    return replace(page, lines=page.lines[:kept], words=words), (Problem("E305", detail, page.number),)


def _fitting(texts: Iterable[str], ceiling: int) -> int:
    """How many of the first texts have together no more characters than the ceiling."""
    total = count = 0
    for text in texts:
        total += len(text)
        if total > ceiling:
            break
        count += 1
    return count
