"""API keys: shown once, stored as digests, revoked at once."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.access.keys import PREFIX, Keys
from api.access.store import ACCESS_FILE, AccessStore
from ingest.errors import DefectError, NotFoundError, QueryError, StateError


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(AccessStore(tmp_path))


def test_a_key_is_found_until_it_is_revoked(keys: Keys) -> None:
    made, text = keys.add("  Eva   Ek ", "analyst")
    assert (made.name, made.role, made.used_at, made.revoked_at) == ("Eva Ek", "analyst", None, None)
    found = keys.find(text)
    assert found is not None
    assert (found.id, found.role) == (made.id, "analyst")
    assert keys.by_number(made.id) is not None
    assert keys.all()[0].used_at is not None
    assert keys.revoke(made.id).revoked_at is not None
    assert keys.find(text) is None
    assert keys.by_number(made.id) is None
    with pytest.raises(NotFoundError):
        keys.revoke(made.id)
    assert [key.id for key in keys.all()] == [made.id]


def test_the_key_itself_is_nowhere_in_the_folder(keys: Keys, tmp_path: Path) -> None:
    _, text = keys.add("Eva Ek", "admin")
    assert text.startswith(PREFIX)
    assert len(text) >= len(PREFIX) + 43
    for path in tmp_path.rglob("*"):
        assert text.encode() not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0


def test_keys_differ_and_nobody_else_is_let_in(keys: Keys) -> None:
    texts = {keys.add("Eva Ek", "reader")[1] for _ in range(5)}
    assert len(texts) == 5
    assert keys.find("") is None
    assert keys.find(PREFIX) is None
    assert keys.by_number(99) is None


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\x00b", "a\u202eb"])
def test_names_that_cannot_be(keys: Keys, name: str) -> None:
    with pytest.raises(QueryError):
        keys.add(name, "reader")


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    keys = Keys(AccessStore(tmp_path))
    assert keys.all() == ()
    assert keys.find("ks_x") is None
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StateError, match="E401"):
        Keys(AccessStore(tmp_path / "nowhere")).add("Eva Ek", "reader")


def test_a_role_that_nobody_knows_is_a_defect(keys: Keys, tmp_path: Path) -> None:
    keys.add("Eva Ek", "reader")
    with sqlite3.connect(tmp_path / ACCESS_FILE) as connection:
        connection.execute("UPDATE api_keys SET role = 'king'")
    connection.close()
    with pytest.raises(DefectError):
        keys.all()


@given(st.text(max_size=60))
def test_no_text_is_a_key_by_chance(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = tmp_path_factory.getbasetemp() / "chance"
    root.mkdir(exist_ok=True)
    keys = Keys(AccessStore(root))
    if not keys.all():
        keys.add("Eva Ek", "admin")
    assert keys.find(text) is None
