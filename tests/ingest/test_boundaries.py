"""Tests of where logical documents start, on packages that leave no doubt."""

import pytest
from hypothesis import given

from ingest.blocks import build_blocks
from ingest.boundaries import document_starts
from ingest.model import Block, Bookmark, Extraction
from tests.support.packages import MINUTES, PACKAGE, PLAN, PLAN_GOES_ON, REPORT, SECOND_REPORT, SUMMONS, numbered, prose
from tests.support.strategies import EXAMPLES, extractions
from tests.support.typeset import Rows, chapter, header, heading, pages_of, title


def start_pages(*pages: Rows, bookmarks: tuple[Bookmark, ...] = ()) -> list[int]:
    _, blocks = build_blocks(pages_of(*pages))
    return [blocks[start].page_first for start in document_starts(blocks, bookmarks)]


def test_one_document() -> None:
    assert start_pages(REPORT) == [1]


def test_a_whole_package() -> None:
    assert start_pages(*PACKAGE) == [1, 2, 3, 5, 6]


def test_running_footers_change_nothing() -> None:
    assert start_pages(*numbered(PACKAGE)) == [1, 2, 3, 5, 6]


@pytest.mark.parametrize(
    ("pages", "starts"),
    [
        ((REPORT, SECOND_REPORT), [1, 2]),
        ((SECOND_REPORT, REPORT), [1, 2]),
        ((REPORT, PLAN, PLAN_GOES_ON), [1, 2]),
        ((PLAN, PLAN_GOES_ON, REPORT), [1, 3]),
        ((SUMMONS, MINUTES), [1, 2]),
    ],
)
def test_parts_in_any_order(pages: tuple[Rows, ...], starts: list[int]) -> None:
    assert start_pages(*pages) == starts


def test_the_head_belongs_to_its_document() -> None:
    _, blocks = build_blocks(pages_of(REPORT, SECOND_REPORT))
    second = document_starts(blocks, ())[1]
    assert blocks[second].text == "Tjänsteutlåtande"


def test_a_long_report_stays_whole() -> None:
    going_on = (
        prose("det ena"),
        (heading("Mer om saken"), *prose("det andra")),
        (chapter("Bedömning"), *prose("det tredje")),
    )
    assert start_pages(REPORT, *going_on) == [1]


def test_the_paragraphs_of_minutes_stay_together() -> None:
    second = (
        title("§ 46 Ny taxa för trygghetslarm"),
        "",
        chapter("Beslut"),
        "Nämnden antar taxan.",
        "",
        *prose("taxan"),
    )
    assert start_pages(MINUTES, second) == [1]


def test_a_header_word_with_page_1_starts_a_document() -> None:
    pages = [
        (f"Protokollsutdrag {page}", *prose(text)) for page, text in (("1(2)", "en"), ("2(2)", "två"), ("1(1)", "tre"))
    ]
    assert start_pages(prose("det hela"), *pages) == [1, 2, 4]


def test_bookmarks_of_the_outermost_level_start_documents() -> None:
    pages = (prose("det ena"), prose("det andra"), prose("det tredje"))
    marks = (Bookmark("Ett", 1, 1), Bookmark("Två", 2, 2), Bookmark("Tre", 3, 1))
    assert start_pages(*pages, bookmarks=marks) == [1, 3]
    assert start_pages(*pages) == [1]


def check(blocks: tuple[Block, ...], starts: tuple[int, ...]) -> None:
    assert starts[0] == 0
    assert list(starts) == sorted(set(starts))
    assert not blocks or starts[-1] < len(blocks)


@EXAMPLES
@given(extractions())
def test_starts_ascend_from_the_first_block(extraction: Extraction) -> None:
    _, blocks = build_blocks(extraction.pages)
    if blocks:
        check(blocks, document_starts(blocks, extraction.bookmarks))


def test_a_table_of_contents_lists_chapters_not_documents() -> None:
    contents = (
        title("Årsredovisning 2023"),
        "",
        "Viktiga händelser ............ 2",
        "Vårt resultat ............ 3",
        "",
    )
    pages = (
        (*contents, *prose("året")),
        (title("Viktiga händelser"), *prose("händelser")),
        (title("Vårt resultat"), *prose("r")),
    )
    assert start_pages(*pages) == [1]


def test_a_new_running_header_opens_a_document() -> None:
    pages = [(header(f"Uppföljning av brandskydd {page}(3)"), *prose(text)) for page, text in ((2, "en"), (3, "två"))]
    assert start_pages(*[prose(text) for text in ("a", "b", "c")], *pages) == [1, 4]
    assert start_pages(prose("a"), *pages) == [1]


def test_a_list_of_bookmarks_printed_with_its_pages() -> None:
    listed = ("Kallelse förstasida", "", *(row for n in range(1, 9) for row in (f"Sida {n}", "")))
    assert start_pages((*REPORT, ""), (*listed,)) == [1, 2]


def test_a_form_below_the_recipients() -> None:
    tail = (chapter("Beslutet skickas till:"), "Ekonomichefen", "", "Nämnd:", "", "Belopp i tkr", "Fordon 500 400 100")
    _, blocks = build_blocks(pages_of((*REPORT, *tail)))
    starts = document_starts(blocks, ())
    assert [blocks[start].text for start in starts[1:]] == ["Nämnd:"]


def test_a_title_set_as_body_text_above_its_proposal() -> None:
    second = (
        "Socialnämnden",
        "",
        "Ny taxa för trygghetslarm i hela kommunen",
        "",
        chapter("Förslag till beslut"),
        "Taxan antas.",
        "",
    )
    recipients = (chapter("Beslutet skickas till"), "Ekonomichefen", "")
    assert start_pages(REPORT, (*prose("det hela"), *recipients, *second, *prose("taxan"))) == [1, 2]
    assert start_pages(REPORT, (*prose("det hela"), chapter("Förslag till beslut"), *prose("taxan"))) == [1]
    own = (
        title("Plan"),
        "Datum: 2023-05-03",
        "",
        "Controller Eva Ek",
        "",
        chapter("Förslag till beslut"),
        *prose("planen"),
    )
    assert start_pages(own) == [1]
