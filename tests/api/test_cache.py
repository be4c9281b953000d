"""The memory of answers: kept for one state, bounded, nothing kept of what failed."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cache import Cache


def test_a_value_is_made_once_for_a_state() -> None:
    cache, made = Cache[str, int](2), []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [cache.get("a", "x", make) for _ in range(3)] == [1, 1, 1]
    assert cache.get("b", "x", make) == 2
    assert cache.get("a", "x", make) == 3


def test_the_one_asked_for_longest_ago_goes() -> None:
    cache = Cache[str, str](2)
    for key in ("x", "y", "x", "z"):
        cache.get("a", key, lambda key=key: key)  # type: ignore[misc]
    assert cache.get("a", "x", lambda: "anew") == "x"
    assert cache.get("a", "y", lambda: "anew") == "anew"


def test_what_fails_is_tried_again() -> None:
    cache = Cache[str, int](2)
    with pytest.raises(ZeroDivisionError):
        cache.get("a", "x", lambda: 1 // 0)
    assert cache.get("a", "x", lambda: 7) == 7


def test_a_value_made_while_the_state_changed_is_not_kept() -> None:
    cache = Cache[str, str](2)

    def slow() -> str:
        assert cache.get("new", "other", lambda: "o") == "o"
        return "of the old state"

    assert cache.get("old", "x", slow) == "of the old state"
    assert cache.get("new", "x", lambda: "of the new") == "of the new"


def test_threads_may_share_it() -> None:
    cache = Cache[int, int](5)
    wrong: list[int] = []

    def ask() -> None:
        wrong.extend(n for n in range(200) if cache.get(str(n // 50), n % 9, lambda n=n: n % 9) != n % 9)  # type: ignore[misc]

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@given(st.integers(0, 4), st.lists(st.tuples(st.integers(0, 2), st.integers(0, 6))))
def test_never_more_than_its_size_and_always_right(size: int, asked: list[tuple[int, int]]) -> None:
    cache = Cache[int, tuple[int, int]](size)
    for state, key in asked:
        assert cache.get(str(state), key, lambda s=state, k=key: (s, k)) == (state, key)  # type: ignore[misc]
        assert len(cache._values) <= size
