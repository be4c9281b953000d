"""Names of deciding bodies and municipalities, known by their form and never by a list."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

_NOUN: Final = (
    r"(?:nämnden?|styrelsen?|utskott(?:et)?|fullmäktige|beredning(?:en)?|direktionen|presidiet|delegationen|kommittén"
    r"|(?:pensionärs|funktions|folkhälso|ungdoms|närings|trygghets|kultur|landsbygds|samverkans|äldre)\w*rådet)"
)
_BOARD = re.compile(
    rf"(?:(?:Den\s)?\w+a\s)?(?:[\w-]+(?:,|-)\s+){{0,3}}(?:[\w-]+\s+och\s+)?\w*{_NOUN}(?:s\s\w*(?:utskott"
    rf"|beredning|presidium))?"
    r"|(?:nämnden|utskottet|styrelsen|rådet)\sför\s[\w-]+(?:(?:,|\s+och)\s+[\w-]+){0,3}",
    re.IGNORECASE,
)
_AT_END = re.compile(
    r"[\d:)]\s+(?P<board>[A-ZÅÄÖ][\w-]*(?:nämnden|styrelsen|utskottet|fullmäktige)"
    r"|[A-ZÅÄÖ][\w-]*-?\soch\s\w*(?:nämnden|utskottet))$"
)
_TO = re.compile(r"^till\s*:?\s+", re.IGNORECASE)
_PLACE_TAIL = re.compile(r"(?:,\s*|\s+i\s+)[A-ZÅÄÖ][\w-]+(?:\s(?:kommun|stad))?$")
_NUMBER_TAIL = re.compile(r"[\s.,:0-9\-–§()]+$")
# A body of several municipalities or of the organisation itself, whose name ends in an indefinite noun.
_OTHER_BODY = re.compile(
    r"^(?P<board>(?:[A-ZÅÄÖ][\w:-]*\s+){0,2}?(?:[A-ZÅÄÖ][\w:-]*\s+)?\w*"
    r"(?:[Ss]tyrelse|[Ll]edningsgrupp|[Ss]amverkansgrupp|[Ss]amrådsgrupp|[Ss]tyrgrupp|[Ss]amrådsorgan"
    r"|[Ss]amverkansorgan"
    r"|[Ss]amverkansråd|[Dd]irektion|[Bb]eredningsgrupp|[Ss]amverkanskommitté|[Ff]örbundsstyrelse"
    r"|[Ss]kyddskommitté)(?:en|et|n)?"
    r"(?:\s\([A-ZÅÄÖ]{2,8}\))?)(?:\s+(?:mellan|för|i|med|inom|extrainsatt|ordinarie|extra)\b.*|\s*[\d:.,-]*)$",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"^(?:från\s*:?\s*)?(?P<board>Region(?:en)?\s+[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?|[A-ZÅÄÖ]\w*(?:regionen"
    r"|myndigheten|inspektionen"
    r"|verket|styrelsen|departementet)|Länsstyrelsen(?:\s+i)?(?:\s[A-ZÅÄÖ][\w-]+){1,2}(?:\s+län)?"
    r"|(?:[A-ZÅÄÖ][\w-]+\s){0,2}[A-ZÅÄÖ]?\w*[Kk]ommunalförbund(?:et)?)$"
)
_OFFICE = re.compile(
    r"^(?P<board>(?:Sektor|Förvaltningen\s+för)\s+[\w-]+(?:(?:,|\s+och)\s+[\w-]+){0,4}|[A-ZÅÄÖ][\w-]*(?:\s+och\s+\w+)?"
    r"(?:förvaltningen|kontoret))$"
)
_BOARD_IN_TEXT = re.compile(
    r"\b(?P<board>(?:[A-ZÅÄÖa-zåäö]+-\s?,?\s*(?:och\s+)?)?[A-ZÅÄÖa-zåäö]{2,}(?:nämnd|styrelse"
    r"|fullmäktige))(?:en|ns?|ens)?\b"
)
_PLACE = r"[A-ZÅÄÖ][\wåäöé-]{1,40}"
_KIND = re.compile(r"\s(?P<kind>kommun|stad)(?:s|en)?\b")
_PLACE_BEFORE = re.compile(rf"(?<![\w-])(?P<name>{_PLACE}(?:\s{_PLACE})?)$")
_NOT_NAMES: Final = frozenset(
    (
        *("Alla", "Andra", "Annan", "Av", "Berörd", "Berörda", "Den", "Denna", "Din", "Där", "Egen", "En", "Er", "Ett"),
        *("Flera", "Från", "För", "Hela", "I", "Inom", "Liknande", "Med", "Mellan", "Många", "När", "Ny", "Om"),
        *("Respektive", "Samtliga", "Som", "Till", "Varje", "Vilken", "Vår", "Vårt", "Är"),
    )
)
_ABBREVIATED = re.compile(
    r"\b(?:det|den)\s(?P<body>(?:\w+a\s)?\w+(?:organet|rådet|gruppen|styrelsen|nämnden"
    r"|kommittén))\s\((?P<abbr>[A-ZÅÄÖ]{2,8})\)",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"(?:politiskt\s+)?(?:antagen|antaget|fastställd|fastställt|beslutad|beslutat)\s+(?:av"
    r"|i)\s*:?\s+(?P<body>[^\d,]+?)(?:\s+den)?(?:[\s,]+[\d§].*)?$",
    re.IGNORECASE,
)
# What every name of a board holds; looked for first, since few lines do.
_PARTS: Final = (
    *("nämnd", "styrelse", "utskott", "fullmäktige", "beredning"),
    *("direktion", "presidi", "delegation", "kommitté", "råd"),
)
_MAX_LINE: Final = 120
_LONGEST_NAME: Final = 84


def board_line(lines: Iterable[str]) -> str | None:
    """The body that a head is addressed to: a line that is nothing but the name of a board.

    "Socialnämnden", "Till kommunstyrelsen", "Kommunstyrelsen 2023-05-04", "Omsorgsnämnden i Ekdala kommun".
    """
    for line in lines:
        name = board_of(line)
        if name is not None:
            return name
    return None


def board_at_end(lines: Iterable[str]) -> str | None:
    """The board by whose name a line of fields ends, where the lines of a head have run together, or None."""
    for line in lines:
        match = _AT_END.search(line) if len(line) <= 2 * _MAX_LINE else None
        if match and board_of(match.group("board")):
            return match.group("board")
    return None


def board_of(line: str) -> str | None:
    """The board that a line names and says nothing else of, or None."""
    small = line.lower()
    if len(line) > _MAX_LINE or not any(part in small for part in _PARTS):
        return None
    text = _PLACE_TAIL.sub("", _NUMBER_TAIL.sub("", _TO.sub("", line.strip())))
    addressed = _TO.match(line.strip()) is not None
    if not _BOARD.fullmatch(text) or not (text[0].isupper() or addressed):
        return None
    return text[0].upper() + text[1:]


def other_body(lines: Iterable[str]) -> str | None:
    """A body that is no board of the municipality and whose minutes these are ("Central samverkansgrupp"), or None."""
    for line in lines:
        match = _OTHER_BODY.match(line.strip()) if len(line) <= _MAX_LINE else None
        if match:
            return match.group("board").strip()
    return None


def sender(lines: Iterable[str]) -> str | None:
    """A region, county board, agency or kommunalförbund that stands as sender in a head, or None."""
    return _named(_SENDER, lines)


def adopting_body(lines: Iterable[str]) -> str | None:
    """The body that a head says adopted the document ("Antagen av kommunfullmäktige 2023-05-04"), or None."""
    for line in lines:
        match = _ADOPTED.match(line.strip()) if len(line) <= _MAX_LINE else None
        if match:
            body = match.group("body")
            named = board_of(f"till {body}") or other_body([body])
            if named:
                return named
    return None


def abbreviated_body(text: str) -> str | None:
    """The body that a letter introduces with its abbreviation ("det regionala rådet (RR)"), or None."""
    match = _ABBREVIATED.search(text)
    if match is None or not match.group("abbr").isupper():
        return None
    body = match.group("body")
    return f"{body[0].upper()}{body[1:]} ({match.group('abbr')})"


def office(lines: Iterable[str]) -> str | None:
    """The part of the administration that a head names ("Socialförvaltningen", "Sektor skola"), or None."""
    return _named(_OFFICE, lines)


def _named(pattern: re.Pattern[str], lines: Iterable[str]) -> str | None:
    for line in lines:
        match = pattern.match(line.strip()) if len(line) <= _MAX_LINE else None
        if match:
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
    for match in _KIND.finditer(text):
        place = _PLACE_BEFORE.search(text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        words = place.group("name").split("\n")[-1].split() if place else []
        name = words[-1] if words and words[0] in _NOT_NAMES else " ".join(words)
        if name and name not in _NOT_NAMES:
            names[f"{name} {match.group('kind')}"] += 1
    return names.most_common(1)[0][0] if names else None
