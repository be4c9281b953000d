"""Tests of the reading process, run inside this one: what it says, and in what order."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest import child
from ingest.limits import PdfLimits
from ingest.wire import dump_job
from tests.ingest.conftest import Hostile
from tests.support.misbehaving import NAME, PAGES
from tests.support.pdfs import write_pdf

Messages = list[dict[str, Any]]
Told = Callable[..., Messages]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Run a job without the limits of the operating system, which would stay; what it said."""
    monkeypatch.setattr(child, "confine", lambda *_: None)

    def run(path: Path, extractor: str = NAME, first: int = 1, limits: PdfLimits | None = None) -> Messages:
        said = io.StringIO()
        child.main(dump_job(str(path), extractor, limits or PdfLimits(), first), said)
        return [json.loads(line) for line in said.getvalue().splitlines()]

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
    hostile({"2": "complain", "4": "memory", "6": "break down"})
    messages = told(tmp_path)
    assert problems_in(messages) == [(2, "E105"), (4, "E304"), (6, "E900")]
    assert [message["page"][0] for message in messages[1:]] == list(range(1, PAGES + 1))


@pytest.mark.parametrize(("place", "said"), [("open", ["error"]), ("outline", ["error"])])
def test_memory_runs_out_before_the_first_page(
    told: Told, tmp_path: Path, hostile: Hostile, place: str, said: list[str]
) -> None:
    hostile({place: "memory"})
    messages = told(tmp_path)
    assert [next(iter(message)) for message in messages] == said
    assert messages[-1]["error"][0] == "E304"


def test_a_defect_of_an_extractor_gets_a_code_and_the_other_pages_are_read(
    told: Told, tmp_path: Path, hostile: Hostile
) -> None:
    hostile({"2": "fail"})
    messages = told(tmp_path)
    assert problems_in(messages) == [(2, "E108")]
    assert "ZeroDivisionError" in messages[2]["page"][-1][0][1]
    assert len(messages) == PAGES + 1
    hostile({"outline": "fail"})
    assert told(tmp_path) == [{"error": ["E108", f"ZeroDivisionError i läsaren {NAME}."]}]


def test_an_extractor_that_cannot_be_made(told: Told, tmp_path: Path) -> None:
    assert told(tmp_path, "saknas")[0]["error"][0] == "E108"


def test_every_message_is_out_before_the_next_page_is_read(
    tmp_path: Path, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Said(io.StringIO):
        flushed = 0

        def flush(self) -> None:
            self.flushed += 1

    monkeypatch.setattr(child, "confine", lambda *_: None)
    hostile({})
    said = Said()
    child.main(dump_job(str(tmp_path), NAME, PdfLimits(), 1), said)
    assert said.flushed == PAGES + 1
