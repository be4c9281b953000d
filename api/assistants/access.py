"""Whether somebody may use the archive over stdio: the same rules as at the service's gate."""

from api.access.keys import Keys
from api.access.roles import ANONYMOUS, ROLES
from api.access.store import AccessStore
from api.problems import ServiceError
from api.settings import Settings


def check_key(settings: Settings, key: str) -> None:
    """Refuse who may not read.

    Args:
        settings: whether whoever has no key may read, and whether secrecy is shown.
        key: an API key, or "".

    Raises:
        ServiceError: the key is not valid, or there must be one, or its role may not.
    """
    role = ANONYMOUS if settings.anonymous_read else None
    if key:
        found = Keys(AccessStore(settings.data)).find(key.strip())
        if found is None:
            raise ServiceError("E513", "Nyckeln är fel eller spärrad.", "The key is wrong or revoked.")
        role = found.role
    needed = {"read", *(["read_secret"] if settings.visa_sekretess else [])}
    if role is None or not needed <= ROLES[role]:
        detail = "Ange en nyckel som får läsa detta, med --key eller KOMMUNSOK_KEY."
        raise ServiceError("E513" if not key else "E514", detail, "Give a key that may read this.")
