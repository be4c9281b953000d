"""Scores search: nDCG@10, MRR@10 and success@10, and whether the confidence tells questions without an answer."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.measures import auroc, keeping_threshold, mean
from evaluation.model import STYLES, GoldQuery, Relevant
from evaluation.predictions import HitRow, QueryResult
from evaluation.text import containment, multiset, shown

DEPTH: Final = 10
_ANSWERS: Final = 2  # the grade that counts for MRR and success
_HALF: Final = 0.5  # least share of the shorter text's words that the other must hold


@dataclass(frozen=True, slots=True)
class QueryFigures:
    """How well a query with an answer is answered.

    Args:
        ndcg: nDCG@10.
        mrr: 1 / rank of the first hit with grade 2 among the first 10, or 0.
        success: 1 when there is such a hit, else 0.
    """

    ndcg: float
    mrr: float
    success: float


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """Means over queries; None when there are none.

    Args:
        queries: number of queries that have an answer.
        ndcg: mean nDCG@10.
        mrr: mean reciprocal rank at 10, grade 2.
        success: share of queries with a hit of grade 2 among the first 10.
    """

    queries: int
    ndcg: float | None
    mrr: float | None
    success: float | None


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """How well search answers, and knows that it cannot.

    Args:
        overall: over all queries that have an answer.
        styles: the same of each style that occurs among them.
        noanswer: number of queries without an answer.
        auroc: of the confidence, queries with an answer against those without; None when either is missing.
        threshold: the confidence that keeps 95 % of the queries with an answer.
        abstention: share of the queries without an answer whose confidence lies below the threshold.
    """

    overall: RankingFigures
    styles: Mapping[str, RankingFigures]
    noanswer: int
    auroc: float | None
    threshold: float | None
    abstention: float | None


def hit_grades(relevant: Sequence[Relevant], hits: Sequence[HitRow]) -> list[int]:
    """The gain's grade of each of the first 10 hits.

    A hit matches a passage of the same file on overlapping pages when at least half of the words (multiset) of the
    shorter text occur in the other. Each passage counts once, for the first hit that matches it.

    Args:
        relevant: the passages that answer the query.
        hits: best first.

    Returns:
        For each hit the highest grade among the passages that it is the first to match, or 0.
    """
    left = [(passage, multiset(passage.text)) for passage in relevant]
    grades = []
    for hit in hits[:DEPTH]:
        hit_words = multiset(shown(hit.text))
        matched = [_matches(passage, passage_words, hit, hit_words) for passage, passage_words in left]
        grades.append(max((row[0].grade for row, yes in zip(left, matched, strict=True) if yes), default=0))
        left = [row for row, yes in zip(left, matched, strict=True) if not yes]
    return grades


def matches(passage: Relevant, hit: HitRow) -> bool:
    """Whether a hit matches a relevant passage, by the rule of `hit_grades`, whatever stands before it.

    Args:
        passage: of the gold.
        hit: of a result.
    """
    return _matches(passage, multiset(passage.text), hit, multiset(shown(hit.text)))


def score_query(query: GoldQuery, result: QueryResult) -> QueryFigures:
    """Score one query that has an answer.

    nDCG by Järvelin and Kekäläinen (2002) with gain 2^grade - 1 (Burges et al., 2005), discounted by log2(rank + 1),
    against the first 10 of the ideal order of all grades of the query.

    Args:
        query: with its relevant passages.
        result: what the system answers.

    Returns:
        The figures.
    """
    grades = hit_grades(query.relevant, result.hits)
    ideal = sorted((passage.grade for passage in query.relevant), reverse=True)[:DEPTH]
    rank = grades.index(_ANSWERS) + 1 if _ANSWERS in grades else 0
    return QueryFigures(_dcg(grades) / _dcg(ideal), 1 / rank if rank else 0.0, float(rank > 0))


def score_retrieval(queries: Sequence[GoldQuery], results: Sequence[QueryResult]) -> RetrievalFigures:
    """Score search by the rules of the gold's README.

    Args:
        queries: the queries of the gold.
        results: what the system answers to each.

    Returns:
        The figures.
    """
    both = list(zip(queries, results, strict=True))
    scored = [(query.style, score_query(query, result)) for query, result in both if query.relevant]
    sure = [result.confidence for query, result in both if query.relevant]
    unsure = [result.confidence for query, result in both if not query.relevant]
    threshold = keeping_threshold(sure)
    return RetrievalFigures(
        overall=_means([row for _, row in scored]),
        styles={style: _means(rows) for style in STYLES if (rows := [row for other, row in scored if other == style])},
        noanswer=len(unsure),
        auroc=auroc(sure, unsure),
        threshold=threshold,
        abstention=None if threshold is None else mean([confidence < threshold for confidence in unsure]),
    )


def _matches(passage: Relevant, passage_words: Counter[str], hit: HitRow, hit_words: Counter[str]) -> bool:
    return (
        passage.file == hit.file
        and passage.page_first <= hit.page_last
        and hit.page_first <= passage.page_last
        and containment(passage_words, hit_words) >= _HALF
    )


def _dcg(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def _means(rows: Sequence[QueryFigures]) -> RankingFigures:
    return RankingFigures(
        queries=len(rows),
        ndcg=mean([row.ndcg for row in rows]),
        mrr=mean([row.mrr for row in rows]),
        success=mean([row.success for row in rows]),
    )
