"""Fusion: the kind of a question, moments of word scores, sums of z-scores, the rest by words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import WEIGHTS, QueryKind, by_words_alone, fuse, kind_of, word_moments
from index.vectors import Moments

PLAIN = (Moments(0.0, 1.0), Moments(0.0, 1.0))


class TestKind:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("§ 45", QueryKind.IDENTIFIER),
            ("vad beslutades i § 45 om hemtjänsten?", QueryKind.IDENTIFIER),
            ("SN 2023/101", QueryKind.IDENTIFIER),
            ("2023/101", QueryKind.IDENTIFIER),
            ("S.N.2022.344", QueryKind.IDENTIFIER),
            ("WADE-2022-00313", QueryKind.IDENTIFIER),
            ("2017:725", QueryKind.IDENTIFIER),
            ("LSS", QueryKind.ACRONYM),
            ("vad betyder IKE", QueryKind.ACRONYM),
            ("hur tolkas SoL i nämnden", QueryKind.ACRONYM),
            ("kostnader enligt LOV under de tre senaste åren", QueryKind.QUESTION),
            ("HEMTJÄNST", QueryKind.KEYWORD),
            ("VAD KOSTAR DET NU", QueryKind.QUESTION),
            ("hemtjänst", QueryKind.KEYWORD),
            ("budget 2024 skola", QueryKind.KEYWORD),
            ("hur går det för skolan", QueryKind.QUESTION),
            ("", QueryKind.KEYWORD),
        ],
    )
    def test_the_form_of_a_question_tells(self, text: str, kind: QueryKind) -> None:
        assert kind_of(text) is kind

    def test_every_kind_has_weights(self) -> None:
        assert set(WEIGHTS) == set(QueryKind)
        assert all(0 <= weights.meaning < 1 and weights.fields.words > 0 for weights in WEIGHTS.values())

    @given(st.text(max_size=500))
    def test_any_text_has_a_kind(self, text: str) -> None:
        assert kind_of(text) in WEIGHTS


class TestMoments:
    def test_passages_without_a_score_count_as_nought(self) -> None:
        moments = word_moments({0: 3.0, 5: 1.0}, 4)
        assert moments.mean == pytest.approx(1.0)
        assert moments.deviation == pytest.approx(math.sqrt(10 / 4 - 1))

    @pytest.mark.parametrize(("scores", "total"), [({}, 10), ({}, 0)])
    def test_without_scores_nothing_is_moved(self, scores: dict[int, float], total: int) -> None:
        assert word_moments(scores, total) == Moments(0.0, 1.0)

    def test_equal_scores_have_a_small_positive_deviation(self) -> None:
        assert word_moments({0: 2.0, 1: 2.0}, 2) == Moments(2.0, 1e-4)


class TestFuse:
    def test_scores_are_weighted_sums_of_z_scores(self) -> None:
        (hit,) = fuse({7: 5.0}, {7: 0.6}, (Moments(1.0, 2.0), Moments(0.2, 0.1)), 0.25)
        assert hit.ordinal == 7
        assert [hit.words, hit.meaning, hit.score] == pytest.approx([1.5, 1.0, 2.5])

    def test_a_passage_without_words_has_nought_of_them(self) -> None:
        (hit,) = fuse({}, {7: 0.6}, (Moments(1.0, 2.0), Moments(0.6, 0.1)), 0.5)
        assert [hit.words, hit.meaning] == pytest.approx([-0.25, 0.0])

    def test_the_best_stand_first_and_equal_ones_in_order(self) -> None:
        meaning = {3: 0.1, 1: 0.5, 2: 0.5, 0: 0.1}
        assert [hit.ordinal for hit in fuse({}, meaning, PLAIN, 1.0)] == [1, 2, 0, 3]

    def test_gains_are_added_to_the_score_alone(self) -> None:
        plain = fuse({}, {1: 0.5, 2: 0.4}, PLAIN, 1.0)
        gained = fuse({}, {1: 0.5, 2: 0.4}, PLAIN, 1.0, {2: 1.0, 9: 5.0})
        assert [(hit.ordinal, hit.meaning) for hit in gained] == [(2, 0.4), (1, 0.5)]
        assert gained[0].score == pytest.approx(plain[1].score + 1.0)

    def test_no_candidates_no_hits(self) -> None:
        assert fuse({1: 2.0}, {}, PLAIN, 0.5) == []

    @given(st.dictionaries(st.integers(0, 50), st.floats(0, 40)), st.dictionaries(st.integers(0, 50), st.floats(-1, 1)))
    def test_every_candidate_is_ranked_once(self, words: dict[int, float], meaning: dict[int, float]) -> None:
        hits = fuse(words, meaning, (word_moments(words, 60), Moments(0.1, 0.2)), 0.4)
        assert sorted(hit.ordinal for hit in hits) == sorted(meaning)
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


class TestRest:
    def test_the_others_that_words_found_follow_in_their_order(self) -> None:
        words = {5: 9.0, 1: 8.0, 4: 7.0, 2: 0.5}
        fused = fuse(words, {1: 0.1}, PLAIN, 0.5)
        rest = by_words_alone(words, fused, PLAIN[0], 0.5)
        assert [hit.ordinal for hit in rest] == [5, 4, 2]
        assert [hit.score for hit in rest] == pytest.approx([4.05, 3.5, 0.25])
        assert (rest[0].words, rest[0].meaning) == (4.5, 0.0)
        assert fused[-1].score >= rest[0].score

    def test_without_anything_ranked_scores_stay_at_most_nought(self) -> None:
        assert [hit.score for hit in by_words_alone({1: 2.0}, [], PLAIN[0], 0.5)] == [0.0]

    def test_nothing_is_left(self) -> None:
        assert by_words_alone({1: 2.0}, fuse({1: 2.0}, {1: 0.1}, PLAIN, 0.5), PLAIN[0], 0.5) == []
