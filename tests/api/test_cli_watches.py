"""`kommunsok watches`, and ingest that tells those who watch."""

import shutil
from pathlib import Path

import pytest

from api.kept.database import open_kept
from api.kept.watches import Wanted, WatchStore
from tests.support.commandline import CommandLine


@pytest.fixture
def data(kommunsok: CommandLine, tmp_path: Path) -> Path:
    """A copy of the archive of Ekdala."""
    shutil.copytree(kommunsok.town.data, tmp_path / "data")
    return tmp_path / "data"


def test_watches_are_listed_without_addresses_and_removed(kommunsok: CommandLine, data: Path) -> None:
    assert kommunsok("watches", "run", data=data).err == "Inga bevakningar är sparade.\n"
    with open_kept(data) as connection:
        WatchStore(connection).add("jag", Wanted("Hemtjänst", "q=hemtj%C3%A4nst", email="eva@ekdala.se"))
    listed = kommunsok("watches", "list", "--format", "json", data=data)
    assert listed.json[0]["email"] == "obekräftad"
    assert "eva" not in listed.out
    assert kommunsok("watches", "remove", "1", data=data).err == "Bevakning 1 är borttagen.\n"
    assert kommunsok("watches", "remove", "1", data=data).code == 4
    assert kommunsok("watches", "list", "--format", "json", data=data).json == []


def test_ingest_tells_those_who_watch(kommunsok: CommandLine, data: Path, tmp_path: Path) -> None:
    with open_kept(data) as connection:
        WatchStore(connection).add("jag", Wanted("Allt", "date_from=1900-01-01"))
    assert kommunsok("watches", "run", data=data).code == 0
    (tmp_path / "ny").mkdir()
    page = (
        "<html lang=sv><title>Protokoll</title><h1>Protokoll</h1><p>Sammanträdesdatum 2024-03-05</p>"
        "<p>Nämnden beslutar att lägga ner simhallen.</p>"
    )
    (tmp_path / "ny" / "protokoll.html").write_text(page, "utf-8")
    read = kommunsok("ingest", tmp_path / "ny", "--workers", "0", data=data)
    assert "1 nya träffar i 1 bevakningar, 0 e-brev skickade." in read.err
    (data / "sparat.sqlite").write_bytes(b"trasig" * 100)
    broken = kommunsok("ingest", tmp_path / "ny", "--workers", "0", data=data)
    assert broken.code == 0
    assert "E411" in broken.err
    assert kommunsok("watches", "run", data=data).code == 5
