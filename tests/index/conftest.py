"""Fixtures of the tests of search."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.archive import Archive, ArchiveOptions
from tests.support import quick

Opener = Callable[..., Archive]


@pytest.fixture
def open_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    """Opens the data folder `tmp_path / "data"`, made where it is missing; reading and embedding are quick."""
    quick.install(monkeypatch)
    opened = []

    def open_(create: bool = True, embedder: str = "hashing") -> Archive:
        archive = Archive(tmp_path / "data", ArchiveOptions(embedder), create)
        opened.append(archive)
        return archive

    yield open_
    for archive in opened:
        archive.close()
