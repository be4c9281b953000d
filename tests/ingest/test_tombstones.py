"""Withdrawing: nothing of the text is left in the files, and a tombstone says what, when and why."""

import sqlite3
from pathlib import Path

import pytest

from ingest import tombstones as module
from ingest.catalogue import Catalogue, Change
from ingest.errors import NotFoundError, StateError
from ingest.model import Block, BlockKind, ParsedSource, Problem, SourceStatus
from ingest.tombstones import readmit, tombstone_of, tombstones, withdraw

SECRET = "Hemligt möte om kaffekokaren"


def _source(file: str = "a.pdf", mark: str = "a", text: str = SECRET) -> ParsedSource:
    block = Block(0, BlockKind.PARAGRAPH, 0, 1, 1, 0, len(text), text, text)
    return ParsedSource(file, mark * 64, 1, "x 1", 1, SourceStatus.OK, text, (block,))


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_nothing_of_it_is_left(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.store(_source(), tmp_path / "a.pdf")
    catalogue.store(_source("b.pdf", "b", "Öppet möte"), tmp_path / "b.pdf")
    assert SECRET.encode() in _bytes_of(tmp_path)
    (stone,) = withdraw(catalogue, "a.pdf", "Personuppgifter.")
    assert SECRET.encode() not in _bytes_of(tmp_path)
    assert "Öppet möte".encode() in _bytes_of(tmp_path)
    assert (stone.file, stone.sha256, stone.version, stone.reason) == ("a.pdf", "a" * 64, 1, "Personuppgifter.")
    assert tombstones(catalogue) == (stone,)
    assert [row.file for row in catalogue.sources()] == ["b.pdf"]


def test_all_versions_of_a_name_go_and_one_by_its_digest(catalogue: Catalogue, tmp_path: Path) -> None:
    for mark in "abc":
        catalogue.store(_source(mark=mark), tmp_path / "a.pdf")
    withdraw(catalogue, "b" * 64, "Fel fil.")
    assert [row.sha256[0] for row in catalogue.versions("a.pdf")] == ["a", "c"]
    withdraw(catalogue, "a.pdf", "Alla.")
    assert catalogue.all_versions() == ()
    assert [stone.sha256[0] for stone in tombstones(catalogue)] == ["b", "a", "c"]


def test_what_is_attached_goes_along_with_our_copy_of_it(catalogue: Catalogue, tmp_path: Path) -> None:
    copy, original = tmp_path / "i.pdf", tmp_path / "a.pdf"
    copy.touch()
    original.touch()
    parent = catalogue.store(_source(), original)[1]
    catalogue.store(_source("a.pdf#i.pdf", "i"), copy, parent=parent)
    for name in ("a.pdf", "a.pdf#trasig.pdf"):
        catalogue.record_failure(name, original, Problem("E102", "trasig"))
    stones = withdraw(catalogue, "a.pdf", "Fel.")
    assert [stone.file for stone in stones] == ["a.pdf#i.pdf", "a.pdf"]
    assert (copy.exists(), original.exists()) == (False, True)
    assert (catalogue.failures(), catalogue.all_versions()) == ((), ())


def test_no_such_file(catalogue: Catalogue) -> None:
    with pytest.raises(NotFoundError):
        withdraw(catalogue, "saknas.pdf", "x")


def test_the_bytes_are_refused_until_they_are_admitted_again(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.store(_source(), tmp_path / "a.pdf")
    withdraw(catalogue, "a.pdf", "Fel.")
    assert tombstone_of(catalogue, "b" * 64) is None
    stone = tombstone_of(catalogue, "a" * 64)
    assert stone is not None
    assert stone.readmitted_at is None
    readmit(catalogue, "a" * 64)
    assert tombstone_of(catalogue, "a" * 64) is None
    assert tombstones(catalogue)[0].readmitted_at is not None
    assert catalogue.store(_source(), tmp_path / "a.pdf")[0] is Change.ADDED
    withdraw(catalogue, "a.pdf", "Igen.")
    assert [stone.reason for stone in tombstones(catalogue)] == ["Fel.", "Igen."]


def test_a_reader_that_does_not_let_go_is_told_of(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    catalogue.connection.execute("PRAGMA busy_timeout = 20")
    catalogue.store(_source(), tmp_path / "a.pdf")
    reader = sqlite3.connect(tmp_path / "katalog.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sources").fetchone()
    with pytest.raises(StateError) as caught:
        withdraw(catalogue, "a.pdf", "Fel.")
    assert caught.value.code == "E404"
    assert catalogue.sources() == ()
    reader.close()
    module.erase(catalogue)
    assert SECRET.encode() not in _bytes_of(tmp_path)


def test_another_fault_of_the_database_is_not_hidden(catalogue: Catalogue) -> None:
    with catalogue.transaction(), pytest.raises(sqlite3.OperationalError, match="VACUUM"):
        module.erase(catalogue)
