"""Fixtures of the tests of `ingest`."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import coverage
import pytest

from ingest import sandbox
from ingest.catalogue import Catalogue
from ingest.extract import EXTRACTORS
from tests.support import hostile as hostile_extractor

ROOT = Path(__file__).resolve().parents[2]

Hostile = Callable[[dict[str, str]], None]


@pytest.fixture(scope="session", autouse=True)
def coverage_of_children(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have the reading processes measured too, when these tests are (coverage's .pth file looks at the variable)."""
    measured = coverage.Coverage.current()
    patch = pytest.MonkeyPatch()
    if measured is not None:
        settings = tmp_path_factory.mktemp("coverage") / "coveragerc"
        target = Path(measured.config.data_file).resolve()
        settings.write_text(
            f"[run]\nbranch = true\nparallel = true\nsource = {ROOT / 'ingest'}\ndata_file = {target}\n"
        )
        patch.setenv("COVERAGE_PROCESS_START", str(settings))
    yield
    patch.undo()


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hostile:
    """Tell the extractor "hostile" what to do at which place, in this process and in children."""
    folder = tmp_path / "start"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text("from tests.support.hostile import install\n\ninstall()\n")
    # Children that are killed would leave half a file of coverage.
    monkeypatch.delenv("COVERAGE_PROCESS_START", raising=False)
    monkeypatch.setattr(sandbox, "_ROOT", os.pathsep.join((str(folder), str(ROOT))))
    monkeypatch.setitem(EXTRACTORS, hostile_extractor.NAME, hostile_extractor.HostileExtractor)

    def tell(deeds: dict[str, str]) -> None:
        monkeypatch.setenv(hostile_extractor.VARIABLE, json.dumps(deeds))

    return tell


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """An empty catalogue."""
    made = Catalogue(tmp_path / "katalog.db", create=True)
    yield made
    made.close()
