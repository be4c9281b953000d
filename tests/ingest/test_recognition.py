"""Tests of the processes that draw pages and have them read: what they say, and how they end."""

import json
import os
import subprocess
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from ingest import ocr_child, recognition
from ingest.errors import DocumentError
from ingest.limits import PdfLimits
from ingest.recognition import Recognised, View, look, recognise
from ingest.tesseract import Tesseract, find_tesseract
from tests.support.pdfs import raw_pdf, write_pdf
from tests.support.scans import Stamped, answer, fake_tesseract, write_scans
from tests.support.typeset import Row, Rows

LIMITS = PdfLimits()
A4 = (595.0, 842.0)
SCANNED = ("Förslag till beslut", "Nämnden antar planen.")


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan, a blank page, a page of text and a stamped scan."""
    pages: list[Rows | Stamped | str] = [SCANNED, "", "Text som är text", Stamped(SCANNED, (Row("Dnr 2024/1", y=815),))]
    return write_scans(tmp_path_factory.mktemp("scans") / "a.pdf", pages)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Do a job in this process, without the limits of the operating system, which would stay; what it said."""
    monkeypatch.setattr(ocr_child, "confine", lambda *_: None)

    def run(path: Path, limits: PdfLimits = LIMITS, **job: object) -> list[dict[str, Any]]:
        ocr_child.main(json.dumps({**job, "path": str(path), "limits": asdict(limits)}))
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_a_look_tells_blank_pages_and_scans(scans: Path) -> None:
    views = look(scans, [1, 2, 3, 4], LIMITS, 60)
    assert [(view.ink, round(view.image)) for view in views.values()] == [(True, 1), (False, 0), (True, 0), (True, 1)]
    assert look(scans, [2], LIMITS, 60) == {2: View(False, 0.0)}


def test_a_look_in_this_process(told: Any, scans: Path) -> None:
    assert told(scans, look=[1, 2]) == [{"page": 1, "ink": True, "image": 1.0}, {"page": 2, "ink": False, "image": 0.0}]


def test_a_single_letter_is_ink_and_a_grey_page_is_not(told: Any, tmp_path: Path) -> None:
    letter, grey = b"BT /F1 11 Tf 72 780 Td (i) Tj ET", b"0.9 g 0 0 595 842 re f"
    path = raw_pdf(tmp_path / "a.pdf", [letter, grey, grey + b" 0 g " + letter])
    assert [message["ink"] for message in told(path, look=[1, 2, 3])] == [True, False, True]


def test_pages_that_were_looked_at_are_kept_when_the_time_is_up(tmp_path: Path) -> None:
    path = raw_pdf(tmp_path / "a.pdf", [b"", b"0 0 m 9 9 l S " * 4_000_000])
    assert set(look(path, [1, 2], LIMITS, 2)) <= {1}


def test_what_is_no_pdf_shows_nothing(told: Any, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("Hej!")
    (message,) = told(tmp_path / "a.pdf", look=[1])
    assert "kan inte ritas" in message["error"]
    assert look(tmp_path / "a.pdf", [1], LIMITS, 60) == {}


def test_a_page_is_read(scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, answer("Två ord"))
    seen = recognise(scans, 1, find_tesseract(), LIMITS, 60)
    assert (seen.width, seen.height) == A4
    assert seen.scale == pytest.approx(300 / 72)
    assert [word.text for word in seen.words] == ["Två", "ord"]
    assert seen.confidence == 95.0


@pytest.mark.parametrize(("limits", "dots"), [(PdfLimits(ocr_dpi=150), 150), (PdfLimits(ocr_pixels=595 * 842), 72)])
def test_limits_on_the_image(
    told: Any, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: PdfLimits, dots: int
) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, answer("ord"), does=f"echo \"$6\" >'{tmp_path}/dots'")
    (message,) = told(scans, limits, read=1, tesseract=asdict(find_tesseract()))
    assert message["scale"] == pytest.approx(dots / 72)
    assert (tmp_path / "dots").read_text().strip() == str(dots)


def test_the_image_that_is_handed_over(told: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = raw_pdf(tmp_path / "a.pdf", [b"0 g 0 0 2 1 re f"], page=b"/MediaBox [0 0 3 2]")
    fake_tesseract(tmp_path / "bin", monkeypatch, answer("ord"))
    program = tmp_path / "bin" / "tesseract"
    program.write_text(program.read_text().replace("cat >/dev/null", f"cat >'{tmp_path}/image'"))
    told(path, PdfLimits(ocr_dpi=72), read=1, tesseract=asdict(find_tesseract()))
    assert (tmp_path / "image").read_bytes() == b"P5 3 2 255\n" + b"\xff\xff\xff\x00\x00\xff"


@pytest.mark.parametrize(
    ("does", "says"), [("exit 3", "status 3"), ("kill -9 $$", "status -9"), ("echo skräp; exit 0", "tolka")]
)
def test_tesseract_fails(scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, says: str) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, does=does)
    with pytest.raises(DocumentError, match=rf"E111.*Sida 1.*{says}"):
        recognise(scans, 1, find_tesseract(), LIMITS, 60)


def test_tesseract_hangs_and_is_ended(scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, does=f"echo $$ >'{tmp_path}/pid'; exec sleep 600")
    with pytest.raises(DocumentError, match=r"E111.*Sida 1.*mer än 5 s"):
        recognise(scans, 1, find_tesseract(), LIMITS, 5)
    pid = int((tmp_path / "pid").read_text())
    for _ in range(50):
        if not Path(f"/proc/{pid}/cmdline").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes():
            break
        time.sleep(0.1)
    else:
        pytest.fail("Tesseract lives on")


def test_too_much_processor_time(scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, does="while :; do :; done")
    with pytest.raises(DocumentError, match="E111"):
        recognise(scans, 1, find_tesseract(), PdfLimits(ocr_page_seconds=1), 60)


def test_a_process_that_dies(scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, does="kill -9 $PPID")
    with pytest.raises(DocumentError, match=r"E111.*processen dog \(status -9\)"):
        recognise(scans, 1, find_tesseract(), LIMITS, 60)


def test_a_process_that_cannot_be_started(scans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert look(scans, [1], LIMITS, 60) == {}
    with pytest.raises(DocumentError, match="E111"):
        recognise(scans, 1, Tesseract("/x", "5", "swe", "3"), LIMITS, 60)


def test_memory_runs_out(told: Any, scans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run_out(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(ocr_child, "_draw", run_out)
    (message,) = told(scans, look=[1])
    assert "minne" in message["error"]


def test_a_page_that_is_not_there(told: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch)
    path = write_pdf(tmp_path / "a.pdf", [["ett"]])
    with pytest.raises(DocumentError, match="E111"):
        recognise(path, 2, find_tesseract(), LIMITS, 60)


@pytest.mark.parametrize("said", [b"[1]", b'"a"', b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_message_and_all_after_it_is_not_believed(said: bytes) -> None:
    assert recognition._messages(b'{"page": 1}\n' + said + b'\n{"page": 2}\n{"pa') == [{"page": 1}]


def test_a_view_that_lacks_something_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [{"page": 1}, {"page": 2, "ink": True, "image": 0.5}, {"error": "x"}]
    monkeypatch.setattr(recognition, "_run", lambda *_: (said, 0))
    assert look(Path("a.pdf"), [1, 2], LIMITS, 5) == {2: View(True, 0.5)}


@pytest.mark.parametrize("answer", ['{"width": 1}', '{"page": 1}'])
def test_an_answer_without_a_table(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(recognition, "_run", lambda *_: ([json.loads(answer)], 0))
    with pytest.raises(DocumentError, match="obegripligt") as caught:
        recognise(Path("a.pdf"), 1, Tesseract("/x", "5", "swe", "1"), LIMITS, 5)
    assert caught.value.code == "E111"


def test_no_descriptor_is_left(scans: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))
    look(scans, [1], LIMITS, 60)
    assert len(os.listdir("/proc/self/fd")) == before


def test_confidence_is_that_of_a_character() -> None:
    assert Recognised(*A4, 1.0, ()).confidence == 0.0
