"""The table of roles and permissions; the gate, the command line, the pages and docs/access.md read it."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

Permission = Literal["read", "export", "watch", "correct", "review", "read_secret", "administer"]
Role = Literal["reader", "analyst", "registrar", "admin"]

PERMISSIONS: Final[Mapping[Permission, str]] = {
    "read": "söka och läsa",
    "export": "ta ut listor som filer",
    "watch": "spara bevakningar och vyer",
    "correct": "rätta det maskinen har tolkat, och ångra",
    "review": "se listan över personuppgifter att granska",
    "read_secret": "använda en tjänst som visar sekretess",
    "administer": "se administrationen och revisionsloggen, spärra nycklar",
}
ROLE_NAMES: Final[Mapping[Role, str]] = {
    "reader": "läsare",
    "analyst": "analytiker",
    "registrar": "registrator",
    "admin": "administratör",
}
_READER: Final[frozenset[Permission]] = frozenset({"read", "export", "watch"})
_ANALYST: Final[frozenset[Permission]] = _READER | {"correct"}
_REGISTRAR: Final[frozenset[Permission]] = _ANALYST | {"review", "read_secret"}
ROLES: Final[Mapping[Role, frozenset[Permission]]] = {
    "reader": _READER,
    "analyst": _ANALYST,
    "registrar": _REGISTRAR,
    "admin": _REGISTRAR | {"administer"},
}
"""From the least to the most."""

ANONYMOUS: Final[Role] = "reader"
"""What whoever has not signed in may do, where anonymous reading is on."""


def role_of(name: str) -> Role | None:
    """The role of that name, or None."""
    return next((role for role in get_args(Role) if role == name), None)


def highest(roles: frozenset[Role]) -> Role | None:
    """The role of several that may do the most, or None for none."""
    return next((role for role in reversed(list(ROLES)) if role in roles), None)
