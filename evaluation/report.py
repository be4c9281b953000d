"""The report of an evaluation: as a plain-text table, as a JSON object with stable keys, as a markdown table."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from evaluation import lines
from evaluation.cells import CellFigures
from evaluation.decisions import DecisionFigures
from evaluation.documents import DocumentFigures
from evaluation.entities import EntityFigures
from evaluation.facts import FactFigures
from evaluation.failures import Failures
from evaluation.furniture import BlockFigures
from evaluation.gold import FILES
from evaluation.headings import HeadingFigures
from evaluation.lines import Line
from evaluation.retrieval import RetrievalFigures
from evaluation.tables import as_table
from evaluation.worst import WorstQuery

_HEAD: Final = ("stage", "measure", "value", "n")
_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class QueryRow:
    """What came of one query.

    Args:
        id: its name in the gold.
        style: its style.
        query: as the user wrote it.
        ndcg: nDCG@10, or None for a query without an answer.
        mrr: 1 / rank of the first hit with grade 2, or None for a query without an answer.
        confidence: how sure the system was.
        hits: file and pages of the first 3 hits, as "file.pdf 3–4".
    """

    id: str
    style: str
    query: str
    ndcg: float | None
    mrr: float | None
    confidence: float
    hits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """What came of one question for a figure.

    Args:
        id: its name in the gold.
        question: as the user wrote it.
        answer: the right one.
        in_hits: its figure occurs in the first 3 hits.
        in_answer: its figure occurs in the extracted answer.
        extracted: the extracted answer, or None.
        in_source: its figures stand in the cells or the text of the right pages.
        headed: its cells have the right headers, or None when it stands in no table of the gold.
        top_fact: the first fact is right.
    """

    id: str
    question: str
    answer: str
    in_hits: bool
    in_answer: bool
    extracted: str | None
    in_source: bool
    headed: bool | None
    top_fact: bool


@dataclass(frozen=True, slots=True)
class Report:
    """All figures; None for a stage that was not measured because its gold file is absent.

    Args:
        headings: figures of headings.
        blocks: figures of page furniture, tables, contents, signatures.
        documents: figures of documents.
        decisions: figures of decisions.
        entities: figures of entities.
        retrieval: figures of search.
        facts: figures of questions for figures.
        cells: figures of tables as cells, measured by the same questions.
        per_query: one row a query.
        per_fact: one row a question for a figure.
        failures: by stage (headings, blocks, documents, decisions, entities), as far as measured.
        worst: the queries that are answered worst.
    """

    headings: HeadingFigures | None = None
    blocks: BlockFigures | None = None
    documents: DocumentFigures | None = None
    decisions: DecisionFigures | None = None
    entities: EntityFigures | None = None
    retrieval: RetrievalFigures | None = None
    facts: FactFigures | None = None
    cells: CellFigures | None = None
    per_query: tuple[QueryRow, ...] = ()
    per_fact: tuple[FactRow, ...] = ()
    failures: Mapping[str, Failures] = field(default_factory=dict)
    worst: tuple[WorstQuery, ...] = ()

    @property
    def not_measured(self) -> tuple[str, ...]:
        """Names of the stages without gold."""
        return tuple(stage for stage in FILES if getattr(self, stage) is None)

    def lines(self) -> list[Line]:
        """All figures in order; a stage that was not measured has one line that names the missing file."""
        return list(self._lines())

    def _lines(self) -> Iterator[Line]:
        yield from lines.heading_lines(self.headings) if self.headings else _missing("headings")
        yield from lines.block_lines(self.blocks) if self.blocks else _missing("blocks")
        yield from lines.document_lines(self.documents) if self.documents else _missing("documents")
        yield from lines.decision_lines(self.decisions) if self.decisions else _missing("decisions")
        yield from lines.entity_lines(self.entities) if self.entities else _missing("entities")
        yield from lines.retrieval_lines(self.retrieval) if self.retrieval else _missing("retrieval")
        yield from lines.fact_lines(self.facts) if self.facts else _missing("facts")
        yield from lines.cell_lines(self.cells) if self.cells else ()

    def as_dict(self) -> dict[str, object]:
        """The report as a JSON object, numbers rounded to 4 decimals.

        Keys (null where nothing was measured; PRF is {precision, recall, f1, matched, predicted, gold}):
            headings: {found: PRF, level_accuracy}
            blocks: {furniture_out, furniture_lines, body_lost, body_lines, kinds: {kind: share},
                kind_lines: {kind: lines}}
            documents: {found: PRF, doc_type_accuracy, diarienummer_accuracy, date_accuracy, board_accuracy}
            decisions: {found: PRF, status_accuracy, subject_accuracy, types_micro_f1, types_macro_f1,
                types_f1: {type: F1}, forslag_as_beslut, confusion: {gold status: {predicted status: pairs}}}
            entities: {found: PRF, labels: {label: PRF}}
            retrieval: {overall: RANK, styles: {style: RANK}, noanswer, auroc, threshold, abstention},
                where RANK is {queries, ndcg, mrr, success}
            facts: {questions, in_hits, in_answer}
            cells: {questions, extracted, tabular, headed, top_fact, top_fact_tabular}
            not_measured: [stage]
            per_query: [{id, style, query, ndcg, mrr, confidence, hits: ["file.pdf 3–4"]}]
            per_fact: [{id, question, answer, in_hits, in_answer, extracted, in_source, headed, top_fact}]
            failures: {stage: {missed_total, spurious_total, wrong_total, missed: [row], spurious: [row],
                wrong: [{gold: row, predicted: row}]}}
            worst: [{id, style, query, ndcg, wanted: [{file, page_first, page_last, text, grade, rank}],
                found: [{file, page_first, page_last, text, grade, words, meaning}], expansions: [text]}]

        Returns:
            Objects, lists, texts, numbers, truth values and None only.
        """
        stages = {stage: getattr(self, stage) for stage in FILES}
        return {
            **{stage: figures and _plain(dataclasses.asdict(figures)) for stage, figures in stages.items()},
            "cells": self.cells and _plain(dataclasses.asdict(self.cells)),
            "not_measured": list(self.not_measured),
            "per_query": [_plain(dataclasses.asdict(row)) for row in self.per_query],
            "per_fact": [_plain(dataclasses.asdict(row)) for row in self.per_fact],
            "failures": {stage: _plain(found.as_dict()) for stage, found in self.failures.items()},
            "worst": [_plain(row.as_dict()) for row in self.worst],
        }

    def as_text(self) -> str:
        """The figures as a table in plain text, columns aligned."""
        return as_table([_HEAD, *(_cells(line) for line in self.lines())], left=2)

    def as_markdown(self) -> str:
        """The figures as a markdown table, values and counts to the right."""
        rows = [_HEAD, ("---", "---", "---:", "---:"), *(_cells(line) for line in self.lines())]
        return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _missing(stage: str) -> Iterator[Line]:
    yield Line(stage, f"{FILES[stage]} is absent", None)


def _cells(line: Line) -> tuple[str, str, str, str]:
    return line.stage, line.measure, line.shown, "" if line.rows is None else str(line.rows)


def _plain(value: object) -> object:
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
