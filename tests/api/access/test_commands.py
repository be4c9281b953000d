"""The commands for keys and the audit log, and what other commands write into it."""

import shutil
from pathlib import Path

import pytest

from api.access.store import ACCESS_FILE
from tests.support.commandline import CommandLine


@pytest.fixture
def data(kommunsok: CommandLine, tmp_path: Path) -> Path:
    """A copy of the archive without keys and log, which commands of other tests write too."""
    shutil.copytree(kommunsok.town.data, tmp_path / "data", ignore=shutil.ignore_patterns(f"{ACCESS_FILE}*"))
    return tmp_path / "data"


def test_keys_are_made_listed_and_revoked(data: Path, kommunsok: CommandLine) -> None:
    made = kommunsok("keys", "add", "Eva Ek", "--role", "analyst", data=data)
    key = made.out.strip()
    assert (made.code, key[:3]) == (0, "ks_")
    assert "Nyckel 1 för Eva Ek, analytiker." in made.err
    assert key not in made.err
    listed = kommunsok("keys", "list", "-f", "json", data=data)
    assert key not in listed.out
    assert [(row["id"], row["role"], row["revoked_at"]) for row in listed.json] == [(1, "analyst", None)]
    assert kommunsok("keys", "revoke", "1", data=data).code == 0
    assert kommunsok("keys", "list", "-f", "json", data=data).json[0]["revoked_at"]
    assert kommunsok("keys", "revoke", "1", data=data).code == 4
    assert kommunsok("keys", "add", " ", "--role", "analyst", data=data).code == 2
    assert kommunsok("keys", "add", "Eva Ek", "--role", "king", data=data).code == 2
    assert kommunsok("keys", "add", "Eva Ek", "--role", "reader", data=data / "nowhere").code == 5


def test_the_log_tells_of_commands(
    data: Path, kommunsok: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "siv")
    ref = kommunsok("decisions", "-n", "1", "-f", "json", data=data).json[0]["ref"]
    kommunsok("correct", ref, "status=beslut", "--who", "Eva Ek", data=data)
    kommunsok("export", "decisions", "--out", tmp_path / "beslut.csv", data=data)
    kommunsok("forget", "Norrtorp", "--reason", "Begäran", data=data)
    kommunsok("keys", "add", "Eva Ek", "--role", "analyst", data=data)
    rows = kommunsok("audit", "-f", "json", data=data).json
    assert [row["action"] for row in rows] == ["key_added", "forget", "export", "correct"]
    assert {row["who"] for row in rows} == {"siv"}
    assert {row["role"] for row in rows} == {"kommandoraden"}
    assert rows[3]["object"] == f"{ref} status"
    assert "Norrtorp" not in str(rows)
    assert len(kommunsok("audit", "--action", "forget", "-f", "json", data=data).json) == 1
    assert kommunsok("audit", "--who", "nobody", "-f", "json", data=data).json == []
    assert kommunsok("audit", "--action", "dance", data=data).code == 2


def test_an_archive_where_nothing_was_done(data: Path, kommunsok: CommandLine) -> None:
    assert kommunsok("audit", "-f", "json", data=data).json == []
    assert kommunsok("keys", "list", "-f", "json", data=data).json == []


def test_a_server_that_does_not_know_who_is_there(
    data: Path, kommunsok: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise OSError("no row in /etc/passwd")

    monkeypatch.setattr("getpass.getuser", fail)
    kommunsok("keys", "add", "Eva Ek", "--role", "analyst", data=data)
    assert kommunsok("audit", "-f", "json", data=data).json[0]["who"] == "–"
