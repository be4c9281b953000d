"""Tests of folding and word multisets."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.text import HIT_WORDS, containment, fold, multiset, multiset_f1, overlap, shown, words

texts = st.text(alphabet="abåÄö -–\u00a0\u00ad.12", max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Förslag till beslut", "förslagtillbeslut"),
        ("TJÄNSTEUTLÅTANDE    1(3)\n", "tjänsteutlåtande1(3)"),
        ("Hem-\ntjänst", "hemtjänst"),
        ("hem\u00adtjänst hem\u2010tjänst hem\u2011tjänst", "hemtjänsthemtjänsthemtjänst"),
        ("1\u00a0787\u202fkr", "1787kr"),
        ("A\u030ale", "åle"),
        ("2023–2024", "2023–2024"),
        ("", ""),
    ],
)
def test_fold_removes_white_space_and_hyphens_but_no_dash(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(texts)
def test_fold_is_idempotent_and_blind_to_spacing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(" ".join(text)) == fold(text)


def test_words_leave_out_punctuation_and_soft_hyphens() -> None:
    assert words("Nämnden beslutar: att anta hem\u00adtjänst, § 12.") == [
        "nämnden",
        "beslutar",
        "att",
        "anta",
        "hemtjänst",
        "12",
    ]


def test_overlap_counts_a_repeated_word_as_often_as_both_have_it() -> None:
    left, right = multiset("att att anta"), multiset("Att anta planen")
    assert left == Counter({"att": 2, "anta": 1})
    assert overlap(left, right) == 2
    assert multiset_f1(left, right) == pytest.approx(2 * 2 / (3 + 3))
    assert containment(left, right) == pytest.approx(2 / 3)


def test_containment_is_measured_on_the_shorter_text() -> None:
    short, long = multiset("ny plan"), multiset("nämnden antar en ny budget")
    assert containment(short, long) == containment(long, short) == 0.5


def test_empty_texts_have_nothing_in_common() -> None:
    assert multiset_f1(multiset(""), multiset("")) == 0.0
    assert containment(multiset(""), multiset("plan")) == 0.0


@given(texts, texts)
def test_f1_and_containment_are_symmetric_shares(left: str, right: str) -> None:
    one, other = multiset(left), multiset(right)
    assert 0 <= multiset_f1(one, other) == multiset_f1(other, one) <= 1
    assert multiset_f1(one, other) <= containment(one, other) == containment(other, one) <= 1
    assert multiset_f1(one, one) == (1.0 if one else 0.0)


def test_only_the_first_250_words_of_a_hit_count() -> None:
    assert HIT_WORDS == 250
    exact = "ord  " * 250
    assert shown(exact) == exact
    assert shown("ord\n" * 250 + "sist") == ("ord\n" * 250).rstrip()
