"""Header cells by their place on the page."""

from ingest.model import Line, Run
from ingest.tables.geometry import placed_headers
from tests.ingest.tables.pages import gapped, grid, tables


def line(text: str, *edges: tuple[int, float]) -> Line:
    return Line(text, 1, 700, edges[0][1] if edges else 350, 8, True, tuple(Run(start, x, x) for start, x in edges))


def test_cells_are_joined_over_lines() -> None:
    first = line("Område Budget Varav", (0, 56), (7, 250), (14, 350))
    second = line("extern utförare")
    assert placed_headers([first, second]) == ("Område", "Budget", "Varav extern utförare")


def test_what_stands_far_from_all_cells_is_left_out() -> None:
    assert placed_headers([line("Post Tkr", (0, 56), (5, 250)), line("not")]) == ("Post", "Tkr")


def test_without_gaps_nothing_is_told_apart() -> None:
    assert placed_headers([line("Område Budget")]) == ()
    assert placed_headers([]) == ()


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
