"""The register of objects: each once, at its last change, in the order of the changes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.feed.seen import once
from api.feed.store import FILE, Entry, Register, Seen
from ingest.errors import StateError
from tests.support.strategies import EXAMPLES

READ = "2026-01-01T00:00:00+00:00"
LATER = "2026-02-01T00:00:00+00:00"
LATEST = "2026-03-01T00:00:00+00:00"


def seen(name: str, digest: str = "1") -> Seen:
    return Seen("dokument", name, digest, READ)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(Register(tmp_path)) as register:
        yield register


def _changes(register: Register, after: int = 0) -> list[tuple[str, str, bool]]:
    return [(entry.id, entry.modified, entry.deleted) for entry in register.changes(("dokument",), after, 100)]


def test_the_first_objects_bear_the_time_of_their_source(register: Register) -> None:
    register.update([seen("a"), seen("b")], "1", LATER)
    assert _changes(register) == [("a", READ, False), ("b", READ, False)]
    assert (register.last, register.state) == (2, "1")


def test_later_ones_the_time_at_which_they_were_seen(register: Register) -> None:
    register.update([seen("a")], "1", READ)
    register.update([seen("a"), seen("b")], "2", LATER)
    assert _changes(register, 1) == [("b", LATER, False)]


def test_a_change_moves_an_object_to_the_end(register: Register) -> None:
    register.update([seen("a"), seen("b")], "1", READ)
    register.update([seen("a", "2"), seen("b")], "2", LATER)
    assert _changes(register) == [("b", READ, False), ("a", LATER, False)]
    entry = register.entry("dokument", "a")
    assert entry is not None
    assert (entry.first, entry.last, entry.created) == (1, 3, READ)


def test_what_is_gone_leaves_a_tombstone_without_digest(register: Register) -> None:
    register.update([seen("a"), seen("b")], "1", READ)
    register.update([seen("b")], "2", LATER)
    register.update([seen("b")], "3", LATEST)  # it is not withdrawn twice
    assert _changes(register, 2) == [("a", LATER, True)]
    entry = register.entry("dokument", "a")
    assert entry is not None
    assert (entry.digest, entry.created) == ("", READ)


def test_what_comes_back_is_new(register: Register) -> None:
    register.update([seen("a")], "1", READ)
    register.update([], "2", LATER)
    register.update([seen("a")], "3", LATEST)
    entry = register.entry("dokument", "a")
    assert entry is not None
    assert (entry.deleted, entry.first, entry.modified, entry.created) == (False, 3, LATEST, READ)


@EXAMPLES
@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("123"), max_size=6), min_size=1, max_size=5))
def test_whoever_follows_the_changes_has_what_the_archive_has(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, str]]
) -> None:
    mine: dict[str, str] = {}
    at = 0
    with closing(Register(tmp_path_factory.mktemp("register"))) as register:
        for number, state in enumerate(states):
            register.update([seen(*item) for item in state.items()], str(number), LATER)
            while part := register.changes(("dokument",), at, 2):
                for entry in part:
                    mine.pop(entry.id, None) if entry.deleted else mine.update({entry.id: entry.digest})
                at = part[-1].last
            assert mine == state


def test_it_is_kept(tmp_path: Path) -> None:
    with closing(Register(tmp_path)) as register:
        register.update([seen("a")], "1", READ)
        instance = register.instance
    with closing(Register(tmp_path)) as register:
        assert (register.instance, register.last) == (instance, 1)


def test_a_part_of_a_list(register: Register) -> None:
    register.update([seen(name) for name in "abc"], "1", READ)
    found, total = register.listed("kind = ?", ("dokument",), 2, 1)
    assert ([entry.id for entry in found], total) == (["b", "c"], 3)
    assert isinstance(found[0], Entry)


def test_another_process_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Register(tmp_path).close()
    monkeypatch.setattr("api.feed.store._BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StateError) as caught:
            Register(tmp_path)
    assert caught.value.code == "E404"


def test_a_failed_update_leaves_all_as_it_was(register: Register) -> None:
    def broken() -> Iterator[Seen]:
        yield seen("a")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        register.update(broken(), "1", READ)
    assert (_changes(register), register.state) == ([], "")


def test_objects_with_one_name_are_one() -> None:
    a, b, c = seen("a"), seen("b", "1"), seen("b", "2")
    found = list(once([a, b, c]))
    assert [one.id for one in found] == ["a", "b"]
    assert found[1].digest not in (b.digest, c.digest)
    assert list(once([])) == []
