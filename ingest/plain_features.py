"""What the bare text of a line and of its neighbours tells about whether it is a heading: named features."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.model import Line
from ingest.numbering import in_sequence
from ingest.plain_units import CONTACT, FIELD, LEAST_RECURRING, Hints, Unit, fold, gaps_of, is_open
from ingest.templates import DOT_LEADER, PARAGRAPH, WEAK_HEADINGS, is_template_heading, opens_with_template

_FULL: Final = 0.72  # a line that fills this share of the width runs on to the next one
_SHORT: Final = 0.45
_NARROW: Final = 0.6
_HEAD_UNITS: Final = 7
_MAX_LINES: Final = 5
_MAX_HEADING: Final = 300
_NEAR: Final = 4  # lines above and below that show whether a line stands in a table
_WORD_STEPS: Final = ((1, "1"), (2, "2"), (5, "3-5"), (10, "6-10"), (20, "11-20"))
_VERBS: Final = frozenset(
    {"är", "har", "ska", "skall", "kan", "blir", "var", "hade", "finns", "får", "fick", "kommer", "behöver", "måste"}
    | {"anser", "beslutar", "föreslår", "bör", "gör", "sker", "visar", "innebär", "vill", "ger", "ingår", "gäller"}
    | {"yrkar", "lämnar", "omfattar", "avser", "uppgår", "genomförs", "beräknas", "följer"}
)
_NAME: Final = re.compile(
    r"(?:[A-ZÅÄÖÉ][a-zåäöéüA-Z-]*[a-zåäöéü]\s+){1,3}[A-ZÅÄÖÉ][a-zåäöéü-]+(?:\s\([A-ZÅÄÖ]{1,3}\))?,?"
)
_VALUE: Final = re.compile(
    r"(?:ej |delvis |är |inte |helt )?(?:påbörjad|påbörjat|avslutad|avslutat|pågående|pågår|klar|klart|genomförd"
    r"|genomfört|uppfyllt|uppfylld|slutförd|försenad|ja|nej|låg|medel|hög|grön|gul|röd|ingen avvikelse)\b.*",
    re.IGNORECASE,
)
_HEAD_WORD: Final = re.compile(
    r"(?:tjänsteutlåtande|tjänsteskrivelse|protokoll|diarie(?:nummer|nr)|dnr|datum|ärendenummer)\b", re.IGNORECASE
)
_BODY: Final = re.compile(
    r"(?:[\wåäöÅÄÖ-]+ (?:och )?){0,4}\w*(?:nämnden?|styrelsen?|förvaltning(?:en)?|utskottet?|fullmäktige|kontoret"
    r"|kommun|sektor \w+)",
    re.IGNORECASE,
)
# The stem of a decision, which a list of clauses follows.
_STEM: Final = re.compile(r"\b(?:beslutar|föreslår|yrkar|föreslås)(?: (?:att|besluta|följande))*:?$")
_CELLS: Final = re.compile(r"\S\s{2,}\S")
_ENDS: Final = {".": "ends.", "!": "ends.", "?": "ends?", ":": "ends:", ",": "ends,", ";": "ends,"}


_NOTHING: Final = Unit(0, -1, "", 0.0, 0.0, False, False, False, True, False)


def unit_features(lines: Sequence[Line], parts: Sequence[Unit], hints: Hints) -> Iterator[tuple[str, ...]]:
    """Names of the features that hold for each unit of a stretch.

    Args:
        lines: of the stretch.
        parts: its units.
        hints: of the package.

    Yields:
        One tuple a unit; an empty one for a unit that cannot be a heading, which most of the text is.
    """
    gaps = gaps_of(lines)
    sequence = in_sequence([part.text for part in parts])
    narrow = _narrow(parts)
    head = 0
    for index, part in enumerate(parts):
        above = parts[index - 1] if index else _NOTHING
        below = parts[index + 1] if index + 1 < len(parts) else _NOTHING
        if _HEAD_WORD.match(part.text):
            head = _HEAD_UNITS
        if not _can_head(part):
            head = max(0, head - 1)
            yield ()
            continue
        after, over = _above(above), _below(below)
        found = [*_own(part, index in sequence, hints), after, over, f"{after}, {over}", f"narrow{narrow[index]}"]
        if head:
            found.append("title place" if below.marked and not part.marked else "head")
            head = 0 if part.marked and not PARAGRAPH.match(part.text) else head - 1
        found.extend(_place(lines, gaps, part))
        yield tuple(found)


def _can_head(part: Unit) -> bool:
    """Whether a unit can be a heading at all: a few lines with a letter or §, no paragraph, field or stem."""
    text = part.text
    if part.last - part.first >= _MAX_LINES or len(text) > _MAX_HEADING:
        return False
    if (part.last > part.first and text[-1] == "." and not part.numbered) or DOT_LEADER.search(text):
        return False
    if (part.field and _HEAD_WORD.match(text)) or _STEM.search(text):
        return False
    return "§" in text or any(map(str.isalpha, text))


def _own(part: Unit, follows: bool, hints: Hints) -> Iterator[str]:
    """Features of the unit by itself."""
    text = part.text
    folded = fold(text)
    yield from _kind(part, folded, follows)
    if folded in hints.announced:
        yield "announced"
    count = hints.recurring[folded] if hints.recurring else 0
    if count:
        yield "recurs often" if count >= 3 * LEAST_RECURRING else "recurs"
    yield _ENDS.get(text[-1], "ends open" if is_open(text) else "ends bare")
    words = text.count(" ") + 1
    yield f"words {_step(words)}"
    if words > 5 and not _VERBS.isdisjoint(text.lower().split()):
        yield "verb"
    yield f"share {min(4, int(part.share * 4))}"
    if part.last > part.first:
        yield f"lines {min(4, part.last - part.first + 1)}"
    yield from _look(text)


def _kind(part: Unit, folded: str, follows: bool) -> Iterator[str]:
    """What the unit begins with: words of the templates, a number, a mark."""
    text = part.text
    if PARAGRAPH.match(text) and part.marked:
        yield "paragraph"
    elif is_template_heading(text):
        yield "long template" if " " in folded else "template"
    elif folded in WEAK_HEADINGS:
        yield "chain" if part.marked else "weak template"
    elif opens_with_template(text):
        yield "opens as template"
    if part.numbered:
        depth = min(2, text[: text.find(" ")].strip(".").count("."))
        yield f"sequence {depth}" if follows else f"number {depth}"
    elif text[0].isdigit():
        yield "digit first"
    if part.item or text[0].islower():
        yield "item" if part.item else "lower"


def _step(words: int) -> str:
    return next((name for most, name in _WORD_STEPS if words <= most), "21-")


def _look(text: str) -> Iterator[str]:
    """What the words look like: capitals, figures, a name, a field, a value."""
    if text.isupper():
        yield "capitals"
    digits = sum(map(str.isdigit, text))
    if digits:
        yield "many digits" if 4 * digits > len(text) else "digits"
    if ", " in text:
        yield "comma"
    if CONTACT.search(text):
        yield "contact"
    elif FIELD.match(text):
        yield "field"
    if _NAME.fullmatch(text):
        yield "name"
    if _BODY.fullmatch(text):
        yield "body"
    if _VALUE.fullmatch(text):
        yield "value"
    if _CELLS.search(text):
        yield "cells"


def _above(above: Unit) -> str:
    """What the unit above is."""
    if above.marked or above.numbered:
        return "below a heading"
    if above.field:
        return "after a field"
    if above.ended:
        return "after a full sentence" if above.end_share > _FULL else "after a sentence"
    if above.item or above.last > above.first:
        return "after an item" if above.item else "after an open end"
    return "after a short line" if above.share < _SHORT else "after a middling line"


def _below(below: Unit) -> str:
    """What the unit below is."""
    if below.marked or below.numbered:
        return "above a heading"
    if below.item or below.field:
        return "above an item" if below.item else "above a field"
    if below.last > below.first:
        if below.share < _NARROW:
            return "above a narrow paragraph"
        return "above a paragraph" if below.ended else "above an open paragraph"
    if below.ended:
        return "above a sentence"
    return "above a short line" if below.share < _SHORT else "above a middling line"


def _place(lines: Sequence[Line], gaps: Sequence[float | None], part: Unit) -> Iterator[str]:
    """Features of the white above and below the unit."""
    before = gaps[part.first]
    after = gaps[part.last + 1] if part.last + 1 < len(gaps) else None
    if before is None and not part.text[0].islower():
        yield "white above"
    if after is None:
        yield "page foot"
    if before is not None and after is not None and min(before, after) > 0:
        # A heading stands nearer to what it heads than to what is above it.
        if before > 1.09 * after:
            yield "white above"
        elif after > 1.09 * before:
            yield "white below"


def _narrow(parts: Sequence[Unit]) -> list[int]:
    """For each unit how many of the units near it are short and no sentence, in four steps: cells of a table."""
    short = [int(p.share < _SHORT and not (p.ended or p.marked or p.numbered)) for p in parts]
    total = [0]
    for value in short:
        total.append(total[-1] + value)
    found = []
    for index in range(len(parts)):
        low, high = max(0, index - _NEAR), min(len(parts), index + _NEAR + 1)
        near = total[high] - total[low] - short[index]
        found.append(min(3, 4 * near // max(1, high - low - 1)))
    return found
