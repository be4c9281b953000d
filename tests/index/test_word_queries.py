"""Questions as queries: words add up, a word and what stands for it are one."""

from pathlib import Path

import pytest

from index.lexical import WordIndex, write_words
from index.protocol import Filter
from index.word_queries import Alternative, FieldWeights
from tests.support.passages import ANALYZER, passage

PLAIN = FieldWeights(head=0.0, words=1.0, parts=0.0, grams=0.0, tie=0.0)
ARCHIVE = (
    passage(0, "Dagis här."),
    passage(1, "Förskola här."),
    passage(2, "Dagis förskola."),
    passage(3, "Öppen vård.", title="Förskola"),
    passage(4, "Öppen förskola."),
    passage(5, "Något annat.", heading_path=("Öppen förskola",)),
)
STEMS = {word: ANALYZER.stems(word)[0] for word in ("förskola", "öppen")}
ONE = Alternative((STEMS["förskola"],), (0,), 1.0)
TWO = Alternative((STEMS["öppen"], STEMS["förskola"]), (0,), 1.0)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> WordIndex:
    folder: Path = tmp_path_factory.mktemp("ord") / "words"
    write_words(folder, ARCHIVE, ANALYZER)
    return WordIndex(folder, ANALYZER)


def scores(index: WordIndex, text: str, weights: FieldWeights, *added: Alternative) -> dict[int, float]:
    """Ordinals with their scores."""
    return index.search(text, weights, Filter(), 10, added).scores


def test_a_word_and_what_stands_for_it_do_not_add_up(index: WordIndex) -> None:
    alone = scores(index, "dagis", PLAIN)
    found = scores(index, "dagis", PLAIN, ONE)
    assert set(alone) == {0, 2}
    assert set(found) == {0, 1, 2, 4}
    assert found[2] == pytest.approx(alone[2])
    assert scores(index, "dagis", FieldWeights(0, 1, 0, 0, tie=1.0), ONE)[2] > found[2]


def test_its_weight_counts(index: WordIndex) -> None:
    whole = scores(index, "dagis", PLAIN, ONE)[1]
    half = scores(index, "dagis", PLAIN, Alternative(ONE.stems, (0,), 0.5))[1]
    assert half == pytest.approx(whole / 2)
    assert 1 not in scores(index, "dagis", PLAIN, Alternative(ONE.stems, (0,), 0.0))
    assert 1 not in scores(index, "dagis", FieldWeights(0, 1, 0, 0, added=0.0), ONE)


def test_all_words_of_an_alternative_must_stand_in_one_field(index: WordIndex) -> None:
    assert set(scores(index, "dagis", PLAIN, TWO)) == {0, 2, 4}
    assert set(scores(index, "dagis", FieldWeights(1, 1, 0, 0), TWO)) == {0, 2, 4, 5}


def test_alternatives_for_shared_words_are_one_group(index: WordIndex) -> None:
    first, second = Alternative((STEMS["förskola"],), (0, 1), 1.0), Alternative((STEMS["öppen"],), (1, 2), 1.0)
    apart = Alternative((STEMS["öppen"],), (2,), 1.0)
    together = scores(index, "dagis nu sedan", PLAIN, first, second)
    assert together[4] == pytest.approx(max(scores(index, "dagis nu sedan", PLAIN, one)[4] for one in (first, second)))
    assert scores(index, "dagis nu sedan", PLAIN, first, apart)[4] > together[4]


def test_an_alternative_for_stop_words_alone_is_searched(index: WordIndex) -> None:
    assert set(scores(index, "och", PLAIN, ONE)) == {1, 2, 4}


def test_words_of_a_phrase_stand_in_order(index: WordIndex) -> None:
    def matching(**wording: tuple[str, ...]) -> list[int]:
        found = index.matching(Filter(**wording))  # type: ignore[arg-type]  # only tuples here
        assert found is not None
        return found

    assert matching(phrases=("öppen förskolor",)) == [4, 5]
    assert matching(phrases=("förskola öppen",)) == []
    assert matching(phrases=("dagis", "förskola")) == [2]
    assert matching(without=("dagis",)) == [1, 3, 4, 5]
    assert matching(without=("öppen förskola", "dagis")) == [1, 3]
    assert index.holding(STEMS["förskola"]) == 5


def test_pieces_of_words_are_looked_for_where_the_archive_does_not_hold_the_word(index: WordIndex) -> None:
    grams = FieldWeights(head=0.0, words=1.0, parts=0.0, grams=0.1)
    assert {1, 2, 4} <= set(scores(index, "förskolchef", grams))
    assert scores(index, "dagis", grams) == scores(index, "dagis", PLAIN)
