"""Swedish identity numbers of persons (personnummer, samordningsnummer) in running text, in all their spellings.

A number is a birth date and four digits of which the last is a Luhn check (Skatteverket, SKV 704; ISO/IEC 7812-1,
Annex B). A samordningsnummer has 60 added to its day. Numbers of organisations have a third digit of 2 or more, so that
they are no dates (SKV 709).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

PERSONNUMMER: Final = "personnummer"
SAMORDNINGSNUMMER: Final = "samordningsnummer"

_OLDEST: Final = 125  # years; nobody living in Sweden has been older than 113
_COORDINATION: Final = 60  # added to the day of a samordningsnummer
_BLANK: Final = r"[^\S\n]"
_DASH: Final = r"[-\u2010\u2011\u2012\u2013\u2212+]"
# Between date and last four: a dash with blanks or one line break beside it, or one or two blanks, or nothing.
_JOINT: Final = rf"(?P<joint>{_BLANK}?{_DASH}{_BLANK}?\n?{_BLANK}?|{_BLANK}{{1,2}}|)"
# Digits of the date may be parted as in 1985-03-07 or 85 03 07; the same mark stands at both places.
_NUMBER: Final = re.compile(
    r"(?<!\d)(?<!\d[.,:/])(?<![-\u2212])"
    rf"(?P<century>(?:18|19|20))?(?P<year>\d\d)(?P<part>[-.]|{_BLANK}|)(?P<month>[01]\d)(?P=part)(?P<day>[0-36-9]\d)"
    rf"{_JOINT}(?P<last>\d{{4}})(?![\d/]|[.,:-]\d)"
)
_DIGIT_BEFORE: Final = re.compile(r"\d[^\S\n]$")
_DIGIT_AFTER: Final = re.compile(r"[^\S\n]\d")


@dataclass(frozen=True, slots=True)
class Identity:
    """An identity number in a text.

    Args:
        start: offset of its first digit.
        end: offset after its last digit.
        kind: "personnummer" or "samordningsnummer".
        number: twelve digits, with the century.
    """

    start: int
    end: int
    kind: str
    number: str


def find(text: str, today: date) -> Iterator[Identity]:
    """Identity numbers of a text, in order.

    Args:
        text: any text.
        today: birth dates after it are none; it also tells the century of a number of ten digits.
    """
    for match in _NUMBER.finditer(text):
        found = None if _is_part_of_figures(match) else _identity(match, today)
        if found is not None:
            yield found


def _is_part_of_figures(match: "re.Match[str]") -> bool:
    """Whether digits without a dash stand among other figures, as the cells and thousands of a table do."""
    if match["joint"].strip():
        return False
    text, start, end = match.string, match.start(), match.end()
    return bool(_DIGIT_BEFORE.search(text, max(0, start - 2), start) or _DIGIT_AFTER.match(text, end))


def _identity(match: "re.Match[str]", today: date) -> Identity | None:
    digits = match["year"] + match["month"] + match["day"]
    if not luhn(digits + match["last"]):
        return None
    day = int(match["day"])
    coordinated = day > _COORDINATION
    born = _born(match, day - _COORDINATION if coordinated else day, today)
    if born is None:
        return None
    kind = SAMORDNINGSNUMMER if coordinated else PERSONNUMMER
    return Identity(match.start(), match.end(), kind, f"{born.year // 100}{digits}{match['last']}")


def _born(match: "re.Match[str]", day: int, today: date) -> date | None:
    """The birth date, or None where the digits are no date of a person who may live."""
    centuries = [int(match["century"])] if match["century"] else list(range(today.year // 100, 17, -1))
    over_hundred = "+" in match["joint"]
    for century in centuries:
        try:
            born = date(century * 100 + int(match["year"]), int(match["month"]), day)
        except ValueError:
            continue
        age = today.year - born.year
        if born > today or (over_hundred and not match["century"] and age < 100):
            continue
        return born if age <= _OLDEST else None
    return None


def luhn(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the nine before it.

    Args:
        digits: ten digits.
    """
    total = 0
    for index, digit in enumerate(digits):
        doubled = int(digit) * (2 - index % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
