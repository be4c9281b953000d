"""Tests of headings where everything is set in one size."""

from ingest.model import Bookmark, Page
from ingest.plain_headings import plain_headings, score
from tests.support.typeset import Rows, pages_of

PROSE = [f"Rad {place} av en löpande text som nämnden har läst och som fyller hela raden." for place in range(6)]


def found(*pages: Rows, bookmarks: tuple[Bookmark, ...] = ()) -> list[tuple[int, str]]:
    made = pages_of(*pages)
    marks = plain_headings(made, {}, bookmarks)
    return [(mark.level, made[page - 1].lines[index].text) for (page, index), mark in sorted(marks.items())]


def test_a_tjansteutlatande() -> None:
    rows: Rows = [
        *(
            "Diarienummer: ON 2023/4",
            "Datum: 2023-05-03",
            "Utvärdering av larm",
            "Förslag till beslut",
            "Nämnden säger ja.",
        ),
        *("Ärendet", *PROSE, "Ekonomisk bedömning", *PROSE, "Beslutet skickas till", "Rektorerna.", "För kännedom"),
        "Revisorerna.",
    ]
    assert found(rows) == [
        *((1, "Utvärdering av larm"), (2, "Förslag till beslut"), (2, "Ärendet"), (3, "Ekonomisk bedömning")),
        *((2, "Beslutet skickas till"), (4, "För kännedom")),
    ]


def test_a_plan_with_chapters() -> None:
    rows: Rows = [
        "1 Inledning",
        *PROSE,
        "2 Verksamhet",
        *PROSE,
        "2.1 Mål",
        *PROSE,
        "2.1.1 Larm",
        *PROSE,
        "3 Slut",
        *PROSE,
    ]
    assert found(rows) == [(2, "1 Inledning"), (2, "2 Verksamhet"), (3, "2.1 Mål"), (4, "2.1.1 Larm"), (2, "3 Slut")]


def test_minutes() -> None:
    rows: Rows = ["§ 45 Uppföljning av hemtjänsten", "Beslut", *PROSE, "§ 46 Val av ledamot", "Beslut", *PROSE]
    assert found(rows) == [
        *((1, "§ 45 Uppföljning av hemtjänsten"), (2, "Beslut"), (1, "§ 46 Val av ledamot"), (2, "Beslut")),
    ]


def test_headings_that_a_planning_system_repeats_stand_below_the_target() -> None:
    part = ["Beskrivning", *PROSE, "Kommentar", *PROSE]
    rows: Rows = ["1 Mål", *PROSE, "1.1 Trygghet", *part, "1.2 Delaktighet", *part, "1.3 Kvalitet", *part]
    levels = [level for level, text in found(rows) if text in ("Beskrivning", "Kommentar")]
    assert levels == [4] * 6


def test_running_text_lists_and_tables_are_none() -> None:
    rows: Rows = [
        *PROSE,
        "Nämnden beslutar",
        "att anta planen",
        "- och sedan en punkt",
        "12 345",
        "Ja",
        "Nej",
        "Ej påbörjad",
    ]
    assert found(rows) == []


def test_the_outline_helps() -> None:
    rows: Rows = [*PROSE, "Larm och trygghet i hemmet", *PROSE]
    assert (2, "Larm och trygghet i hemmet") in found(rows, bookmarks=(Bookmark("Larm och trygghet i hemmet", 1, 1),))


def test_pages_apart_are_read_apart() -> None:
    pages = pages_of(["1 Mål", *PROSE, "2 Medel", *PROSE], ["a"], ["Sammanfattning", *PROSE])
    marks = plain_headings([pages[0], pages[2]], {}, ())
    assert {page for page, _ in marks} == {1, 3}


def test_no_pages() -> None:
    assert plain_headings([], {}) == {}
    assert plain_headings([Page(1, 595.0, 842.0, ())], {}) == {}


def test_a_feature_unknown_to_the_model_counts_nothing() -> None:
    assert score(("okänd",)) == score(())
