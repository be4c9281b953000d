"""The tables of access as a page of the reference: roles, permissions, addresses, what the audit log tells of."""

from collections.abc import Callable, Iterable
from typing import Final

from api.access.audit import ACTIONS
from api.access.roles import PERMISSIONS, ROLE_NAMES, ROLES, Permission
from api.access.rules import DEFAULT, RULES

_HEAD: Final = (
    "# Access\n\nWho may do what; [access](../access.md) says how to set it up. Whoever has not signed in is a `reader`"
    " where anonymous reading is on, and nobody where it is off.\n\n"
)
_ADDRESSES: Final = (
    "\n## Addresses\n\nThe longest address that fits counts, with all below it; one that ends with `/` is only what is"
    " below it. What is not named is the last row.\n\n"
)
_LOG: Final = "\n## Audit log\n\n"

Table = Callable[[Iterable[str], Iterable[Iterable[object]]], str]


def access_page(table: Table) -> str:
    """docs/reference/access.md

    Args:
        table: makes a table of a head and rows.
    """
    held = (
        (f"`{name}`", text, *("ja" if name in ROLES[role] else "" for role in ROLES))
        for name, text in PERMISSIONS.items()
    )
    addresses = (
        (f"`{rule.path}`", _needed(rule.reading), _needed(rule.writing), _logged(rule.action, rule.audits_reading))
        for rule in (*sorted(RULES, key=lambda rule: rule.path), DEFAULT)
    )
    actions = ((f"`{name}`", text) for name, text in ACTIONS.items())
    roles = (f"`{role}` ({name})" for role, name in ROLE_NAMES.items())
    return (
        _HEAD
        + table(("permission", "får", *roles), held)
        + _ADDRESSES
        + table(("address", "GET", "other methods", "audit log"), addresses)
        + _LOG
        + table(("action", "visas som"), actions)
    )


def _needed(permission: Permission | None) -> str:
    return f"`{permission}`" if permission else "open to all"


def _logged(action: str, with_reading: bool) -> str:
    return f"`{action}`{', GET too' if with_reading else ''}" if action else ""
