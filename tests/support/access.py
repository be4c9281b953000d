"""Keys for tests: whoever asks as somebody sends one."""

from pathlib import Path
from typing import Final

from api.access.keys import Keys
from api.access.roles import Role
from api.access.store import AccessStore

HERE: Final = {"Origin": "http://testserver"}
"""What a browser says of a form on one of our own pages."""


def key_for(data: Path, role: Role, name: str = "Eva Ek") -> str:
    """A new key of a data folder."""
    return Keys(AccessStore(data)).add(name, role)[1]


def headers_for(data: Path, role: Role, name: str = "Eva Ek") -> dict[str, str]:
    """Headers with a new key."""
    return {"Authorization": f"Bearer {key_for(data, role, name)}"}
