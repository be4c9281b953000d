"""What an export is made of: its format, its columns with their types, and the rows that were found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

Row = Mapping[str, Any]


class Format(StrEnum):
    """How an export is written."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    PARQUET = "parquet"


MEDIA_TYPES: Final = {
    Format.CSV: "text/csv; charset=utf-8; header=present",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSONL: "application/x-ndjson",
    Format.PARQUET: "application/vnd.apache.parquet",
}
SEPARATORS: Final = {"semikolon": ";", "komma": ","}


class Kind(StrEnum):
    """Type of the values of a column; every value can also be missing."""

    TEXT = "text"
    INTEGER = "heltal"
    NUMBER = "tal"
    DATE = "datum"
    TEXTS = "texter"
    INTEGERS = "heltal, flera"


# The names mean the same in all lists, so they tell the type; what is not named here is text.
_KINDS: Final = {
    Kind.INTEGER: ("page_first", "page_last", "rank", "count", "documents", "steps", "undoes"),
    Kind.NUMBER: ("score", "confidence"),
    Kind.DATE: ("date", "meeting_date", "first_date", "last_date", "given", "deadline"),
    Kind.TEXTS: (
        "types",
        "cites",
        "corrected",
        "inferred",
        "variants",
        "suggestions",
        "decided",
        "places",
        "evidence",
    ),
    Kind.INTEGERS: ("amounts",),
}
_KIND_OF: Final = {name: kind for kind, names in _KINDS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export.

    Args:
        name: key of its values in a row.
        kind: type of its values.
        help: what it means, for people.
    """

    name: str
    kind: Kind
    help: str


@dataclass(frozen=True, slots=True)
class Found:
    """What an export holds.

    Args:
        rows: in order, made one by one as they are asked for.
        total: rows of the whole list, wherever the export begins and ends.
        approximate: `total` is not exact.
    """

    rows: Iterator[Row]
    total: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What an export says of itself.

    Args:
        title: of the list.
        made_at: RFC 3339, UTC.
        program: name and version.
        filters: names and values that were asked for.
        total: rows of the whole list.
        approximate: `total` is not exact.
    """

    title: str
    made_at: str
    program: str
    filters: tuple[tuple[str, str], ...]
    total: int
    approximate: bool


def columns_of(fields: Mapping[str, str], **kinds: Kind) -> tuple[Column, ...]:
    """The columns of a list.

    Args:
        fields: name → what it means.
        kinds: types of columns whose names mean something else elsewhere.
    """
    known = {**_KIND_OF, **kinds}
    return tuple(Column(name, known.get(name, Kind.TEXT), help_) for name, help_ in fields.items())
