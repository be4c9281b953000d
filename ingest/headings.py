"""Which lines are headings, and of which level: by typography, or by the text alone where the typography is uniform."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.furniture import Marks
from ingest.model import Bookmark, Line, Page
from ingest.plain_headings import PlainMarks, plain_headings
from ingest.stretches import Setting, settings_of
from ingest.templates import NUMBERED, PARAGRAPH, has_leader, is_template_heading

_MAX_HEADING: Final = 300
_TITLE_RATIO: Final = 1.4
_SECTION_RATIO: Final = 1.21
_SUBSECTION_RATIO: Final = 1.08
_LETTER = re.compile(r"[^\W\d_]|§")
_OPEN_END = re.compile(r"(?:[-/,:–]|\b(?:och|eller|samt|i|på|av|för|med|till|en|ett|som|om|vid|den|det))$")
_SQUEEZED: Final = 60


class Headings:
    """The headings of a package.

    Args:
        pages: of the package, in order.
        marks: its page furniture.
        size: font size of most of the package, points.
        bookmarks: its outline.
    """

    def __init__(self, pages: Sequence[Page], marks: Marks, size: float, bookmarks: Sequence[Bookmark] = ()) -> None:
        self._settings = settings_of(pages, marks, size)
        plain = [page for page in pages if self._settings[page.number].plain]
        self._plain: PlainMarks = plain_headings(plain, marks, bookmarks)

    def level(self, index: int, line: Line) -> int:
        """Level 1–4 of a line that is a heading, else 0.

        Args:
            index: place of the line on its page.
            line: the line.
        """
        setting = self._settings[line.page]
        if not setting.plain:
            return level_of(line, setting)
        mark = self._plain.get((line.page, index))
        return mark.level if mark else 0

    def goes_on(self, index: int, previous: Line, line: Line, above: int, level: int) -> bool:
        """Whether a heading line goes on with the heading line right above it.

        Args:
            index: place of `line` on its page.
            previous: the line above, maybe on the page before.
            line: the line.
            above: level of the heading that `previous` belongs to.
            level: level of `line` on its own.
        """
        if self._settings[line.page].plain:
            mark = self._plain.get((line.page, index))
            return mark is not None and mark.tail
        return continues(previous, line, above, level)


def level_of(line: Line, setting: Setting) -> int:
    """Level 1–4 of a line that its typography makes a heading, else 0.

    Bold, and size against the body (ratios 1.4, 1.21, 1.08 part the levels; they lie between the steps that Word's
    Swedish templates use).

    Args:
        line: the line.
        setting: how its page is set.
    """
    bold = line.bold and not setting.bold
    if not bold and line.size < setting.size * _SECTION_RATIO:
        return 0
    text = line.text.strip()
    if not _LETTER.search(text) or has_leader(text) or len(text) > _MAX_HEADING:
        return 0
    return _level_from_size(line.size / setting.size if setting.size else 1.0)


def _level_from_size(ratio: float) -> int:
    if ratio >= _TITLE_RATIO:
        return 1
    if ratio >= _SECTION_RATIO:
        return 2
    if ratio >= _SUBSECTION_RATIO:
        return 3
    return 4 if ratio >= 1.0 else 0


def continues(previous: Line, line: Line, above: int, level: int) -> bool:
    """Whether a heading line goes on, by its typography, with the heading line right above it.

    Args:
        previous: the line above, maybe on the page before.
        line: the line.
        above: level of the heading that `previous` belongs to.
        level: level of `line` on its own.
    """
    text, before = line.text.strip(), previous.text.strip()
    open_end = text[0].islower() or text[0] in "(–-" or _OPEN_END.search(before) is not None
    if is_template_heading(before) or (is_template_heading(text) and not text[0].islower()):
        return False
    if previous.page != line.page:
        return above == level and open_end
    leading = (previous.y - line.y) / line.size if line.size else 9.0
    # A long first line can be set smaller, to fit, than the rest of its heading.
    squeezed = level < above and len(before) >= _SQUEEZED
    if not 0 < leading <= 1.75 or not (above == level or squeezed):
        return False
    if open_end:
        return True
    if NUMBERED.match(text) or PARAGRAPH.match(text):
        return False
    return squeezed or (level <= 2 and abs(previous.size - line.size) < 0.3)
