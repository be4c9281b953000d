"""What can be corrected, and what a correction is."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ingest.errors import CorrectionError
from ingest.labels import DOC_TYPES
from nlp.labels import DECISION_TYPES, ENTITY_LABELS, STATUSES, SUBJECTS

PAIR: Final = "lank"
# Kind → field → what a value must be: a closed set, "text", "date", "list" of a set, "span". "?" lets it be empty.
FIELDS: Final[dict[str, dict[str, Any]]] = {
    "beslut": {
        "status": STATUSES,
        "types": ("list", DECISION_TYPES),
        "subject": SUBJECTS,
        "body": "text?",
        "paragraph": "text?",
        "diarienummer": "text?",
        "date": "date?",
    },
    "dokument": {
        "doc_type": DOC_TYPES,
        "title": "text",
        "municipality": "text?",
        "board": "text?",
        "diarienummer": "text?",
        "date": "date?",
        "meeting_date": "date?",
    },
    "entitet": {"label": ENTITY_LABELS, "norm": "text?", "span": "span"},
    "cell": {"text": "text", "value": "number?"},
    PAIR: {"same": {"ja": "Samma", "nej": "Inte samma"}},
}
_TARGET: Final = re.compile(
    r"(?P<kind>beslut|dokument|entitet|cell):(?P<sha>[0-9a-f]{12,64})(?P<rest>(?:-\d{1,9}){1,3})"
)
_PAIR: Final = re.compile(r"lank:(?P<one>[a-z]{2,10}-[0-9a-f]{12})-(?P<other>[a-z]{2,10}-[0-9a-f]{12})")
_PARTS: Final = {"beslut": 1, "dokument": 1, "entitet": 2, "cell": 3}
_MOST: Final = 500  # characters of a value
_NUMBER: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Target:
    """What a correction is about, as it is written: "beslut:0123456789ab-30214".

    Args:
        kind: a key of `FIELDS`.
        sha256: of the source file, or its first 12 digits or more.
        place: start of a clause; ordinal of a document; start and end of an entity; table, row and column of a cell.
        pair: identifiers of two entities of the archive, in order, which no file and no place goes with.
    """

    kind: str
    sha256: str
    place: tuple[int, ...]
    pair: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind == PAIR:
            return f"{PAIR}:{'-'.join(self.pair)}"
        return f"{self.kind}:{self.sha256[:12]}-{'-'.join(map(str, self.place))}"


@dataclass(frozen=True, slots=True)
class Change:
    """One field with its new value.

    Args:
        field: a key of `FIELDS[kind]`.
        value: text, None, a tuple of labels, or a pair of offsets.
    """

    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of the log, which is only ever added to.

    Args:
        id: running number.
        undoes: id of the correction that this row takes back, or None.
        target: what it is about, as it was then.
        field: that was changed.
        file: name of the source file then.
        anchor: digest of the words that it is tied to, by which it is found in other versions.
        nth: which of several places with those words, from 0.
        old: value before.
        new: value after.
        who: who made it.
        made_at: RFC 3339, UTC.
        model: name and version of what said the old value; "" when a person had.
    """

    id: int
    undoes: int | None
    target: Target
    field: str
    file: str
    anchor: str
    nth: int
    old: Any
    new: Any
    who: str
    made_at: str
    model: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction that is in force.

    Args:
        correction: the row of the log.
        machine: what the newest machine says instead.
    """

    correction: Correction
    machine: Any


def parse_target(text: str) -> Target:
    """A target as users write it.

    Raises:
        CorrectionError: it is none.
    """
    pair = _PAIR.fullmatch(text.strip())
    if pair is not None and pair["one"] != pair["other"]:
        return pair_target(pair["one"], pair["other"])
    match = _TARGET.fullmatch(text.strip())
    place = tuple(int(part) for part in match["rest"].split("-")[1:]) if match else ()
    if match is None or len(place) != _PARTS[match["kind"]]:
        raise CorrectionError(
            f"{text[:80]!r} pekar inte ut något; skriv till exempel beslut:0123456789ab-30214.", "E601"
        )
    return Target(match["kind"], match["sha"], place)


def pair_target(one: str, other: str) -> Target:
    """The target of what is said about two entities, in whichever order they are given.

    Args:
        one: identifier of an entity.
        other: identifier of another.
    """
    return Target(PAIR, "", (), tuple(sorted((one, other))))


def checked(target: Target, change: Change) -> Change:
    """A change with its value as it is stored.

    Raises:
        CorrectionError: the field cannot be corrected, or not to that value.
    """
    rule = FIELDS[target.kind].get(change.field)
    if rule is None:
        known = ", ".join(FIELDS[target.kind])
        raise CorrectionError(f"{change.field!r} kan inte rättas för {target.kind}; möjliga fält: {known}.", "E602")
    return Change(change.field, _value(change, rule))


def _value(change: Change, rule: Any) -> Any:
    value = change.value
    if isinstance(rule, dict):
        return _label(change.field, value, rule)
    if isinstance(rule, tuple):
        given = [part.strip() for part in value.split(",")] if isinstance(value, str) else value
        if not isinstance(given, list | tuple) or not given:
            raise _refused(change, "skriv en eller flera etiketter")
        return list(dict.fromkeys(_label(change.field, part, rule[1]) for part in given))
    if rule == "span":
        return _span(change)
    if value is None or value == "":
        if rule.endswith("?"):
            return None
        raise _refused(change, "det får inte vara tomt")
    if not isinstance(value, str) or len(value) > _MOST or not value.isprintable() or not value.strip():
        raise _refused(change, f"skriv text på en rad, högst {_MOST} tecken")
    folded = " ".join(value.split())
    if rule.startswith("date") and not _is_date(folded):
        raise _refused(change, "skriv ÅÅÅÅ-MM-DD")
    if rule.startswith("number") and not _NUMBER.fullmatch(folded):
        raise _refused(change, "skriv ett tal med decimalpunkt och utan mellanrum")
    return folded


def _label(field: str, value: Any, known: dict[str, str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise _refused(Change(field, value), f"möjliga värden: {', '.join(known)}")
    return value


def _span(change: Change) -> list[int]:
    value = change.value
    parts = value.split("-") if isinstance(value, str) else value
    try:
        start, end = (int(part) for part in parts)
    except (TypeError, ValueError) as error:
        raise _refused(change, "skriv början-slut, till exempel 120-134") from error
    if not 0 <= start < end <= start + _MOST:
        raise _refused(change, f"slutet ska komma efter början, högst {_MOST} tecken")
    return [start, end]


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _refused(change: Change, why: str) -> CorrectionError:
    return CorrectionError(f"{change.field} kan inte vara {str(change.value)[:80]!r}: {why}.", "E603")
