"""Tests of which lines are headings, and of which level."""

import pytest

from ingest.blocks import build_blocks
from ingest.headings import Headings, continues, level_of
from ingest.model import BlockKind, Line
from ingest.stretches import Setting
from tests.support.typeset import Row, Rows, heading, pages_of, title

BODY = 11.0
PROSE = [f"Rad {place} av en löpande text som nämnden har läst och som fyller hela raden." for place in range(12)]


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
    assert level_of(line("Uppföljning av hemtjänsten", size, bold), Setting(BODY)) == level


@pytest.mark.parametrize("text", ["12 345", "***", "Inledning ........ 4", "Ord " * 80])
def test_lines_that_are_never_headings(text: str) -> None:
    assert level_of(line(text, 18.0, bold=True), Setting(BODY)) == 0


def test_a_body_of_unknown_size_breaks_nothing() -> None:
    assert level_of(line("Rubrik", bold=True), Setting(0.0)) == 4


def test_where_all_is_bold_bold_marks_nothing() -> None:
    assert level_of(line("Rubrik", bold=True), Setting(BODY, bold=True)) == 0
    assert level_of(line("Rubrik", 18.0, bold=True), Setting(BODY, bold=True)) == 1


def found(*pages: Rows) -> list[tuple[int, str]]:
    _, blocks = build_blocks(pages_of(*pages))
    return [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]


PLAIN_REPORT: Rows = [
    *("Utvärdering av skolskjuts", "Förslag till beslut", "Nämnden godkänner rapporten.", "Sammanfattning"),
    *PROSE,
    "Beslutsunderlag",
    "Tjänsteutlåtande daterat den 3 maj.",
]


def test_a_report_set_in_one_size_inside_a_package_with_typography_is_read_from_its_text() -> None:
    set_report: Rows = [title("Revidering av taxor"), *PROSE, heading("Bakgrund"), *PROSE]
    texts = [text for _, text in found(set_report, PLAIN_REPORT, set_report)]
    assert texts.count("Revidering av taxor") == 2
    assert {"Förslag till beslut", "Sammanfattning", "Beslutsunderlag"} <= set(texts)


def test_pages_of_text_between_headings_stay_text() -> None:
    short: Rows = [*PROSE[:5], "En kort rad", *PROSE[5:]]
    set_report: Rows = [title("Revidering av taxor"), *PROSE, heading("Bakgrund"), *PROSE]
    assert found(set_report, short, set_report) == [(1, "Revidering av taxor"), (4, "Bakgrund")] * 2


def test_an_annex_set_larger_than_the_package_has_a_body_of_its_own() -> None:
    package: list[Rows] = [[title("Rapport"), *PROSE, *PROSE, *PROSE]] * 3
    annex: Rows = [Row("Bilaga", 22.0, bold=True), *[Row(text, 14.0) for text in PROSE]]
    assert found(*package, annex) == [(1, "Rapport")] * 3 + [(1, "Bilaga")]


def test_lines_of_a_heading_in_plain_pages_are_one_heading() -> None:
    rows: Rows = [
        *("1 Bakgrund", *PROSE, "2 Samverkan om barn och unga som får stöd från", "socialtjänsten", *PROSE),
        *("3 Uppföljning", *PROSE),
    ]
    assert found(rows) == [
        *((2, "1 Bakgrund"), (2, "2 Samverkan om barn och unga som får stöd från socialtjänsten")),
        (2, "3 Uppföljning"),
    ]


def test_headings_of_no_pages() -> None:
    assert Headings((), {}, 0.0) is not None


def goes_on(above: Line, below: Line, level_above: int = 1, level: int = 1) -> bool:
    return continues(above, below, level_above, level)


def test_a_long_title_goes_on_in_the_next_line() -> None:
    above = line("Uppföljning av hemtjänsten och", 18.0, True, y=700)
    assert goes_on(above, line("Trygghetslarmen", 18.0, True, y=677))
    assert goes_on(line("Granskning", 18.0, True, y=700), line("av hemtjänsten", 18.0, True, y=677))
    assert goes_on(line("Granskning", 18.0, True, y=700), line("Trygghetslarmen", 18.0, True, y=677))


def test_a_word_of_the_templates_can_end_a_heading() -> None:
    assert goes_on(line("Underlag för utredning och", 18.0, True, y=700), line("bedömning", 18.0, True, y=677))


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
