"""Values and headers by their place on the page."""

from ingest.model import Line, Run
from ingest.tables.geometry import header_of
from ingest.tables.places import Placing, Span, stretches, width_of
from tests.ingest.tables.pages import gapped, grid, tables

STUB = Span(56, 150)
TWO = Placing(STUB, (Span(250, 270), Span(350, 370)), ())


def line(text: str, *edges: tuple[int, float], x: float = 350) -> Line:
    return Line(text, 1, 700, edges[0][1] if edges else x, 8, True, tuple(Run(start, x0, x0) for start, x0 in edges))


def columns(placing: Placing, *lines: Line) -> tuple[str, ...] | None:
    found = header_of(lines, placing)
    return None if found is None else found.columns


def test_cells_are_joined_over_lines() -> None:
    first = line("Område Budget Varav", (0, 56), (7, 250), (14, 350))
    assert columns(TWO, first, line("extern utförare")) == ("Budget", "Varav extern utförare")


def test_labels_in_one_stretch_are_cut_by_their_columns() -> None:
    placing = Placing(STUB, (Span(160, 180), Span(215, 235), Span(270, 290)), ())
    text = "Verksamhetsområde (tkr) Budget jan–apr Utfall jan–apr Avvikelse"
    assert columns(placing, line(text, x=56)) == ("Budget jan–apr", "Utfall jan–apr", "Avvikelse")


def test_a_line_may_run_on_into_the_next_column() -> None:
    lines = (line("Avvikelse Budget", x=250), line("helår", x=290))
    placing = Placing(STUB, (Span(265, 280), Span(300, 330)), ())
    assert columns(placing, *lines) == ("Avvikelse", "Budget helår")


def test_years_over_groups_of_columns() -> None:
    bands = tuple(Span(left, left + 20) for left in (200, 260, 330, 390))
    over = line("Enhet 2023 2024", (0, 56), (6, 200), (11, 330))
    under = line("Kvinnor Män Kvinnor Män", (0, 200), (8, 260), (12, 330), (20, 390))
    wanted = ("Kvinnor 2023", "Män 2023", "Kvinnor 2024", "Män 2024")
    assert columns(Placing(STUB, bands, ()), over, under) == wanted


def test_a_column_with_nothing_over_it_makes_no_header() -> None:
    assert columns(TWO, line("Område Budget", (0, 56), (7, 250))) is None
    assert columns(TWO) is None


def test_what_stands_far_from_all_columns_is_left_out() -> None:
    first = line("Post Tkr År", (0, 56), (5, 250), (9, 350))
    assert columns(TWO, first, line("fotnot", (0, 56), (3, 500))) == ("Tkr", "År")


def test_a_right_edge_that_nobody_saw_is_reckoned() -> None:
    ((span, text),) = stretches(line("Ja", x=100))
    assert (text, span) == ("Ja", Span(100, 100 + width_of("Ja", 8)))
    seen = Line("Ja Nej", 1, 700, 10, 8, False, (Run(0, 10, 22), Run(3, 40, 60)))
    assert [span for span, _ in stretches(seen)] == [Span(10, 22), Span(40, 60)]


def test_a_table_of_two_columns() -> None:
    rows = [
        [(56.0, "Larm"), (255.0, "650")],
        [(56.0, "Inventarier"), (250.0, "1 900")],
        [(56.0, "Summa"), (250.0, "2 550")],
    ]
    (found,) = tables(gapped([[(56.0, "Objekt"), (250.0, "Tkr")], *rows]))
    assert found.columns == ("Tkr",)
    assert grid(found) == {"Larm": ["650"], "Inventarier": ["1 900"], "Summa": ["2 550"]}
    assert {cell.unit for cell in found.cells} == {"tkr"}


def test_two_values_at_one_place_are_not_told_apart_by_it() -> None:
    rows = [
        [(56.0, "Vård"), (200.0, "12 340"), (206.0, "22 110")],
        [(56.0, "Skola"), (200.0, "11 240"), (206.0, "21 010")],
    ]
    (found,) = tables(gapped([[(56.0, "Område"), (200.0, "Budget"), (300.0, "Utfall")], *rows]))
    assert grid(found)["Vård"] == ["12 340", "22 110"]
