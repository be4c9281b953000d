"""Tests of where logical documents start, on packages that leave no doubt."""

import pytest
from hypothesis import given

from ingest.blocks import build_blocks
from ingest.boundaries import document_starts
from ingest.model import Block, Bookmark, Extraction
from tests.support.packages import MINUTES, PACKAGE, PLAN, PLAN_GOES_ON, REPORT, SECOND_REPORT, SUMMONS, numbered, prose
from tests.support.strategies import EXAMPLES, extractions
from tests.support.typeset import Rows, chapter, heading, pages_of, title


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
