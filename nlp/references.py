"""References to decisions in texts: "KS 2023-09-14 § 64", "§ 64/2023", "fullmäktige den 14 september 2023, § 64"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ingest.dates import DATE, to_iso

# "§ 64", "§§ 64-66", "§§ 64, 65 och 66"; "28 §" is a section of a law.
_SIGN: Final = re.compile(
    r"(?P<many>§)?§\s{0,2}(?P<first>\d{1,4})"
    r"(?P<rest>(?(many)(?:\s?[-–]\s?|,\s|\soch\s)\d{1,4}(?:(?:,\s|\soch\s)\d{1,4}){0,20}|(?!)))?(?![\d:])"
)
_RANGE: Final = re.compile(r"(\d{1,4})\s?[-–]\s?(\d{1,4})")
_NUMBER: Final = re.compile(r"\d{1,4}")
_NAME: Final = (
    r"(?:[\w-]+-,?\s(?:och\s)?)?(?:[\w-]*(?:nämndens|styrelsens|fullmäktiges)\s\w*(?:utskott|beredning|presidium)"
    r"|[\w-]*(?:nämnden|styrelsen|fullmäktige|utskottet|beredningen|presidiet|direktionen)|(?-i:[A-ZÅÄÖ]{2,6}))"
)
_BODY: Final = rf"(?<![\w-])(?P<body>{_NAME})(?:s)?(?![\w-])"
_FILLER: Final = (
    r"(?:[\s,:(]|\b(?:den|i|från|vid|av|daterat|beslutade|beslut|beslutet|protokoll|protokollet|protokollsutdrag"
    r"|sammanträde|sammanträdet|möte)\b){0,8}"
)
_BEFORE: Final = re.compile(
    rf"(?:{_BODY}{_FILLER})?{DATE}[\s,(]{{0,3}}(?:(?P<nearer>{_NAME})[\s,]{{1,2}})?\Z", re.IGNORECASE
)
_BODY_BEFORE: Final = re.compile(rf"{_BODY}{_FILLER}\Z", re.IGNORECASE)
_YEAR_AFTER: Final = re.compile(r"\s?/\s?(?P<year>(?:19|20)\d\d)(?![\d/-])")
_DATE_AFTER: Final = re.compile(
    rf"[\s,(]{{0,3}}(?:(?P<body>{_NAME})[\s,]{{1,2}})?(?:den\s)?{DATE}(?!\s?,?\s?§)", re.IGNORECASE
)
_LOOK_BACK: Final = 110
_MOST: Final = 50
# Capitals that stand before a date and are no body.
_NO_BODIES: Final = frozenset(("DNR", "OBS", "PDF", "SFS", "SOU", "NR", "EU", "PM", "KL"))


@dataclass(frozen=True, slots=True)
class DecisionReference:
    """A mention of a decision by its § and the day or year of its meeting.

    Args:
        start: offset of its first character.
        end: offset after its last character.
        text: the characters between them.
        paragraphs: numbers of its §§, ascending.
        date: ISO date of the meeting, or None when only the year is given.
        year: of the meeting.
        body: who decided, as written ("KS", "kommunfullmäktige"), or None.
        document: ordinal of the logical document that it stands in.
    """

    start: int
    end: int
    text: str
    paragraphs: tuple[int, ...]
    date: str | None
    year: int
    body: str | None = None
    document: int = 0


def find_references(text: str) -> Iterator[DecisionReference]:
    """All references to decisions, in order; a § without day or year is none.

    Args:
        text: any text.
    """
    end = 0
    for sign in _SIGN.finditer(text):
        found = _reference(text, sign, end)
        if found is not None:
            end = found.end
            yield found


def _reference(text: str, sign: re.Match[str], after: int) -> DecisionReference | None:
    """The reference that a § sign belongs to, with the date nearest to it, or None."""
    first = max(after, sign.start() - _LOOK_BACK)
    left = text[first : sign.start()]
    year = _YEAR_AFTER.match(text, sign.end())
    before = None if year else _BEFORE.search(left)
    behind = None if year or before else _DATE_AFTER.match(text, sign.end())
    dated = before or behind
    date = to_iso(dated) if dated else None
    if year is None and date is None:
        return None
    named = before if before else _BODY_BEFORE.search(left)
    body, offset = _body(named)
    if behind is not None and body is None:
        body = _known(behind["body"])
    start = first + (offset if offset is not None else before.start("iso") if before and before["iso"] else len(left))
    if before is not None and offset is None:
        start = first + min(place for place in map(before.start, ("iso", "day", "slash")) if place >= 0)
    end = (year or behind or sign).end()
    paragraphs = _paragraphs(sign)
    said = int(year["year"]) if year else int((date or "0")[:4])
    return DecisionReference(start, end, text[start:end], paragraphs, date, said, body)


def _body(match: re.Match[str] | None) -> tuple[str | None, int | None]:
    """The body that a match names, the one nearest to the § first, and where it starts."""
    if match is None:
        return None, None
    nearer = _known(match.groupdict().get("nearer"))
    body = _known(match["body"])
    return nearer or body, match.start("body") if body else None


def _known(name: str | None) -> str | None:
    return None if name is None or name.upper() in _NO_BODIES else " ".join(name.split())


def _paragraphs(sign: re.Match[str]) -> tuple[int, ...]:
    """Numbers of the §§; "§ 64 och 65" without "§§" is one § and something else."""
    if not sign["many"] or not sign["rest"]:
        return (int(sign["first"]),)
    listed = sign["first"] + sign["rest"]
    numbers = {int(number) for number in _NUMBER.findall(listed)}
    for first, last in _RANGE.findall(listed):
        if 0 < int(last) - int(first) <= _MOST:
            numbers.update(range(int(first), int(last) + 1))
    return tuple(sorted(numbers))
