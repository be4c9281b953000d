"""Tests of which lines are headings, and of which level."""

import pytest

from ingest.headings import continues, is_uniform, level_of
from ingest.model import Line

BODY = 11.0


def line(text: str, size: float = BODY, bold: bool = False, y: float = 700.0, page: int = 1) -> Line:
    return Line(text, page, y, 72.0, size, bold)


@pytest.mark.parametrize(
    ("size", "bold", "level"),
    [
        (18.0, True, 1),
        (18.0, False, 1),
        (14.0, True, 2),
        (14.0, False, 2),
        (12.0, True, 3),
        (12.0, False, 0),
        (11.0, True, 4),
        (11.0, False, 0),
        (9.0, True, 0),
    ],
)
def test_typography_gives_the_level(size: float, bold: bool, level: int) -> None:
    assert level_of(line("Uppföljning av hemtjänsten", size, bold), BODY, uniform=False) == level


@pytest.mark.parametrize("text", ["12 345", "***", "Inledning ........ 4", "Ord " * 80])
@pytest.mark.parametrize("uniform", [True, False])
def test_lines_that_are_never_headings(text: str, uniform: bool) -> None:
    assert level_of(line(text, 18.0, bold=True), BODY, uniform) == 0


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Förslag till beslut", 2),
        ("SAMMANFATTNING:", 2),
        ("§ 45 Uppföljning av hemtjänsten", 1),
        ("1 Inledning", 2),
        ("2.1 Mål", 3),
        ("2.1.3 Nyckeltal", 4),
        ("2.1.3.4.5 Nyckeltal", 4),
        ("1 januari trädde lagen i kraft", 0),
        ("3 Nämnden har läst rapporten.", 0),
        ("Uppföljning av hemtjänsten", 0),
        ("1 " + "Mål och medel " * 8, 0),
    ],
)
def test_in_a_uniform_package_words_give_the_level(text: str, level: int) -> None:
    assert level_of(line(text), BODY, uniform=True) == level


def test_a_body_of_unknown_size_breaks_nothing() -> None:
    assert level_of(line("Rubrik", bold=True), 0.0, uniform=False) == 4


def test_a_package_is_uniform_when_next_to_nothing_is_set_apart() -> None:
    plain = [line("text")] * 400
    assert is_uniform(plain, BODY)
    assert is_uniform([*plain, line("Rubrik", bold=True)], BODY)
    assert not is_uniform([*plain, *[line("Rubrik", bold=True)] * 3], BODY)
    assert not is_uniform([*plain, *[line("Rubrik", 18.0)] * 3], BODY)


def goes_on(above: Line, below: Line, level_above: int = 1, level: int = 1) -> bool:
    return continues(above, below, level_above, level)


def test_a_long_title_goes_on_in_the_next_line() -> None:
    above = line("Uppföljning av hemtjänsten och", 18.0, True, y=700)
    assert goes_on(above, line("Trygghetslarmen", 18.0, True, y=677))
    assert goes_on(line("Granskning", 18.0, True, y=700), line("av hemtjänsten", 18.0, True, y=677))
    assert goes_on(line("Granskning", 18.0, True, y=700), line("Trygghetslarmen", 18.0, True, y=677))


@pytest.mark.parametrize(
    ("above", "below", "levels"),
    [
        ("Granskning", "Sammanfattning", (1, 1)),  # a template heading stands alone
        ("Beslut", "av vikt", (1, 1)),
        ("Granskning", "2 Mål", (1, 1)),
        ("Granskning", "§ 46 Taxor", (1, 1)),
        ("Granskning", "av hemtjänsten", (1, 2)),
        ("Granskning", "Hemtjänsten", (4, 4)),
    ],
)
def test_other_headings_below_are_new_ones(above: str, below: str, levels: tuple[int, int]) -> None:
    assert not goes_on(line(above, 18.0, True, y=700), line(below, 18.0, True, y=677), *levels)


def test_a_heading_far_below_or_above_is_a_new_one() -> None:
    above = line("Uppföljning och", 18.0, True, y=700)
    assert not goes_on(above, line("av hemtjänsten", 18.0, True, y=600))
    assert not goes_on(above, line("av hemtjänsten", 18.0, True, y=720))
    assert not goes_on(above, line("av hemtjänsten", 0.0, True, y=677))


def test_over_a_page_break_only_an_open_end_goes_on() -> None:
    above = line("Uppföljning av", 18.0, True, y=80)
    assert goes_on(above, line("Hemtjänsten", 18.0, True, y=780, page=2))
    assert not goes_on(above, line("Hemtjänsten", 14.0, True, y=780, page=2), 1, 2)
    assert not goes_on(line("Granskning", 18.0, True, y=80), line("Hemtjänsten", 18.0, True, y=780, page=2))


def test_a_first_line_squeezed_to_fit_goes_on_in_full_size() -> None:
    above = line("Uppföljning av hemtjänsten i egen regi och hos de andra utförarna", 14.0, True, y=700)
    assert goes_on(above, line("Ekdala 2023", 18.0, True, y=680), 2, 1)
