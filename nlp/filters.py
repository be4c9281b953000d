"""The filter of decision lists, and the SQL conditions that it stands for."""

from dataclasses import dataclass
from typing import Any, Final, Protocol

from nlp.names import case_key, fold, law_keys, municipality_key

_DATE: Final = "coalesce(decisions.date, documents.date, documents.meeting_date)"
ORDERS: Final = {
    "status": "decisions.status",
    "text": "fold(decisions.text)",
    "type": "decisions.types",
    "board": "fold(coalesce(decisions.body, documents.board))",
    "date": _DATE,
    "case": "decisions.dnr",
}
"""What a list of decisions can be ordered by, as SQL."""


class _Fields(Protocol):
    """The fields that the filter of a search shares with that of decision lists."""

    @property
    def municipality(self) -> tuple[str, ...]: ...
    @property
    def board(self) -> tuple[str, ...]: ...
    @property
    def doc_type(self) -> tuple[str, ...]: ...
    @property
    def status(self) -> tuple[str, ...]: ...
    @property
    def type(self) -> tuple[str, ...]: ...
    @property
    def subject(self) -> tuple[str, ...]: ...
    @property
    def diarienummer(self) -> tuple[str, ...]: ...
    @property
    def law(self) -> tuple[str, ...]: ...
    @property
    def date_from(self) -> str: ...
    @property
    def date_to(self) -> str: ...


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """What decision clauses must fulfil; empty fields let everything through, values inside a field are alternatives.

    Args:
        municipality: names, with or without "kommun", case does not matter.
        board: the deciding body or the board of the document, case does not matter.
        doc_type: keys of `ingest.labels.DOC_TYPES`.
        status: keys of `nlp.labels.STATUSES`.
        type: keys of `nlp.labels.DECISION_TYPES`; one of the clause's types must be among them.
        subject: keys of `nlp.labels.SUBJECTS`.
        diarienummer: in any spelling.
        law: name, abbreviation or SFS number of a law cited in the clause.
        date_from: ISO date, inclusive; the clause's date, else that of its document or meeting.
        date_to: ISO date, inclusive.
        text: what the clause must contain, case does not matter.
    """

    municipality: tuple[str, ...] = ()
    board: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    diarienummer: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    date_from: str = ""
    date_to: str = ""
    text: str = ""

    @classmethod
    def of(cls, other: _Fields, text: str | None = None) -> "DecisionFilter":
        """The filter of a search as one of decision lists.

        Args:
            other: with the same fields, already checked.
            text: what the clause must contain.
        """
        names = [name for name in cls.__slots__ if name != "text"]
        return cls(**{name: getattr(other, name) for name in names}, text=text or "")


def order_by(sort: str) -> str:
    """SQL to put after ORDER BY; rows without a value come last, whichever way the order goes.

    Args:
        sort: a key of `ORDERS`, with "-" before it for the other way round; "" for file and place.
    """
    place = "sources.file, decisions.start"
    if not sort:
        return place
    value = ORDERS[sort.removeprefix("-")]
    return f"coalesce({value}, '') = '', {value} {'DESC' if sort.startswith('-') else 'ASC'}, {place}"


def conditions(filter_: DecisionFilter) -> tuple[str, list[Any]]:
    """SQL to put after WHERE …, each condition led by AND, and its values.

    Args:
        filter_: the filter; labels in it are not checked here.
    """
    parts: list[tuple[str, list[Any]]] = [
        _any("municipality_key(documents.municipality) IN ({})", [municipality_key(x) for x in filter_.municipality]),
        _twice("(fold(documents.board) IN ({0}) OR fold(decisions.body) IN ({0}))", [fold(x) for x in filter_.board]),
        _any("documents.doc_type IN ({})", filter_.doc_type),
        _any("decisions.status IN ({})", filter_.status),
        _any("EXISTS (SELECT 1 FROM json_each(decisions.types) WHERE value IN ({}))", filter_.type),
        _any("decisions.subject IN ({})", filter_.subject),
        _any("EXISTS (SELECT 1 FROM json_each(decisions.laws) WHERE value IN ({}))", _laws(filter_.law)),
        _diarienummer(filter_.diarienummer),
    ]
    if filter_.date_from:
        parts.append((f"{_DATE} >= ?", [filter_.date_from]))
    if filter_.date_to:
        parts.append((f"{_DATE} <= ?", [filter_.date_to]))
    if filter_.text:
        parts.append(("instr(fold(decisions.text), ?) > 0", [fold(filter_.text)]))
    kept = [part for part in parts if part[0]]
    return "".join(f" AND {sql}" for sql, _ in kept), [value for _, values in kept for value in values]


def _any(sql: str, values: tuple[str, ...] | list[str]) -> tuple[str, list[Any]]:
    return (sql.format(", ".join("?" * len(values))), list(values)) if values else ("", [])


def _twice(sql: str, values: list[str]) -> tuple[str, list[Any]]:
    return (sql.format(", ".join("?" * len(values))), [*values, *values]) if values else ("", [])


def _diarienummer(values: tuple[str, ...]) -> tuple[str, list[Any]]:
    """A number with a board finds that board's and bare ones; a bare number finds all boards'."""
    parts: list[str] = []
    found: list[Any] = []
    for value in values:
        norm = case_key(value) or value
        prefix, _, number = norm.rpartition(" ")
        if prefix:
            parts.append("decisions.dnr IN (?, ?)")
            found += [norm, number]
        else:
            parts.append("(decisions.dnr = ? OR decisions.dnr LIKE ?)")
            found += [number, f"% {number}"]
    return (f"({' OR '.join(parts)})", found) if parts else ("", [])


def _laws(values: tuple[str, ...]) -> list[str]:
    return sorted({key for value in values for key in law_keys(value)})
