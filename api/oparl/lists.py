"""External lists of OParl: parts of a list of objects, with filters on when they were created and modified."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlencode

from api.feed.exchange import Present
from api.oparl.objects import Addresses, Json, dated, render

_BOUNDS: Final = {
    "created_since": "created >= ?",
    "created_until": "created <= ?",
    "modified_since": "modified >= ?",
    "modified_until": "modified <= ?",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which objects a list holds, and which part of it is wanted.

    Args:
        kind: of objects.
        own: column of the register → value, such as the municipality.
        bounds: `created_since` … → time.
        page: from 1.
        size: objects a page.
    """

    kind: str
    own: dict[str, str]
    bounds: dict[str, datetime]
    page: int
    size: int

    def condition(self) -> tuple[str, list[Any]]:
        """SQL on the register, and its values; what is gone is only told to those who ask for changes."""
        parts, values = ["kind = ?"], [self.kind]
        for column, value in self.own.items():
            parts.append(f"{column} = ?")
            values.append(value)
        for name, time in self.bounds.items():
            parts.append(_BOUNDS[name])
            values.append(time.astimezone(UTC).isoformat(timespec="seconds"))
        if "modified_since" not in self.bounds:
            parts.append("deleted = 0")
        return " AND ".join(parts), values


def list_objects(present: Present, wanted: Wanted, to: Addresses, url: str) -> Json:
    """A part of a list.

    Args:
        present: the archive.
        wanted: which part.
        to: addresses of objects.
        url: of the list, without parameters.
    """
    condition, values = wanted.condition()
    found, total = present.register.listed(condition, values, wanted.size, (wanted.page - 1) * wanted.size)
    pages = max(1, -(-total // wanted.size))
    return {
        "data": [dated(render(present.view, entry.kind, entry.id, to), entry, to) for entry in found],
        "pagination": {
            "totalElements": total,
            "elementsPerPage": wanted.size,
            "currentPage": wanted.page,
            "totalPages": pages,
        },
        "links": _links(wanted, url, pages),
    }


def _links(wanted: Wanted, url: str, pages: int) -> dict[str, str]:
    numbers = {"first": 1, "prev": wanted.page - 1, "self": wanted.page, "next": wanted.page + 1, "last": pages}
    kept = {name: number for name, number in numbers.items() if name == "self" or 1 <= number <= pages}
    return {name: _address(wanted, url, number) for name, number in kept.items()}


def _address(wanted: Wanted, url: str, page: int) -> str:
    given = [("elementsPerPage", str(wanted.size)), ("page", str(page))]
    given += [(name, time.isoformat()) for name, time in wanted.bounds.items()]
    return f"{url}?{urlencode(sorted(given))}"
