"""Which lines are headings, and of which level."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.model import Line
from ingest.templates import DOT_LEADER, NUMBERED, PARAGRAPH, is_template_heading

_MAX_HEADING: Final = 300
_MAX_PLAIN_HEADING: Final = 90
_TITLE_RATIO: Final = 1.4
_SECTION_RATIO: Final = 1.21
_SUBSECTION_RATIO: Final = 1.08
_LETTER = re.compile(r"[^\W\d_]|§")
_OPEN_END = re.compile(r"(?:[-/,:–]|\b(?:och|eller|samt|i|på|av|för|med|till|en|ett|som|om|vid|den|det))$")
_SQUEEZED: Final = 60


def level_of(line: Line, body: float, uniform: bool) -> int:
    """Level 1–4 of a line that is a heading, else 0.

    Typography decides first: bold, and size against the body (ratios 1.4, 1.21, 1.08 part the levels; they lie between
    the steps that Word's Swedish templates use). In a package set in one size, templates and numbering decide.

    Args:
        line: the line.
        body: font size of most of the package, points.
        uniform: the package has no bold or larger lines.
    """
    text = line.text.strip()
    if not _LETTER.search(text) or DOT_LEADER.search(text) or len(text) > _MAX_HEADING:
        return 0
    if uniform:
        return _level_from_text(text)
    if line.bold or line.size >= body * _SECTION_RATIO:
        return _level_from_size(line, body)
    return 0


def _level_from_size(line: Line, body: float) -> int:
    ratio = line.size / body if body else 1.0
    if ratio >= _TITLE_RATIO:
        return 1
    if ratio >= _SECTION_RATIO:
        return 2
    if ratio >= _SUBSECTION_RATIO:
        return 3
    return 4 if ratio >= 1.0 else 0


def _level_from_text(text: str) -> int:
    if is_template_heading(text):
        return 2
    if len(text) > _MAX_PLAIN_HEADING or text.endswith((".", ",", ";")):
        return 0
    if PARAGRAPH.match(text):
        return 1
    numbered = NUMBERED.match(text)
    if numbered and text[numbered.end()].isupper():
        return min(4, 2 + numbered.group("number").count("."))
    return 0


def is_uniform(lines: Sequence[Line], body: float) -> bool:
    """Whether typography cannot tell headings: fewer than one line in 200 is bold or clearly larger than the body."""
    marked = sum(1 for line in lines if line.bold or line.size >= body * _SUBSECTION_RATIO)
    return marked * 200 < len(lines)


def continues(previous: Line, line: Line, above: int, level: int) -> bool:
    """Whether a heading line goes on with the heading line right above it.

    Args:
        previous: the line above, maybe on the page before.
        line: the line.
        above: level of the heading that `previous` belongs to.
        level: level of `line` on its own.
    """
    text, before = line.text.strip(), previous.text.strip()
    if is_template_heading(text) or is_template_heading(before):
        return False
    open_end = text[0].islower() or text[0] in "(–-" or _OPEN_END.search(before) is not None
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
