"""Kommunsök served to a browser by a process of its own, on a free port, for as long as it is needed."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:\d+(?=/)")
_PATIENCE_SECONDS: Final = 60.0


class ServiceDidNotStartError(RuntimeError):
    """The process ended or said nothing; the text is what it wrote."""


@contextmanager
def served(data: Path, **variables: str) -> Iterator[str]:
    """The address of a running service, without a slash at its end.

    Args:
        data: data folder of the archive.
        variables: settings by environment variable; others of ours are unset.

    Raises:
        ServiceDidNotStartError: it ended, or took longer than a minute.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KOMMUNSOK_", "COVERAGE_"))}
    command = [sys.executable, "-m", "kommunsok", "--data", str(data), "serve", "--port", "0"]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:  # a pipe that nobody reads would stop the process
        process = subprocess.Popen(command, cwd=_ROOT, env={**kept, **variables}, stderr=said)
        try:
            yield _address(process, Path(f"/dev/fd/{said.fileno()}"))
        finally:
            process.terminate()
            process.wait(20)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """What the process says that it answers on; it can be asked at once, and answers when the index is open."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        text = log.read_text("utf-8")
        if found := _ADDRESS.search(text):
            return found.group()
        if process.poll() is not None or time.monotonic() > deadline:
            raise ServiceDidNotStartError(text)
        time.sleep(0.05)
