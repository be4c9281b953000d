"""Lines of running text to units: what runs on into one another, a paragraph, an entry of a list, a heading."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.model import Line
from ingest.templates import DOT_LEADER, NUMBERED, PARAGRAPH, WEAK_HEADINGS, is_template_heading

_LEADING: Final = 12.0
_MIN_WIDTH: Final = 60.0
_WRAPPED: Final = 0.84
_APART: Final = 1.35
LEAST_RECURRING: Final = 3
_MAX_RECURRING: Final = 60
_ITEM: Final = re.compile(r"(?:[-–•▪◦o*\uf0b7\u25cf]\s+|att\s|[a-zåäö]\)\s|□|☐|√)")
CONTACT: Final = re.compile(r"@|www\.|https?:|\b(?:telefon|e-post|dnr|diarienr|box|mobil)\b", re.IGNORECASE)
FIELD: Final = re.compile(r"[^\W\d][^:]{1,40}:(?:\s+\S|[A-ZÅÄÖ\d])")
_OPEN_END: Final = re.compile(
    r"(?:[-/,(–]|\b(?:och|eller|samt|i|på|av|för|från|hos|med|till|en|ett|som|om|vid|den|det|de|att|enligt|inom|under))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the package as a whole tells about its headings.

    Args:
        announced: folded texts that a table of contents or the outline names.
        recurring: how often each short line stands in the package, folded; only those that recur.
    """

    announced: frozenset[str] = frozenset()
    recurring: Counter[str] | None = None


def fold(text: str) -> str:
    """Lower case, number and end marks away, white space folded: the same heading in contents and text."""
    numbered = NUMBERED.match(text)
    return " ".join(text[numbered.end() if numbered else 0 :].lower().split()).strip(" .:")


def recurring(lines: Sequence[Line]) -> Counter[str]:
    """Short lines that stand at least three times, folded."""
    counts = Counter(fold(line.text) for line in lines if len(line.text) <= _MAX_RECURRING)
    return Counter({text: count for text, count in counts.items() if count >= LEAST_RECURRING and len(text) > 2})


def is_open(text: str) -> bool:
    """Whether a line cannot be the end of a heading: it ends in a conjunction, preposition, comma or hyphen."""
    return _OPEN_END.search(text) is not None


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that run on into one another: a paragraph or a part of one, an entry of a list, a heading.

    Args:
        first: place of its first line in the stretch.
        last: place of its last line.
        text: its lines joined by blanks.
        share: length of its longest line, as a share of a full line.
        end_share: length of its last line, as a share of a full line.
        item: it begins as an entry of a list.
        marked: it is a heading of the templates or the § of minutes.
        numbered: it begins with a chapter number.
        ended: it ends as a sentence does.
        field: it is a field of a document's head, or a line of contact details.
    """

    first: int
    last: int
    text: str
    share: float
    end_share: float
    item: bool
    marked: bool
    numbered: bool
    ended: bool
    field: bool


def units(lines: Sequence[Line], hints: Hints) -> list[Unit]:
    """Cut a stretch into units.

    Args:
        lines: running text of consecutive pages, page furniture left out.
        hints: of the package.
    """
    widths, gaps = _widths(lines), gaps_of(lines)
    found: list[Unit] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not _runs_on(lines, index, first, gaps[index], widths[lines[index - 1].page]):
            found.append(_unit(lines[first:index], first, widths[lines[first].page], hints))
            first = index
    return found if lines else []


def _runs_on(lines: Sequence[Line], index: int, first: int, gap: float | None, width: float) -> bool:
    """Whether a line goes on with the line above it."""
    above, text = lines[index - 1].text.strip(), lines[index].text.strip()
    ended = above[-1] in ".!?:"
    if DOT_LEADER.search(above) or _ITEM.match(text):
        return False
    if text[0].islower():
        return not ended or text[1:2].islower()
    if ended or (gap is not None and gap > _APART) or _opens_anew(text, above):
        return False
    alone = first == index - 1 and is_template_heading(above)
    return not alone and (is_open(above) or len(above) >= _WRAPPED * width)


def _opens_anew(text: str, above: str) -> bool:
    """Whether a line begins a heading of its own by its words."""
    if is_template_heading(text) or PARAGRAPH.match(text):
        return True
    number = NUMBERED.match(text)
    return number is not None and text[number.end()].isupper() and above[-1] not in "-–"


def _unit(lines: Sequence[Line], first: int, width: float, hints: Hints) -> Unit:
    parts = [line.text.strip() for line in lines]
    text = " ".join(parts)
    number = NUMBERED.match(text)
    folded = fold(text)
    chain = folded in WEAK_HEADINGS and hints.recurring is not None and folded in hints.recurring
    return Unit(
        first=first,
        last=first + len(parts) - 1,
        text=text,
        share=max(map(len, parts)) / width,
        end_share=len(parts[-1]) / width,
        item=_ITEM.match(text) is not None,
        marked=chain or is_template_heading(text) or (PARAGRAPH.match(text) is not None and text[-1] not in ".,"),
        numbered=number is not None and text[number.end()].isupper(),
        ended=text.endswith((".", "!", "?", ":")),
        field=CONTACT.search(text) is not None or FIELD.match(text) is not None,
    )


def _widths(lines: Sequence[Line]) -> dict[int, float]:
    """Characters of a full line on each page; of the whole stretch where a page has narrow lines only."""
    by_page: dict[int, list[int]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(len(line.text))
    everywhere = sorted(len(line.text) for line in lines)
    usual = max(_MIN_WIDTH, float(everywhere[int(len(everywhere) * 0.9)])) if everywhere else _MIN_WIDTH
    found = {}
    for page, lengths in by_page.items():
        full = sorted(lengths)[int(len(lengths) * 0.9)]
        found[page] = float(full) if full >= _MIN_WIDTH else usual
    return found


def gaps_of(lines: Sequence[Line]) -> list[float | None]:
    """White above each line, in usual distances of its page; None at the top of a page."""
    steps: list[float | None] = [
        lines[index - 1].y - line.y if index and lines[index - 1].page == line.page else None
        for index, line in enumerate(lines)
    ]
    usual = Counter(round(step, 1) for step in steps if step is not None and step > 4)
    leading = usual.most_common(1)[0][0] if usual else _LEADING
    return [None if step is None else step / leading for step in steps]
