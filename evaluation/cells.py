"""Scores tables as cells: figures that were extracted, cells with their headers, and the search for facts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.amounts import answered, figures_of, occurs
from evaluation.measures import mean
from evaluation.model import Fact
from evaluation.predictions import BlockRow, CellRow
from evaluation.text import words
from nlp.analyzer import Analyzer

TABLE: Final = "table"
_YEARS: Final = re.compile(r"(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2}")
_GAP: Final = " ; "  # between cells, so that the figures of two cannot join


@dataclass(frozen=True, slots=True)
class CellFigures:
    """How well figures are extracted and found again.

    Args:
        questions: number of questions.
        extracted: share whose figures stand in the cells or the text of the right pages.
        tabular: number of questions whose figures stand in a table of the gold.
        headed: of those, the share whose cells have the right row and column header, see `rightly_headed`.
        top_fact: share of all questions whose first fact is right, see `is_right`.
        top_fact_tabular: the same of those with a table.
    """

    questions: int
    extracted: float | None
    tabular: int
    headed: float | None
    top_fact: float | None
    top_fact_tabular: float | None


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """What a system has for one question.

    Args:
        text: its text of the pages that the gold names.
        cells: its cells on these pages.
        facts: the facts that it finds for the question in the whole corpus, best first.
    """

    text: str
    cells: Sequence[CellRow]
    facts: Sequence[CellRow]


@dataclass(frozen=True, slots=True)
class CellJudgement:
    """What came of one question.

    Args:
        extracted: all figures of the answer stand in cells or text.
        headed: the cells have the right headers; None when no table of the gold holds the figures.
        top_fact: the first fact is right.
    """

    extracted: bool
    headed: bool | None
    top_fact: bool


def judge(fact: Fact, tables: Sequence[BlockRow], answer: CellAnswer, analyzer: Analyzer) -> CellJudgement:
    """Judge what a system has for one question.

    Args:
        fact: the question and its answer.
        tables: all tables of the gold.
        answer: what the system has.
        analyzer: gives the stems that words are compared by.
    """
    shown = _GAP.join(cell.text for cell in answer.cells)
    table = table_of(fact, tables)
    return CellJudgement(
        extracted=answered(fact.answer, [answer.text, shown], fact.text),
        headed=_headed(fact, table.text, answer.cells, analyzer) if table else None,
        top_fact=bool(answer.facts) and is_right(fact, answer.facts[0]),
    )


def score_cells(judgements: Sequence[CellJudgement]) -> CellFigures:
    """Shares over all questions."""
    tabular = [judgement for judgement in judgements if judgement.headed is not None]
    return CellFigures(
        questions=len(judgements),
        extracted=mean([judgement.extracted for judgement in judgements]),
        tabular=len(tabular),
        headed=mean([bool(judgement.headed) for judgement in tabular]),
        top_fact=mean([judgement.top_fact for judgement in judgements]),
        top_fact_tabular=mean([judgement.top_fact for judgement in tabular]),
    )


def table_of(fact: Fact, tables: Sequence[BlockRow]) -> BlockRow | None:
    """The first table of the gold on the pages of a question that holds all figures of its answer."""
    for table in tables:
        beside = table.file != fact.file or table.page_last < fact.page_first or table.page_first > fact.page_last
        if not beside and figures_of(fact.answer) and answered(fact.answer, [table.text], fact.text):
            return table
    return None


def _headed(fact: Fact, table: str, cells: Sequence[CellRow], analyzer: Analyzer) -> bool:
    if fact.row and fact.column:
        return headed_as_printed(fact, cells)
    return rightly_headed(fact, table, cells, analyzer)


def headed_as_printed(fact: Fact, cells: Sequence[CellRow]) -> bool:
    """Whether every figure of an answer is a cell with the headers that the gold names.

    The column header must be the gold's, no word more or less; the row header must hold all words of the gold's in
    their order, as a label may have words of another column of text behind it.

    Args:
        fact: the question and its answer, with row and column.
        cells: the system's cells on the pages.
    """
    row, column = words(fact.row), words(fact.column)
    fitting = [cell for cell in cells if words(cell.column) == column and _within(row, words(cell.row))]
    return all(any(_is(figure, cell) for cell in fitting) for figure in figures_of(fact.answer))


def _within(wanted: Sequence[str], found: Sequence[str]) -> bool:
    return f" {' '.join(wanted)} " in f" {' '.join(found)} "


def rightly_headed(fact: Fact, table: str, cells: Sequence[CellRow], analyzer: Analyzer) -> bool:
    """Whether the headers lead from the question to its figures, row and column.

    The words of the question that occur in the table (without stop words and spans of years, which name no column) are
    looked up in what is attached to a cell: group, row header, column header, caption, unit. The word itself, by its
    stem, counts 1, a compound that shares a part with it 0.5. For every figure of the answer there must be a cell with
    that value that counts more than each cell of the same row, and each of the same column, that holds a value which
    the answer does not have.

    Args:
        fact: the question and its answer.
        table: text of the gold's table.
        cells: the system's cells on the pages.
        analyzer: gives stems.
    """
    there = _Words.of(table, analyzer)
    kept = set(analyzer.stems(fact.question))
    asked = {token.stem: token for token in analyzer.tokens(_YEARS.sub(" ", fact.question)) if token.stem in kept}
    wanted = [_Words(frozenset({token.stem}), frozenset(token.parts)) for token in asked.values()]
    wanted = [word for word in wanted if there.share(word)]
    figures = figures_of(fact.answer)
    counted = [(cell, sum(_Words.of(cell.headers, analyzer).share(word) for word in wanted)) for cell in cells]
    others = [(cell, count) for cell, count in counted if not any(_is(figure, cell) for figure in figures)]

    def is_led_to(cell: CellRow, count: float) -> bool:
        return count > max((rival for other, rival in others if _beside(cell, other)), default=0.0)

    return all(any(is_led_to(cell, count) for cell, count in counted if _is(figure, cell)) for figure in figures)


def _beside(left: CellRow, right: CellRow) -> bool:
    """Whether two cells stand in the same row or column of the same table."""
    (table, row, column), (other, other_row, other_column) = left.place, right.place
    return table == other and (row == other_row or column == other_column)


def is_right(fact: Fact, cell: CellRow) -> bool:
    """Whether a cell stands on the pages of a question and is one of its figures, or its words when there are none."""
    if cell.file != fact.file or not fact.page_first <= cell.page <= fact.page_last:
        return False
    figures = figures_of(fact.answer)
    return any(_is(figure, cell) for figure in figures) if figures else answered(fact.answer, [cell.text])


def _is(figure: str, cell: CellRow) -> bool:
    """Whether a figure is all of a cell: found in it as a number of its own, with no digit left over."""
    return occurs(figure, cell.text) and _digits(figure) == _digits(cell.text)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


@dataclass(frozen=True, slots=True)
class _Words:
    """Stems of words and of the parts of compounds."""

    stems: frozenset[str]
    parts: frozenset[str]

    @classmethod
    def of(cls, text: str, analyzer: Analyzer) -> "_Words":
        """The words of a text, without stop words."""
        return cls(frozenset(analyzer.stems(text)), frozenset(analyzer.parts(text)))

    def share(self, word: "_Words") -> float:
        """1 when a word is here itself, 0.5 when only a part of it or of a compound here is shared, else 0."""
        if word.stems <= self.stems:
            return 1.0
        return 0.0 if (word.stems | word.parts).isdisjoint(self.stems | self.parts) else 0.5
