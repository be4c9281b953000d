"""When a task must be done: Swedish words for days, months, periods and meetings, read as the last day they allow."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ingest.dates import DATE, to_iso
from nlp.assignments.model import Deadline

_MONTHS: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)})"
_YEAR: Final = r"(?P<year>20\d{2})"
_NUMBERS: Final = dict(
    zip(("en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "tolv"),
        (1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12), strict=True)
)  # fmt: skip
_ORDINALS: Final = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
_SEASONS: Final = {"vår": 5, "sommar": 8, "höst": 11, "vinter": 2}
_LENGTHS: Final = {"kvartal": 3, "tertial": 4, "halvår": 6}
_LEAD: Final = (
    r"(?:senast|före|innan|till|t\.o\.m\.|till\soch\smed|fram\still|inför|vid|i|under|på|inom|klart|klar|per)"
    r"(?:\s(?:och\smed|den|utgången\sav|slutet\sav|början\sav|mitten\sav|(?:nämndens|styrelsens|fullmäktiges|utskottets)?"
    r"\s?(?:sista\s|första\s)?(?:nämnd)?(?:sammanträde[nt]?|möte[nt]?|sammanträdet\si|mötet\si)(?:\s(?:i|den|under))?))*\s"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A way to write a deadline; rules are tried in order, and the first that finds one wins."""

    pattern: re.Pattern[str]
    kind: str
    read: Callable[[re.Match[str], date | None], date | None]
    dated: bool = True


def read_deadline(text: str, base: str | None) -> Deadline | None:
    """The deadline that a task names, or None.

    A day without a year, and a month without one, is the first after the assignment was given.

    Args:
        text: what is to be done.
        base: ISO date when it was given, or None when that is unknown.
    """
    given = date.fromisoformat(base) if base else None
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            found = rule.read(match, given)
            if found is not None or not rule.dated:
                return Deadline(" ".join(match[0].split()), rule.kind, found.isoformat() if found else None)
    return _vague(text, given)


def _vague(text: str, given: date | None) -> Deadline | None:
    """A month, day or season without a year, of an assignment without a date: known by its words alone."""
    if given is not None:
        return None
    match = _MONTH_RULE.search(text) or _SEASON_RULE.search(text)
    return (
        Deadline(" ".join(match[0].split()), "period" if "season" in match.groupdict() else "manad") if match else None
    )


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _exact(match: re.Match[str], _: date | None) -> date | None:
    iso = to_iso(match)
    return date.fromisoformat(iso) if iso else None


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day_without_year(match: re.Match[str], given: date | None) -> date | None:
    if given is None:
        return None
    month, day = _MONTHS.index(match["month"].lower()) + 1, int(match["day"])
    for year in (given.year, given.year + 1):
        if day <= monthrange(year, month)[1] and date(year, month, day) >= given:
            return date(year, month, day)
    return None


def _month(match: re.Match[str], given: date | None) -> date | None:
    month = _MONTHS.index(match["month"].lower()) + 1
    return _following(match["year"], month, given)


def _season(match: re.Match[str], given: date | None) -> date | None:
    return _following(match["year"], _SEASONS[match["season"].lower()], given)


def _following(year: str | None, month: int, given: date | None) -> date | None:
    """The last day of a month: of its year, else of the first after the assignment was given."""
    if year:
        return _last_of(int(year), month)
    if given is None:
        return None
    return _last_of(given.year if month >= given.month else given.year + 1, month)


def _part(match: re.Match[str], given: date | None) -> date | None:
    """The end of a quarter, a third or a half of a year."""
    number = _ORDINALS.get((match["ordinal"] or "").lower()) or int(match["number"] or 0)
    length = _LENGTHS[match["length"].lower()]
    if not 1 <= number <= 12 // length:
        return None
    return _following(match["year"], number * length, given)


def _quarter(match: re.Match[str], given: date | None) -> date | None:
    return _following(match["year"], int(match["number"]) * 3, given)


def _end_of_year(match: re.Match[str], given: date | None) -> date | None:
    year = match["year"] or (str(given.year) if given else None)
    return date(int(year), 12, 31) if year else None


def _term(match: re.Match[str], given: date | None) -> date | None:
    """A number of days, weeks, months or years after the assignment was given."""
    count = _NUMBERS.get(match["count"].lower()) or int(match["count"]) if match["count"] else 0
    unit = match["unit"].lower()
    if given is None or not count:
        return None
    if unit.startswith(("dag", "vecko")):
        return given + timedelta(days=count * (7 if unit.startswith("vecko") else 1))
    months = given.month - 1 + count * (12 if unit.startswith("år") else 1)
    year, month = given.year + months // 12, months % 12 + 1
    return date(year, month, min(given.day, monthrange(year, month)[1])) if year < 9999 else None


def _none(_: re.Match[str], __: date | None) -> None:
    return None


_MONTH_RULE: Final = _rule(rf"\b{_LEAD}{_MONTH}(?:\s(?:månad\s)?{_YEAR})?(?!\s?\d)\b")
_SEASON_RULE: Final = _rule(
    rf"\b(?:senast|före|till|under|i|inför)\s(?:(?:senast|i|under)\s)?(?P<season>vår|sommar|höst|vinter)e?n?s?"
    rf"(?:termin(?:en)?)?(?:\s(?:år\s)?{_YEAR})?\b(?!-)"
)
_TAIL: Final = r"(?:\s(?:år\s)?(?P<year>20\d{2}))?"
_REPORT: Final = r"(?:delårs|tertial|års|kvartals|månads|halvårs)(?:rapport|bokslut|redovisning|uppföljning)\w*"
_NUMBER: Final = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_RULES: Final = (
    _Rule(_rule(rf"\b{_LEAD}{DATE}"), "dag", _exact),
    _Rule(_rule(rf"\b{_LEAD}(?P<day>\d{{1,2}})(?::?e)?\s{_MONTH}(?!\s?\d)\b"), "dag", _day_without_year),
    _Rule(_MONTH_RULE, "manad", _month),
    _Rule(
        _rule(
            rf"\b(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s)?(?P<length>kvartal|tertial|halvår)(?:et|en)?"
            rf"(?:\s(?P<number>[1-4])(?!\d))?{_TAIL}\b"
        ),
        "period",
        _part,
    ),
    _Rule(_rule(rf"\b[QK](?P<number>[1-4]){_TAIL}\b"), "period", _quarter),
    _Rule(_SEASON_RULE, "period", _season),
    _Rule(_rule(r"\bårsskiftet(?:\s(?P<year>20\d{2})(?:[-/–]\d{2,4})?)?"), "period", _end_of_year),
    _Rule(
        _rule(
            r"\b(?:utgången\sav|slutet\sav|senast|före|innan|under)\s(?:år(?:et)?s?\s(?:slut\s?)?)?(?P<year>20\d{2})\b(?![-–/:]\d)"
        ),
        "period",
        _end_of_year,
    ),
    _Rule(
        _rule(
            r"\b(?:(?:till|före|innan|vid|senast\s(?:vid|till)?)\s?årets\s(?:slut|utgång)|(?:senast\s)?under\såret)(?P<year>)"
        ),
        "period",
        _end_of_year,
    ),
    _Rule(_rule(rf"\b(?:inom|om|efter)\s{_NUMBER}\s(?P<unit>dag\w*|veck\w*|månad\w*|år)\b"), "frist", _term),
    _Rule(_rule(rf"\bsenast\s{_NUMBER}\s\w+\sefter\s\w+"), "frist", _none, dated=False),
    _Rule(
        _rule(
            r"\b(?:årlig(?:en|a|t)|årsvis|halvårsvis|tertialvis|kvartalsvis|månadsvis|månat?ligen|löpande|kontinuerligt"
            r"|(?:en|två|tre|fyra)\s(?:gång|gånger)\s(?:per|om|i)\s(?:år(?:et)?|termin(?:en)?|månad(?:en)?|mandatperiod\w*)"
            r"|varje\s(?:år|halvår|tertial|kvartal|månad|termin|sammanträde|höst|vår)|vid\svarje\s\w*(?:sammanträde|möte))\b"
        ),
        "aterkommande",
        _none,
        dated=False,
    ),
    _Rule(
        _rule(
            rf"\b(?:(?:i\ssamband\smed|inför|till|vid)\s(?:\w+\s)?(?:{_REPORT}|\w*budget\w*|mål\soch\sbudget)|i\s(?:\w+\s)?(?:{_REPORT}))"
            rf"(?:\s(?:per|för|för\sår)?\s?(?:{_MONTH}\s?)?(?:20\d{{2}})?)?"
        ),
        "rapport",
        _none,
        dated=False,
    ),
    _Rule(
        _rule(
            r"\b(?:till|vid|på|inför|senast\s(?:vid|till))\s(?:\w+\s){0,2}?(?:nästa|nästkommande|kommande)\s(?:\w+\s)?\w*(?:sammanträde|möte)t?\b"
            r"|\b(?:till|vid|inför)\s(?:\w+ens|fullmäktiges|utskottets)\s(?:sammanträde|möte)\b"
        ),
        "sammantrade",
        _none,
        dated=False,
    ),
)
