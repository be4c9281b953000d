"""A ceiling of processor time for tests of hostile input: a pattern that runs away fails at once, not in an hour."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail when the block takes more processor time than this."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"more than {seconds} s of processor time")

    previous = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)
