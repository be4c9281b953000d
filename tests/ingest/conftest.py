"""Fixtures of the tests of `ingest`."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import coverage
import pytest

from ingest import launcher
from ingest.catalogue import Catalogue
from ingest.extract import EXTRACTORS
from tests.support import misbehaving

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


@pytest.fixture(scope="session")
def deeds(tmp_path_factory: pytest.TempPathFactory, coverage_of_children: None) -> Iterator[Path]:
    """The file of what the extractor "hostile" is to do, which every reading process has registered."""
    folder = tmp_path_factory.mktemp("start")
    (folder / "sitecustomize.py").write_text("from tests.support.misbehaving import install\n\ninstall()\n")
    told = folder / "deeds.json"
    patch = pytest.MonkeyPatch()
    patch.setattr(launcher, "_ROOT", os.pathsep.join((str(folder), str(ROOT))))
    patch.setitem(EXTRACTORS, misbehaving.NAME, misbehaving.HostileExtractor)
    patch.setenv(misbehaving.VARIABLE, str(told))
    launcher.close()
    yield told
    launcher.close()
    patch.undo()


@pytest.fixture
def hostile(deeds: Path) -> Iterator[Hostile]:
    """Tell the extractor "hostile" what to do at which place, in this process and in children."""

    def tell(wanted: dict[str, str]) -> None:
        deeds.write_text(json.dumps(wanted), "utf-8")

    yield tell
    deeds.unlink(missing_ok=True)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """An empty catalogue."""
    made = Catalogue(tmp_path / "katalog.db", create=True)
    yield made
    made.close()
