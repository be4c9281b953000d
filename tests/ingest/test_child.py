"""Tests of the reading process, run inside this one: what it says, and in what order."""

import json
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest import child
from ingest.child import PageTimeoutError
from ingest.limits import PdfLimits
from ingest.wire import dump_job
from tests.ingest.conftest import Hostile
from tests.support.hostile import NAME, PAGES
from tests.support.pdfs import write_pdf

Messages = list[dict[str, Any]]
Told = Callable[..., Messages]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Run a job without the limits of the operating system, which would stay; what it said."""
    monkeypatch.setattr(child, "_apply", lambda _: None)

    def run(path: Path, extractor: str = NAME, first: int = 1, limits: PdfLimits | None = None) -> Messages:
        child.main(dump_job(str(path), extractor, limits or PdfLimits(), first))
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def problems_in(messages: Messages) -> list[tuple[int, str]]:
    return [(row[2], row[0]) for message in messages for row in message.get("page", [[]])[-1]]


def test_head_first_then_every_page(told: Told, tmp_path: Path) -> None:
    messages = told(write_pdf(tmp_path / "a.pdf", [["ett"], ["två"]], title="Titel"), "pypdf")
    assert [next(iter(message)) for message in messages] == ["head", "page", "page"]
    assert messages[0]["head"][1:3] == [2, "Titel"]
    assert [message["page"][3][0][0] for message in messages[1:]] == ["ett", "två"]


def test_pages_that_were_heard_of_are_left_out(told: Told, tmp_path: Path, hostile: Hostile) -> None:
    hostile({})
    messages = told(tmp_path, first=5)
    assert [message["page"][0] for message in messages[1:]] == [5, 6]
    assert len(told(tmp_path, first=PAGES + 1)) == 1


@pytest.mark.parametrize(
    ("name", "data", "code"), [("a.pdf", b"inte", "E101"), ("a.pdf", b"%PDF-1.4 slut", "E102"), ("b.pdf", b"", "E104")]
)
def test_a_file_that_cannot_be_read(told: Told, tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    messages = told(tmp_path / name, "pypdf")
    assert [message["error"][0] for message in messages] == [code]


def test_a_bad_page_is_reported_in_its_place(told: Told, tmp_path: Path, hostile: Hostile) -> None:
    hostile({"2": "complain", "4": "memory"})
    messages = told(tmp_path)
    assert problems_in(messages) == [(2, "E105"), (4, "E304")]
    assert [message["page"][0] for message in messages[1:]] == list(range(1, PAGES + 1))


def test_a_slow_page_is_reported_and_the_next_one_read(told: Told, tmp_path: Path, hostile: Hostile) -> None:
    hostile({"3": "spin"})
    messages = told(tmp_path, limits=PdfLimits(page_seconds=1))
    assert problems_in(messages) == [(3, "E303")]
    assert len(messages) == PAGES + 1


def test_a_slow_opening_ends(told: Told, tmp_path: Path, hostile: Hostile) -> None:
    hostile({"open": "sleep"})
    (message,) = told(tmp_path, limits=PdfLimits(wall_seconds=1))
    assert message["error"][0] == "E303"


@pytest.mark.parametrize(("place", "said"), [("open", ["error"]), ("outline", ["error"])])
def test_memory_runs_out_before_the_first_page(
    told: Told, tmp_path: Path, hostile: Hostile, place: str, said: list[str]
) -> None:
    hostile({place: "memory"})
    messages = told(tmp_path)
    assert [next(iter(message)) for message in messages] == said
    assert messages[-1]["error"][0] == "E304"


def test_an_error_of_our_tree_between_pages_ends_the_reading(told: Told, tmp_path: Path, hostile: Hostile) -> None:
    hostile({"2": "break down"})
    messages = told(tmp_path)
    assert [next(iter(message)) for message in messages] == ["head", "page", "error"]
    assert messages[-1]["error"][0] == "E900"


def test_any_other_error_is_a_crash(told: Told, tmp_path: Path, hostile: Hostile) -> None:
    hostile({"2": "fail"})
    with pytest.raises(ZeroDivisionError):
        told(tmp_path)


def test_the_alarm_rings_in_time_and_is_put_away() -> None:
    before = signal.getsignal(signal.SIGALRM)
    started = time.monotonic()
    with pytest.raises(PageTimeoutError), child._alarm(1):
        time.sleep(30)
    assert time.monotonic() - started < 20
    with child._alarm(30):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert signal.getsignal(signal.SIGALRM) is before


def test_ordinary_handlers_do_not_swallow_the_alarm() -> None:
    assert not issubclass(PageTimeoutError, Exception)


@pytest.mark.parametrize(
    ("ceiling", "memory", "cpu"),
    [(resource.RLIM_INFINITY, (999, 999), (7, 8)), (500, (500, 500), (7, 8)), (5, (5, 5), (5, 5))],
)
def test_limits_of_the_operating_system(
    monkeypatch: pytest.MonkeyPatch, ceiling: int, memory: tuple[int, int], cpu: tuple[int, int]
) -> None:
    """Never above what the process is allowed already."""
    put: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "getrlimit", lambda _: (ceiling, ceiling))
    monkeypatch.setattr(resource, "setrlimit", lambda what, pair: put.update({what: pair}))
    child._apply(PdfLimits(memory_bytes=999, cpu_seconds=7))
    assert put == {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: cpu, resource.RLIMIT_CORE: (0, 0)}


def test_every_message_is_out_before_the_next_page_is_read(
    told: Told, tmp_path: Path, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[None] = []
    monkeypatch.setattr(sys.stdout, "flush", lambda: flushed.append(None))
    hostile({})
    told(tmp_path)
    assert len(flushed) >= PAGES + 1
