"""Sieves: each word is asked about once, and all rules see their own words."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.entities import sieve
from nlp.entities.document import Document
from nlp.entities.sieve import Sieve, passes, sift


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """Words that a new sieve, which lets capitals through, was asked about."""
    words: list[str] = []

    def test(word: str) -> bool:
        words.append(word)
        return word.isupper()

    Sieve(test)
    yield words
    sieve._SIEVES.pop()
    sieve._PASSED.clear()


def test_a_word_is_asked_about_once(asked: list[str]) -> None:
    capitals = sieve._SIEVES[-1]
    assert Document("KS och KF och KS").places(capitals) == [0, 2, 4]
    assert list(Document("och så vidare").places(capitals)) == []
    assert passes(capitals, "KS")
    assert not passes(capitals, "och")
    assert sorted(asked) == ["KF", "KS", "och", "så", "vidare"]


def test_a_new_sieve_is_asked_about_words_that_are_known(asked: list[str]) -> None:
    sift(["KS"])
    late = Sieve(lambda word: word == "KS")
    assert late in sift(["KS"])
    sieve._SIEVES.remove(late)


def test_words_are_gathered_anew_when_there_are_too_many(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sieve, "_MOST", 2)
    sift(["a", "b", "c", "a"])
    assert len(sieve._PASSED) <= 2
    assert asked == ["a", "b", "c", "a"]


@given(st.lists(st.text(alphabet="aÅ1§", min_size=1, max_size=4), max_size=20))
def test_every_index_that_passes_is_there(words: list[str]) -> None:
    found = sift(words)
    for one in sieve._SIEVES:
        assert found.get(one, []) == [index for index, word in enumerate(words) if one.test(word)]
