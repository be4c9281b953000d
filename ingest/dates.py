"""Dates as Swedish documents write them, read as ISO."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

_MONTH_NAMES: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_MONTHS: Final = {month[:3]: number for number, month in enumerate(_MONTH_NAMES, start=1)}
_MONTH: Final = r"(?:jan|feb|mar|apr|aug|sept?|okt|nov|dec)\.?|" + "|".join(_MONTH_NAMES)
_YEAR: Final = r"(?:19|20)\d{2}"
_ISO: Final = rf"(?<!\d)(?P<iso>{_YEAR}(?P<sep>[-.‑–/])\d{{2}}(?P=sep)\d{{2}})(?!\d)"
_LONG: Final = rf"(?<!\d)(?P<day>\d{{1,2}})(?::?e)?\s+(?P<month>{_MONTH})\s+(?P<year>{_YEAR})(?!\d)"
_SLASH: Final = rf"(?<![\d/])(?P<slash>\d{{1,2}}/\d{{1,2}}[\s-]{{1,2}}{_YEAR})(?!\d)"
_SHORT: Final = r"(?<![\w-])(?P<short>\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01]))(?![\w-])"

DATE: Final = rf"(?:{_ISO}|{_LONG}|{_SLASH})"
"""A date with its year; once in a pattern, since it has named groups. Of a month alone no day can be told."""
ANY_DATE: Final = rf"(?:{_ISO}|{_LONG}|{_SLASH}|{_SHORT})"
"""Also 230504 and 23-05-04, which are dates only where a date must stand."""

_DATE = re.compile(DATE, re.IGNORECASE)


def date_in(text: str) -> str | None:
    """The first date in a text as ISO ("2023-05-03", "2023.05.03", "3 maj 2023", "3/5 2023"), or None."""
    match = _DATE.search(text) if "20" in text or "19" in text else None
    return to_iso(match) if match else None


def dates_in(text: str) -> Iterator[str]:
    """All dates in a text as ISO, in order."""
    for match in _DATE.finditer(text):
        iso = to_iso(match)
        if iso is not None:
            yield iso


def to_iso(match: re.Match[str]) -> str | None:
    """What a match of a pattern with `DATE` or `ANY_DATE` says; None for a day that there is not."""
    groups = match.groupdict()
    if groups["iso"]:
        parts = [int(part) for part in groups["iso"].split(groups["sep"])]
    elif groups["slash"]:
        day, month, year = (int(part) for part in re.findall(r"\d+", groups["slash"]))
        parts = [year, month, day]
    elif groups.get("short"):
        short = groups["short"].replace("-", "")
        parts = [2000 + int(short[:2]), int(short[2:4]), int(short[4:])]
    else:
        parts = [int(groups["year"]), _MONTHS[groups["month"].lower()[:3]], int(groups["day"])]
    try:
        return date(parts[0], parts[1], parts[2]).isoformat()
    except ValueError:
        return None
