"""Runs a system against the gold: every stage whose gold is there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from evaluation import failures
from evaluation.cells import TABLE, CellAnswer, CellJudgement, judge, score_cells
from evaluation.decisions import score_decisions
from evaluation.documents import score_documents
from evaluation.entities import score_entities
from evaluation.facts import fact_in_answer, fact_in_hits, score_facts
from evaluation.failures import Failures
from evaluation.furniture import score_blocks
from evaluation.headings import score_headings
from evaluation.model import Fact, Gold, GoldQuery
from evaluation.predictions import HitRow, QueryResult
from evaluation.report import FactRow, QueryRow, Report
from evaluation.retrieval import score_query, score_retrieval
from evaluation.system import System
from evaluation.worst import worst_queries
from nlp.analyzer import Analyzer

_STAGES: Final = ("headings", "blocks", "documents", "decisions", "entities")
_NAMED: Final = 3  # hits that a row of `per_query` names
_Gold = TypeVar("_Gold")
_Predicted = TypeVar("_Predicted")


def evaluate(gold: Gold, system: System, limit: int = 20) -> Report:
    """Measure a system.

    Args:
        gold: of `evaluation.gold.load_gold`; a stage without gold is not run, and reported as not measured.
        system: has read and indexed the corpus of the gold.
        limit: most rows in each list of failures, and most queries among the worst.

    Returns:
        The report.
    """
    stages = [
        _stage(gold.headings, lambda _: system.headings(), score_headings, failures.heading_failures, limit),
        _stage(gold.blocks, lambda _: system.lines(), score_blocks, failures.block_failures, limit),
        _stage(gold.documents, lambda _: system.documents(), score_documents, failures.document_failures, limit),
        _stage(gold.decisions, lambda _: system.decisions(), score_decisions, failures.decision_failures, limit),
        _stage(
            gold.entities,
            lambda pages: [system.entities(page.text) for page in pages],
            score_entities,
            failures.entity_failures,
            limit,
        ),
    ]
    measured = {name: found for name, found in zip(_STAGES, stages, strict=True) if found}
    figures: dict[str, Any] = {name: found[0] for name, found in measured.items()}
    report = Report(**figures, failures={name: found[1] for name, found in measured.items()})
    return _facts(_retrieval(report, gold, system, limit), gold, system)


def _stage(
    rows: _Gold | None,
    predict: Callable[[_Gold], _Predicted],
    score: Callable[[_Gold, _Predicted], object],
    fail: Callable[[_Gold, _Predicted, int], Failures],
    limit: int,
) -> tuple[object, Failures] | None:
    """Figures and failures of one stage, or None without gold."""
    if rows is None:
        return None
    predicted = predict(rows)
    return score(rows, predicted), fail(rows, predicted, limit)


def _retrieval(report: Report, gold: Gold, system: System, limit: int) -> Report:
    if gold.retrieval is None:
        return report
    results = [system.search(query.query) for query in gold.retrieval]
    rows = tuple(query_row(query, result) for query, result in zip(gold.retrieval, results, strict=True))
    worst = worst_queries(gold.retrieval, [row.ndcg for row in rows], system, limit)
    return replace(report, retrieval=score_retrieval(gold.retrieval, results), per_query=rows, worst=worst)


def _facts(report: Report, gold: Gold, system: System) -> Report:
    if gold.facts is None:
        return report
    results = [system.search(fact.question) for fact in gold.facts]
    judged = _judged(gold.facts, gold, system)
    rows = tuple(map(_fact_row, gold.facts, results, judged))
    return replace(report, facts=score_facts(gold.facts, results), cells=score_cells(judged), per_fact=rows)


def _judged(facts: Sequence[Fact], gold: Gold, system: System) -> list[CellJudgement]:
    tables = [block for block in gold.blocks or () if block.kind == TABLE]
    cells, analyzer = system.cells(), Analyzer()

    def answer_to(fact: Fact) -> CellAnswer:
        pages = range(fact.page_first, fact.page_last + 1)
        here = [cell for cell in cells if cell.file == fact.file and cell.page in pages]
        text = system.text_of(fact.file, fact.page_first, fact.page_last)
        return CellAnswer(text, here, system.facts(fact.question))

    return [judge(fact, tables, answer_to(fact), analyzer) for fact in facts]


def query_row(query: GoldQuery, result: QueryResult) -> QueryRow:
    """What came of one query.

    Args:
        query: of the gold.
        result: what the system answers.
    """
    figures = score_query(query, result) if query.relevant else None
    return QueryRow(
        id=query.id,
        style=query.style,
        query=query.query,
        ndcg=figures.ndcg if figures else None,
        mrr=figures.mrr if figures else None,
        confidence=result.confidence,
        hits=tuple(_place(hit) for hit in result.hits[:_NAMED]),
    )


def _fact_row(fact: Fact, result: QueryResult, judged: CellJudgement) -> FactRow:
    return FactRow(
        id=fact.id,
        question=fact.question,
        answer=fact.answer,
        in_hits=fact_in_hits(fact, result),
        in_answer=fact_in_answer(fact, result),
        extracted=result.answer,
        in_source=judged.extracted,
        headed=judged.headed,
        top_fact=judged.top_fact,
    )


def _place(hit: HitRow) -> str:
    pages = str(hit.page_first) if hit.page_first == hit.page_last else f"{hit.page_first}–{hit.page_last}"
    return f"{hit.file} {pages}"
