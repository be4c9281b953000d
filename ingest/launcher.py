"""Starts reading processes, from any thread of this process; one `ingest.zygote` forks them all."""

import atexit
import os
import select
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.errors import LimitError
from ingest.wire import load_end

_ROOT: Final = str(Path(__file__).resolve().parent.parent)
_CHUNK: Final = 1 << 18
_GRACE: Final = 10.0  # seconds that a killed process gets to be gone
_UNKNOWN: Final = -9


class SilenceError(Exception):
    """Nothing was heard of a reading process in time."""


class FloodError(Exception):
    """A reading process says more than it may."""


@dataclass(frozen=True, slots=True)
class End:
    """How a reading process ended.

    Args:
        status: exit status; negative for a signal.
        cpu_seconds: processor time of it and what it started, seconds.
    """

    status: int
    cpu_seconds: float


class Child:
    """A reading process, as its parent sees it.

    Args:
        output: descriptor that its output is read from.
        control: socket that ends it when closed, and tells how it ended.
        room: what it may say at most, bytes.
    """

    def __init__(self, output: int, control: socket.socket, room: int) -> None:
        self._output = output
        self._control = control
        self._room = room
        self._heard = bytearray()
        self._poll = select.poll()
        self._poll.register(output, select.POLLIN)

    def line(self, seconds: float) -> bytes:
        """The next line that it says; b"" when it has ended.

        Args:
            seconds: how long to wait for the whole line.

        Raises:
            SilenceError: the time is up.
            FloodError: it has said more than it may.
        """
        deadline = time.monotonic() + seconds
        searched = 0
        while (end := self._heard.find(b"\n", searched)) < 0:
            searched = len(self._heard)
            if not self._poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise SilenceError
            chunk = os.read(self._output, _CHUNK)
            if not chunk:
                return b""  # half a line, if any, is that of a process killed while writing
            self._room -= len(chunk)
            if self._room < 0:
                raise FloodError
            self._heard += chunk
        line = bytes(self._heard[: end + 1])
        del self._heard[: end + 1]
        return line

    def end(self) -> End:
        """Kill it with all that it started, unless it has ended by itself."""
        os.close(self._output)
        with self._control as control:
            try:
                control.settimeout(_GRACE)
                control.shutdown(socket.SHUT_WR)
                return End(*load_end(control.recv(_CHUNK)))
            except (OSError, ValueError):  # the zygote has been killed, and with it all that it had forked
                return End(_UNKNOWN, 0.0)


class _Launcher:
    """Keeps one zygote running for this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._zygote: tuple[subprocess.Popen[bytes], socket.socket] | None = None

    def hand_over(self, descriptors: list[int]) -> None:
        """Pass a job on; a zygote that somebody killed is replaced."""
        with self._lock:
            try:
                self._send(descriptors)
            except OSError:
                self._stop()
                self._send(descriptors)

    def close(self) -> None:
        """End the zygote and all that it forked; the next job starts another."""
        with self._lock:
            self._stop()

    def forget(self) -> None:
        """In a fork of this process: leave the zygote to the process that started it."""
        self._lock = threading.Lock()
        if self._zygote is not None:
            process, channel = self._zygote
            process.returncode = 0  # not ours to wait for
            channel.close()
            self._zygote = None

    def _send(self, descriptors: list[int]) -> None:
        if self._zygote is None:
            self._zygote = _launch()
        socket.send_fds(self._zygote[1], [b"\0"], descriptors)

    def _stop(self) -> None:
        if self._zygote is None:
            return
        (process, channel), self._zygote = self._zygote, None
        channel.close()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _launch() -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    with theirs:
        try:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "ingest.zygote"],  # -P: no module of the current folder
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={**os.environ, "PYTHONPATH": _ROOT, "PYTHONIOENCODING": "utf-8"},
                start_new_session=True,
            )
        except OSError:
            ours.close()
            raise
    return process, ours


def start(job: str, room: int) -> Child:
    """Start a reading process.

    Args:
        job: what `ingest.wire.dump_job` wrote.
        room: what it may say at most, bytes.

    Raises:
        LimitError: the operating system has no room for another process.
    """
    try:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                ours.sendall(job.encode())
                return Child(_piped(theirs), ours, room)
            except OSError:
                ours.close()
                raise
    except OSError as error:
        raise LimitError(f"{error.strerror}.", "E306") from error


def _piped(control: socket.socket) -> int:
    """Hand a job over with a new pipe to write to; the pipe's other end."""
    reading, writing = os.pipe()
    try:
        _LAUNCHER.hand_over([control.fileno(), writing])
    except OSError:
        os.close(reading)
        raise
    finally:
        os.close(writing)
    return reading


def close() -> None:
    """End the processes kept for reading; reading on starts them again."""
    _LAUNCHER.close()


_LAUNCHER: Final = _Launcher()
atexit.register(close)
os.register_at_fork(after_in_child=_LAUNCHER.forget)
