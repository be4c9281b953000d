"""Tests of reading files again for which OCR was missing (E110), once it is there."""

from dataclasses import replace
from pathlib import Path

import pytest

from index import reading
from index.archive import Archive
from index.ingestion import IngestOptions
from ingest.catalogue import Change
from ingest.limits import PdfLimits
from ingest.manifest import Given
from ingest.model import ParsedSource, Problem, SourceStatus
from ingest.ocr_mode import OcrMode
from ingest.tesseract import find_tesseract
from tests.index.conftest import Opener
from tests.support.quick import parse, write_files
from tests.support.scans import fake_tesseract, no_tesseract

HERE = IngestOptions(workers=0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "in", skannad="Hemtjänsten växer.", text="Simhallen byggs.")


@pytest.fixture
def archive(open_archive: Opener, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """What was read without OCR: a scan and a file with text."""

    def read(path: Path, name: str, limits: PdfLimits | None = None, *rest: object) -> ParsedSource:
        parsed = parse(path, name, limits, *rest)
        try:
            find_tesseract()
        except Exception:  # noqa: BLE001
            if name.startswith("skannad"):
                return replace(parsed, status=SourceStatus.PARTIAL, problems=(Problem("E110", "Sida 2.", 2),))
        return parsed

    made = open_archive()
    monkeypatch.setattr(reading, "parse_file", read)
    no_tesseract(tmp_path / "bin", monkeypatch)
    made.ingest([folder], HERE)
    assert made.catalogue.source("skannad.pdf").status is SourceStatus.PARTIAL
    return made


def changes(archive: Archive, folder: Path, options: IngestOptions = HERE) -> list[Change | None]:
    return [outcome.change for outcome in archive.ingest([folder], options).outcomes]


def test_it_is_not_read_while_ocr_is_missing_or_not_wanted(
    archive: Archive, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert changes(archive, folder) == [Change.UNCHANGED] * 2
    fake_tesseract(tmp_path / "bin", monkeypatch)
    assert changes(archive, folder, replace(HERE, ocr=OcrMode.NEVER)) == [Change.UNCHANGED] * 2


def test_it_is_read_once_when_ocr_is_there(
    archive: Archive, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = archive.catalogue.source("skannad.pdf")
    fake_tesseract(tmp_path / "bin", monkeypatch)
    assert changes(archive, folder) == [Change.READ_AGAIN, Change.UNCHANGED]
    row = archive.catalogue.source("skannad.pdf")
    assert (row.id, row.version, row.status) == (before.id, before.version, SourceStatus.OK)
    assert not archive.catalogue.has_problem(row.id, "E110")
    assert changes(archive, folder) == [Change.UNCHANGED] * 2


def test_what_a_manifest_said_stays(
    archive: Archive, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = Given("https://ekdala.example/s.pdf", "Ekdala kommun", "", "")
    changes(archive, folder, replace(HERE, manifest={"skannad.pdf": given}))
    fake_tesseract(tmp_path / "bin", monkeypatch)
    assert changes(archive, folder)[0] is Change.READ_AGAIN
    assert archive.catalogue.source("skannad.pdf").given == given
