"""Tests of what readers are forked from: nothing is left behind, whoever dies first."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import launcher
from ingest.limits import PdfLimits
from ingest.sandbox import extract
from ingest.wire import dump_job
from tests.ingest.conftest import Hostile
from tests.support.misbehaving import NAME
from tests.support.pdfs import write_pdf
from tests.support.processes import alive, comes_true, readers, zygote


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


def test_one_zygote_forks_for_many_files_and_nothing_is_left_open(path: Path) -> None:
    extract(path)
    first, before = zygote(), len(os.listdir("/proc/self/fd"))
    inside = len(os.listdir(f"/proc/{first}/fd"))
    for _ in range(30):
        extract(path)
    assert zygote() == first
    assert readers(first) == []
    assert len(os.listdir("/proc/self/fd")) == before
    assert comes_true(lambda: len(os.listdir(f"/proc/{first}/fd")) <= inside)


def test_forks_hold_nothing_of_other_files(path: Path, hostile: Hostile) -> None:
    hostile({"1": "sleep"})
    children = [launcher.start(dump_job(str(path), NAME, PdfLimits(), 1), 1_000_000) for _ in range(3)]
    assert all(child.line(20) for child in children)
    assert [len(os.listdir(f"/proc/{pid}/fd")) for pid in readers(zygote())] == [4, 4, 4]
    assert {child.end().status for child in children} == {-signal.SIGKILL}


def test_forks_die_with_the_zygote(hostile: Hostile) -> None:
    hostile({"1": "sleep"})
    child = launcher.start(dump_job("a.pdf", NAME, PdfLimits(), 1), 1_000_000)
    child.line(20)
    (pid,) = readers(zygote())
    os.kill(zygote(), signal.SIGKILL)
    assert comes_true(lambda: not alive(pid))
    assert child.line(20) == b""
    assert child.end().status == -signal.SIGKILL


_PARENT = """
import os
import sys
from pathlib import Path
from ingest import launcher
from ingest.limits import PdfLimits
from ingest.wire import dump_job
from tests.support.misbehaving import NAME
launcher._ROOT = os.environ["PYTHONPATH"]
child = launcher.start(dump_job("a.pdf", NAME, PdfLimits(), 1), 1_000_000)
assert child.line(20).startswith(b'{"head"') and child.line(20).startswith(b'{"page"')
print(launcher._LAUNCHER._zygote[0].pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, None])
def test_no_orphans_when_the_parent_ends(hostile: Hostile, by: signal.Signals | None) -> None:
    """However it does: killed, told to end, or by itself in the middle of a file."""
    hostile({"2": "sleep"})
    environment = {**os.environ, "PYTHONPATH": launcher._ROOT}
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdin is not None
        server = int(parent.stdout.readline())
        (reader,) = readers(server)
        assert alive(reader)
        if by is None:
            parent.stdin.close()
        else:
            parent.send_signal(by)
        parent.wait(20)
        assert comes_true(lambda: not alive(reader) and not alive(server))


def test_modules_in_the_current_folder_are_not_run(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package's folder may hold anything."""
    (tmp_path / "ingest").mkdir()
    (tmp_path / "ingest" / "__init__.py").write_text("raise SystemExit(9)")
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert extract(Path("ekdala.pdf")).pages[0].lines
