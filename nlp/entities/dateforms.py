"""The forms that dates take in Swedish, each with the function that gives its ISO 8601 normal form."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final, NamedTuple

from nlp.entities.spans import LIKELY, SURE

_MONTHS: Final = tuple(
    re.findall(r"\w+", "januari februari mars april maj juni juli augusti september oktober november december")
)
_SHORT: Final = tuple(name[:3] for name in _MONTHS)
_MONTH_NUMBER: Final = {name: number for names in (_MONTHS, _SHORT) for number, name in enumerate(names, start=1)} | {
    "sept": 9
}
_ANY_MONTH: Final = "(?P<month>" + "|".join([*_MONTHS, "sept", *_SHORT]) + r")\b\.?"
_YEAR: Final = r"(?P<year>(?:19[5-9]|20[0-4])\d)"
_S: Final = r"\s{1,2}"
_SEASONS: Final = {"vår": (3, 5), "sommar": (6, 8), "höst": (9, 11), "vinter": (12, 2)}
_ORDINALS: Final = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
# What shows that four or six figures are an amount, not a year or a date.
_NOT_COUNTED: Final = r"(?![\d/:§%]|[.,]\d|\s?(?:kr|kronor|tkr|mkr|mnkr|st|procent|%|kvm|personer)\b|-\d)"

Match = re.Match[str]


class Rule(NamedTuple):
    """One form of a date.

    Args:
        pattern: matched where a number or the rule's word starts.
        normal_form: gives the ISO form, or None.
        may_be_open: a date even without a normal form ("kvartal 4"); otherwise None means that it is no date.
        tier: of the span.
    """

    pattern: re.Pattern[str]
    normal_form: Callable[[Match], str | None]
    may_be_open: bool = False
    tier: int = SURE


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _day(match: Match) -> str | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTH_NUMBER[month]
    year, day = match["year"], int(match["day"])
    if not _is_day(int(year or 2000), number, day):
        return None
    return f"{year}-{number:02}-{day:02}" if year else f"--{number:02}-{day:02}"


def _short_day(match: Match) -> str | None:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    in_use = 10 <= year <= 39
    return f"20{year:02}-{month:02}-{day:02}" if in_use and _is_day(2000 + year, month, day) else None


def _month(match: Match) -> str:
    number = _MONTH_NUMBER[match["month"].lower()]
    return f"{match['year']}-{number:02}" if match["year"] else f"--{number:02}"


def months(year: int, first: int, last: int) -> str:
    """An interval of whole months; it ends in the next year when `last` is before `first`.

    Args:
        year: of the first month.
        first: 1–12.
        last: 1–12.
    """
    end = year if last >= first else year + 1
    return f"{year}-{first:02}-01/{end}-{last:02}-{monthrange(end, last)[1]:02}"


def _part_of_year(length: int) -> Callable[[Match], str | None]:
    def normal_form(match: Match) -> str | None:
        number = _ORDINALS.get(match["number"].lower()) or int(match["number"])
        if not match["year"]:
            return None
        return months(int(match["year"]), (number - 1) * length + 1, number * length)

    return normal_form


def _term(match: Match) -> str:
    first, last = (1, 6) if match["term"][0].lower() == "v" else (7, 12)
    return months(int(match["year"][-2:]) + 2000, first, last)


def _season(match: Match) -> str:
    return months(int(match["year"]), *_SEASONS[match["season"].lower()])


def _school_year(match: Match) -> str | None:
    first, last = int(match["year"][-2:]), int(match["last"][-2:])
    return months(2000 + first, 7, 6) if last == (first + 1) % 100 else None


def _years(match: Match) -> str | None:
    first, last = match["year"], match["last"]
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else None


def _year(match: Match) -> str:
    return match["year"]


def _rule(
    pattern: str, normal_form: Callable[[Match], str | None], *, may_be_open: bool = False, tier: int = SURE
) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), normal_form, may_be_open, tier)


@cache
def digit_rules() -> dict[int, tuple[Rule, ...]]:
    """Forms that start with a number, by its count of figures, the longest first."""
    days = (
        _rule(rf"(?P<day>\d\d?)/(?P<month>\d\d?)(?:\s|-|/){_YEAR}(?![\d-])", _day),
        _rule(rf"(?P<day>\d\d?)(?::?e)?{_S}{_ANY_MONTH}(?:,?{_S}{_YEAR})?(?![\w-])", _day),
    )
    years = (
        _rule(rf"{_YEAR}(?:-|\s|\s?–\s?)(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _day),
        _rule(rf"{_YEAR}\.(?P<month>\d\d)\.(?P<day>\d\d)(?!\d|\.\d)", _day),
        _rule(rf"{_YEAR}\s?[–-]\s?(?P<last>20[0-4]\d|[0-4]\d)(?![\d-])", _years),
        _rule(rf"{_YEAR}/(?P<last>20[0-4]\d|[0-4]\d)(?![\d/:-])", _school_year),
        _rule(rf"{_YEAR}{_NOT_COUNTED}(?!\w)", _year, tier=LIKELY),
    )
    short = r"(?P<year>\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\w-])" + _NOT_COUNTED
    whole = rf"{_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\d-])"
    return {
        1: days,
        2: days,
        4: years,
        6: (_rule(short, _short_day, tier=LIKELY),),
        8: (_rule(whole, _day),),
    }


@cache
def word_rules() -> dict[str, Rule]:
    """Forms by the lower-case word that they start with."""
    optional_year = rf"(?:{_S}(?:år{_S})?{_YEAR})?(?!\d)"
    month = _rule(rf"(?P<month>{'|'.join(_MONTHS)})(?:{_S}(?:månad{_S})?{_YEAR}(?![\d/]))?(?!\w)", _month)
    quarter = _rule(
        rf"(?:kvartal|kv\.?|Q)\s{{0,2}}(?P<number>[1-4]){optional_year}", _part_of_year(3), may_be_open=True
    )
    third = _rule(rf"tertial{_S}(?P<number>[1-3]){optional_year}", _part_of_year(4), may_be_open=True)
    named = _rule(rf"(?P<number>{'|'.join(_ORDINALS)}){_S}kvartalet{optional_year}", _part_of_year(3), may_be_open=True)
    season = _rule(rf"(?P<season>vår|sommar|höst|vinter)e?n{_S}{_YEAR}(?!\d)", _season)
    term = _rule(r"(?P<term>vt|ht|vårterminen|höstterminen)\s?[-–]?(?P<year>(?:20)?[0-4]\d)(?!\d)", _term)
    school = _rule(rf"läsår(?:et)?{_S}(?P<year>(?:20)?\d\d)\s?[/–-]\s?(?P<last>(?:20)?\d\d)(?!\d)", _school_year)
    short_terms = [f"{name}{year:02}" for name in ("vt", "ht") for year in range(50)]
    starts: tuple[tuple[Rule, Iterable[str]], ...] = (
        (month, _MONTHS),
        (named, _ORDINALS),
        (quarter, ("kvartal", "kv", "q1", "q2", "q3", "q4")),
        (third, ("tertial",)),
        (season, ("våren", "sommaren", "hösten", "vintern")),
        (term, ("vt", "ht", "vårterminen", "höstterminen", *short_terms)),
        (school, ("läsåret", "läsår")),
    )
    return {word: rule for rule, words in starts for word in words}
