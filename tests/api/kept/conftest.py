"""An archive that is read quickly, and what users keep beside it."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.kept.database import open_kept
from index.archive import Archive, ArchiveOptions
from index.ingestion import IngestOptions
from tests.support import quick
from tests.support.quick import write_files

Reader = Callable[..., Archive]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """Reads files, given by name and text, into the archive `tmp_path / "data"`, and hands it over."""
    quick.install(monkeypatch)
    archive = Archive(tmp_path / "data", ArchiveOptions("hashing"), create=True)
    (tmp_path / "in").mkdir()

    def read_(**contents: str) -> Archive:
        archive.ingest([write_files(tmp_path / "in", **contents)], IngestOptions(workers=0))
        return archive

    yield read_
    archive.close()


@pytest.fixture
def kept(read: Reader, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """What users keep beside that archive."""
    del read
    with open_kept(tmp_path / "data") as connection:
        yield connection
