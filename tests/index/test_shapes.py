"""What passages are like beside their words, and what of it a question asks for."""

import math
from pathlib import Path

import pytest

from index.shapes import ShapeIndex, write_shapes
from tests.support.passages import passage, tag

LONG = " ".join(["ord"] * 19)
ARCHIVE = (
    passage(0, "Taxan är 40", date="2021-03-01", board="Socialnämnden"),
    passage(1, LONG, date="2023-03-01", board="Byggnadsnämnden", decisions=(tag("beslut"),)),
    passage(2, LONG, date="2022-03-01", decisions=(tag("forslag"),)),
    passage(3, ""),
)
ALL = range(len(ARCHIVE))


@pytest.fixture
def shapes(tmp_path: Path) -> ShapeIndex:
    """Four passages."""
    write_shapes(tmp_path, ARCHIVE)
    return ShapeIndex(tmp_path)


def test_length_and_decisions_do_not_depend_on_the_question(shapes: ShapeIndex) -> None:
    fit = shapes.fit("simhallen", ALL)
    assert fit.length.tolist() == pytest.approx([math.log(4), math.log(20), math.log(20), 0.0])
    assert fit.short.tolist() == [1.0, 0.0, 0.0, 1.0]
    assert fit.decided.tolist() == [0.0, 1.0, 1.0, 0.0]


@pytest.mark.parametrize(("question", "share"), [("Hur mycket är taxan?", 2 / 11), ("taxan", 0.0)])
def test_figures_count_where_one_is_asked_for(shapes: ShapeIndex, question: str, share: float) -> None:
    assert shapes.fit(question, ALL).figures.tolist() == pytest.approx([share, 0.0, 0.0, 0.0])


def test_the_year_and_the_board_that_are_named(shapes: ShapeIndex) -> None:
    fit = shapes.fit("vad sa SOCIALNÄMNDEN 2023?", ALL)
    assert fit.year.tolist() == [0.0, 1.0, 0.0, 0.0]
    assert fit.board.tolist() == [1.0, 0.0, 0.0, 0.0]
    assert not shapes.fit("taxan", ALL).board.any()


def test_what_is_new_counts_where_the_present_is_asked_for(shapes: ShapeIndex) -> None:
    assert shapes.fit("vad gäller nu?", ALL).recent.tolist() == [0.0, 1.0, 0.5, 0.0]
    assert not shapes.fit("vad gällde då?", ALL).recent.any()


def test_an_archive_without_dates(tmp_path: Path) -> None:
    write_shapes(tmp_path, [passage(0)])
    fit = ShapeIndex(tmp_path).fit("vad gäller nu 2023?", [0])
    assert (fit.year.tolist(), fit.board.tolist()) == ([0.0], [0.0])
