"""Scores questions for a figure: is it in the first 3 hits, and in the extracted answer?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.amounts import answered
from evaluation.measures import mean
from evaluation.model import Fact
from evaluation.predictions import QueryResult
from evaluation.text import shown

DEPTH: Final = 3


@dataclass(frozen=True, slots=True)
class FactFigures:
    """How often a figure is found.

    Args:
        questions: number of questions.
        in_hits: share whose figure occurs in the text of the first 3 hits.
        in_answer: share whose figure occurs in the extracted answer; None when the system extracted none at all.
    """

    questions: int
    in_hits: float | None
    in_answer: float | None


def fact_in_hits(fact: Fact, result: QueryResult) -> bool:
    """Whether every figure of the answer occurs in the text of one of the first 3 hits.

    Args:
        fact: the question and its answer.
        result: what the system answers.

    Returns:
        True when it does.
    """
    return answered(fact.answer, [shown(hit.text) for hit in result.hits[:DEPTH]], fact.text)


def fact_in_answer(fact: Fact, result: QueryResult) -> bool:
    """Whether every figure of the answer occurs in the extracted answer.

    Args:
        fact: the question and its answer.
        result: what the system answers.

    Returns:
        True when it does; False when no answer was extracted.
    """
    return result.answer is not None and answered(fact.answer, [result.answer], fact.text)


def score_facts(facts: Sequence[Fact], results: Sequence[QueryResult]) -> FactFigures:
    """Score questions for figures by the rules of the gold's README.

    Args:
        facts: the questions of the gold.
        results: what the system answers to each.

    Returns:
        The figures.
    """
    both = list(zip(facts, results, strict=True))
    extracts = any(result.answer is not None for result in results)
    return FactFigures(
        questions=len(facts),
        in_hits=mean([fact_in_hits(fact, result) for fact, result in both]),
        in_answer=mean([fact_in_answer(fact, result) for fact, result in both]) if extracts else None,
    )
