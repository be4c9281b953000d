"""The numbers and bullets that Word puts before paragraphs; the file holds only how to count."""

from dataclasses import dataclass, field
from typing import Final

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml import etree

from ingest.docx_archive import parse_part

_NUMBERING: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_LEVELS: Final = 9
_BULLET: Final = "•"
_PLAIN_BULLETS: Final = frozenset("-–•▪◦o*")
_MOST: Final = 10_000
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is counted: first number, kind of digits, pattern such as "%1.%2"."""

    start: int = 1
    digits: str = "decimal"
    pattern: str = "%1."


@dataclass(slots=True)
class Numbers:
    """Counts the lists of one document, in reading order.

    Args:
        levels: number of a list → its levels.
        shared: number of a list → what it counts together with.
    """

    levels: dict[str, dict[int, _Level]]
    shared: dict[str, str]
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str:
        """What stands before the next paragraph of a list, "" when nothing does.

        Args:
            number: of the list (`w:numId`).
            level: from 0.
        """
        levels = self.levels.get(number)
        if levels is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(self.shared[number], [0] * _LEVELS)
        here = levels.get(level, _Level())
        counts[level] = min(counts[level] + 1, _MOST) if counts[level] else here.start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if here.digits == "none":
            return ""
        if here.digits == "bullet":
            return here.pattern if here.pattern in _PLAIN_BULLETS else _BULLET
        text = here.pattern
        for place in range(level, -1, -1):
            outer = levels.get(place, _Level())
            text = text.replace(f"%{place + 1}", _written(counts[place] or outer.start, outer.digits))
        return text.strip()


def numbers_of(document: DocxDocument) -> Numbers:
    """How the lists of a document are counted."""
    try:
        part = document.part.part_related_by(_NUMBERING)
    except KeyError:
        return Numbers({}, {})
    root = parse_part(part.blob)
    kinds = {element.get(qn("w:abstractNumId"), ""): _levels(element) for element in root.iter(qn("w:abstractNum"))}
    levels: dict[str, dict[int, _Level]] = {}
    shared: dict[str, str] = {}
    for element in root.iter(qn("w:num")):
        number, kind = element.get(qn("w:numId"), ""), _value(element, "w:abstractNumId")
        overrides = {
            place: _Level(start, kinds.get(kind, {}).get(place, _Level()).digits, _pattern(kinds, kind, place))
            for place, start in _starts(element).items()
        }
        levels[number] = {**kinds.get(kind, {}), **overrides}
        shared[number] = f"{kind}/{number}" if overrides else kind
    return Numbers(levels, shared)


def _pattern(kinds: dict[str, dict[int, _Level]], kind: str, place: int) -> str:
    return kinds.get(kind, {}).get(place, _Level()).pattern


def _levels(kind: etree._Element) -> dict[int, _Level]:
    return {
        _number(element.get(qn("w:ilvl"))): _Level(
            _number(_value(element, "w:start"), 1),
            _value(element, "w:numFmt") or "decimal",
            _value(element, "w:lvlText"),
        )
        for element in kind.iter(qn("w:lvl"))
    }


def _starts(number: etree._Element) -> dict[int, int]:
    """Levels at which a list begins anew with a number of its own."""
    return {
        _number(element.get(qn("w:ilvl"))): _number(_value(element, "w:startOverride"), 1)
        for element in number.iter(qn("w:lvlOverride"))
        if _value(element, "w:startOverride")
    }


def _value(element: etree._Element, child: str) -> str:
    found = element.find(qn(child))
    return found.get(qn("w:val"), "") if found is not None else ""


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else default


def _written(count: int, digits: str) -> str:
    """A number in the digits of a list."""
    if digits in ("lowerRoman", "upperRoman"):
        text = ""
        for value, letters in _ROMAN:
            times, count = divmod(count, value)
            text += letters * times
    elif digits in ("lowerLetter", "upperLetter"):
        times, place = divmod(count - 1, 26)
        text = chr(ord("a") + place) * (times + 1)
    else:
        return str(count)
    return text.upper() if digits.startswith("upper") else text
