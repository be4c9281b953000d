"""What the head of a logical document says about it: diarienummer, dates, board, signers; and what its package says."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from ingest.model import Block, BlockKind

_MONTH_NAMES: Final = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_MONTHS: Final = {month: number for number, month in enumerate(_MONTH_NAMES, start=1)}
_ISO = r"(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2})"
_LONG = rf"(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>(?:19|20)\d{{2}})"
_SHORT = r"(?P<short>\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
_DATE = re.compile(rf"{_ISO}|{_LONG}", re.IGNORECASE)
_DATE_FIELD = re.compile(rf"datum(?:\s+för\s+\w+)?\s*:?\s*(?:{_ISO}|{_LONG}|{_SHORT})", re.IGNORECASE)
_BARE_DATE = re.compile(rf"(?:(?:förslag|upprättad|version|utfärdad)\s+)?(?:{_ISO}|{_LONG})\.?$", re.IGNORECASE)
_MEETING = re.compile(
    rf"\b(?:samman?träde(?:sdatum|sdag)?|mötesdatum|mötesdag|tid)\s*:?\s*(?:\w+dag(?:en)?\s+(?:den\s+)?)?"
    rf"(?:{_ISO}|{_LONG})",
    re.IGNORECASE,
)
_DNR_VALUE = r"(?:[A-ZÅÄÖ](?:[A-ZÅÄÖ]|\.(?=[A-ZÅÄÖ]))*[\w-]{0,8}[.\s-]?\s?)?(?:19|20)\d{2}\s?[-/.:]\s?\d{1,6}(?!\d|-\d)"
_DNR_FIELD = re.compile(
    rf"\b(?:diarie(?:nummer|nr)|ärende(?:nummer|nr)|d(?:ia)?nr)\b\s*[.:]?\s*(?P<dnr>{_DNR_VALUE})", re.IGNORECASE
)
_DNR_PREFIXED = re.compile(r"(?:^|\s)(?P<dnr>(?:[A-ZÅÄÖ]\.?){2,5}[A-Z0-9-]{0,6}[.\s-]?(?:19|20)\d{2}[/.:-]\d{1,6})$")
_OTHERS = re.compile(r"(?:ert|er)\b", re.IGNORECASE)
_BOARD = re.compile(
    r"^(?:till\s+)?(?P<board>[A-ZÅÄÖ][\w-]*(?:(?:,|\s+och|-\s+och)\s+[\w-]+){0,3}?(?:nämnden?|styrelsen?|utskottet?|utskott"
    r"|fullmäktige|beredningen|direktionen)(?:s\s+\w*utskott)?)\b(?P<rest>.*)$"
)
_BOARD_IN_TEXT = re.compile(
    r"\b(?P<board>(?:[A-ZÅÄÖa-zåäö]+-\s?,?\s*(?:och\s+)?)?[A-ZÅÄÖa-zåäö]{2,}(?:nämnd|styrelse|fullmäktige))(?:en|ns?|ens)?\b"
)
_PLACE = r"[A-ZÅÄÖ][\wåäöé-]{1,40}"
_MUNICIPALITY = re.compile(rf"(?<![\w-])(?P<name>{_PLACE}(?:\s{_PLACE})?)\s(?P<kind>kommun|stad)(?:s|en)?\b")
_NAME = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
_NOT_NAMES: Final = frozenset(
    (
        *("Alla", "Andra", "Annan", "Av", "Berörd", "Berörda", "Den", "Denna", "Din", "Där", "Egen", "En", "Er", "Ett"),
        *("Flera", "Från", "För", "Hela", "I", "Inom", "Liknande", "Med", "Mellan", "Många", "När", "Ny", "Om"),
        *("Respektive", "Samtliga", "Som", "Till", "Varje", "Vilken", "Vår", "Vårt", "Är"),
    )
)


def date_in(text: str) -> str | None:
    """The first date in a text as ISO ("2023-05-03" or "3 maj 2023"), or None."""
    match = _DATE.search(text)
    return _iso(match) if match else None


def head_date(lines: Iterable[str]) -> str | None:
    """The date of a document by the lines of its head: a field "Datum:", else a line that is only a date."""
    lines = list(lines)
    for pattern in (_DATE_FIELD, _BARE_DATE):
        for line in lines:
            if _MEETING.search(line):
                continue
            match = pattern.search(line) if pattern is _DATE_FIELD else pattern.match(line)
            if match:
                return _iso(match)
    return None


def meeting_date(lines: Iterable[str]) -> str | None:
    """The date of the meeting ("Sammanträdesdatum: 2023-05-03") in the lines of a head, or None."""
    for line in lines:
        match = _MEETING.search(line)
        if match:
            return _iso(match)
    return None


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("iso"):
        year, month, day = map(int, groups["iso"].split("-"))
    elif groups.get("short"):
        short = groups["short"]
        year, month, day = 2000 + int(short[:2]), int(short[2:4]), int(short[4:])
    else:
        year, month, day = int(groups["year"]), _MONTHS[groups["month"].lower()], int(groups["day"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # a day that the month does not have
        return None


def diarienummer(lines: Iterable[str]) -> str | None:
    """The diarienummer in the lines of a head, as written; template fillers ("ÄRENDENUMMER", "xxxx") count as none."""
    for line in lines:
        if _OTHERS.match(line):
            continue
        match = _DNR_FIELD.search(line) or (len(line) < 60 and _DNR_PREFIXED.search(line.strip()))
        if match:
            return " ".join(match.group("dnr").split()).rstrip(".")
    return None


def board_line(lines: Iterable[str]) -> str | None:
    """The body that a head is addressed to: a line that is nothing but the name of a board."""
    for line in lines:
        match = _BOARD.match(line.strip())
        if match and len(match.group("rest").strip(" .,:0123456789-§()")) < 3:
            return match.group("board")
    return None


def board_in(text: str) -> str | None:
    """The board that a running text names most often, in its definite form with a capital."""
    names = Counter(match.group("board").lower() for match in _BOARD_IN_TEXT.finditer(text))
    if not names:
        return None
    name = names.most_common(1)[0][0]
    definite = name if name.endswith("fullmäktige") else f"{name}n" if name.endswith("e") else f"{name}en"
    return definite[:1].upper() + definite[1:]


def municipality_in(text: str) -> str | None:
    """The municipality that a text names most often ("Ekdala kommun"), or None."""
    names: Counter[str] = Counter()
    for match in _MUNICIPALITY.finditer(text):
        name = match.group("name").split("\n")[-1]
        words = name.split()
        name = words[-1] if words and words[0] in _NOT_NAMES else " ".join(words)
        if name and name not in _NOT_NAMES:
            names[f"{name} {match.group('kind')}"] += 1
    return names.most_common(1)[0][0] if names else None


def signers(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Names in the signature blocks of a document: two or three capitalised words each, a line of titles left out."""
    found: list[str] = []
    pattern = re.compile(rf"{_NAME}\s+(?:{_NAME}\s+)?{_NAME}")
    for block in blocks:
        if block.kind is not BlockKind.SIGNATURE:
            continue
        words = block.text.split("\n", maxsplit=1)[0].split()
        step = 2 if len(words) % 2 == 0 else len(words)
        names = [" ".join(words[at : at + step]) for at in range(0, len(words), step)]
        found.extend(name for name in names if pattern.fullmatch(name) and name not in found)
    return tuple(found)
