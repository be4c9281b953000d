"""Tables as cells are judged by figures, headers and the first fact."""

import pytest

from evaluation.cells import (
    CellAnswer,
    CellJudgement,
    headed_as_printed,
    is_right,
    judge,
    rightly_headed,
    score_cells,
    table_of,
)
from evaluation.model import Fact
from evaluation.predictions import BlockRow, CellRow
from nlp.analyzer import Analyzer

FILE = "ekdala.pdf"
TABLE = "Verksamhet Budget 2022 Budget 2023 Hemtjänst 86 100 88 400 Funktionsstöd 122 400 121 300"
ANALYZER = Analyzer()


def fact(answer: str, question: str, text: str = TABLE) -> Fact:
    return Fact("f1", question, answer, text, FILE, 4, 4)


def cells() -> list[CellRow]:
    rows, columns = ("Hemtjänst", "Funktionsstöd"), ("Budget 2022", "Budget 2023")
    values = (("86 100", "88 400"), ("122 400", "121 300"))
    return [
        CellRow(FILE, 4, f"{rows[row]} {columns[column]} tkr", values[row][column], (0, row, column))
        for row in range(2)
        for column in range(2)
    ]


def test_the_headers_lead_to_the_figure() -> None:
    assert rightly_headed(fact("88 400", "Hemtjänstens budget 2023?"), TABLE, cells(), ANALYZER)


def test_headers_of_another_row_or_column_are_wrong() -> None:
    assert not rightly_headed(fact("86 100", "Hemtjänstens budget 2023?"), TABLE, cells(), ANALYZER)
    assert not rightly_headed(fact("121 300", "Hemtjänstens budget 2023?"), TABLE, cells(), ANALYZER)


def test_a_question_that_names_no_column_leads_to_none() -> None:
    assert not rightly_headed(fact("86 100", "Hemtjänstens budget?"), TABLE, cells(), ANALYZER)


def test_all_figures_of_an_answer_must_be_led_to() -> None:
    question = "Hemtjänstens budget 2022 och 2023?"
    assert rightly_headed(fact("86 100 och 88 400", question), TABLE, cells(), ANALYZER)
    assert not rightly_headed(fact("86 100 och 99 999", question), TABLE, cells(), ANALYZER)


def test_a_span_of_years_names_no_column() -> None:
    assert rightly_headed(fact("86 100", "Plan 2022–2023: hemtjänst, budget 2022?"), TABLE, cells(), ANALYZER)


def test_a_shared_part_of_a_compound_counts_less_than_the_word() -> None:
    rivals = [
        CellRow(FILE, 4, "Äldreomsorg", "10", (0, 0, 0)),
        CellRow(FILE, 4, "Familjeomsorg", "20", (0, 1, 0)),
    ]
    table = "Äldreomsorg 10 Familjeomsorg 20"
    assert rightly_headed(fact("10", "Vad kostar äldreomsorgen?", table), table, rivals, ANALYZER)
    assert not rightly_headed(fact("20", "Vad kostar äldreomsorgen?", table), table, rivals, ANALYZER)


def test_words_that_do_not_stand_in_the_table_do_not_count() -> None:
    assert not rightly_headed(fact("86 100", "Vad bjöds det på?"), TABLE, cells(), ANALYZER)


def test_the_table_of_a_question() -> None:
    asked = fact("88 400", "?")
    assert table_of(asked, [BlockRow(FILE, 4, 4, "table", TABLE)]) is not None
    assert table_of(asked, [BlockRow(FILE, 5, 6, "table", TABLE)]) is None
    assert table_of(asked, [BlockRow("annan.pdf", 4, 4, "table", TABLE)]) is None
    assert table_of(asked, [BlockRow(FILE, 4, 4, "table", "Hemtjänst 1 2")]) is None
    assert table_of(fact("Nej", "?"), [BlockRow(FILE, 4, 4, "table", "Nej")]) is None


@pytest.mark.parametrize(
    ("cell", "right"),
    [
        (CellRow(FILE, 4, "", "88 400"), True),
        (CellRow(FILE, 4, "", "88 400 tkr"), True),
        (CellRow(FILE, 4, "", "188 400"), False),
        (CellRow(FILE, 5, "", "88 400"), False),
        (CellRow("annan.pdf", 4, "", "88 400"), False),
    ],
)
def test_a_fact_is_right_on_the_page_of_the_gold(cell: CellRow, right: bool) -> None:
    assert is_right(fact("88 400 (tkr)", "?"), cell) is right


def test_an_answer_in_words_is_compared_by_words() -> None:
    assert is_right(fact("Nej", "?"), CellRow(FILE, 4, "", "Nej"))


def test_a_question_is_judged() -> None:
    asked = fact("88 400", "Hemtjänstens budget 2023?")
    table = BlockRow(FILE, 4, 4, "table", TABLE)
    found = judge(asked, [table], CellAnswer("", cells(), cells()[1:]), ANALYZER)
    assert found == CellJudgement(extracted=True, headed=True, top_fact=True)
    assert judge(asked, [], CellAnswer("", (), ()), ANALYZER) == CellJudgement(False, None, False)


def test_the_figures() -> None:
    figures = score_cells(
        [CellJudgement(True, True, True), CellJudgement(True, False, False), CellJudgement(False, None, True)]
    )
    assert (figures.questions, figures.tabular) == (3, 2)
    assert figures.extracted == pytest.approx(2 / 3)
    assert (figures.headed, figures.top_fact_tabular) == (0.5, 0.5)
    assert figures.top_fact == pytest.approx(2 / 3)
    assert score_cells([]).headed is None


def printed(row: str, column: str, text: str) -> CellRow:
    return CellRow(FILE, 4, f"{row} {column}", text, (0, 0, 0), row, column)


def test_headers_that_the_gold_names_are_compared_as_printed() -> None:
    asked = Fact("f1", "Vad kostade hemtjänsten?", "86 100", TABLE, FILE, 4, 4, "Hemtjänst", "Budget 2022")
    assert headed_as_printed(asked, [printed("Hemtjänst Förvaltningschef", "Budget 2022", "86 100")])
    assert not headed_as_printed(asked, [printed("Hemtjänst", "Budget 2022 Budget 2023", "86 100")])
    assert not headed_as_printed(asked, [printed("Hemtjänst", "Budget 2023", "86 100")])
    assert not headed_as_printed(asked, [printed("Funktionsstöd", "Budget 2022", "86 100")])
    assert not headed_as_printed(asked, [printed("Hemtjänst", "Budget 2022", "88 400")])


def test_the_gold_headers_decide_where_there_are_any() -> None:
    asked = Fact("f1", "Hemtjänstens budget 2022?", "86 100", TABLE, FILE, 4, 4, "Hemtjänst", "Budget 2022")
    tables = [BlockRow(FILE, 4, 4, "table", TABLE)]
    assert judge(asked, tables, CellAnswer("", [printed("Hemtjänst", "Budget 2022", "86 100")], ()), ANALYZER).headed
    assert not judge(asked, tables, CellAnswer("", cells(), ()), ANALYZER).headed
