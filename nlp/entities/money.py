"""Amounts of money, normalised to kronor."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from nlp.entities.document import Document
from nlp.entities.spans import Span

_FACTORS: Final = {
    "tkr": 1_000,
    "kkr": 1_000,
    "ksek": 1_000,
    "tusen": 1_000,
    "mkr": 1_000_000,
    "mnkr": 1_000_000,
    "msek": 1_000_000,
    "milj": 1_000_000,
    "miljon": 1_000_000,
    "miljoner": 1_000_000,
    "mdr": 1_000_000_000,
    "mdkr": 1_000_000_000,
    "miljard": 1_000_000_000,
    "miljarder": 1_000_000_000,
}
_UNIT: Final = re.compile(
    r"\d\s?(?P<unit>(?:tusen|miljon(?:er)?|milj\.|miljard(?:er)?|mdr)\s{1,2}(?:kronor|kr)|kronor|kr|tkr|kkr|ksek"
    r"|mkr|mnkr|msek|mdkr|sek|:-)(?!\w)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"(?<![\w,.:])(?P<sign>[-–−](?=\d))?(?:(?P<from>\d{1,6}(?:,\d{1,2})?)\s?[–-]\s?)?"
    r"(?P<to>(?:\d{1,3}(?:[ \t.]\d{3}){1,4}|\d{1,12})(?:,\d{1,4})?)\Z"
)
_WINDOW: Final = 32  # characters before a unit in which its number stands


def find_money(document: Document) -> Iterator[Span]:
    """Amounts with a unit; the normal form is "4800000 SEK", of a range "100/200 SEK".

    Args:
        document: to search.
    """
    for unit in _UNIT.finditer(document.text):
        end = unit.start() + 1  # of the number, whose last figure belongs to the pattern
        first = max(0, end - _WINDOW)
        number = _NUMBER.search(document.text[first:end])
        if number is not None:
            yield Span(first + number.start(), unit.end(), "MONEY", _normal_form(number, unit["unit"].lower()))


def _normal_form(number: re.Match[str], unit: str) -> str:
    factor = _FACTORS.get(unit.split(maxsplit=1)[0].rstrip("."), 1)
    sign = "-" if number["sign"] else ""
    low = f"{_amount(number['from'], factor)}/" if number["from"] else ""
    return f"{sign}{low}{_amount(number['to'], factor)} SEK"


def _amount(number: str, factor: int) -> str:
    whole, _, decimals = number.partition(",")
    digits = re.sub(r"\D", "", whole)
    return f"{(Decimal(f'{digits}.{decimals or 0}') * factor).normalize():f}"
