"""Tests of what starts reading processes: from threads and forks, without leaving anything behind."""

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import launcher
from ingest.errors import LimitError
from ingest.launcher import FloodError, SilenceError
from ingest.limits import PdfLimits
from ingest.sandbox import extract
from ingest.wire import dump_job
from tests.ingest.conftest import Hostile
from tests.support.misbehaving import NAME
from tests.support.pdfs import write_pdf
from tests.support.processes import alive, comes_true, zygote


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that can be read."""
    return write_pdf(tmp_path / "ekdala.pdf", [["ett"]])


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """A zygote of its own for each test."""
    launcher.close()
    yield
    launcher.close()


@pytest.fixture
def job(path: Path) -> str:
    return dump_job(str(path), "pypdf", PdfLimits(), 1)


def test_lines_then_the_end(job: str) -> None:
    child = launcher.start(job, 1_000_000)
    assert [child.line(20)[:7] for _ in range(3)] == [b'{"head"', b'{"page"', b""]
    end = child.end()
    assert end.status == 0
    assert 0 < end.cpu_seconds < 5


def test_silence_and_flood(job: str, hostile: Hostile) -> None:
    hostile({"1": "sleep"})
    child = launcher.start(dump_job("a.pdf", NAME, PdfLimits(), 1), 1_000_000)
    assert child.line(20).startswith(b'{"head"')
    with pytest.raises(SilenceError):
        child.line(0.05)
    assert child.end().status == -signal.SIGKILL
    child = launcher.start(job, 10)
    with pytest.raises(FloodError):
        child.line(20)
    child.end()


def test_many_threads_at_once(tmp_path: Path) -> None:
    paths = [write_pdf(tmp_path / f"{number}.pdf", [[f"fil {number}"]]) for number in range(12)]
    texts: dict[int, str] = {}

    def read(number: int) -> None:
        texts[number] = extract(paths[number]).pages[0].lines[0].text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == {number: f"fil {number}" for number in range(12)}


def test_a_zygote_that_was_killed_is_replaced(path: Path) -> None:
    extract(path)
    first = zygote()
    os.kill(first, signal.SIGKILL)
    assert comes_true(lambda: not alive(first))
    assert extract(path).pages[0].lines
    assert zygote() != first


def test_a_fork_of_this_process_starts_its_own(path: Path) -> None:
    extract(path)
    first = zygote()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            status = 0 if launcher._LAUNCHER._zygote is None and extract(path).pages[0].lines else 2
            launcher.close()
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert zygote() == first
    assert extract(path).pages[0].lines


def test_no_room_for_another_process(job: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = len(os.listdir("/proc/self/fd"))

    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    for place, name in ((subprocess, "Popen"), (os, "pipe"), (socket, "socketpair")):
        with monkeypatch.context() as patch:
            patch.setattr(place, name, refuse)
            with pytest.raises(LimitError, match="E306"):
                launcher.start(job, 100)
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_zygote_that_hangs_is_killed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract(path)
    pid = zygote()
    monkeypatch.setattr(launcher, "_GRACE", 0.1)
    os.kill(pid, signal.SIGSTOP)
    launcher.close()
    assert not alive(pid)


def test_what_is_not_ours_is_left_alone() -> None:
    """In a fork the socket is closed, so that the zygote still sees its own parent's end; it is not waited for."""
    ours, theirs = socket.socketpair()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process, theirs:
        kept = launcher._Launcher()
        kept._zygote = (process, ours)
        kept.forget()
        assert not kept._zygote
        assert (process.returncode, ours.fileno()) == (0, -1)
        kept.forget()
        kept.close()
        process.returncode = None
        process.kill()
