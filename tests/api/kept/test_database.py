"""The file of what users keep: made once, closed to others, and damage is told of."""

import sqlite3
from pathlib import Path

import pytest

from api.kept.database import KEPT_FILE, new_token, open_kept, writing
from ingest.errors import StateError


def test_the_file_is_made_for_its_owner_alone_and_opened_again(tmp_path: Path) -> None:
    with open_kept(tmp_path) as connection:
        connection.execute("INSERT INTO seen VALUES ('a')")
    assert (tmp_path / KEPT_FILE).stat().st_mode & 0o777 == 0o600
    with open_kept(tmp_path) as connection:
        assert [row[0] for row in connection.execute("SELECT digest FROM seen")] == ["a"]


def test_nothing_is_kept_where_there_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="E401"), open_kept(tmp_path / "nothing"):
        pass
    assert not (tmp_path / "nothing").exists()


def test_a_damaged_file_and_one_of_a_later_version_are_told_of(tmp_path: Path) -> None:
    (tmp_path / KEPT_FILE).write_bytes(b"no database at all" * 100)
    with pytest.raises(StateError, match="E411"), open_kept(tmp_path):
        pass
    (tmp_path / KEPT_FILE).unlink()
    with open_kept(tmp_path) as connection:
        connection.execute("PRAGMA user_version = 9")
    with pytest.raises(StateError, match="version 9"), open_kept(tmp_path):
        pass


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with open_kept(tmp_path) as connection:

        def fail() -> None:
            with writing(connection):
                connection.execute("INSERT INTO seen VALUES ('a')")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert connection.execute("SELECT count(*) FROM seen").fetchone()[0] == 0


def test_tokens_differ_and_fit_into_an_address() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) == 24 and token.replace("-", "").replace("_", "").isalnum() for token in tokens)


def test_errors_of_a_statement_are_those_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(StateError) as caught, open_kept(tmp_path) as connection:
        connection.execute("SELECT * FROM nothing")
    assert isinstance(caught.value.__cause__, sqlite3.DatabaseError)
