"""What processes of the operating system do: which run, which are left behind."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ingest import launcher

_PATIENCE: Final = 20.0


def zygote() -> int:
    """Number of the running zygote."""
    running = launcher._LAUNCHER._zygote
    assert running is not None
    return running[0].pid


def readers(parent: int) -> list[int]:
    """Numbers of the processes that a process has started and not yet buried."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text("utf-8").split()]


def alive(pid: int) -> bool:
    """Whether a process runs; one that is only waited for does not."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    return False


def comes_true(condition: Callable[[], bool]) -> bool:
    """Whether a condition holds before patience runs out."""
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
