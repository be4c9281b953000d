"""Runs a system against the gold: every stage whose gold is there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from evaluation import failures
from evaluation.cells import TABLE, CellAnswer, CellJudgement, judge, score_cells
from evaluation.decisions import score_decisions
from evaluation.documents import score_documents
from evaluation.entities import entity_rows, score_entities
from evaluation.facts import fact_in_answer, fact_in_hits, score_facts
from evaluation.furniture import score_blocks
from evaluation.headings import score_headings
from evaluation.model import Fact, Gold, GoldQuery
from evaluation.predictions import HitRow, QueryResult
from evaluation.report import FactRow, QueryRow, Report
from evaluation.retrieval import score_query, score_retrieval
from evaluation.system import System
from nlp.analyzer import Analyzer

_NAMED: Final = 3  # hits that a row of `per_query` names


def evaluate(gold: Gold, system: System, limit: int = 20) -> Report:
    """Measure a system.

    Args:
        gold: of `evaluation.gold.load_gold`; a stage without gold is not run, and reported as not measured.
        system: has read and indexed the corpus of the gold.
        limit: most rows in each list of failures.

    Returns:
        The report.
    """
    report = Report()
    for stage in (_headings, _blocks, _documents, _decisions, _entities):
        report = stage(report, gold, system, limit)
    return _facts(_retrieval(report, gold, system), gold, system)


def _headings(report: Report, gold: Gold, system: System, limit: int) -> Report:
    if gold.headings is None:
        return report
    predicted = system.headings()
    failed = failures.heading_failures(gold.headings, predicted, limit)
    return replace(
        report,
        headings=score_headings(gold.headings, predicted),
        failures={**report.failures, "headings": failed},
    )


def _blocks(report: Report, gold: Gold, system: System, limit: int) -> Report:
    if gold.blocks is None:
        return report
    lines = system.lines()
    failed = failures.block_failures(gold.blocks, lines, limit)
    return replace(
        report,
        blocks=score_blocks(gold.blocks, lines),
        failures={**report.failures, "blocks": failed},
    )


def _documents(report: Report, gold: Gold, system: System, limit: int) -> Report:
    if gold.documents is None:
        return report
    predicted = system.documents()
    failed = failures.document_failures(gold.documents, predicted, limit)
    return replace(
        report,
        documents=score_documents(gold.documents, predicted),
        failures={**report.failures, "documents": failed},
    )


def _decisions(report: Report, gold: Gold, system: System, limit: int) -> Report:
    if gold.decisions is None:
        return report
    predicted = system.decisions()
    failed = failures.decision_failures(gold.decisions, predicted, limit)
    return replace(
        report,
        decisions=score_decisions(gold.decisions, predicted),
        failures={**report.failures, "decisions": failed},
    )


def _entities(report: Report, gold: Gold, system: System, limit: int) -> Report:
    if gold.entities is None:
        return report
    predicted = [system.entities(page.text) for page in gold.entities]
    right = entity_rows(gold.entities, [page.entities for page in gold.entities])
    failed = failures.entity_failures(right, entity_rows(gold.entities, predicted), limit)
    return replace(
        report,
        entities=score_entities(gold.entities, predicted),
        failures={**report.failures, "entities": failed},
    )


def _retrieval(report: Report, gold: Gold, system: System) -> Report:
    if gold.retrieval is None:
        return report
    results = [system.search(query.query) for query in gold.retrieval]
    rows = tuple(_query_row(query, result) for query, result in zip(gold.retrieval, results, strict=True))
    return replace(report, retrieval=score_retrieval(gold.retrieval, results), per_query=rows)


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


def _query_row(query: GoldQuery, result: QueryResult) -> QueryRow:
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
