"""What tests of several packages share: an archive of two packages of the shipped sample, and the command line."""

from functools import cache
from pathlib import Path

import pytest

from index.archive import Archive
from index.embedders import EMBEDDERS, StaticEmbedder
from index.ingestion import IngestOptions
from index.protocol import Embedder
from ingest.ocr_mode import OcrMode
from tests.support.commandline import PACKAGES, ROOT, CommandLine, Town


def pytest_addoption(parser: pytest.Parser) -> None:
    """The flag of the regression gate, tests/evaluation/test_floors.py."""
    parser.addoption("--update-floors", action="store_true", help="write the figures of today as floors")


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """An archive of two packages of Ekdala, one of them with a scanned page; tests leave it as it is."""
    root = tmp_path_factory.mktemp("ekdala")
    pdfs = root / "pdf"
    pdfs.mkdir()
    for name in PACKAGES:
        (pdfs / name).write_bytes((ROOT / "examples" / "packages" / name).read_bytes())
    archive = Archive(root / "data", create=True)
    archive.ingest([pdfs], IngestOptions(workers=0, ocr=OcrMode.NEVER))  # the same on every machine
    archive.close()
    return Town(root / "data", pdfs)


@cache
def _embedder() -> Embedder:
    return StaticEmbedder()


@pytest.fixture
def kommunsok(
    town: Town, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> CommandLine:
    """The command line in this process, on the archive of Ekdala unless told otherwise."""
    monkeypatch.chdir(tmp_path)
    # Opened once for all; a process of its own opens it each time.
    monkeypatch.setitem(EMBEDDERS, "bundled", _embedder)
    for variable in ("KOMMUNSOK_DATA", "KOMMUNSOK_HOST", "KOMMUNSOK_PORT", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    return CommandLine(town, capfd, monkeypatch)
