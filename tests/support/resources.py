"""What this process holds of the operating system: open files, threads, mapped files."""

import gc
import os
import time
from pathlib import Path
from typing import Final

_PATIENCE: Final = 10.0


def held(folder: Path) -> tuple[int, int, int]:
    """Number of open files, of threads, and of files below a folder that are mapped into memory."""
    maps = Path("/proc/self/maps").read_text("utf-8").count(str(folder))
    return len(os.listdir("/proc/self/fd")), len(os.listdir("/proc/self/task")), maps


def settled(folder: Path) -> tuple[int, int, int]:
    """What is held once cycles are collected."""
    gc.collect()
    return held(folder)


def fell_back_to(before: tuple[int, int, int], folder: Path) -> bool:
    """Whether no more is held than before; waits for engines that let go in a thread of their own."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if all(now <= then for now, then in zip(held(folder), before, strict=True)):
            return True
        time.sleep(0.01)
    return False
