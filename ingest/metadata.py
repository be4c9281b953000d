"""What the head of a logical document says about it: diarienummer, dates, signers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ingest.dates import ANY_DATE, DATE, dates_in, to_iso
from ingest.model import Block, BlockKind

_DATE_LABELS: Final = (
    r"(?<!sammanträdes)(?<!mötes)(?<!giltighets)(?<!beslutsdag)(?<!justerings)(?<!gallrings)"
    r"(?:datum(?:\s+för\s+\w+)?|daterad|upprättad|upprättat|upprättades|skapad|framtagen|rapporteringstillfälle"
    r"|utfärdad|utskriven)"
)
_DATE_FIELD = re.compile(
    rf"{_DATE_LABELS}\s*(?:den\b|av\s+[^\d:]{{1,40}})?\s*[:.,]?\s*(?:den\s+)?{ANY_DATE}", re.IGNORECASE
)
_ADOPTED = re.compile(rf"(?:antage[nt]|fastställ[dt]|beslutad|beslutat)\b[^\d]{{0,60}}{DATE}", re.IGNORECASE)
_BARE_DATE = re.compile(
    rf"(?:(?:förslag|upprättad|version(?:\s+\d+(?:\.\d+)*)?|utgåva(?:\s+\d+)?|utfärdad|remissversion"
    rf"|den)[\s:,]+)?{DATE}\.?$",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(rf"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?,?\s+(?:den\s+|(?=\d)){ANY_DATE}\.?$", re.IGNORECASE)
_LABELS_ONLY = re.compile(
    r"(?:(?:datum|dokumentdatum|diarienummer|diarienr|dnr|ärendenummer|ärendenr|(?:vår\s|er\s)?(?:beteckning"
    r"|referens)|sida|sidnr|version"
    r"|handläggare|dokumenttyp|sammanträdesdatum|mötesdatum|upprättad(?:\s+av)?|blad|plats|tid)\s*[:.]?\s*)+$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"sammanträdesdatum|mötesdatum|diarie(?:nummer|nr)|dnr|ärende(?:nummer|nr)|beteckning|datum|upprättad",
    re.IGNORECASE,
)
_NO_OWN_DATE = re.compile(
    r"(?:gäller|giltig|avser|period|inkom|ankom|senast|upphör|till och med|revidera)", re.IGNORECASE
)
_WEEKDAY: Final = r"(?:\w+dag(?:en)?,?\s+(?:den\s+)?)?"
_MEETING = re.compile(
    rf"\b(?:samman?träde(?:sdatum|sdag|sdatum och tid)?|mötesdatum|mötesdag"
    rf"|(?:plats och )?tid)\s*:?\s*{_WEEKDAY}(?:den\s+)?{DATE}",
    re.IGNORECASE,
)
_SUMMONED = re.compile(rf"\b\w+dag(?:en)?,?\s+(?:den\s+)?{DATE}", re.IGNORECASE)
_VERSIONS = re.compile(r"\b(?:versionshistorik|versionshantering|ändringshistorik|dokumenthistorik)\b", re.IGNORECASE)
_SERIAL: Final = r"(?:19|20)\d{2}\s?[-/.:]\s?\d{1,6}(?!\d|-\d)"
_DNR_VALUE: Final = (
    rf"(?:(?:[A-ZÅÄÖ](?:[A-ZÅÄÖ]|\.(?=[A-ZÅÄÖ]))*[\w-]{{0,8}}[.\s-]?\s?)?{_SERIAL}"
    r"|\d{1,6}-\d{1,6}-(?:19|20)\d{2})"
)
_DNR_FIELD = re.compile(
    r"\b(?:diarie(?:nummer|nr)|ärende(?:nummer|nr)|d(?:ia)?nr|(?:vår|eget)\s+(?:beteckning|referens"
    r"|diarienummer|dnr)|(?<!er )(?<!ert )beteckning)\b"
    rf"\s*[.:]?\s*(?P<dnr>{_DNR_VALUE})",
    re.IGNORECASE,
)
_DNR_PREFIXED = re.compile(r"(?:^|\s)(?P<dnr>(?:[A-ZÅÄÖ]\.?){2,5}[A-Z0-9-]{0,6}[.\s-]?(?:19|20)\d{2}[/.:-]\d{1,6})$")
_DNR_ALONE = re.compile(rf"(?:^|\s)(?P<dnr>{_DNR_VALUE})(?=\s|$)")
_OTHERS = re.compile(r"(?:ert|er)\b", re.IGNORECASE)
_NAME: Final = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
_NAMES = re.compile(rf"{_NAME}\s+(?:{_NAME}\s+)?{_NAME}")
_LAST_LINES: Final = 8


def joined_fields(lines: Iterable[str]) -> Iterator[str]:
    """Lines of a head with each value at its label, where the labels stand alone on the line above.

    "Datum" over "2023-05-04", and "Datum Diarienummer" over "2023-05-04 SN 2023/101" (two columns flattened), become
    "Datum: 2023-05-04" and "Diarienummer: SN 2023/101"; a value is known by its form, not by its place.
    """
    labels: list[str] = []
    for line in lines:
        text = line.strip()
        yield from (field for field in _fields_of(labels, text))
        labels = _LABEL.findall(text) if _LABELS_ONLY.fullmatch(text) else []
        yield text


def _fields_of(labels: Sequence[str], text: str) -> Iterator[str]:
    days = list(re.finditer(DATE, text, re.IGNORECASE)) if labels else []
    for label in labels:
        if re.search("diarie|dnr|ärende|beteckning", label, re.IGNORECASE):
            number = _DNR_ALONE.search(text)
            if number:
                yield f"{label}: {number.group('dnr')}"
        elif days:
            yield f"{label}: {days.pop(0).group()}"


def head_date(lines: Iterable[str]) -> str | None:
    """The date of a document by the lines of its head.

    A field ("Datum:", "Upprättad") goes before a line that is only a date, that before the day it was adopted.
    """
    own = [line for line in lines if not _MEETING.search(line) and not _NO_OWN_DATE.match(line.strip())]
    for pattern in (_DATE_FIELD, _BARE_DATE, _PLACE_DATE, _ADOPTED):
        for line in own:
            whole = pattern in (_BARE_DATE, _PLACE_DATE)
            match = pattern.match(line.strip()) if whole else pattern.search(line)
            if match:
                return to_iso(match)
    return None


def meeting_date(lines: Iterable[str], summons: bool = False) -> str | None:
    """The date of the meeting ("Sammanträdesdatum: 2023-05-03") in the lines of a head, or None.

    Args:
        lines: of the head.
        summons: the head is that of a summons, in which "onsdag 2023-05-03" is the day of the meeting.
    """
    lines = list(lines)
    for pattern in (_MEETING, _SUMMONED) if summons else (_MEETING,):
        for line in lines:
            match = pattern.search(line)
            if match:
                return to_iso(match)
    return None


def closing_date(lines: Sequence[str]) -> str | None:
    """The date by which a letter ends ("Ekdala den 3 maj 2023", "Ekdala 230503"), or None."""
    for line in reversed(lines[-_LAST_LINES:]):
        match = _PLACE_DATE.match(line.strip()) or _BARE_DATE.match(line.strip())
        if match and not _NO_OWN_DATE.match(line.strip()):
            return to_iso(match)
    return None


def version_date(lines: Sequence[str]) -> str | None:
    """The newest date in the table of versions that a document begins with, or None."""
    for place, line in enumerate(lines):
        if _VERSIONS.search(line):
            return max((day for below in lines[place : place + 6] for day in dates_in(below)), default=None)
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


def signers(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Names in the signature blocks of a document: two or three capitalised words each, a line of titles left out."""
    found: list[str] = []
    for block in blocks:
        if block.kind is not BlockKind.SIGNATURE:
            continue
        words = block.text.split("\n", maxsplit=1)[0].split()
        step = 2 if len(words) % 2 == 0 else len(words)
        names = [" ".join(words[at : at + step]) for at in range(0, len(words), step)]
        found.extend(name for name in names if _NAMES.fullmatch(name) and name not in found)
    return tuple(found)
