"""Tests of the scorer of search."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.model import GoldQuery
from evaluation.predictions import HitRow, QueryResult
from evaluation.retrieval import hit_grades, score_query, score_retrieval
from tests.evaluation.builders import hit, query, relevant, result

WORDS = ("alfa", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "jota", "kappa", "lambda", "my")
hits = st.lists(st.sampled_from(WORDS).map(hit), max_size=12, unique_by=lambda row: row.text)
grades = st.dictionaries(st.sampled_from(WORDS), st.integers(1, 2), min_size=1)


def query_of(passages: dict[str, int]) -> GoldQuery:
    """A query whose passages are single words with a grade."""
    return query(*(relevant(word, grade) for word, grade in passages.items()))


def test_half_of_the_shorter_text_suffices() -> None:
    passage = relevant("a b c d")
    assert hit_grades([passage], [hit("a b x y z w")]) == [2]
    assert hit_grades([passage], [hit("a x y z w")]) == [0]
    assert hit_grades([passage], [hit("a x")]) == [2]  # the hit is the shorter one: 1 of 2


def test_words_are_a_multiset() -> None:
    assert hit_grades([relevant("a a a b")], [hit("a c d e")]) == [0]
    assert hit_grades([relevant("a a c d")], [hit("a a e f")]) == [2]


@pytest.mark.parametrize(("first", "last", "grade"), [(1, 2, 0), (3, 3, 2), (2, 3, 2), (4, 9, 2), (5, 5, 0)])
def test_pages_must_overlap_and_none_may_be_off(first: int, last: int, grade: int) -> None:
    assert hit_grades([relevant("a b", 2, 3, 4)], [hit("a b", first, last)]) == [grade]


def test_the_file_must_be_the_same() -> None:
    assert hit_grades([relevant("a b")], [hit("a b", file="annan.pdf")]) == [0]


def test_a_passage_counts_once_for_the_first_hit() -> None:
    assert hit_grades([relevant("a b")], [hit("x y"), hit("a b"), hit("a b")]) == [0, 2, 0]


def test_a_hit_gets_the_highest_grade_and_uses_up_all_that_it_matches() -> None:
    passages = [relevant("a b", 1), relevant("c d", 2)]
    assert hit_grades(passages, [hit("a b c d"), hit("a b"), hit("c d")]) == [2, 0, 0]
    assert hit_grades(passages, [hit("a b"), hit("a b c d")]) == [1, 2]


def test_only_250_words_of_a_hit_and_10_hits_count() -> None:
    assert hit_grades([relevant("a b")], [hit("x " * 250 + "a b")]) == [0]
    assert hit_grades([relevant("a b")], [hit("x " * 248 + "a b")]) == [2]
    assert hit_grades([relevant("a b")], [*[hit("x")] * 10, hit("a b")]) == [0] * 10


def test_ndcg_worked_example() -> None:
    asked = query(relevant("a b", 2), relevant("c d", 1), relevant("e f", 1))
    figures = score_query(asked, result(hit("c d"), hit("x y"), hit("a b")))
    gained = 1 / math.log2(2) + 3 / math.log2(4)  # grade 1 at rank 1, grade 2 at rank 3
    ideal = 3 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)  # all three grades, best first
    assert figures.ndcg == pytest.approx(gained / ideal)
    assert figures.mrr == pytest.approx(1 / 3)
    assert figures.success == 1.0


def test_grade_1_alone_is_no_success() -> None:
    figures = score_query(query(relevant("a b", 2), relevant("c d", 1)), result(hit("c d")))
    assert (figures.mrr, figures.success) == (0.0, 0.0)
    assert figures.ndcg > 0


def test_rank_10_counts_and_rank_11_does_not() -> None:
    asked = query(relevant("a b"))
    assert score_query(asked, result(*[hit("x")] * 9, hit("a b"))).mrr == pytest.approx(0.1)
    assert score_query(asked, result(*[hit("x")] * 10, hit("a b"))).success == 0.0


def test_no_hits_score_0() -> None:
    figures = score_query(query(relevant("a b")), result())
    assert (figures.ndcg, figures.mrr, figures.success) == (0.0, 0.0, 0.0)


def test_of_more_than_10_passages_the_ideal_has_10() -> None:
    asked = query_of(dict.fromkeys(WORDS, 2))
    assert score_query(asked, result(*(hit(word) for word in WORDS))).ndcg == pytest.approx(1.0)


def test_means_are_over_queries_with_an_answer_and_per_style() -> None:
    queries = [
        query(relevant("a b"), style="plain"),
        query(relevant("c d"), style="plain"),
        query(relevant("e f"), style="acronym"),
        query(),
    ]
    results = [result(hit("a b")), result(hit("x"), hit("c d")), result(hit("x")), result(hit("y"))]
    figures = score_retrieval(queries, results)
    assert figures.overall.queries == 3
    assert figures.overall.mrr == pytest.approx((1 + 0.5 + 0) / 3)
    assert figures.overall.success == pytest.approx(2 / 3)
    assert list(figures.styles) == ["plain", "acronym"]
    assert (figures.styles["plain"].queries, figures.styles["plain"].mrr) == (2, 0.75)
    assert figures.styles["plain"].ndcg == pytest.approx((1 + 1 / math.log2(3)) / 2)
    assert figures.styles["acronym"].ndcg == 0.0
    assert figures.noanswer == 1


def test_confidence_tells_queries_without_an_answer() -> None:
    queries = [*[query(relevant("a b"))] * 20, query(), query(), query()]
    sure = [result(confidence=score / 20) for score in range(1, 21)]  # 0.05 … 1
    unsure = [result(confidence=score) for score in (0.05, 0.1, 0.5)]
    figures = score_retrieval(queries, [*sure, *unsure])
    assert figures.threshold == pytest.approx(0.1)  # 19 of 20 lie at or above it
    assert figures.abstention == pytest.approx(1 / 3)  # 0.1 is not below 0.1
    # against 0.05: 19 above, 1 tie; against 0.1: 18 and a tie; against 0.5: 10 and a tie
    assert figures.auroc == pytest.approx((19.5 + 18.5 + 10.5) / 60)


def test_without_unanswerable_queries_abstention_is_not_measured() -> None:
    figures = score_retrieval([query(relevant("a b"))], [result(hit("a b"))])
    assert (figures.noanswer, figures.auroc, figures.abstention) == (0, None, None)


def test_without_answerable_queries_ranking_is_not_measured() -> None:
    figures = score_retrieval([query()], [result()])
    assert (figures.overall.queries, figures.overall.ndcg, figures.threshold, figures.abstention) == (
        0,
        None,
        None,
        None,
    )
    assert figures.styles == {}


@given(grades)
def test_a_perfect_ranking_scores_1(passages: dict[str, int]) -> None:
    best_first = sorted(passages, key=lambda word: -passages[word])
    figures = score_query(query_of(passages), result(*(hit(word) for word in best_first)))
    assert figures.ndcg == pytest.approx(1.0)
    assert figures.success == figures.mrr == float(2 in passages.values())


@given(grades, hits)
def test_figures_are_shares(passages: dict[str, int], found: list[HitRow]) -> None:
    figures = score_query(query_of(passages), QueryResult(tuple(found), 0.5))
    assert 0 <= figures.ndcg <= 1 + 1e-9
    assert 0 <= figures.mrr <= figures.success <= 1


@given(st.lists(st.tuples(grades, st.floats(0, 1)), min_size=1, max_size=6), st.integers())
def test_the_order_of_queries_does_not_matter(asked: list[tuple[dict[str, int], float]], seed: int) -> None:
    rows = [(query_of(passages), result(hit("alfa"), confidence=sure)) for passages, sure in asked]
    rows += [(query(), result(confidence=0.5))]
    mixed = random.Random(seed).sample(rows, len(rows))
    figures, other = (score_retrieval([one for one, _ in both], [two for _, two in both]) for both in (rows, mixed))
    assert other.overall.ndcg == pytest.approx(figures.overall.ndcg)
    assert other.auroc == pytest.approx(figures.auroc)
    assert (other.threshold, other.abstention) == (figures.threshold, figures.abstention)
