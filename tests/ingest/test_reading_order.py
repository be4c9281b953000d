"""Tests of reading order: columns, side boxes, and all that must stay as it is."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Line, Run
from ingest.reading_order import in_reading_order
from tests.ingest.extractor_conformance import BOX, LEFT, RIGHT

CELLS = ("Hemtjänst", "Äldreboende", "Myndighet", "Ledning", "Lokaler", "Kost", "Stab", "Summa")


def at(text: str, x: float, y: float, size: float = 10.0) -> Line:
    return Line(text, 1, y, x, size, bold=False)


def beside(left: str, right: str, y: float, x: float = 320.0) -> Line:
    """A line that runs over two columns."""
    text = f"{left} {right}"
    return Line(text, 1, y, 60.0, 10.0, False, (Run(0, 60.0, 250.0), Run(len(left) + 1, x, x)))


def column(texts: tuple[str, ...], x: float, top: float = 700.0, leading: float = 13.0) -> list[Line]:
    return [at(text, x, top - leading * place) for place, text in enumerate(texts)]


def texts_of(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_lines_over_two_columns_are_parted() -> None:
    lines = [beside(left, right, 700 - 13 * place) for place, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))]
    assert texts_of(in_reading_order(lines)) == [*LEFT, *RIGHT]
    assert all(line.runs == () for line in in_reading_order(lines))


def test_what_runs_across_parts_the_page_into_bands() -> None:
    head, foot = at("En rubrik som står över båda spalterna och är lång " * 2, 60, 720), at("Sida 3", 520, 30)
    between = at("Text som går över hela sidans bredd mellan de två delarna, från kant till kant av papperet.", 60, 590)
    first = [beside(*pair, 700 - 13 * place) for place, pair in enumerate(zip(LEFT, RIGHT, strict=True))]
    then = [beside(*pair, 570 - 13 * place) for place, pair in enumerate(zip(LEFT, RIGHT, strict=True))]
    read = texts_of(in_reading_order([head, *first, between, *then, foot]))
    assert read == [head.text, *LEFT, *RIGHT, between.text, *LEFT, *RIGHT, foot.text]


def test_three_columns() -> None:
    lines = []
    for place, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        y = 700 - 13 * place
        lines += [at(left[:28], 40, y), at(right[:28], 220, y), at(left[:28], 400, y)]
    read = in_reading_order(lines)
    assert [line.x for line in read] == [40.0] * 8 + [220.0] * 8 + [400.0] * 8


def test_columns_in_order_stay_as_they_are() -> None:
    lines = (*column(LEFT, 60), *column(RIGHT, 320))
    assert in_reading_order(lines) == lines


def test_the_right_column_drawn_first() -> None:
    assert texts_of(in_reading_order([*column(RIGHT, 320), *column(LEFT, 60)])) == [*LEFT, *RIGHT]


@pytest.mark.parametrize("x", [420.0, 20.0])
def test_a_side_box_comes_after_the_paragraph(x: float) -> None:
    main = 60.0 if x > 60 else 160.0
    box = [at(text, x, 690 - 11 * place, 8.0) for place, text in enumerate(BOX)]
    text = column(LEFT, main)
    below = at("En ny mening börjar här, på hela bredden av sidan, och hör inte till rutan bredvid.", main, 580)
    read = texts_of(in_reading_order([*text[:2], *box, *text[2:], below]))
    assert read == [*LEFT, *BOX, below.text]


def test_a_side_box_waits_for_a_sentence_that_goes_on_below_it() -> None:
    box = [at(text, 420, 690 - 11 * place, 8.0) for place, text in enumerate(BOX)]
    text = column((*LEFT[:-1], "att fler vikarier har behövts i"), 60)
    wide = "höst och att hyran för de nya lokalerna räknas upp varje år enligt det avtal som gäller nu, se nedan."
    below, last = at(wide, 60, 700 - 13 * 8), at("Nästa stycke.", 60, 560)
    read = texts_of(in_reading_order([*text[:2], *box, *text[2:], below, last]))
    assert read == [*(line.text for line in text), wide, *BOX, "Nästa stycke."]


def test_rows_of_a_table_stay_rows() -> None:
    short = [beside(cell, "9 232", 700 - 13 * place) for place, cell in enumerate(CELLS)]
    assert in_reading_order(short) == tuple(short)
    words = [beside(cell, "budget och utfall för året", 700 - 13 * place) for place, cell in enumerate(CELLS)]
    assert in_reading_order(words) == tuple(words)
    heights = range(700, 600, -13)
    apart = [line for y, cell in zip(heights, CELLS, strict=True) for line in (at(cell, 60, y), at("12", 300, y))]
    assert in_reading_order(apart) == tuple(apart)


def test_cells_of_prose_whose_rows_start_together_stay_rows() -> None:
    lines = []
    for row in range(3):
        for place, (left, right) in enumerate(zip(LEFT[:4], RIGHT[:4], strict=True)):
            lines.append(beside(left, right, 700 - 80 * row - 13 * place))
    loose = [line for line in lines if line.y > 480]
    assert in_reading_order(loose[:8]) == tuple(loose[:8])


def test_labels_beside_prose_are_no_box() -> None:
    labels = [at(label, 420, 700 - 40 * place) for place, label in enumerate(("Mål", "Läge", "Prognos"))]
    lines = (*column(LEFT[:3], 60), *labels, *column(LEFT[3:], 60, 661))
    assert in_reading_order(lines) == lines


def test_figures_beside_prose_are_no_box() -> None:
    figures = [at("12 300", 420, 690 - 11 * place) for place in range(4)]
    lines = (*column(LEFT[:3], 60), *figures, *column(LEFT[3:], 60, 661))
    assert in_reading_order(lines) == lines


def test_a_letterhead_over_the_text_is_no_box() -> None:
    head = [at(text, 420, 800 - 11 * place) for place, text in enumerate(BOX)]
    lines = (*column(LEFT[:1], 60, 790), *head, *column(LEFT[1:], 60, 740))
    assert in_reading_order(lines) == lines


_LINES = st.lists(
    st.builds(
        lambda text, x, y, right: beside(text, right, y) if right else at(text, x, y),
        st.sampled_from([*LEFT, *RIGHT, *BOX, *CELLS, "12 300"]),
        st.sampled_from([60.0, 64.0, 320.0, 420.0]),
        st.integers(20, 60).map(lambda step: 13.0 * step),
        st.sampled_from(["", "", *RIGHT, "9 232"]),
    ),
    max_size=40,
)


@given(_LINES)
def test_nothing_is_lost_and_nothing_is_made_up(lines: list[Line]) -> None:
    read = in_reading_order(lines)
    assert Counter(" ".join(texts_of(read)).split()) == Counter(" ".join(line.text for line in lines).split())
    assert Counter(line.y for line in read).keys() == Counter(line.y for line in lines).keys()


@given(_LINES)
def test_a_single_column_comes_unchanged(lines: list[Line]) -> None:
    single = tuple(at(line.text, 60.0 + index % 3, line.y) for index, line in enumerate(lines))
    assert in_reading_order(single) == single
