"""Tests of figures in flattened tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.amounts import answered, figures_of, occurs

NBSP, THIN, MINUS, EN_DASH = "\u00a0", "\u202f", "\u2212", "\u2013"


@pytest.mark.parametrize(
    ("answer", "figures"),
    [
        ("-1 010 299", ["-1 010 299"]),
        (f"{MINUS}382 (tkr)", ["-382"]),
        ("40 %", ["40 %"]),
        ("3,47 procent", ["3,47 procent"]),
        ("-31 300, -28 700 och -2 600 (tkr)", ["-31 300", "-28 700", "-2 600"]),
        ("591 480; 601 480; 636 524", ["591 480", "601 480", "636 524"]),
        ("från 3,9 till 6,3 (2,4 enheter)", ["3,9", "6,3"]),
        ("1 (Uppfyllt 20, Delvis uppfyllt 4)", ["1"]),
        ("okänt (4 800 tkr)", ["4 800"]),
        (f"1,17 {EN_DASH} 3,47", ["1,17", "3,47"]),
        ("12-18 månader", ["12", "18"]),
        ("2023-10-18 kl. 9", ["2023-10-18", "9"]),
        ("2024 100 kr", ["2024", "100"]),
        (f"1{NBSP}787{THIN}000 kr", [f"1{NBSP}787{THIN}000"]),
        ("29.5 miljoner", ["29.5"]),
        ("Lgr22", []),
        ("Uppfylls till viss del", []),
    ],
)
def test_the_figures_of_an_answer(answer: str, figures: list[str]) -> None:
    assert figures_of(answer) == figures


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("1 787", "totalt 1 787 tkr"),
        ("1 787", "totalt 1787 tkr"),
        ("1787", f"totalt 1{NBSP}787 tkr"),
        ("1 787", f"1{THIN}787"),
        ("1 787", "1\n787"),
        ("1 787", "(1 787)"),
        ("1 787", "1 787."),
        ("1 787", "1 787, varav"),
        ("1 787", "2 1 787 3"),  # neither 2 nor 3 can belong to it
        ("1 787", "-44 1 787"),
        ("1 787", "2023: 1 787kr"),
        ("1 787", "86,2 1 787"),
        ("12", "risk 12 9 4"),
        ("12", "12-18 månader"),
        ("18", f"12{EN_DASH}18 månader"),
        ("18", f"12 {EN_DASH} 18 månader"),
        ("787", "2023 787"),  # 2023 787 is no grouping of a number
        ("787", "4,5 787"),
        ("787", "787 % 000"),
        ("41", "41/49 kommuner"),
        ("-382", "resultat -382"),
        ("-382", f"resultat {MINUS}382"),
        ("-382", f"resultat {EN_DASH} 382"),
        ("-2 600", "-28 700 -2 600"),
        ("4,35", "4,35"),
        ("4,35", "4.35"),
        ("29.5", "29,5 miljoner"),
        ("40 %", "40%"),
        ("40 %", f"40{NBSP}% av"),
        ("40 %", "40 procent"),
        ("2023-10-18", f"den 2023{EN_DASH}10{EN_DASH}18."),
        ("5 983,04", "ränta 5 983,04 kr"),
    ],
)
def test_a_figure_occurs(figure: str, text: str) -> None:
    assert occurs(figure, text)


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("1 787", "11 787"),
        ("1 787", "11787"),
        ("1 787", "21 787 tkr"),
        ("1 787", "1 7870"),
        ("1 787", "1 787,5"),
        ("1 787", "1 787.5"),
        ("1 787", "0,1 787"),  # 0,1 and 787
        ("1 787", "-1 787"),
        ("1 787", f"({MINUS}1 787)"),
        ("1 787", f"1{NBSP}787{NBSP}000"),
        ("787", f"11{NBSP}787"),
        ("787", f"11{THIN}787"),
        ("787", "11787"),
        ("787", "-787"),
        ("12", "1 2"),
        ("12", "kap12"),
        ("12", "2,12"),
        ("12", "12,5"),
        ("12", "den 2023-12-13"),
        ("145", "ON 2023/145"),
        ("4,35", "14,35"),
        ("4,35", "4,355"),
        ("4,3", "4,35"),
        ("35", "4,35"),
        ("4", "4,35"),
        ("-382", "382"),
        ("-382", "-3 820"),
        ("-382", "1-382"),
        ("40 %", "40 av 100 %"),
        ("40 %", "140 %"),
        ("2023-10-18", "12023-10-18"),
        ("2023-10-18", "2023-10-19"),
        ("983,04", f"5{NBSP}983,04"),
    ],
)
def test_a_figure_does_not_occur(figure: str, text: str) -> None:
    assert not occurs(figure, text)


@pytest.mark.parametrize(
    ("figure", "text"), [("110", "88 110"), ("1 713", "1 713 972"), ("972", "1 713 972"), ("88", "88 110 000")]
)
def test_beside_a_plain_space_the_source_decides(figure: str, text: str) -> None:
    assert not occurs(figure, text)
    assert not occurs(figure, text, source=f"utan grannar: {figure}")
    assert occurs(figure, f"rad före {text} rad efter", source=text)


def test_another_neighbour_than_in_the_source_is_another_number() -> None:
    assert not occurs("110", "43 110", source="88 110")
    assert not occurs("110", "88 110 000", source="88 110")


def test_a_figure_that_stands_clear_needs_no_source() -> None:
    assert occurs("110", "43 110, det vill säga 110 platser", source="88 110")


def test_the_sign_of_a_table_head_is_not_asked_of_the_cell() -> None:
    assert occurs("17 %", "Andel (%) 15 17 20", source="Andel (%) 15 17 20")
    assert not occurs("17 %", "Andel 15 17 20", source="Andel 17 %")


def test_all_figures_must_occur_but_not_all_in_one_text() -> None:
    texts = ["utfall 1 713", "utfall 972 av 1 000"]
    assert answered("1 713 och 972", texts)
    assert not answered("1 713 och 973", texts)


def test_no_figure_begins_in_one_text_and_ends_in_another() -> None:
    assert not answered("1 787", ["totalt 1", "787 tkr"])


def test_an_answer_without_figures_is_looked_up_word_for_word() -> None:
    assert answered("Uppfylls till viss del", ["Utbildning: uppfylls till\nviss del."])
    assert not answered("Uppfylls till viss del", ["till viss del uppfylls"])
    assert not answered("Nej", ["Nejlikor i parken"])
    assert not answered("Nej", [])


amounts = st.integers(1, 10**9)


@given(amounts, st.sampled_from([" ", NBSP, THIN, ""]), st.sampled_from([" ", NBSP, THIN, ""]))
def test_any_grouping_is_found_and_no_longer_number(amount: int, one: str, other: str) -> None:
    figure, text = f"{amount:,}".replace(",", one), f"{amount:,}".replace(",", other)
    assert figures_of(figure) == [figure]
    assert occurs(figure, f"summa {text} kr")
    assert occurs(f"-{figure}", f"summa -{text} kr")
    assert not occurs(figure, f"summa 9{text} kr")
    assert not occurs(figure, f"summa {text}9 kr")
    assert not occurs(figure, f"summa -{text} kr")


@given(amounts, st.text(alphabet="0123456789 ,.-%a\u00a0", max_size=30))
def test_a_figure_occurs_in_its_own_source_whatever_stands_around(amount: int, around: str) -> None:
    text = f"{around} | {amount} | {around}"
    assert occurs(str(amount), text, source=text)
