"""Tests of reading in a child process: whatever it does, the parent keeps what it heard and names what went wrong."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from ingest import sandbox
from ingest.errors import DocumentError, KommunsokError, LimitError
from ingest.limits import MEBIBYTE, PdfLimits
from ingest.model import Bookmark, Extraction
from ingest.sandbox import extract
from tests.ingest.conftest import Hostile
from tests.support.hostile import NAME, PAGES
from tests.support.pdfs import SCAN, raw_pdf, text_page, write_pdf


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Any file; the hostile extractor does not look at it."""
    return write_pdf(tmp_path / "ekdala.pdf", [["ett"]])


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that reading starts."""
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return started


def read_pages(extraction: Extraction) -> list[int]:
    return [page.number for page in extraction.pages if page.lines]


def problems(extraction: Extraction) -> list[tuple[int, str]]:
    return [(problem.page, problem.code) for problem in extraction.problems]


def test_a_file_is_read(tmp_path: Path) -> None:
    marks = (Bookmark("Ett", 1, 1), Bookmark("Två", 2, 1))
    path = write_pdf(tmp_path / "å.pdf", [["Äldre på ön"], ["två"], SCAN], marks, "Titel")
    extraction = extract(path)
    assert extraction.extractor.startswith("pypdf ")
    assert [[line.text for line in page.lines] for page in extraction.pages] == [["Äldre på ön"], ["två"], []]
    assert (extraction.bookmarks, extraction.title) == (marks, "Titel")
    assert problems(extraction) == [(3, "E106")]


def test_a_relative_path_and_modules_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package's folder may hold anything; nothing in it may run."""
    write_pdf(tmp_path / "a.pdf", [["ett"]])
    (tmp_path / "ingest").mkdir()
    (tmp_path / "ingest" / "__init__.py").write_text("raise SystemExit(9)")
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert read_pages(extract(Path("a.pdf"))) == [1]


def test_a_file_that_cannot_be_read_names_itself(tmp_path: Path) -> None:
    path = tmp_path / "brev.pdf"
    path.write_text("Hej!")
    with pytest.raises(DocumentError, match=r"E101.*brev\.pdf"):
        extract(path)
    with pytest.raises(LimitError, match=r"E301.*brev\.pdf"):
        extract(path, PdfLimits(pdf_bytes=1))


@pytest.mark.parametrize("deed", ["killed", "killed in mid line", "fail"])
def test_a_child_that_dies_keeps_the_other_pages(path: Path, hostile: Hostile, deed: str) -> None:
    hostile({"3": deed})
    extraction = extract(path, None, NAME)
    assert read_pages(extraction) == [1, 2, 4, 5, 6]
    assert [page.number for page in extraction.pages] == list(range(1, PAGES + 1))
    assert problems(extraction) == [(3, "E108")]
    assert "sida 3" in extraction.problems[0].detail
    assert (extraction.title, extraction.bookmarks) == ("Ovänlig", (Bookmark("Början", 1, 1),))


def test_a_child_that_is_killed_from_outside(
    path: Path, hostile: Hostile, children: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile({"3": "sleep"})
    hear = sandbox._hear

    def hear_and_kill(reading: sandbox._Reading, line: bytes, file: Path) -> None:
        hear(reading, line, file)
        if len(reading.pages) == 2:
            os.kill(children[-1].pid, signal.SIGKILL)

    monkeypatch.setattr(sandbox, "_hear", hear_and_kill)
    assert read_pages(extract(path, None, NAME)) == [1, 2, 4, 5, 6]


def test_after_some_deaths_the_rest_is_given_up(
    path: Path, hostile: Hostile, children: list[subprocess.Popen[bytes]]
) -> None:
    hostile({str(number): "killed" for number in range(2, PAGES + 1)})
    extraction = extract(path, None, NAME)
    assert len(children) == sandbox._MAX_DEATHS
    assert read_pages(extraction) == [1]
    assert problems(extraction) == [(2, "E108"), (3, "E108"), (4, "E108"), (5, "E108"), (6, "E105")]


def test_a_death_on_the_last_page_starts_no_other_child(
    path: Path, hostile: Hostile, children: list[subprocess.Popen[bytes]]
) -> None:
    hostile({str(PAGES): "killed"})
    assert problems(extract(path, None, NAME)) == [(PAGES, "E108")]
    assert len(children) == 1


def test_a_child_that_dies_on_opening(path: Path, hostile: Hostile) -> None:
    hostile({"open": "killed"})
    with pytest.raises(DocumentError) as caught:
        extract(path, None, NAME)
    assert caught.value.code == "E108"
    assert "ekdala.pdf" in caught.value.detail


def test_a_slow_page_costs_only_itself(path: Path, hostile: Hostile) -> None:
    hostile({"2": "sleep"})
    extraction = extract(path, PdfLimits(page_seconds=1), NAME)
    assert read_pages(extraction) == [1, 3, 4, 5, 6]
    assert problems(extraction) == [(2, "E303")]


def test_a_slow_page_of_a_real_file(tmp_path: Path) -> None:
    slow = b"q 1 0 0 1 0 0 cm Q " * 150_000
    path = raw_pdf(tmp_path / "tung.pdf", [text_page("ett"), slow, text_page("tre")])
    extraction = extract(path, PdfLimits(page_seconds=1))
    assert read_pages(extraction) == [1, 3]
    assert problems(extraction) == [(2, "E303")]


def test_memory(path: Path, hostile: Hostile) -> None:
    hostile({"2": "memory"})
    extraction = extract(path, PdfLimits(memory_bytes=512 * MEBIBYTE), NAME)
    assert read_pages(extraction) == [1, 3, 4, 5, 6]
    assert problems(extraction) == [(2, "E304")]


def test_memory_on_opening(path: Path, hostile: Hostile) -> None:
    hostile({"open": "memory"})
    with pytest.raises(LimitError) as caught:
        extract(path, None, NAME)
    assert caught.value.code == "E304"


def test_processor_time_ends_the_file_and_keeps_what_was_read(
    path: Path, hostile: Hostile, children: list[subprocess.Popen[bytes]]
) -> None:
    hostile({"3": "spin"})
    extraction = extract(path, PdfLimits(cpu_seconds=1), NAME)
    assert children[0].returncode == -signal.SIGXCPU
    assert len(children) == 1
    assert read_pages(extraction) == [1, 2]
    assert problems(extraction) == [(3, "E303"), (4, "E105"), (5, "E105"), (6, "E105")]


def test_processor_time_on_opening(path: Path, hostile: Hostile) -> None:
    hostile({"open": "spin"})
    with pytest.raises(LimitError) as caught:
        extract(path, PdfLimits(cpu_seconds=1), NAME)
    assert caught.value.code == "E303"


@pytest.mark.parametrize("place", ["outline", "open"])
def test_clock_time_before_the_first_page(path: Path, hostile: Hostile, place: str) -> None:
    hostile({place: "sleep"})
    started = time.monotonic()
    with pytest.raises(LimitError) as caught:
        extract(path, PdfLimits(wall_seconds=1), NAME)
    assert caught.value.code == "E303"
    assert time.monotonic() - started < 15


def test_clock_time_for_the_file_keeps_what_was_read(
    path: Path, hostile: Hostile, children: list[subprocess.Popen[bytes]]
) -> None:
    hostile({"3": "sleep"})
    extraction = extract(path, PdfLimits(wall_seconds=3), NAME)
    assert read_pages(extraction) == [1, 2]
    assert problems(extraction) == [(3, "E303"), (4, "E105"), (5, "E105"), (6, "E105")]
    assert children[0].returncode == -signal.SIGKILL


def test_too_much_output_before_the_first_page(path: Path, hostile: Hostile) -> None:
    hostile({})
    with pytest.raises(LimitError) as caught:
        extract(path, PdfLimits(output_bytes=10), NAME)
    assert caught.value.code == "E305"


def test_too_much_output_keeps_what_was_read(
    path: Path, hostile: Hostile, children: list[subprocess.Popen[bytes]]
) -> None:
    hostile({"4": "chatter"})
    extraction = extract(path, PdfLimits(output_bytes=100_000), NAME)
    assert read_pages(extraction) == [1, 2, 3]
    assert problems(extraction) == [(0, "E305"), (4, "E105"), (5, "E105"), (6, "E105")]
    assert children[0].poll() is not None


def test_an_error_between_pages_keeps_what_was_read(path: Path, hostile: Hostile) -> None:
    hostile({"3": "break down"})
    extraction = extract(path, None, NAME)
    assert read_pages(extraction) == [1, 2]
    assert problems(extraction)[0] == (0, "E900")


def test_no_process_is_left(path: Path, hostile: Hostile, children: list[subprocess.Popen[bytes]]) -> None:
    hostile({"2": "killed"})
    before = len(os.listdir("/proc/self/fd"))
    extract(path, None, NAME)
    assert len(children) == 2
    assert all(child.returncode is not None for child in children)
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_process_that_has_gone_is_not_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        pid = 1

        def poll(self) -> None:
            return None

    def missing(pid: int, number: int) -> None:
        raise ProcessLookupError

    monkeypatch.setattr(os, "killpg", missing)
    sandbox._kill(Gone())  # type: ignore[arg-type]


@pytest.mark.parametrize("line", [b'{"page": [3, 595', b"\xff\n", b"{}\n", b'{"annat": 1}\n', b""])
def test_what_makes_no_sense_is_passed_over(line: bytes) -> None:
    reading = sandbox._Reading()
    sandbox._hear(reading, line, Path("a.pdf"))
    assert reading == sandbox._Reading()


def test_errors_come_back_as_their_kind() -> None:
    reading = sandbox._Reading()
    for code, kind in (("E302", LimitError), ("E103", DocumentError)):
        sandbox._hear(reading, b'{"error": ["%s", "n\\u00e5got"]}' % code.encode(), Path("a.pdf"))
        error: KommunsokError | None = reading.error
        assert isinstance(error, kind)
        assert (error.code, error.detail) == (code, "a.pdf: något")
