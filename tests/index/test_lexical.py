"""The word index: BM25 order, fields and their weights, filters as terms, limits, a full disk."""

import resource
from pathlib import Path

import pytest

from index.lexical import WordIndex, write_words
from index.protocol import Filter, Passage
from index.word_queries import FieldWeights
from ingest.errors import QueryError
from tests.support.passages import ANALYZER, passage, random_passages

WORDS = FieldWeights(head=0.0, words=1.0, parts=0.0, grams=0.0)
HEAD = FieldWeights(head=1.0, words=0.0, parts=0.0, grams=0.0)
PARTS = FieldWeights(head=0.0, words=1.0, parts=1.0, grams=0.0)
GRAMS = FieldWeights(head=0.0, words=0.0, parts=0.0, grams=1.0)

ARCHIVE = (
    passage(0, "Taxa taxa taxa.", title="Trygghetslarm", date="2023-01-01"),
    passage(1, "Taxa för bygglov.", heading_path=("Avgifter", "Larm"), date="2023-06-01"),
    passage(2, "Skolskjutsreglemente.", board="Skolnämnden"),
    passage(3, "Föreningsbidrag och bidragsregler."),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> WordIndex:
    return make(tmp_path_factory.mktemp("words"), ARCHIVE)


def make(folder: Path, passages: tuple[Passage, ...]) -> WordIndex:
    """A word index, open."""
    write_words(folder / "words", passages, ANALYZER)
    return WordIndex(folder / "words", ANALYZER)


def found(index: WordIndex, text: str, weights: FieldWeights = WORDS, filter_: Filter | None = None) -> list[int]:
    """Ordinals, best first."""
    return list(index.search(text, weights, filter_ or Filter(), 10).scores)


class TestFields:
    def test_a_word_that_comes_more_often_counts_more(self, index: WordIndex) -> None:
        assert found(index, "taxa") == [0, 1]

    def test_a_rare_word_counts_more(self, index: WordIndex) -> None:
        assert found(index, "taxa bygglov") == [1, 0]

    def test_titles_and_headings_are_a_field_of_their_own(self, index: WordIndex) -> None:
        assert found(index, "trygghetslarmet") == []
        assert found(index, "trygghetslarmet", HEAD)[0] == 0
        assert found(index, "avgift för larm", HEAD)[0] == 1

    def test_a_part_of_a_compound_in_the_text_is_a_word(self, index: WordIndex) -> None:
        assert found(index, "reglemente") == [2]
        assert found(index, "larm", HEAD) == [1, 0]

    def test_parts_of_a_compound_in_the_question_count_as_much_as_they_are_told(self, index: WordIndex) -> None:
        assert found(index, "skolboende") == []
        assert found(index, "skolboende", PARTS) == [2]
        assert found(index, "bygglovstaxa", PARTS) == [1, 0]

    def test_grams_find_what_stems_miss(self, index: WordIndex) -> None:
        assert found(index, "bidragsregel") == [3]
        assert found(index, "föreningsbi") == []
        assert found(index, "föreningsbi", GRAMS) == [3]

    def test_weights_scale_scores(self, index: WordIndex) -> None:
        one = index.search("taxa", WORDS, Filter(), 10).scores
        half = index.search("taxa", FieldWeights(0.0, 0.5, 0.0, 0.0), Filter(), 10).scores
        assert half == pytest.approx({ordinal: score / 2 for ordinal, score in one.items()})

    def test_without_any_weight_nothing_is_found(self, index: WordIndex) -> None:
        assert index.search("taxa", FieldWeights(0.0, 0.0, 0.0, 0.0), Filter(), 10).total == 0

    def test_document_frequency_counts_passages_not_words(self, index: WordIndex) -> None:
        stems = ANALYZER.stems("taxa bygglov larm")
        assert [index.document_frequency(stem) for stem in (*stems, "")] == [2, 1, 0, 0]


class TestSearch:
    @pytest.mark.parametrize("text", ["", "?", "och i att"])
    def test_a_question_without_words_finds_nothing(self, index: WordIndex, text: str) -> None:
        hits = index.search(text, FieldWeights(), Filter(), 10)
        assert (hits.scores, hits.total) == ({}, 0)

    def test_the_total_counts_all_and_the_limit_cuts_the_worst(self, index: WordIndex) -> None:
        hits = index.search("taxa", WORDS, Filter(), 1)
        assert list(hits.scores) == [0]
        assert hits.total == 2

    def test_a_word_said_twice_counts_once(self, index: WordIndex) -> None:
        assert index.search("taxa taxa", WORDS, Filter(), 10) == index.search("taxa", WORDS, Filter(), 10)

    def test_a_filter_adds_nothing_to_the_score(self, index: WordIndex) -> None:
        plain = index.search("taxa", WORDS, Filter(), 10)
        filtered = index.search("taxa", WORDS, Filter(doc_type=("ovrigt",), date_from="2023-01-01"), 10)
        assert filtered == plain
        assert found(index, "taxa", filter_=Filter(date_from="2023-01-02")) == [1]

    def test_equal_scores_stand_in_the_order_of_the_archive(self, tmp_path: Path) -> None:
        index = make(tmp_path, tuple(passage(number, "Taxa.") for number in range(40)))
        for limit in (1, 7, 40):
            assert list(index.search("taxa", WORDS, Filter(), limit).scores) == list(range(limit))


class TestMatching:
    def test_no_filter_lets_everything_through(self, index: WordIndex) -> None:
        assert index.matching(Filter()) is None

    @pytest.mark.parametrize(
        ("filter_", "expected"),
        [
            (Filter(board=("skolnämnden",)), [2]),
            (Filter(board=("valnämnden",)), []),
            (Filter(date_from="2023-01-01"), [0, 1]),
            (Filter(date_to="2023-01-01"), [0]),
        ],
    )
    def test_ordinals_ascend(self, index: WordIndex, filter_: Filter, expected: list[int]) -> None:
        assert index.matching(filter_) == expected

    def test_all_of_a_large_archive_are_found(self, tmp_path: Path) -> None:
        index = make(tmp_path, random_passages(300))
        assert index.matching(Filter(doc_type=("ovrigt",))) == list(range(300))

    def test_an_empty_index_matches_nothing(self, tmp_path: Path) -> None:
        assert make(tmp_path, ()).matching(Filter(doc_type=("ovrigt",))) == []

    def test_what_cannot_be_honoured_is_refused(self, index: WordIndex) -> None:
        with pytest.raises(QueryError):
            index.matching(Filter(doc_type=("x",)))


@pytest.mark.parametrize("room", [0, 100, 1_000, 2_500])
def test_a_disk_that_fills_up_is_noticed(tmp_path: Path, room: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises((OSError, ValueError)):
            write_words(tmp_path, random_passages(100), ANALYZER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
