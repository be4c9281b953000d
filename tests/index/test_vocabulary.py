"""The words of an archive and which of them a misspelt word may mean."""

import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vocabulary import Vocabulary, distance, write_vocabulary
from tests.support.passages import ANALYZER

TEXTS = (
    "Äldreomsorg och hemtjänst i år.",
    "Hemtjänst och skolskjuts.",
    "Hemtjänsten ökar, länen minskar, lånet löper.",
)
LETTERS = st.text("abdeorsåäö", max_size=9)


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("ord")
    write_vocabulary(folder, TEXTS, ANALYZER)
    return Vocabulary(folder)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("aldreomsorg", ["äldreomsorg"]),
        ("hemtjanst", ["hemtjänst"]),
        ("hemtjnäst", ["hemtjänst"]),
        ("hemtjänt", ["hemtjänst"]),
        ("hemmtjänstt", ["hemtjänst"]),
        ("skolskjutts", ["skolskjuts"]),
        ("lanen", ["länen"]),
        ("hmtjnst", ["hemtjänst"]),
        ("hmtjns", []),
        ("minkr", []),
        ("kvantmekanik", []),
        ("år", []),
        ("x" * 41, []),
        ("hem-tjänst", []),
        ("", []),
    ],
)
def test_the_nearest_words_are_suggested(vocabulary: Vocabulary, written: str, meant: list[str]) -> None:
    assert [one.word for one in vocabulary.suggestions(written)] == meant


def test_the_commoner_of_equally_near_words_stands_first(tmp_path: Path) -> None:
    write_vocabulary(tmp_path, ("bandet", "bandyn bandet", "banken bandyt"), ANALYZER)
    found = Vocabulary(tmp_path).suggestions("bandex")
    assert [(one.word, one.count, one.distance) for one in found] == [("bandet", 2, 1.0)]


def test_an_archive_without_words_suggests_none(tmp_path: Path) -> None:
    write_vocabulary(tmp_path, (), ANALYZER)
    assert Vocabulary(tmp_path).suggestions("hemtjänst") == ()


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("ord", "ord", 0),
        ("ord", "rod", 1),
        ("lan", "län", 0.25),
        ("åäö", "aao", 0.25),
        ("lan", "läns", 1.25),
        ("a", "abcd", 3),
    ],
)
def test_distance(one: str, other: str, edits: float) -> None:
    assert distance(one, other, 2) == edits


@given(LETTERS, LETTERS)
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    there, back = distance(one, other, 2), distance(other, one, 2)
    assert there == back or min(there, back) > 2
    assert (there == 0) == (one == other)


@given(st.sampled_from(["äldreomsorg", "hemtjänst", "skolskjuts"]), st.integers(0, 8), st.sampled_from(["", "q", "ä"]))
def test_one_edit_is_never_missed(word: str, place: int, instead: str) -> None:
    rows = _three()
    assert word in [one.word for one in rows.suggestions(word[:place] + instead + word[place + 1 :])]


def _three(known: list[Vocabulary] = []) -> Vocabulary:  # noqa: B006  (made once)
    if not known:
        import tempfile  # noqa: PLC0415

        folder = Path(tempfile.mkdtemp())
        write_vocabulary(folder, TEXTS, ANALYZER)
        known.append(Vocabulary(folder))
    return known[0]


def test_a_large_archive_is_searched_fast(tmp_path: Path) -> None:
    random = Random(1)
    words = {"".join(random.choices("abdefghijklmnoprstuvyåäö", k=random.randint(5, 14))) for _ in range(60_000)}
    write_vocabulary(tmp_path, (" ".join(words),), ANALYZER)
    vocabulary = Vocabulary(tmp_path)
    vocabulary.suggestions("uppvärmning")
    start = time.process_time()
    for _ in range(5):
        vocabulary.suggestions("hemtjänstenn")
    assert (time.process_time() - start) / 5 < 0.05
