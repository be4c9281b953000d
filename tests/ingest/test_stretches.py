"""Tests of how pages are set: the size of their body, and whether typography tells headings."""

from ingest.stretches import settings_of
from tests.support.typeset import BODY, Row, Rows, footer, heading, pages_of, title

PROSE = [f"Rad {place} av en löpande text som nämnden har läst och som fyller hela raden." for place in range(12)]
SET: Rows = [title("Rapport"), *PROSE, heading("Bakgrund"), *PROSE]
REPORT: Rows = ["Förslag till beslut", *PROSE[:3], "Sammanfattning", *PROSE[3:]]


def plain(*pages: Rows) -> list[bool]:
    settings = settings_of(pages_of(*pages), {}, BODY)
    return [settings[number].plain for number in sorted(settings)]


def test_a_package_in_one_size_is_plain_throughout() -> None:
    assert plain(PROSE, REPORT) == [True, True]


def test_one_marked_line_in_two_hundred_does_not_count() -> None:
    pages: list[Rows] = [PROSE] * 20
    assert all(plain(*pages, [heading("Rubrik"), *PROSE]))
    assert not any(plain(*pages, [heading("Rubrik"), title("Titel"), *PROSE]))


def test_a_run_of_unmarked_pages_is_plain_when_it_holds_headings_of_the_templates() -> None:
    assert plain(SET, REPORT, PROSE, SET) == [False, True, True, False]
    assert plain(SET, PROSE, SET) == [False, False, False]
    assert plain(SET, ["Sammanfattning", *PROSE, "Sammanfattning"], SET) == [False, False, False]
    assert plain(SET, ["§ 4 Budget", *PROSE, "§ 5 Val"]) == [False, True]


def test_a_page_set_larger_has_a_size_of_its_own_when_it_has_text_enough() -> None:
    larger = [Row(text, 14.0) for text in PROSE]
    settings = settings_of(pages_of(SET, SET, larger, larger[:2]), {}, BODY)
    assert [settings[number].size for number in (1, 3, 4)] == [BODY, 14.0, BODY]


def test_a_page_set_bold_has_a_bold_body() -> None:
    settings = settings_of(pages_of(SET, [heading(text) for text in PROSE]), {}, BODY)
    assert [settings[number].bold for number in (1, 2)] == [False, True]


def test_furniture_marks_nothing() -> None:
    pages = pages_of(["Rad ett", title("Sidhuvud")], [*PROSE, footer("fot")])
    assert settings_of(pages, {(1, 1): "furniture"}, BODY)[1].plain  # type: ignore[dict-item]


def test_no_pages_have_no_settings() -> None:
    assert settings_of((), {}, 0.0) == {}
    assert settings_of(pages_of([]), {}, 0.0)[1].size == 0.0
