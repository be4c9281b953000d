"""Who makes the request that is being answered."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, Literal

from api.access.roles import ROLES, Permission, Role

How = Literal["anonymous", "key", "session"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is to us.

    Args:
        name: as corrections and the audit log say it; "" for whoever has not signed in.
        role: what they may do; None for nothing.
        how: how we know.
        key: number of the API key behind it, or None.
    """

    name: str = ""
    role: Role | None = None
    how: How = "anonymous"
    key: int | None = None

    @property
    def known(self) -> bool:
        """Whether they have signed in or sent a key."""
        return self.how != "anonymous"

    def may(self, permission: Permission) -> bool:
        """Whether they have a permission."""
        return self.role is not None and permission in ROLES[self.role]


NOBODY: Final = Identity()
_current: ContextVar[Identity] = ContextVar("identity", default=NOBODY)


def current() -> Identity:
    """Who makes the request at hand; nobody outside of one."""
    return _current.get()


def remember(who: Identity) -> None:
    """Answer the request at hand as somebody's."""
    _current.set(who)
