"""Confidence: its features, that it rises with each of them, that it stays between 0 and 1."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.confidence import COEFFICIENTS, FEATURES, THRESHOLD, Evidence, confidence, features

GOOD = Evidence(
    passages=100,
    frequencies={"hemtjänst": 5, "taxa": 10},
    held=frozenset({"hemtjänst", "taxa", "ny"}),
    similarity=0.7,
    top_score=8.0,
    tenth_score=2.0,
)


class TestFeatures:
    def test_there_is_a_coefficient_for_each(self) -> None:
        assert len(FEATURES) == len(COEFFICIENTS) == len(features(GOOD))

    def test_all_words_held_and_known(self) -> None:
        assert features(GOOD) == (1.0, 0.0, 0.7, 8.0, 6.0)

    def test_a_rare_word_weighs_more(self) -> None:
        rare = features(replace(GOOD, held=frozenset({"hemtjänst"})))[0]
        common = features(replace(GOOD, held=frozenset({"taxa"})))[0]
        assert rare > 0.5 > common
        assert rare + common == pytest.approx(1.0)

    def test_a_word_that_the_archive_does_not_know(self) -> None:
        held, unknown, *_ = features(replace(GOOD, frequencies={"hemtjänst": 5, "kvant": 0}))
        assert unknown > 0.5
        assert held + unknown == pytest.approx(1.0)

    def test_a_word_in_every_passage_weighs_nearly_nothing(self) -> None:
        held, *_ = features(replace(GOOD, frequencies={"nämnd": 100, "taxa": 1}, held=frozenset({"nämnd"})))
        assert 0 < held < 0.01

    def test_no_words(self) -> None:
        assert features(replace(GOOD, frequencies={}))[:2] == (0.0, 0.0)


class TestConfidence:
    def test_a_good_answer_is_above_the_threshold_and_none_below(self) -> None:
        assert confidence(GOOD) > THRESHOLD
        nothing = Evidence(100, {"kvant": 0}, frozenset(), 0.05, -0.5, -0.5)
        assert confidence(nothing) < THRESHOLD

    @pytest.mark.parametrize("similarity", [0.0, -0.2])
    def test_neither_words_nor_meaning_is_nought(self, similarity: float) -> None:
        assert confidence(replace(GOOD, frequencies={}, similarity=similarity)) == 0.0

    def test_meaning_alone_counts(self) -> None:
        assert confidence(replace(GOOD, frequencies={})) > 0.0

    def test_an_empty_archive_is_low(self) -> None:
        assert confidence(Evidence(0, {"taxa": 0}, frozenset(), 0.0, 0.0, 0.0)) < THRESHOLD

    def test_holding_more_of_the_question_never_lowers_it(self) -> None:
        some = [frozenset[str](), frozenset({"taxa"}), frozenset({"hemtjänst"}), GOOD.held]
        values = [confidence(replace(GOOD, held=held)) for held in some]
        assert values == sorted(values)

    @given(
        st.builds(
            Evidence,
            passages=st.integers(0, 10**6),
            frequencies=st.dictionaries(st.text(max_size=3), st.just(0)),
            held=st.frozensets(st.text(max_size=3)),
            similarity=st.floats(-1, 1),
            top_score=st.floats(-500, 500),
            tenth_score=st.floats(-500, 500),
        ),
        st.data(),
    )
    def test_it_is_a_probability(self, evidence: Evidence, data: st.DataObject) -> None:
        counts = {stem: data.draw(st.integers(0, evidence.passages)) for stem in evidence.frequencies}
        assert 0.0 <= confidence(replace(evidence, frequencies=counts)) <= 1.0
