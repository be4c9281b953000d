"""`kommunsok ingest`, `index` and `status`: good and bad files together, and what a person is told."""

import sys
from pathlib import Path

import pytest

from api import cli
from api.cli_progress import summary_lines, with_progress
from index.archive import CATALOGUE_FILE
from index.ingestion import FileOutcome, IngestSummary
from ingest.catalogue import Change
from ingest.model import Problem, SourceStatus
from tests.api.packages import MINUTES, write_packages
from tests.support.commandline import CommandLine
from tests.support.pdfs import SCAN, write_pdf

OK, PARTIAL, FAILED = SourceStatus.OK, SourceStatus.PARTIAL, SourceStatus.FAILED


def _summary(*outcomes: FileOutcome, seconds: float = 2.0) -> list[str]:
    return list(summary_lines(IngestSummary(outcomes, seconds)))


def test_bad_files_are_reported_and_the_others_read(kommunsok: CommandLine, tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "mapp"
    (write_packages(folder) / MINUTES).rename(folder / "ö.pdf")
    (folder / "falsk.pdf").write_text("inte en pdf")
    write_pdf(folder / "skannad.pdf", [SCAN])
    (folder / "anteckning.txt").write_text("ingen fil för oss")
    read = kommunsok("ingest", folder, "--workers", "0", data=data)
    assert (read.code, read.out) == (3, "")
    assert "falsk.pdf: kunde inte läsas\n  E101 Filen är ingen PDF: " in read.err
    assert "4 filer (2 kunde inte läsas, 2 nya), " in read.err
    assert "Utelämnade: 1 fil\n  E113 anteckning.txt: .txt-fil\n  Filtypen läses inte. " in read.err
    rows = {row["file"]: row for row in kommunsok("status", "-f", "json", data=data).json}
    assert {file: row["status"] for file, row in rows.items()} == {
        "falsk.pdf": "failed",
        "provby-omsorgsnamnden-2023-10.pdf": "ok",
        "skannad.pdf": "failed",
        "ö.pdf": "ok",
    }
    assert rows["falsk.pdf"]["detail"].startswith("E101 ")
    assert kommunsok("search", "hemtjänst", "--json", data=data).json["hits"]

    (folder / "falsk.pdf").unlink()
    (folder / "skannad.pdf").unlink()
    (folder / "anteckning.txt").unlink()
    again = kommunsok("ingest", folder, "--workers", "0", data=data)
    assert (again.code, again.out, again.err) == (0, "", "2 filer (2 oförändrade).\n")


def test_an_empty_folder(kommunsok: CommandLine, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (tmp_path / "tom").mkdir()
    read = kommunsok("ingest", tmp_path / "tom", data=data)
    assert (read.code, read.out, read.err) == (0, "", "Inga filer att läsa hittades.\n")
    status = kommunsok("status", "--format", "json", data=data)
    assert (status.code, status.json) == (0, [])
    assert "kommunsok ingest MAPP" in status.err
    for words in (["search", "x"], ["documents"], ["decisions"], ["cases"], ["index"]):
        refused = kommunsok(*words, data=data)
        assert (refused.code, refused.out) == (5, "")
        assert "E401" in refused.err


@pytest.mark.parametrize(("words", "code", "said"), [(["nej"], 3, "E104"), ([], 2, "FIL_ELLER_MAPP")])
def test_nothing_to_read(kommunsok: CommandLine, tmp_path: Path, words: list[str], code: int, said: str) -> None:
    refused = kommunsok("ingest", *words, data=tmp_path / "data")
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err


def test_the_data_folder_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMMUNSOK_DATA", str(tmp_path / "annan"))
    monkeypatch.setattr(sys, "argv", ["kommunsok", "ingest", str(tmp_path)])
    with pytest.raises(SystemExit) as end:
        cli.run()
    assert end.value.code == 0
    assert (tmp_path / "annan" / CATALOGUE_FILE).exists()


def test_totals() -> None:
    new = FileOutcome("a.pdf", Change.ADDED, OK, pages=30, documents=4)
    assert _summary(new) == ["1 fil (1 ny), 4 dokument, 30 sidor på 2,0 s (15 sidor/s)."]
    known = FileOutcome("b.pdf", Change.UNCHANGED, OK)
    newer = FileOutcome("c.pdf", Change.UPDATED, OK, pages=1, documents=1)
    assert _summary(new, known, known, newer, newer)[-1].startswith("5 filer (1 ny, 2 oförändrade, 2 nya versioner), ")


def test_only_files_with_problems_are_named() -> None:
    many = tuple(Problem("E106", f"Sida {number} har ingen text.", number) for number in range(1, 8))
    lines = _summary(
        FileOutcome("a.pdf", Change.ADDED, OK, pages=1, documents=1),
        FileOutcome("b.pdf", Change.ADDED, PARTIAL, pages=9, documents=1, problems=many),
        FileOutcome("c.pdf", None, FAILED, problems=(Problem("E103", "c.pdf kräver lösenord."),)),
    )
    assert lines[0] == "b.pdf: ny, delvis läst"
    assert lines[1:6] == [f"  E106 Sida {number} har ingen text." for number in range(1, 6)]
    assert lines[6] == "  … och 2 till"
    assert lines[7] == "c.pdf: kunde inte läsas"
    assert lines[8] == "  E103 PDF-filen är krypterad: c.pdf kräver lösenord. Lägg in en kopia utan lösenord."
    assert lines[9].startswith("3 filer (2 nya, 1 kunde inte läsas), ")


@pytest.mark.parametrize("watched", [True, False])
def test_the_bar_is_for_a_person_who_watches(
    watched: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = IngestSummary((), 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: watched)
    monkeypatch.setenv("TERM", "xterm")

    def run(note: object) -> IngestSummary:
        assert callable(note)
        note(FileOutcome("a.pdf", Change.ADDED, OK), 2)
        return summary

    assert with_progress(run) is summary
    written = capsys.readouterr()
    assert written.out == ""
    assert ("a.pdf" in written.err) is watched
