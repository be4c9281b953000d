"""Manifest, versions, withdrawing, pages and watching on the command line."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli_progress import summary_lines
from api.cli_watch import News
from index.outcomes import FileOutcome, IngestSummary, LeftOut
from ingest.catalogue import Change
from ingest.errors import StateError
from ingest.model import Problem, SourceStatus
from tests.api.packages import MINUTES, REPORT, write_packages
from tests.support.commandline import ROOT, CommandLine, command, environment
from tests.support.pdfs import write_pdf
from tests.support.words import report, write_docx

URL = "https://provby.example/protokoll.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_packages(tmp_path / "mapp")


@pytest.fixture
def data(kommunsok: CommandLine, folder: Path, tmp_path: Path) -> Path:
    """A data folder with two files, one of them in its second version and with a manifest."""
    made = tmp_path / "data"
    manifest = tmp_path / "filer.csv"
    manifest.write_text(f"file;url;title\n{MINUTES};{URL};Protokoll november\nborta.pdf;;\n", "utf-8")
    write_pdf(folder / REPORT, [["Tidigare lydelse av rapporten om hemtjänsten."]])
    first = kommunsok("ingest", folder, "--workers", "0", "--manifest", manifest, data=made)
    assert first.code == 0, first.err
    assert "I importlistan men inte i mappen: 1 fil\n  E206 borta.pdf" in first.err
    write_packages(folder)
    assert "1 ny version" in kommunsok("ingest", folder, "--workers", "0", data=made).err
    return made


def _files(kommunsok: CommandLine, data: Path) -> dict[str, dict[str, object]]:
    return {row["file"]: row for row in kommunsok("status", "-f", "json", data=data).json}


def test_status_says_where_files_come_from(kommunsok: CommandLine, data: Path, folder: Path) -> None:
    row = _files(kommunsok, data)[MINUTES]
    assert (row["url"], row["title"], row["missing"]) == (URL, "Protokoll november", False)
    assert str(row["annotator"]).startswith("kommunsok-nlp")
    (folder / MINUTES).unlink()
    assert _files(kommunsok, data)[MINUTES]["missing"] is True
    assert f"E120 {MINUTES}" in kommunsok("ingest", folder, "--workers", "0", data=data).err


def test_pages_say_what_read_them(kommunsok: CommandLine, data: Path) -> None:
    rows = kommunsok("status", "--pages", MINUTES, "-f", "json", data=data).json
    assert [row["page"] for row in rows] == list(range(1, len(rows) + 1))
    assert all(row["extractor"].split(" ")[0] in ("pypdf", "pdfium") for row in rows)
    assert kommunsok("status", "--pages", "saknas.pdf", data=data).code == 4


def test_an_old_version_can_be_listed_and_read(kommunsok: CommandLine, data: Path) -> None:
    old, new = kommunsok("versions", REPORT, "-f", "json", data=data).json
    assert (old["version"], old["current"], old["replaced_by"]) == (1, False, new["sha256"])
    assert (new["version"], new["current"], new["replaced_by"]) == (2, True, None)
    first = kommunsok("documents", "--file", old["sha256"], "-f", "json", data=data).json
    assert "Tidigare lydelse" in first[0]["first_line"]


def test_a_withdrawn_file_is_gone_and_stays_away(kommunsok: CommandLine, data: Path, folder: Path) -> None:
    done = kommunsok("withdraw", REPORT, "--reason", "Fel  fil.", data=data)
    assert (done.code, done.err.count("Återkallad: ")) == (0, 2)
    rows = [row for row in kommunsok("status", "-f", "json", data=data).json if row["status"] == "withdrawn"]
    assert [(row["file"], row["version"], row["detail"]) for row in rows] == [(REPORT, n, "Fel fil.") for n in (1, 2)]
    refused = kommunsok("ingest", folder, "--workers", "0", data=data)
    assert (refused.code, f"{REPORT}: kunde inte läsas\n  E117 " in refused.err) == (3, True)
    again = kommunsok("ingest", folder, "--workers", "0", "--again", data=data)
    assert (again.code, "1 ny" in again.err) == (0, True)


def test_pruning_withdraws_what_is_gone(kommunsok: CommandLine, data: Path, folder: Path) -> None:
    (folder / REPORT).unlink()
    done = kommunsok("ingest", folder, "--workers", "0", "--prune", data=data)
    assert f"{REPORT}: återkallad, filen finns inte kvar i mappen" in done.err
    assert _files(kommunsok, data)[REPORT]["status"] == "withdrawn"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["withdraw", "saknas.pdf", "--reason", "x"], 4, "E202"),
        (["withdraw", "saknas.pdf", "--reason", "  "], 2, "--reason"),
        (["withdraw", "saknas.pdf"], 2, "--reason"),
        (["versions", "saknas.pdf"], 4, "E202"),
        (["ingest", ".", "--watch", "--prune"], 2, "--prune"),
        (["ingest", "saknas", "--watch"], 3, "E104"),
        (["ingest", ".", "--manifest", "saknas.csv"], 2, "E205"),
    ],
)
def test_what_cannot_be_done(kommunsok: CommandLine, words: list[str], code: int, said: str, tmp_path: Path) -> None:
    refused = kommunsok(*words)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err


def test_many_files_left_out_are_counted() -> None:
    left_out = tuple(LeftOut(f"{number}.jpg", Problem("E113", ".jpg-fil")) for number in range(8))
    lines = list(summary_lines(IngestSummary((), 1.0, left_out)))
    assert (lines[0], lines[5], lines[6]) == ("Utelämnade: 8 filer", "  E113 4.jpg: .jpg-fil", "  … och 3 till")


class TestNews:
    FAILED = FileOutcome("fel.pdf", None, SourceStatus.FAILED, problems=(Problem("E102", "trasig"),))
    GONE = LeftOut("borta.pdf", Problem("E120", "borta"))

    def test_what_is_as_before_is_told_once(self) -> None:
        news = News()
        new = FileOutcome("a.pdf", Change.ADDED, SourceStatus.OK, 1, 1)
        first = news.lines(IngestSummary((new, self.FAILED), 1.0, (self.GONE,)))
        assert first[0] == "a.pdf: ny"
        assert "fel.pdf: kunde inte läsas" in first
        assert first[-1].startswith("2 filer (1 ny, 1 kunde inte läsas)")
        known = FileOutcome("a.pdf", Change.UNCHANGED, SourceStatus.OK)
        assert news.lines(IngestSummary((known, self.FAILED), 1.0, (self.GONE,))) == []
        gone = LeftOut("a.pdf", Problem("E120", "a"))
        assert news.lines(IngestSummary((self.FAILED,), 1.0, (self.GONE, gone)))[:2] == [
            *("Saknas i mappen: 1 fil", "  E120 a.pdf: a")
        ]

    def test_errors_are_told_each_time(self, capsys: pytest.CaptureFixture[str]) -> None:
        news = News()
        for _ in range(2):
            news.tell(StateError("upptagen.", "E404"))
        news.tell(IngestSummary((self.FAILED,), 1.0))
        told = capsys.readouterr().err
        assert told.count("E404") == 2
        assert "fel.pdf: kunde inte läsas" in told


class Log:
    """A watch as a process of its own, and what it has written."""

    def __init__(self, path: Path, process: "subprocess.Popen[bytes]") -> None:
        self.path = path
        self.process = process

    def wait(self, text: str) -> str:
        """All that is written, once this stands in it."""
        deadline = time.monotonic() + 120
        while text not in self.path.read_text("utf-8") and time.monotonic() < deadline and self.process.poll() is None:
            time.sleep(0.05)
        written = self.path.read_text("utf-8")
        assert text in written
        return written


@pytest.fixture
def watched(tmp_path: Path, folder: Path) -> Iterator[Log]:
    log = tmp_path / "logg"
    with log.open("wb") as file:
        words = command(tmp_path / "data", "ingest", "--watch", folder, "--workers", "0")
        process = subprocess.Popen(words, cwd=ROOT, env=environment(), stdout=file, stderr=file)
        yield Log(log, process)
        if process.poll() is None:
            process.kill()
        process.wait()


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_watch_follows_the_folder_and_ends_cleanly(watched: Log, folder: Path, end: signal.Signals) -> None:
    watched.wait("2 filer (2 nya)")
    if end is signal.SIGTERM:
        write_docx(folder / "brev.docx", report)
        (folder / "fel.pdf").write_text("%PDF-1.4 trasig")
        watched.wait("brev.docx: ny")
        watched.wait("fel.pdf: kunde inte läsas")
        shutil.copy(folder / MINUTES, folder / "fel.pdf")
        watched.wait("fel.pdf: dubblett")
        (folder / REPORT).unlink()
        watched.wait(f"E120 {REPORT}")
    os.kill(watched.process.pid, end)
    assert watched.process.wait(60) == 0
    assert "Bevakningen är avslutad." in watched.wait("avslutad")
    assert "Traceback" not in watched.path.read_text("utf-8")
