"""Typed access to the fields of gold rows; what breaks the format becomes a GoldError with file, line and field."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final, NoReturn

from ingest.errors import GoldError

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Fields:
    """A JSON object of a gold file that knows where it stands.

    Args:
        row: the object.
        place: file and line, as the reader of an error message needs them.
        inside: path of the object inside its line, such as "relevant[2].", or "".
    """

    def __init__(self, row: Mapping[str, object], place: str, inside: str = "") -> None:
        self._row = row
        self._place = place
        self._inside = inside

    def fail(self, name: str, why: str) -> NoReturn:
        """Report a field.

        Args:
            name: name of the field.
            why: what is wrong with it, in Swedish.

        Raises:
            GoldError: always.
        """
        raise GoldError(f"{self._place}, fält {self._inside}{name}: {why}.")

    def _value(self, name: str) -> object:
        if name not in self._row:
            self.fail(name, "saknas")
        return self._row[name]

    def text(self, name: str) -> str:
        """A text that is not blank.

        Args:
            name: name of the field.

        Raises:
            GoldError: missing, no text, or blank.
        """
        value = self._value(name)
        if not isinstance(value, str) or not value.strip():
            self.fail(name, f"{value!r} är ingen text")
        return value

    def has(self, name: str) -> bool:
        """Whether a field that may be left out is there."""
        return name in self._row

    def optional(self, name: str) -> str | None:
        """A text, or None; the field itself must be there.

        Args:
            name: name of the field.

        Raises:
            GoldError: missing, or neither text nor null.
        """
        return None if self._value(name) is None else self.text(name)

    def date(self, name: str) -> str | None:
        """An ISO date (YYYY-MM-DD), or None.

        Args:
            name: name of the field.

        Raises:
            GoldError: missing, or anything else.
        """
        value = self.optional(name)
        if value is not None and not _ISO_DATE.fullmatch(value):
            self.fail(name, f"{value!r} är inget datum på formen ÅÅÅÅ-MM-DD")
        return value

    def number(self, name: str, low: int, high: int | None = None) -> int:
        """A whole number between bounds.

        Args:
            name: name of the field.
            low: smallest value allowed.
            high: largest value allowed, or None for no bound.

        Raises:
            GoldError: missing, no whole number, or out of bounds.
        """
        value = self._value(name)
        if not isinstance(value, int) or isinstance(value, bool):
            self.fail(name, f"{value!r} är inget heltal")
        if value < low or (high is not None and value > high):
            self.fail(name, f"{value} ligger utanför {low}–{'' if high is None else high}")
        return value

    def pages(self) -> tuple[int, int]:
        """The fields `page_first` and `page_last`.

        Raises:
            GoldError: missing, no page numbers, or in the wrong order.
        """
        first = self.number("page_first", 1)
        return first, self.number("page_last", first)

    def label(self, name: str, allowed: Collection[str]) -> str:
        """A label of a closed set.

        Args:
            name: name of the field.
            allowed: the set.

        Raises:
            GoldError: missing, or not in the set.
        """
        value = self.text(name)
        if value not in allowed:
            self.fail(name, f"{value!r} är ingen av {', '.join(allowed)}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts.

        Args:
            name: name of the field.

        Raises:
            GoldError: missing, no list, or something in it is no text.
        """
        values = self._list(name)
        if not all(isinstance(value, str) for value in values):
            self.fail(name, f"{values!r} är ingen lista av texter")
        return tuple(str(value) for value in values)

    def rows(self, name: str) -> tuple["Fields", ...]:
        """A list of objects.

        Args:
            name: name of the field.

        Raises:
            GoldError: missing, no list, or something in it is no object.
        """
        found = []
        for index, value in enumerate(self._list(name)):
            if not isinstance(value, dict):
                self.fail(f"{name}[{index}]", "är inget JSON-objekt")
            found.append(Fields(value, self._place, f"{name}[{index}]."))
        return tuple(found)

    def _list(self, name: str) -> list[object]:
        value = self._value(name)
        if not isinstance(value, list):
            self.fail(name, f"{value!r} är ingen lista")
        return value


def read_rows(path: Path) -> Iterator[Fields]:
    """The rows of a JSON Lines file, blank lines left out.

    Args:
        path: the file, UTF-8.

    Yields:
        One object a line.

    Raises:
        GoldError: the file cannot be read, or a line is no JSON object.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path.name} kan inte läsas som UTF-8: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{path.name} rad {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise GoldError(f"{place}: ingen giltig JSON ({error}).") from error
        if not isinstance(row, dict):
            raise GoldError(f"{place}: inget JSON-objekt.")
        yield Fields(row, place)
