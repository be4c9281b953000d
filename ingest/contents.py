"""What a package announces of its headings: entries of tables of contents and of the outline."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.model import Bookmark, Line
from ingest.plain_units import fold
from ingest.templates import DOT_LEADER

CONTENTS: Final = re.compile(r"innehåll(?:sförteckning)?[:.]?", re.IGNORECASE)
_PAGE_END: Final = re.compile(r"\s\d{1,3}$")
_SHORTEST: Final = 3


def announced(lines: Sequence[Line], bookmarks: Sequence[Bookmark] = ()) -> frozenset[str]:
    """Headings that a table of contents or the outline names, folded as `fold` does.

    Args:
        lines: of the package.
        bookmarks: its outline.
    """
    named = {fold(text) for text in _entries(lines)} | {fold(mark.title) for mark in bookmarks}
    return frozenset(text for text in named if len(text) >= _SHORTEST)


def _entries(lines: Sequence[Line]) -> Iterator[str]:
    """Texts of the entries: lines with dots up to a page number, and lines below "Innehåll" that end in one."""
    open_contents = False
    for line in lines:
        text = line.text.strip()
        dots = DOT_LEADER.search(text)
        if dots is not None:
            yield text[: dots.start()]
        elif CONTENTS.fullmatch(text):
            open_contents = True
        elif open_contents:
            end = _PAGE_END.search(text)
            if end is None:
                open_contents = False
            else:
                yield text[: end.start()]
