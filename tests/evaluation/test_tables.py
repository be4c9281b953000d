"""Tables in plain text."""

from evaluation.tables import as_table


def test_words_stand_to_the_left_and_figures_to_the_right() -> None:
    rows = [("stage", "measure", "n"), ("a", "F1", "12"), ("headings", "", "")]
    assert as_table(rows, left=2).splitlines() == ["stage     measure   n", "a         F1       12", "headings"]


def test_a_table_without_columns_for_words() -> None:
    assert as_table([("ab", "c"), ("1", "22")], left=0) == "ab   c\n 1  22\n"
