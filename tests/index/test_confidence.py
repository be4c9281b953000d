"""Confidence: its features, that it tells good evidence from none, that it stays between 0 and 1."""

from dataclasses import replace
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.confidence import FEATURES, Evidence, bundled, confidence, features, is_unsure
from tests.index.answers.builders import asked

NOTHING: Final = (frozenset[str](), frozenset[str]())
QUESTION: Final = asked("hemtjänst taxa i Norrtorp 2023")
STEMS: Final = frozenset(word.stem for word in QUESTION.words)
WORDS: Final = len(QUESTION.words)
GOOD: Final = Evidence(
    question=QUESTION,
    held=((STEMS, frozenset()),) * 5,
    near=np.ones((WORDS, 5), np.float32),
    similarity=0.7,
    distance=5.0,
    cosine=0.6,
    fact=0.9,
)
BAD: Final = Evidence(QUESTION, (NOTHING,) * 5, np.zeros((WORDS, 5), np.float32), 0.05, 0.5, 0.05, 0.0)
SILENT: Final = replace(GOOD, question=asked("vad är det"), near=np.zeros((0, 5), np.float32))


def named(evidence: Evidence) -> dict[str, float]:
    """Features by name."""
    return dict(zip(FEATURES, features(evidence), strict=True))


class TestFeatures:
    def test_there_is_a_coefficient_for_each(self) -> None:
        assert len(FEATURES) == len(bundled().coefficients) == len(features(GOOD))

    def test_all_words_held(self) -> None:
        found = named(GOOD)
        assert [found[name] for name in ("gap", "rarest", "names", "numbers")] == [0, 1, 0, 0]
        assert (found["distance"], found["cosine"], found["fact"]) == (5.0, 0.6, 0.9)

    def test_nothing_held(self) -> None:
        found = named(BAD)
        assert [found[name] for name in ("rarest", "names", "numbers")] == [0, 1, 1]
        assert found["gap"] == pytest.approx(1 / WORDS)

    def test_the_worst_word_of_the_first_passage_makes_the_gap(self) -> None:
        near = GOOD.near.copy()
        near[2, 0] = 0.25
        assert named(replace(GOOD, near=near))["gap"] == pytest.approx(0.75 / WORDS)
        near[2, 0], near[2, 1] = 1.0, 0.25
        assert named(replace(GOOD, near=near))["gap"] == 0.0

    def test_the_rarest_word_may_stand_in_any_of_the_first_three(self) -> None:
        words = (replace(QUESTION.words[0], weight=3.0), *QUESTION.words[1:])
        near = np.zeros((WORDS, 5), np.float32)
        near[0] = (0.1, 0.2, 0.6, 0.9, 0.9)
        found = replace(GOOD, question=replace(QUESTION, words=words), near=near)
        assert named(found)["rarest"] == pytest.approx(0.6)

    @pytest.mark.parametrize(("place", "absent"), [(2, 0.0), (3, 1.0)])
    def test_names_are_looked_for_in_the_first_three_alone(self, place: int, absent: float) -> None:
        held = [NOTHING] * 5
        held[place] = (STEMS, frozenset())
        found = named(replace(GOOD, held=tuple(held)))
        assert (found["names"], found["numbers"]) == (absent, absent)

    def test_no_words_and_no_passages(self) -> None:
        for silent in (SILENT, replace(SILENT, held=(), near=np.zeros((0, 0), np.float32))):
            assert [named(silent)[name] for name in ("gap", "rarest", "names", "numbers", "words")] == [0, 0, 0, 0, 0]
        nothing = named(replace(BAD, held=(), near=np.zeros((WORDS, 0), np.float32)))
        assert nothing["gap"] == pytest.approx(1 / WORDS)
        assert nothing["rarest"] == 0.0


class TestConfidence:
    def test_a_good_answer_is_sure_and_none_unsure(self) -> None:
        assert not is_unsure(confidence(GOOD))
        assert is_unsure(confidence(BAD))

    @pytest.mark.parametrize("similarity", [0.0, -0.2])
    def test_neither_words_nor_meaning_is_nought(self, similarity: float) -> None:
        assert confidence(replace(SILENT, similarity=similarity)) == 0.0

    def test_meaning_alone_counts(self) -> None:
        assert confidence(SILENT) > 0.0

    @given(st.floats(-1, 1), st.floats(-1, 1), st.floats(-500, 500), st.floats(0, 1))
    def test_it_is_a_probability(self, near: float, cosine: float, distance: float, fact: float) -> None:
        evidence = replace(GOOD, near=GOOD.near * near, cosine=cosine, distance=distance, fact=fact, held=(NOTHING,))
        assert 0.0 <= confidence(evidence) <= 1.0
