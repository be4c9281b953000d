"""Tests of reading in a child process: whatever it does, the parent keeps what it heard and names what went wrong."""

import signal
import time
from pathlib import Path

import pytest

from ingest import sandbox
from ingest.errors import DocumentError, LimitError
from ingest.launcher import Child, End
from ingest.limits import MEBIBYTE, PdfLimits
from ingest.model import Bookmark, Extraction
from ingest.sandbox import extract
from tests.ingest.conftest import Hostile
from tests.support.misbehaving import NAME, PAGES, TRACE
from tests.support.pdfs import SCAN, raw_pdf, text_page, write_pdf


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Any file; the hostile extractor does not look at it."""
    return write_pdf(tmp_path / "ekdala.pdf", [["ett"]])


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> list[End]:
    """How the reading processes ended, in order."""
    seen: list[End] = []
    end = Child.end

    def note(child: Child) -> End:
        seen.append(end(child))
        return seen[-1]

    monkeypatch.setattr(Child, "end", note)
    return seen


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


def test_a_file_that_cannot_be_read_names_itself(tmp_path: Path) -> None:
    path = tmp_path / "brev.pdf"
    path.write_text("Hej!")
    with pytest.raises(DocumentError, match=r"E101.*brev\.pdf"):
        extract(path)
    with pytest.raises(LimitError, match=r"E301.*brev\.pdf"):
        extract(path, PdfLimits(pdf_bytes=1))


@pytest.mark.parametrize("deed", ["killed", "killed in mid line", "orphan"])
def test_a_child_that_dies_keeps_the_other_pages(path: Path, hostile: Hostile, deed: str) -> None:
    hostile({"3": deed})
    extraction = extract(path, None, NAME)
    assert read_pages(extraction) == [1, 2, 4, 5, 6]
    assert [page.number for page in extraction.pages] == list(range(1, PAGES + 1))
    assert problems(extraction) == [(3, "E108")]
    assert "sida 3" in extraction.problems[0].detail
    assert (extraction.title, extraction.bookmarks) == ("Ovänlig", (Bookmark("Början", 1, 1),))


def test_after_some_deaths_the_rest_is_given_up(
    path: Path, hostile: Hostile, ends: list[End], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_MAX_DEATHS", 4)
    hostile({str(number): "killed" for number in range(2, PAGES + 1)})
    extraction = extract(path, None, NAME)
    assert [end.status for end in ends] == [-signal.SIGKILL] * 4
    assert read_pages(extraction) == [1]
    assert problems(extraction) == [(2, "E108"), (3, "E108"), (4, "E108"), (5, "E108"), (6, "E105")]


def test_a_death_on_the_last_page_starts_no_other_child(path: Path, hostile: Hostile, ends: list[End]) -> None:
    hostile({str(PAGES): "killed"})
    assert problems(extract(path, None, NAME)) == [(PAGES, "E108")]
    assert len(ends) == 1


def test_a_child_that_dies_on_opening(path: Path, hostile: Hostile) -> None:
    hostile({"open": "killed"})
    with pytest.raises(DocumentError) as caught:
        extract(path, None, NAME)
    assert caught.value.code == "E108"
    assert "ekdala.pdf" in caught.value.detail


@pytest.mark.parametrize("deed", ["sleep", "spin", "spin in C"])
def test_a_slow_page_costs_only_itself(path: Path, hostile: Hostile, deed: str) -> None:
    """Wherever the time goes: the parent ends the child from outside."""
    hostile({"2": deed})
    extraction = extract(path, PdfLimits(page_seconds=1), NAME)
    assert read_pages(extraction) == [1, 3, 4, 5, 6]
    assert problems(extraction) == [(2, "E303")]
    assert "mer än 1 s vid sida 2" in extraction.problems[0].detail


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


def test_processor_time_ends_the_file_and_keeps_what_was_read(path: Path, hostile: Hostile, ends: list[End]) -> None:
    hostile({"3": "spin"})
    extraction = extract(path, PdfLimits(cpu_seconds=1), NAME)
    assert [end.status for end in ends] == [-signal.SIGXCPU]
    assert 0.9 < ends[0].cpu_seconds < 1.5
    assert read_pages(extraction) == [1, 2]
    assert problems(extraction) == [(3, "E303"), (4, "E105"), (5, "E105"), (6, "E105")]


def test_processor_time_is_that_of_all_children_of_a_file(path: Path, hostile: Hostile, ends: list[End]) -> None:
    hostile({"2": "toil", "4": "toil", "5": "toil"})
    extraction = extract(path, PdfLimits(cpu_seconds=2), NAME)
    assert read_pages(extraction) == [1, 3]
    assert 2 <= sum(end.cpu_seconds for end in ends) < 3
    assert problems(extraction) == [(2, "E108"), (4, "E303"), (5, "E105"), (6, "E105")]


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


def test_clock_time_for_the_file_keeps_what_was_read(path: Path, hostile: Hostile, ends: list[End]) -> None:
    hostile({"3": "sleep"})
    extraction = extract(path, PdfLimits(wall_seconds=2), NAME)
    assert read_pages(extraction) == [1, 2]
    assert problems(extraction) == [(3, "E303"), (4, "E105"), (5, "E105"), (6, "E105")]
    assert [end.status for end in ends] == [-signal.SIGKILL]


def test_too_much_output_before_the_first_page(path: Path, hostile: Hostile) -> None:
    hostile({})
    with pytest.raises(LimitError) as caught:
        extract(path, PdfLimits(output_bytes=10), NAME)
    assert caught.value.code == "E307"


def test_too_much_output_keeps_what_was_read(path: Path, hostile: Hostile) -> None:
    hostile({"4": "chatter"})
    extraction = extract(path, PdfLimits(output_bytes=100_000), NAME)
    assert read_pages(extraction) == [1, 2, 3]
    assert problems(extraction) == [(0, "E307"), (4, "E105"), (5, "E105"), (6, "E105")]


def test_no_page_is_read_after_the_one_that_goes_over_the_limit_of_characters(path: Path, hostile: Hostile) -> None:
    hostile({})
    exact = PAGES * len("Sida nummer 1")
    assert problems(extract(path, PdfLimits(file_characters=exact), NAME)) == []
    extraction = extract(path, PdfLimits(file_characters=30), NAME)
    assert read_pages(extraction) == [1, 2, 3]
    assert problems(extraction) == [(0, "E307"), (4, "E105"), (5, "E105"), (6, "E105")]


def test_a_defect_of_an_extractor_costs_its_page(path: Path, hostile: Hostile, ends: list[End]) -> None:
    hostile({"3": "fail"})
    assert problems(extract(path, None, NAME)) == [(3, "E108")]
    assert len(ends) == 1


def test_what_libraries_print_is_not_taken_for_pages(path: Path, hostile: Hostile) -> None:
    hostile({"2": "print", "4": "print"})
    assert read_pages(extract(path, None, NAME)) == [1, 2, 3, 4, 5, 6]


def test_nothing_can_be_written_and_few_files_opened(path: Path, hostile: Hostile, deeds: Path) -> None:
    hostile({"2": "write", "4": "hold"})
    extraction = extract(path, None, NAME)
    assert problems(extraction) == [(2, "E108"), (4, "E108")]
    assert all("OSError" in problem.detail for problem in extraction.problems)
    assert deeds.with_name(TRACE).read_bytes() == b""


@pytest.mark.parametrize(("deed", "code"), [("lie", "E108"), ("boast", "E302")])
def test_a_child_is_not_believed(path: Path, hostile: Hostile, deed: str, code: str) -> None:
    hostile({"3": deed})
    if deed == "boast":  # a page count that the parent would fill a list with
        hostile({"open": deed})
        with pytest.raises(LimitError, match=code):
            extract(path, None, NAME)
        return
    extraction = extract(path, None, NAME)
    assert read_pages(extraction) == [1, 2]
    assert problems(extraction)[0] == (0, code)


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b'{"annat": 1}',
        b'"head"',
        b'{"head": 1}',
        b'{"page": [1]}',
        b"\xff",
        b"[" * 100_000,
        b'{"error": ["E102"]}',
    ],
)
def test_what_makes_no_sense_ends_the_reading_or_is_passed_over(line: bytes) -> None:
    reading = sandbox._Reading(Path("a.pdf"), PdfLimits(), 0.0, 0)
    error = sandbox._hear(reading, line)
    assert (error is None) == (line in (b"{}", b'{"annat": 1}'))
    assert error is None or error.code == "E108"
    assert reading == sandbox._Reading(Path("a.pdf"), PdfLimits(), 0.0, 0)


def test_errors_come_back_as_their_kind() -> None:
    reading = sandbox._Reading(Path("a.pdf"), PdfLimits(), 0.0, 0)
    for code, kind in (("E302", LimitError), ("E103", DocumentError)):
        error = sandbox._hear(reading, b'{"error": ["%s", "n\\u00e5got"]}' % code.encode())
        assert isinstance(error, kind)
        assert (error.code, error.detail) == (code, "a.pdf: något")
