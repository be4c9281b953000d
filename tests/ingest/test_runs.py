"""Tests of pieces becoming lines and runs."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Run
from ingest.runs import Piece, lines_of


def piece(text: str, x0: float, y: float = 700.0, x1: float | None = None, starts: bool = False) -> Piece:
    return Piece(text, x0, x0 if x1 is None else x1, y, 10.0, bold=False, starts=starts)


def test_a_piece_is_a_line() -> None:
    (line,) = lines_of([piece("Ett  ", 72.04, starts=True)], 3)
    assert (line.text, line.page, line.x, line.y, line.size, line.runs) == ("Ett", 3, 72.0, 700.0, 10.0, ())


def test_no_pieces_make_no_lines() -> None:
    assert lines_of([], 1) == []


def test_pieces_without_a_gap_are_one_run() -> None:
    pieces = [piece("Soc", 72, x1=90, starts=True), piece("ial", 90, x1=105), piece("tjänst", 106, x1=130)]
    (line,) = lines_of(pieces, 1)
    assert (line.text, line.runs) == ("Socialtjänst", ())


def test_wide_gaps_part_runs() -> None:
    pieces = [piece("Hemtjänst ", 72, x1=120, starts=True), piece("9 232", 300, x1=325), piece(" -223", 400, x1=420)]
    (line,) = lines_of(pieces, 1)
    assert line.text == "Hemtjänst 9 232 -223"
    assert line.runs == (Run(0, 72.0, 120.0), Run(10, 300.0, 325.0), Run(16, 400.0, 420.0))


def test_a_run_of_several_pieces_ends_with_the_last() -> None:
    pieces = [piece("Hem", 72, x1=90, starts=True), piece("tjänst ", 90, x1=120), piece("9", 300, x1=305)]
    (line,) = lines_of(pieces, 1)
    assert line.runs == (Run(0, 72.0, 120.0), Run(10, 300.0, 305.0))


def test_what_starts_on_the_same_baseline_joins_its_line() -> None:
    (line,) = lines_of([piece("Sida", 72, starts=True), piece("1(3)", 500, starts=True)], 1)
    assert line.text == "Sida 1(3)"
    assert [run.start for run in line.runs] == [0, 5]


def test_what_stands_left_of_the_line_is_put_first() -> None:
    (line,) = lines_of([piece("1(3)", 500, starts=True), piece("Sida", 72, starts=True)], 1)
    assert line.text == "Sida 1(3)"


def test_what_overlaps_or_stands_lower_is_a_line_of_its_own() -> None:
    over = [piece("en lång rad med text", 72, starts=True), piece("ovanpå", 90, starts=True)]
    assert [line.text for line in lines_of(over, 1)] == ["en lång rad med text", "ovanpå"]
    lower = [piece("ett", 72, starts=True), piece("två", 300, 697.0, starts=True)]
    assert [line.text for line in lines_of(lower, 1)] == ["ett", "två"]


def test_text_that_is_not_level_joins_nothing() -> None:
    level = [piece("ett", 72, starts=True), piece("två", 300, starts=True)]
    pieces = [part._replace(upright=False) for part in level]
    assert len(lines_of(pieces, 1)) == 2
    (line,) = lines_of([pieces[0], pieces[1]._replace(starts=False)], 1)
    assert line.runs == ()


def test_most_characters_decide_size_and_weight() -> None:
    label = piece("Obs ", 72, starts=True)._replace(bold=True, size=14.0)
    pieces = [label, piece("en mycket längre text", 100)]
    (line,) = lines_of(pieces, 1)
    assert (line.size, line.bold) == (10.0, False)
    (line,) = lines_of([pieces[0], pieces[1]._replace(bold=True)], 1)
    assert line.bold


def test_a_column_shows_by_its_shared_edge_where_widths_are_estimated() -> None:
    texts = ["en text som nästan fyller sin spalt på sidan", "kort text", "en text av en annan längd än andra"]
    pieces = []
    for place, text in enumerate(texts):
        pieces += [piece(text + " ", 72, 700 - 12 * place, starts=True), piece("höger", 303, 700 - 12 * place)]
    assert [len(line.runs) for line in lines_of(pieces, 1)] == [2, 2, 2]
    assert lines_of(pieces[:2], 1)[0].runs == ()  # one line alone shows nothing


def test_a_label_that_comes_again_is_no_column() -> None:
    pieces = []
    for place in range(4):
        pieces += [piece("Beslutsunderlag: ", 72, 700 - 12 * place, starts=True), piece("text", 150, 700 - 12 * place)]
    assert all(line.runs == () for line in lines_of(pieces, 1))


@given(
    st.lists(
        st.tuples(
            st.text("ab ", min_size=1, max_size=8).filter(str.strip),
            st.integers(0, 500),
            st.sampled_from([700, 699, 690, 680]),
            st.booleans(),
            st.integers(0, 60),
        )
    )
)
def test_no_character_is_lost_and_runs_lie_in_their_line(rows: list[tuple[str, int, int, bool, int]]) -> None:
    pieces = [piece(text, x, y, x + width, starts) for text, x, y, starts, width in rows]
    lines = lines_of(pieces, 1)
    assert sorted("".join(line.text for line in lines).replace(" ", "")) == sorted(
        "".join(text for text, *_ in rows).replace(" ", "")
    )
    for line in lines:
        starts = [run.start for run in line.runs]
        assert starts == sorted(set(starts))
        assert len(starts) != 1
        assert all(not line.text[start].isspace() for start in starts)
