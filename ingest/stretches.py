"""How each page of a package is set: the size of its body, and whether its typography tells headings at all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ingest.furniture import Marks
from ingest.model import Line, Page
from ingest.templates import PARAGRAPH, is_template_heading

_LARGER: Final = 1.08  # times the body: the least that a larger heading has
_MOST: Final = 0.75  # of the characters of a page, so set, are its body
_ENOUGH: Final = 600  # characters: a page with fewer can be a cover, which has no body of its own
_ONE_IN: Final = 200  # lines; with fewer marked ones the whole package is plain
_MAX_SIGN: Final = 60  # characters
_SIGNS: Final = 2  # different headings of the templates that show unmarked pages to have headings


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is set.

    Args:
        size: font size of its body, points.
        bold: its body is bold, so that bold marks nothing.
        plain: typography tells no headings here; the text must.
    """

    size: float
    bold: bool = False
    plain: bool = False


def settings_of(pages: Sequence[Page], marks: Marks, size: float) -> dict[int, Setting]:
    """The setting of each page by its number.

    The whole package is plain when fewer than one line in 200 is bold or larger than the body. In a package that has
    such lines, a run of pages without any is plain when it holds two different headings of the Swedish templates: a
    report set in one size between others. Pages of running text between two headings are not.

    Args:
        pages: of the package, in order.
        marks: its page furniture.
        size: font size of most of the package, points.
    """
    bodies = {page.number: _body(page, marks) for page in pages}
    settings = {number: _setting(lines, size) for number, lines in bodies.items()}
    marked = {number: _marked(lines, settings[number]) for number, lines in bodies.items()}
    if sum(marked.values()) * _ONE_IN < sum(map(len, bodies.values())):
        return {number: replace(setting, plain=True) for number, setting in settings.items()}
    for run in _unmarked_runs(pages, marked):
        if _has_headings(line for number in run for line in bodies[number]):
            settings.update({number: replace(settings[number], plain=True) for number in run})
    return settings


def _body(page: Page, marks: Marks) -> list[Line]:
    return [line for index, line in enumerate(page.lines) if (page.number, index) not in marks]


def _setting(lines: Sequence[Line], size: float) -> Setting:
    """A page that is mostly set larger than the package, or bold, has a body of its own."""
    total = sum(len(line.text) for line in lines)
    if total < _ENOUGH:
        return Setting(size)
    sizes: Counter[float] = Counter()
    bold = 0
    for line in lines:
        sizes[line.size] += len(line.text)
        bold += len(line.text) if line.bold else 0
    own, count = sizes.most_common(1)[0]
    larger = own >= size * _LARGER and count >= _MOST * total
    return Setting(own if larger else size, bold >= _MOST * total)


def _marked(lines: Sequence[Line], setting: Setting) -> int:
    """Number of lines that are bold or clearly larger than the body."""
    least = setting.size * _LARGER
    return sum(1 for line in lines if (line.bold and not setting.bold) or line.size >= least)


def _unmarked_runs(pages: Sequence[Page], marked: dict[int, int]) -> Iterator[list[int]]:
    run: list[int] = []
    for page in pages:
        if not marked[page.number]:
            run.append(page.number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _has_headings(lines: Iterator[Line]) -> bool:
    found: set[str] = set()
    for line in lines:
        text = line.text.strip()
        if len(text) <= _MAX_SIGN and not text[0].islower() and (is_template_heading(text) or PARAGRAPH.match(text)):
            found.add(text)
    return len(found) >= _SIGNS
