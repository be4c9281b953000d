"""Diarienummer: finds them in text and gives the normal form that joins an ärende across documents and boards.

Forms seen in Swedish registers: "O.N.2019.415", "BUN.2021/835", "ON 2021/520", "Dnr 2021/00126", "KS-TEK.2019.615",
"LTN037 2021/00007", "LUDA-2021-00468", "KS2023-0123", "2021/BUN 0352",
after a label also "123/2019" and "2021-00126".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# What searches whole texts begins with a character of a few; look-behinds come after it, so that the engine can skip
# all other characters at once.
_LABEL: Final = (
    r"(?-i:[DdÄäVvEe])(?<![^\W_].)(?:(?<=d)(?:(?:iarie)?nr|iarienum?mer)|(?<=ä)rende(?:num?mer|nr)"
    r"|(?:(?<=v)år|(?<=e)r)(?:\s{1,3}beteckning|t\s{1,3}dnr))\.?\s{0,3}:?\s{0,3}"
)
_LEFT: Final = r"(?<![\w/§-].)(?<!\w\..)"
_PREFIX: Final = r"(?P<prefix>[A-ZÅÄÖ]{left}(?:\.?[A-ZÅÄÖ]){{1,7}}\.?(?:-[A-ZÅÄÖ]{{1,6}})?\d{{0,4}})"
_ANY_PREFIX: Final = _PREFIX.format(left="")
_YEAR: Final = r"(?P<year>(?:19[6-9]|20[0-4])\d)"
_YEAR_FIRST: Final = rf"{_YEAR}(?<![\w/:§.,-]\d{{4}})"
_RIGHT: Final = r"(?![\w/])(?!-\d)(?!:\d)"
_PREFIXED: Final = re.compile(
    rf"{_PREFIX.format(left=_LEFT)}(?:[./-]\s{{0,2}}|\s{{1,3}}|(?=\d)){_YEAR}\s?(?P<sep>[./-])\s{{0,2}}(?P<number>\d{{1,6}}){_RIGHT}"
)
_BARE: Final = re.compile(rf"{_YEAR_FIRST}/\s{{0,2}}(?P<number>\d{{1,5}}){_RIGHT}(?!\.\d)")
# "2021/BUN 0352": the board between year and number.
_INNER: Final = re.compile(rf"{_YEAR_FIRST}/(?P<prefix>[A-ZÅÄÖ]{{2,8}})\s?(?P<number>\d{{1,6}})(?![\w/])")
_LABELLED: Final = re.compile(
    rf"{_LABEL}(?:{_ANY_PREFIX}(?:[./-]|\s{{1,2}}|(?=\d)))?"
    rf"(?:{_YEAR}\s?[./:-]\s{{0,2}}(?P<number>\d{{1,6}})|(?P<number2>\d{{1,6}})/(?P<year2>(?:19|20)\d\d)){_RIGHT}",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(
    rf"(?:(?:{_ANY_PREFIX}|(?P<short>[A-ZÅÄÖ][a-zåäö]{{1,3}}))[\s./-]{{0,3}})?{_YEAR}\s{{0,2}}[./:-]\s{{0,2}}(?P<number>\d{{1,6}})"
)
_TURNED: Final = re.compile(r"(?P<number>\d{1,6})/(?P<year>(?:19|20)\d\d)")
_LABEL_START: Final = re.compile(_LABEL, re.IGNORECASE)
# Series of other publications that look the same.
_SERIES: Final = (
    r"SOU|SFS|SOSFS|AFS|DS|PROP|BET|RSKR|EU|EG|EEG|COM|KOM|LGR|BFS|MSBFS|SKOLFS|HSLF-FS|JO|RÅ|HFD|NJA|RH|MÖD"
)
_OTHER_SERIES: Final = re.compile(_SERIES)
_AFTER_OTHER: Final = re.compile(rf"(?:\((?:EU|EG|EEG)\)\s?(?:nr\s)?|\b(?:{_SERIES})\.?\s|§\s?)\Z", re.IGNORECASE)
_MAX_BEFORE: Final = 12
_DAY: Final = re.compile(r"-\s?\d|\.\d")  # "2021.12" goes on as a date; the full stop of a sentence does not


@dataclass(frozen=True, slots=True)
class Diarienummer:
    """A diarienummer in a text.

    Args:
        start: offset of its first character.
        end: offset after its last character.
        text: as written, without a label such as "Dnr".
        norm: normal form, for example "SN 2019/415" or "2023/109".
    """

    start: int
    end: int
    text: str
    norm: str


def find(text: str) -> Iterator[Diarienummer]:
    """All diarienummer, in order; dates, school years, statutes and telephone numbers are left out.

    Args:
        text: any text; a diarienummer may be split over lines.
    """
    end = 0
    matches = [match for pattern in (_LABELLED, _PREFIXED, _INNER, _BARE) for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda found: (_start(found), -found.end())):
        start = _start(match)
        if start < end or not _is_one(match):
            continue
        end = match.end()
        yield Diarienummer(start, end, text[start:end], _normal_form(match))


def normalise(text: str, board: str | None = None) -> str | None:
    """The normal form: "O.N.2019.415" and "ON 2019/415" are both "ON 2019/415"; leading zeros go.

    Args:
        text: a diarienummer, with or without a label; anything else gives None.
        board: abbreviation of the board that a bare number belongs to, when that is known.
    """
    bare = _LABEL_START.sub("", text.strip(), count=1)
    match = _WHOLE.fullmatch(bare) or _INNER.fullmatch(bare) or _TURNED.fullmatch(bare)
    if match is None:
        return None
    norm = _normal_form(match)
    return f"{_fold_prefix(board)} {norm}" if board and norm[0].isdigit() else norm


def same(first: str, second: str) -> bool:
    """Whether two diarienummer can mean one ärende: year and number agree, and so do the boards that are named.

    Args:
        first: in any form.
        second: in any form.
    """
    one, other = normalise(first), normalise(second)
    if one is None or other is None:
        return False
    prefix, _, number = one.rpartition(" ")
    other_prefix, _, other_number = other.rpartition(" ")
    return number == other_number and (prefix == other_prefix or not prefix or not other_prefix)


def _start(match: re.Match[str]) -> int:
    """Where the diarienummer itself starts, after its label."""
    starts = [match.start(name) for name in ("prefix", "year", "number2") if match.groupdict().get(name) is not None]
    return min(starts)


def _is_one(match: re.Match[str]) -> bool:
    if match.re in (_LABELLED, _INNER):
        return True
    year, number = match["year"], match["number"]
    if match.re is _BARE:
        return not _is_next_year(year, number) and not _AFTER_OTHER.search(_before(match))
    if _OTHER_SERIES.fullmatch(_fold_prefix(match["prefix"])):
        return False
    goes_on = _DAY.match(match.string, match.end()) is not None
    looks_like_date = match["sep"] in "-." and len(number) == 2 and (goes_on or not _glued(match))
    return not looks_like_date


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _MAX_BEFORE) : match.start()]


def _glued(match: re.Match[str]) -> bool:
    return not match.string[match.end("prefix")].isspace()


def _is_next_year(year: str, number: str) -> bool:
    following = str(int(year) + 1)
    return number in (following, following[2:])


def _normal_form(match: re.Match[str]) -> str:
    groups = match.groupdict()
    year = groups["year"] or groups["year2"]
    number = int(groups["number"] or groups["number2"])
    prefix = _fold_prefix(groups.get("prefix") or groups.get("short") or "")
    return f"{prefix} {year}/{number}".strip()


def _fold_prefix(prefix: str) -> str:
    return prefix.replace(".", "").strip(" -").upper()
