"""Passages on disk: they come back whole, by place and by identifier."""

import gc
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.protocol import DecisionTag, Passage
from index.store import PassageStore, write_passages
from tests.support.passages import passage, random_passages, tag

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_tags = st.builds(
    DecisionTag,
    _texts,
    st.lists(_texts, max_size=3).map(tuple),
    _texts,
    _texts,
    st.none() | _texts,
    st.none() | _texts,
    st.none() | _texts,
)
_passages = st.builds(
    lambda **fields: passage(0, **fields),
    id=_texts,
    text=_texts,
    heading_path=st.lists(_texts, max_size=3).map(tuple),
    laws=st.lists(_texts, max_size=3).map(tuple),
    decisions=st.lists(_tags, max_size=2).map(tuple),
    page_first=st.integers(1, 5000),
)


@given(st.lists(_passages, max_size=5))
@settings(max_examples=40, deadline=None)
def test_passages_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, passages: list[Passage]) -> None:
    folder = tmp_path_factory.mktemp("store")
    write_passages(folder, passages)
    store = PassageStore(folder)
    assert len(store) == len(passages)
    assert [store[ordinal] for ordinal in range(len(store))] == passages
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> PassageStore:
    """Three passages."""
    write_passages(tmp_path, [passage(0, "Å\n\u2028ä\x00ö 🙂"), passage(1, decisions=(tag(),)), passage(2)])
    return PassageStore(tmp_path)


def test_identifiers_are_looked_up_in_the_order_asked_for(store: PassageStore) -> None:
    second, first = store[1], store[0]
    assert store.by_id([second.id, "unknown", first.id, second.id]) == (second, first, second)
    assert store.by_id([]) == ()


def test_a_row_a_passage_in_plain_text(store: PassageStore, tmp_path: Path) -> None:
    rows = (tmp_path / "passages.jsonl").read_bytes().split(b"\n")
    assert len(rows) == len(store) + 1
    assert "🙂".encode() in rows[0]


def test_a_place_outside_is_an_error(store: PassageStore) -> None:
    with pytest.raises(IndexError):
        store[3]


def test_closing_gives_the_file_back_once(store: PassageStore, tmp_path: Path) -> None:
    assert _times_open(tmp_path) == 1
    store.close()
    assert _times_open(tmp_path) == 0
    store.close()


def test_a_forgotten_store_gives_the_file_back_without_a_warning(tmp_path: Path) -> None:
    write_passages(tmp_path, [passage(0)])
    store = PassageStore(tmp_path)
    assert store[0] == passage(0)
    del store
    gc.collect()
    assert _times_open(tmp_path) == 0


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    passages = random_passages(200)
    write_passages(tmp_path, passages)
    store = PassageStore(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        assert tuple(pool.map(store.__getitem__, [*range(200)] * 5)) == passages * 5


def _times_open(folder: Path) -> int:
    rows = str(folder / "passages.jsonl")
    links = (Path("/proc/self/fd") / name for name in os.listdir("/proc/self/fd"))
    return sum(os.readlink(link) == rows for link in links if link.is_symlink())
