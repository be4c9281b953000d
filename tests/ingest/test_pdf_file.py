"""Tests of what the PDF extractors share."""

import pytest

from ingest.limits import PdfLimits
from ingest.model import Line
from ingest.pdf_file import Frame, is_bold, measure, page_of, sound


@pytest.mark.parametrize(
    ("rotation", "size", "placed", "turned"),
    [
        (0, (500.0, 800.0), (10.0, 20.0), (1, 0)),
        (90, (800.0, 500.0), (20.0, 490.0), (0, -1)),
        (180, (500.0, 800.0), (490.0, 780.0), (-1, 0)),
        (270, (800.0, 500.0), (780.0, 10.0), (0, 1)),
        (-90, (800.0, 500.0), (780.0, 10.0), (0, 1)),
    ],
)
def test_a_frame_turns_points_and_directions(
    rotation: int, size: tuple[float, float], placed: tuple[float, float], turned: tuple[int, int]
) -> None:
    frame = Frame(100.0, 50.0, 600.0, 850.0, rotation)
    assert frame.size == size
    assert frame.place(110.0, 70.0) == placed
    assert frame.turn(1, 0) == turned
    assert not frame.plain


def test_a_plain_frame() -> None:
    assert Frame(0, 0, 595, 842).plain
    assert Frame(0, 0, 595, 842, 360).plain
    assert not Frame(0, 0, 595, 842, 90).plain


def test_lengths_that_are_none_are_zero() -> None:
    assert [measure(value) for value in (1.26, float("inf"), float("nan"), -2e6)] == [1.3, 0.0, 0.0, 0.0]


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert sound("a\ud800b") == "a\ufffdb"
    assert sound("å § –") == "å § –"


@pytest.mark.parametrize(
    ("name", "flags", "bold"),
    [("Arial-BoldMT", 0, True), ("Calibri", 32, False), ("Inter-SemiBold", 0, True), ("X", 1 << 18, True)],
)
def test_bold_fonts(name: str, flags: int, bold: bool) -> None:
    assert is_bold(name, flags) is bold


def test_a_page_stops_at_the_limit() -> None:
    lines = [Line("fem f", 1, 700.0 - 12 * place, 72.0, 10.0, bold=False) for place in range(3)]
    page, problems = page_of(1, (595.0, 842.0), lines, PdfLimits(page_characters=10))
    assert (len(page.lines), [problem.code for problem in problems]) == (2, ["E305"])
    assert page_of(1, (595.0, 842.0), lines, PdfLimits(page_characters=15))[1] == ()
