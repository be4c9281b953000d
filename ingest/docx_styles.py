"""How paragraphs of a DOCX file look: level, size, weight and list, from the paragraph and its styles."""

import re
from dataclasses import dataclass
from typing import Final

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml import etree

from ingest.setting import BODY

_STYLE, _PROPERTIES, _RUN_PROPERTIES = qn("w:pStyle"), qn("w:pPr"), qn("w:rPr")
_VALUE, _ID = qn("w:val"), qn("w:styleId")
_RUN, _TEXT = qn("w:r"), qn("w:t")
_OFF: Final = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"(?:heading|rubrik|överskrift)\s*(\d)$", re.IGNORECASE)
_TITLES: Final = frozenset({"title", "rubrik", "titel", "dokumenttitel", "dokumentrubrik", "document title"})
_TITLE_LEVEL: Final = -1
_DEEPEST: Final = 20
_HALF_POINTS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks.

    Args:
        level: 1–9 for a heading by its style, -1 for a title, 0 for text.
        size: font size against a body of 11 points.
        bold: most of it is bold.
        list: number and level of the list that it is an item of, or None.
        breaks_before: a page begins with it.
    """

    level: int
    size: float
    bold: bool
    list: tuple[str, int] | None
    breaks_before: bool


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says, with what those that it is based on say where it is silent."""

    level: int = 0
    size: float | None = None
    bold: bool | None = None
    number: str | None = None
    depth: int = 0
    breaks_before: bool = False


class Styles:
    """The styles of one document.

    Args:
        styles: identifier of a style → what it says.
        plain: identifier of the style of paragraphs that name none.
        body: font size of the body, points.
    """

    def __init__(self, styles: dict[str, _Style], plain: str, body: float) -> None:
        self._styles = styles
        self._plain = plain
        self._body = body

    def of(self, paragraph: etree._Element) -> Look:
        """How a paragraph looks."""
        style = self._style(paragraph)
        properties = paragraph.find(_PROPERTIES)
        own = _said(properties) if properties is not None else _Style()
        number = own.number if own.number is not None else style.number
        depth = own.depth if own.number is not None else style.depth
        size, bold = self._letters(paragraph, style)
        return Look(
            own.level or style.level,
            size,
            bold,
            None if number in (None, "0") else (str(number), depth),
            own.breaks_before or style.breaks_before,
        )

    def is_title(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph has the style of titles and holds text."""
        return self._style(paragraph).level == _TITLE_LEVEL and any(text.text for text in paragraph.iter(_TEXT))

    @staticmethod
    def is_title_level(level: int) -> bool:
        """Whether a level is that of a title."""
        return level == _TITLE_LEVEL

    def _style(self, paragraph: etree._Element) -> _Style:
        named = paragraph.find(f"{_PROPERTIES}/{_STYLE}")
        identifier = named.get(_VALUE, "") if named is not None else self._plain
        return self._styles.get(identifier, _Style())

    def _letters(self, paragraph: etree._Element, style: _Style) -> tuple[float, bool]:
        """Size and weight of most characters."""
        sizes: dict[float, int] = {}
        bold = total = 0
        for run in paragraph.iter(_RUN):
            count = sum(len(text.text or "") for text in run.iter(_TEXT))
            own = _letters_of(run.find(_RUN_PROPERTIES))
            size = own.size or style.size or self._body
            sizes[size] = sizes.get(size, 0) + count
            total += count
            if own.bold if own.bold is not None else style.bold:
                bold += count
        size = max(sizes, key=lambda size: sizes[size]) if total else self._body
        return round(min(size / self._body, 4.0) * BODY, 1), 2 * bold > total


def styles_of(document: DocxDocument) -> Styles:
    """The styles of a document."""
    root = document.styles.element
    elements = {element.get(_ID, ""): element for element in root.iter(qn("w:style"))}
    styles = {name: _resolved(name, elements, 0) for name in elements}
    plain = next((name for name, e in elements.items() if _is_default(e)), "")
    defaults = _letters_of(root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{_RUN_PROPERTIES}"))
    return Styles(styles, plain, styles.get(plain, _Style()).size or defaults.size or BODY)


def _is_default(style: etree._Element) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default"), "0") not in _OFF


def _resolved(name: str, elements: dict[str, etree._Element], depth: int) -> _Style:
    """A style with what it inherits; a chain without an end counts as ended."""
    element = elements.get(name)
    if element is None or depth > _DEEPEST:
        return _Style()
    base = element.find(qn("w:basedOn"))
    above = _resolved(base.get(_VALUE, ""), elements, depth + 1) if base is not None else _Style()
    properties = element.find(_PROPERTIES)
    said = _said(properties) if properties is not None else _Style()
    letters = _letters_of(element.find(_RUN_PROPERTIES))
    shown = element.find(qn("w:name"))
    level = _level_by_name(shown.get(_VALUE, "") if shown is not None else name)
    return _Style(
        level or said.level or above.level,
        letters.size or above.size,
        letters.bold if letters.bold is not None else above.bold,
        said.number if said.number is not None else above.number,
        said.depth if said.number is not None else above.depth,
        said.breaks_before or above.breaks_before,
    )


def _level_by_name(name: str) -> int:
    if name.strip().lower() in _TITLES:
        return _TITLE_LEVEL
    match = _HEADING.match(name.strip())
    return int(match[1]) if match else 0


def _said(properties: etree._Element) -> _Style:
    """What the properties of a paragraph say of its level, list and page."""
    outline = properties.find(qn("w:outlineLvl"))
    level = _number(outline) + 1 if outline is not None else 0
    numbering = properties.find(qn("w:numPr"))
    number, depth = None, 0
    if numbering is not None:
        named, deep = numbering.find(qn("w:numId")), numbering.find(qn("w:ilvl"))
        number = named.get(_VALUE, "") if named is not None else None
        depth = _number(deep) if deep is not None else 0
    return _Style(
        level=level if level < 10 else 0,
        number=number,
        depth=depth,
        breaks_before=_is_on(properties.find(qn("w:pageBreakBefore"))) is True,
    )


def _letters_of(properties: etree._Element | None) -> _Style:
    if properties is None:
        return _Style()
    size = properties.find(qn("w:sz"))
    half = _number(size) if size is not None else 0
    return _Style(size=half / _HALF_POINTS or None, bold=_is_on(properties.find(qn("w:b"))))


def _is_on(element: etree._Element | None) -> bool | None:
    return None if element is None else element.get(_VALUE, "1").lower() not in _OFF


def _number(element: etree._Element) -> int:
    value = element.get(_VALUE, "")
    return int(value) if value.isdecimal() and len(value) < 5 else 0
