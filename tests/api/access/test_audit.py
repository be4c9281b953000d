"""The audit log: rows are added, and neither changed nor removed."""

import sqlite3
from pathlib import Path

import pytest

from api.access.audit import ACTIONS, Audit
from api.access.store import ACCESS_FILE, AccessStore
from api.texts import TEXTS
from ingest.errors import QueryError, StateError


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    made = Audit(AccessStore(tmp_path))
    made.add("Eva Ek", "admin", "login")
    made.add("Bo Alm", "analyst", "correct", "beslut:1", "ab" * 16)
    made.add("Eva Ek", "admin", "key_added", "2 Bo Alm")
    return made


def test_the_newest_comes_first(audit: Audit) -> None:
    events = audit.events()
    assert [event.action for event in events] == ["key_added", "correct", "login"]
    assert (events[1].who, events[1].role, events[1].object, events[1].request) == (
        "Bo Alm",
        "analyst",
        "beslut:1",
        "ab" * 16,
    )
    assert events[0].at.endswith("+00:00")


def test_a_part_of_it(audit: Audit) -> None:
    assert [event.action for event in audit.events(who="Eva Ek")] == ["key_added", "login"]
    assert [event.who for event in audit.events("correct")] == ["Bo Alm"]
    assert [event.action for event in audit.events(limit=1, offset=1)] == ["correct"]
    assert (audit.count(), audit.count("login"), audit.count("login", "Bo Alm")) == (3, 1, 0)
    for ask in (audit.events, audit.count):
        with pytest.raises(QueryError, match="login"):
            ask("dance")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM audit", "UPDATE audit SET who = 'x'", "DELETE FROM audit WHERE id = 1"]
)
def test_rows_stay_as_they_are(audit: Audit, tmp_path: Path, statement: str) -> None:
    connection = sqlite3.connect(tmp_path / ACCESS_FILE)
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        connection.execute(statement)
    connection.close()
    assert audit.count() == 3


def test_nothing_yet(tmp_path: Path) -> None:
    audit = Audit(AccessStore(tmp_path))
    assert (audit.events(), audit.count()) == ((), 0)


def test_another_writer_is_told_of(audit: Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.access.store._BUSY_SECONDS", 0.01)
    other = sqlite3.connect(tmp_path / ACCESS_FILE)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StateError, match="E404"):
        audit.add("Eva Ek", "admin", "logout")
    other.close()


def test_every_action_has_a_text() -> None:
    assert {f"handelse.{action}" for action in ACTIONS} <= set(TEXTS)
