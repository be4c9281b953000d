"""Headings where everything is set in one size: a small logistic model over named features of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.contents import announced
from ingest.furniture import Marks
from ingest.model import Bookmark, Line, Page
from ingest.numbering import number_of
from ingest.plain_features import unit_features
from ingest.plain_units import Hints, Unit, fold, recurring, units
from ingest.plain_weights import BIAS, WEIGHTS
from ingest.templates import CHAPTER_TEMPLATES, MINOR_TEMPLATES, PARAGRAPH, is_template_heading

_THRESHOLD: Final = -0.4  # log-odds


@dataclass(frozen=True, slots=True)
class PlainMark:
    """A line that belongs to a heading.

    Args:
        level: 1–4.
        tail: it goes on with the heading line above it.
    """

    level: int
    tail: bool


PlainMarks = dict[tuple[int, int], PlainMark]


def plain_headings(pages: Sequence[Page], marks: Marks, bookmarks: Sequence[Bookmark] = ()) -> PlainMarks:
    """Heading lines of pages whose typography tells none: (page number, index of the line) → level.

    Args:
        pages: in order; where a number is missing, a new stretch begins.
        marks: page furniture of the package.
        bookmarks: outline of the package.
    """
    if not pages:
        return {}
    stretches = [_body(stretch, marks) for stretch in _stretches(pages)]
    lines = [line for stretch in stretches for _, line in stretch]
    hints = Hints(announced(lines, bookmarks), recurring(lines))
    found: PlainMarks = {}
    for stretch in stretches:
        found.update(_read(stretch, hints))
    return found


def _stretches(pages: Sequence[Page]) -> Iterator[list[Page]]:
    stretch: list[Page] = []
    for page in pages:
        if stretch and page.number != stretch[-1].number + 1:
            yield stretch
            stretch = []
        stretch.append(page)
    yield stretch


def _body(pages: Sequence[Page], marks: Marks) -> list[tuple[int, Line]]:
    return [(i, line) for page in pages for i, line in enumerate(page.lines) if (page.number, i) not in marks]


def _read(stretch: Sequence[tuple[int, Line]], hints: Hints) -> PlainMarks:
    lines = [line for _, line in stretch]
    parts = units(lines, hints)
    levels = _Levels()
    found: PlainMarks = {}
    for part, names in zip(parts, unit_features(lines, parts, hints), strict=True):
        if not names or score(names) < _THRESHOLD:
            continue
        level = levels.next(part, names)
        for place in range(part.first, part.last + 1):
            index, line = stretch[place]
            found[line.page, index] = PlainMark(level, place > part.first)
    return found


def score(names: Sequence[str]) -> float:
    """Log-odds that a unit with these features is a heading; a feature that the model does not know counts nothing."""
    return BIAS + sum(WEIGHTS.get(name, 0.0) for name in names)


class _Levels:
    """Gives each heading its level from those before it."""

    def __init__(self) -> None:
        self._chapter = 0  # level of the last numbered heading, 0 outside chapters
        self._section = 1  # level of the last heading that others can stand under

    def next(self, part: Unit, names: Sequence[str]) -> int:
        """The level of the next heading, 1–4."""
        text = part.text
        if PARAGRAPH.match(text) or self._is_title(part, names):
            self._chapter, self._section = 0, 1
            return 1
        number = number_of(text)
        if number is not None:
            self._chapter = self._section = min(4, 1 + len(number))
            return self._chapter
        if is_template_heading(text):
            return self._template(fold(text))
        return min(4, self._section + 1)

    def _is_title(self, part: Unit, names: Sequence[str]) -> bool:
        return not part.marked and not part.numbered and ("title place" in names or "head" in names)

    def _template(self, text: str) -> int:
        if text in CHAPTER_TEMPLATES:
            self._chapter, self._section = 0, 2
            return 2
        if text.startswith(MINOR_TEMPLATES):
            return 4
        return min(4, self._section + 1)
