"""Sealed cookies: opened as they were written, for what they were written for, while they are valid."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.access import sealed as module
from api.access.sealed import opened, sealed

_SECRET = b"s" * 32
_TEXT = st.text('aåé"😀\x00', max_size=5)
_VALUES = st.dictionaries(_TEXT, _TEXT | st.integers() | st.none(), max_size=4)


@given(_VALUES)
def test_what_was_sealed_is_opened(values: dict[str, Any]) -> None:
    found = opened(_SECRET, "session", sealed(_SECRET, "session", values, 60))
    assert found is not None
    assert {key: found[key] for key in values} == values


@given(st.text(max_size=200))
def test_nothing_else_is(text: str) -> None:
    assert opened(_SECRET, "session", text) is None


@given(st.integers(min_value=0), st.characters(codec="ascii"))
def test_a_changed_cookie_is_not(at: int, sign: str) -> None:
    cookie = sealed(_SECRET, "session", {"role": "reader"}, 60)
    at %= len(cookie)
    changed = cookie[:at] + sign + cookie[at + 1 :]
    assert changed == cookie or opened(_SECRET, "session", changed) is None


def test_another_purpose_or_secret_is_not() -> None:
    cookie = sealed(_SECRET, "oidc", {}, 60)
    assert opened(_SECRET, "session", cookie) is None
    assert opened(b"t" * 32, "oidc", cookie) is None


def test_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    cookie = sealed(_SECRET, "session", {}, 60)
    now = time.time()
    monkeypatch.setattr("api.access.sealed.time.time", lambda: now + 59)
    assert opened(_SECRET, "session", cookie) is not None
    monkeypatch.setattr("api.access.sealed.time.time", lambda: now + 61)
    assert opened(_SECRET, "session", cookie) is None


@pytest.mark.parametrize("body", ["", "!", "bnVsbA", "W10", "e30"])
def test_a_seal_on_something_else(body: str) -> None:
    assert opened(_SECRET, "p", f"{body}.{module._seal(_SECRET, 'p', body)}") is None
