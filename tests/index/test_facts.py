"""Cells of tables are found by questions, told in words, and weighed by what the question names."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from index.fact_search import FactIndex
from index.facts import FACTS_FILE, Fact, sentence_of, write_facts
from ingest.errors import StateError
from ingest.model import BlockKind, ParsedSource
from ingest.tables.model import Cell, Table, Trust
from nlp.analyzer import Analyzer
from tests.support.sources import Part, source

ANALYZER = Analyzer()
HEAD = ("Budget 2023", "Budget 2024")
ROWS = {
    "Hemtjänst": (84_300, 86_100),
    "Äldreomsorg": (158_400, 162_900),
    "Individ- och familjeomsorg": (60_000, 62_500),
}


def cell(row: int, column: int, label: str, value: int | None, **fields: Any) -> Cell:
    made = Cell(
        row=row,
        column=column,
        group="",
        row_header=label,
        column_header=HEAD[column],
        text=f"{value:,}".replace(",", " ") if value is not None else "Nej",
        value=None if value is None else Decimal(value),
        unit="tkr",
        year=(2023, 2024)[column],
        trust=Trust.CHECKED,
        page=1,
        start=3,
        end=9,
    )
    return replace(made, **fields)


def table(*cells: Cell, caption: str = "") -> Table:
    return Table(0, 1, 1, caption, "tkr", HEAD, Trust.CHECKED, 2, 40, cells)


def parsed(
    *tables: Table, board: str = "Omsorgsnämnden", name: str = "ekdala.pdf", sha: str = "5eed" * 16
) -> ParsedSource:
    made = source(
        Part("Ekonomi", ((BlockKind.PARAGRAPH, "Tabellen visar nämndens budget för två år."),)),
        file=name,
        sha256=sha,
        board=board,
        title="Nämndplan",
    )
    return replace(made, tables=tables)


def budget() -> Table:
    rows = [(place, *row) for place, row in enumerate(ROWS.items())]
    return table(*(cell(place, column, name, values[column]) for place, name, values in rows for column in (0, 1)))


@pytest.fixture
def index(tmp_path: Path) -> Iterator[FactIndex]:
    write_facts(tmp_path, [parsed(budget())], ANALYZER)
    index = FactIndex(tmp_path, ANALYZER)
    yield index
    index.close()
    index.close()


def told(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.sentence for fact in facts]


def test_the_cell_of_the_row_and_column_asked_for(index: FactIndex) -> None:
    (best,) = index.find("Vad är hemtjänstens budget 2024?", 1)
    assert best.sentence == "Hemtjänst, Budget 2024: 86 100 tkr"
    assert best.score > 0.8
    assert (best.context.file, best.context.heading_path, best.context.board) == (
        "ekdala.pdf",
        ("Ekonomi",),
        "Omsorgsnämnden",
    )


def test_the_year_decides(index: FactIndex) -> None:
    assert told(index.find("budget för äldreomsorgen 2023"))[0] == "Äldreomsorg, Budget 2023: 158 400 tkr"


def test_a_word_counts_more_than_a_compound_that_shares_a_part(index: FactIndex) -> None:
    assert told(index.find("familjeomsorg budget 2024"))[0].startswith("Individ- och familjeomsorg, Budget 2024")


def test_a_span_of_years_names_no_column(index: FactIndex) -> None:
    assert told(index.find("Plan 2023–2024: hemtjänst budget 2023"))[0] == "Hemtjänst, Budget 2023: 84 300 tkr"


def test_questions_beside_the_archive_score_low(index: FactIndex) -> None:
    assert all(fact.score < 0.5 for fact in index.find("Hur många svanar häckade vid sjön?"))
    assert index.find("") == ()
    assert index.find("vad är det") == ()


def test_no_more_than_asked_for(index: FactIndex) -> None:
    assert len(index.find("budget", 2)) == 2


def test_where_a_table_stands_tells_like_rows_apart(tmp_path: Path) -> None:
    one = parsed(table(cell(0, 0, "Personal", 1)), board="Skolnämnden", name="a.pdf", sha="a" * 64)
    other = parsed(table(cell(0, 0, "Personal", 2)), board="Omsorgsnämnden", name="b.pdf", sha="b" * 64)
    write_facts(tmp_path, [one, other], ANALYZER)
    best = FactIndex(tmp_path, ANALYZER).find("Omsorgsnämndens personal, budget 2023")[0]
    assert best.context.file == "b.pdf"


def test_an_uncertain_cell_comes_after_a_checked_one(tmp_path: Path) -> None:
    cells = (cell(0, 0, "Personal", 1, trust=Trust.UNCERTAIN), cell(1, 0, "Personal", 2))
    write_facts(tmp_path, [parsed(table(*cells))], ANALYZER)
    assert [fact.cell.text for fact in FactIndex(tmp_path, ANALYZER).find("personal budget 2023")] == ["2", "1"]


def test_columns_that_could_not_be_told_apart_count_half(tmp_path: Path) -> None:
    blurred = [cell(0, column, "Personal", column, column_header="Budget Utfall", year=None) for column in (0, 1)]
    write_facts(tmp_path, [parsed(table(*blurred))], ANALYZER)
    best = FactIndex(tmp_path, ANALYZER).find("personal budget")[0]
    assert best.score < 0.8


def test_a_caption_is_searched(tmp_path: Path) -> None:
    write_facts(tmp_path, [parsed(table(cell(0, 0, "Larm", 7), caption="Investeringar"))], ANALYZER)
    assert FactIndex(tmp_path, ANALYZER).find("investeringar larm 2023")[0].score > 0.7


def test_tables_kept_as_text_are_no_facts(tmp_path: Path) -> None:
    write_facts(tmp_path, [parsed(table())], ANALYZER)
    assert FactIndex(tmp_path, ANALYZER).find("budget") == ()


def test_cells_come_back_as_they_were(index: FactIndex) -> None:
    assert index.find("hemtjänst budget 2024", 1)[0].cell == budget().cells[1]


def test_a_generation_without_facts_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(StateError) as caught:
        FactIndex(tmp_path, ANALYZER)
    assert caught.value.code == "E402"
    assert not (tmp_path / FACTS_FILE).exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Larm, Budget 2023: 7 tkr"),
        ({"group": "70 Norr"}, "70 Norr, Larm, Budget 2023: 7 tkr"),
        ({"text": "7 %", "unit": "%"}, "Larm, Budget 2023: 7 %"),
        ({"unit": ""}, "Larm, Budget 2023: 7"),
        ({"unit": "antal"}, "Larm, Budget 2023: 7"),
        ({"text": "Nej", "value": None}, "Larm, Budget 2023: Nej"),
        ({"row_header": "Larm:"}, "Larm, Budget 2023: 7 tkr"),
        ({"row_header": "", "column_header": ""}, "7 tkr"),
    ],
)
def test_sentences(fields: dict[str, Any], sentence: str) -> None:
    assert sentence_of(replace(cell(0, 0, "Larm", 7), **fields)) == sentence


def test_the_parts_of_a_compound_may_stand_apart(tmp_path: Path) -> None:
    head = ("Prognos", "Avvikelse")
    cells = (cell(0, column, "Skolor", 10 + column, column_header=head[column], year=None) for column in (0, 1))
    write_facts(tmp_path, [parsed(table(*cells))], ANALYZER)
    assert FactIndex(tmp_path, ANALYZER).find("Skolornas prognosavvikelse?")[0].cell.column_header == "Avvikelse"


def test_a_letter_names_an_alternative(tmp_path: Path) -> None:
    head = ("Alternativ A", "Alternativ B")
    cells = (cell(0, column, "Drift", 10 + column, column_header=head[column], year=None) for column in (0, 1))
    write_facts(tmp_path, [parsed(table(*cells))], ANALYZER)
    assert FactIndex(tmp_path, ANALYZER).find("Vad kostar driften i alternativ B?")[0].cell.column == 1


def test_a_total_is_meant_where_no_row_is_named(tmp_path: Path) -> None:
    rows = [cell(row, 0, label, 10 + row) for row, label in enumerate(("Norra skolan", "Södra skolan", "Summa"))]
    write_facts(tmp_path, [parsed(table(*rows))], ANALYZER)
    assert FactIndex(tmp_path, ANALYZER).find("Hur stor var nämndens budget 2023?")[0].cell.row_header == "Summa"


def test_words_that_mean_a_header(tmp_path: Path) -> None:
    head = ("Budget", "Utfall")
    cells = (cell(0, column, "Bad", 10 + column, column_header=head[column], year=None) for column in (0, 1))
    write_facts(tmp_path, [parsed(table(*cells))], ANALYZER)
    assert FactIndex(tmp_path, ANALYZER).find("Vad kostade badet?")[0].cell.column_header == "Utfall"


def test_a_unit_in_other_words(tmp_path: Path) -> None:
    rows = [cell(row, 0, "Bad", 10 + row, unit=unit) for row, unit in enumerate(("%", "mkr"))]
    write_facts(tmp_path, [parsed(table(*rows))], ANALYZER)
    assert FactIndex(tmp_path, ANALYZER).find("Badets budget 2023 (mnkr)?")[0].cell.unit == "mkr"


def test_a_large_archive_is_searched_by_few_rows(tmp_path: Path) -> None:
    labels = [f"{first}{second}" for first in "abcdefghij" for second in ("skolan", "badet", "parken")]
    rows = tuple(cell(row, 0, f"{label} {row}", row) for row, label in enumerate(labels * 20))
    write_facts(tmp_path, [parsed(table(*rows))], ANALYZER)
    index = FactIndex(tmp_path, ANALYZER)
    assert index.find("Vad är budgeten för cbadet 2023?", limit=1)[0].cell.row_header.startswith("cbadet")
