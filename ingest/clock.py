"""The clock that bounds how long a file that was read may take to put in order."""

import time
from collections.abc import Callable
from typing import Final

from ingest.errors import LimitError

Check = Callable[[], None]
"""Called again and again by what takes long; raises `LimitError` when the time is up."""


def unbounded() -> None:
    """The check of those who have all the time there is."""


def bounded(name: str, seconds: float) -> Check:
    """A check whose time begins now.

    Args:
        name: of the file, for the message.
        seconds: clock time that there is.

    Returns:
        What raises `LimitError` (E303) when it is called after that time.
    """
    deadline: Final = time.monotonic() + seconds

    def check() -> None:
        if time.monotonic() >= deadline:
            raise LimitError(f"{name}: att ordna texten tog mer än {seconds:g} s.", "E303")

    return check
