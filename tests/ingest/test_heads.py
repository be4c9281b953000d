"""Tests of the head above a title: what belongs to it, and what to the document before."""

import pytest

from ingest.blocks import build_blocks
from ingest.head_lines import HEADER_WORD, page_of
from ingest.heads import head_start, page_head
from ingest.model import Block, BlockKind
from tests.support.clock import within
from tests.support.packages import PLAN, REPORT, SECOND_REPORT, prose
from tests.support.typeset import Row, Rows, chapter, footer, pages_of, title


def blocks_of(*pages: Rows) -> tuple[Block, ...]:
    return build_blocks(pages_of(*pages))[1]


def head_of(text: str, *pages: Rows) -> str:
    """First block of the head of the title with this text."""
    blocks = blocks_of(*pages)
    place = next(block.ordinal for block in blocks if block.text == text)
    return blocks[head_start(blocks, place, 0)].text


def test_fields_and_addresses_above_a_title_belong_to_it() -> None:
    assert head_of("Uppföljning av hemtjänsten", REPORT) == "Tjänsteutlåtande"


def test_the_end_of_the_document_before_does_not() -> None:
    assert head_of("Ny taxa för trygghetslarm", REPORT, SECOND_REPORT) == "Tjänsteutlåtande"
    assert head_of("Plan för äldreomsorgen 2024–2027", (*prose("målen"),), PLAN) == "Plan för äldreomsorgen 2024–2027"


def test_footers_of_the_page_before_do_not() -> None:
    first = (*prose("målen"), footer("Ekdala kommun, Box 1, www.ekdala.example"))
    assert head_of("Ny taxa för trygghetslarm", first, SECOND_REPORT) == "Tjänsteutlåtande"


def test_the_head_goes_no_higher_than_it_may() -> None:
    blocks = blocks_of(REPORT)
    place = next(block.ordinal for block in blocks if block.level == 1)
    assert head_start(blocks, place, place) == place
    assert head_start(blocks, place, 1) >= 1


def test_a_running_header_above_the_first_block_of_a_page() -> None:
    page = (Row("Handlingsplan för trygghet", 8.0, y=815.0), chapter("1 Inledning"), *prose("tryggheten"))
    blocks = blocks_of(prose("målen"), page)
    place = next(block.ordinal for block in blocks if block.text == "1 Inledning")
    assert blocks[page_head(blocks, place, 0)].text == "Handlingsplan för trygghet"
    assert page_head(blocks, place, place - 1) == place


def test_no_running_header() -> None:
    blocks = blocks_of(prose("målen"), (title("Rapport"), *prose("tryggheten")))
    place = next(block.ordinal for block in blocks if block.text == "Rapport")
    assert page_head(blocks, place, 0) == place


def furniture(text: str) -> Block:
    return Block(0, BlockKind.FURNITURE, 0, 1, 1, 0, len(text), text, text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("Protokoll 1(12)", 1), ("Protokoll 3 av 12", 3), ("Sida 2/9", 2), ("Protokoll", None), ("SN 2023", None)],
)
def test_page_of(text: str, number: int | None) -> None:
    assert page_of(furniture(text)) == number


@pytest.mark.parametrize("text", ["Protokollsutdrag", "TJÄNSTEUTLÅTANDE", "Kallelse 1(2)", "Bilaga 3", "Delårsrapport"])
def test_header_words(text: str) -> None:
    assert HEADER_WORD.match(text)


@pytest.mark.parametrize("text", ["Nämnden kallelse", "Rapporten", "Planen", ""])
def test_other_words_are_none(text: str) -> None:
    assert HEADER_WORD.match(text) is None


def test_a_hostile_header_costs_little() -> None:
    title_block = Block(1, BlockKind.HEADING, 1, 1, 1, 0, 1, "T", "T")
    with within(0.5):
        head_start([furniture("abc " + "@" * 40_000), title_block], 1, 0)


def test_a_head_is_not_the_list_of_recipients_above_it() -> None:
    first = (*prose("målen"), chapter("Beslutet skickas till"), "Kommunstyrelsen", "", "Ekonomichefen", "")
    blocks = blocks_of((*first, "Socialnämnden", "", "Datum: 2023-05-03", "", title("Ny taxa"), *prose("taxan")))
    place = next(block.ordinal for block in blocks if block.text == "Ny taxa")
    assert blocks[head_start(blocks, place, 0, recipients=True)].text == "Socialnämnden"
    assert blocks[head_start(blocks, place, 0)].text == "Kommunstyrelsen"


def test_a_head_at_the_foot_of_the_page_before_its_title() -> None:
    first = (
        *prose("målen"),
        chapter("Beslutet skickas till"),
        "Ekonomichefen",
        "",
        "PROTOKOLL",
        "",
        "Socialnämnden",
        "",
        "Sammanträdesdatum: 2023-05-03",
        footer("Justerandes sign"),
    )
    assert head_of("Ny taxa", first, (title("Ny taxa"), *prose("taxan"))) == "PROTOKOLL"


def test_a_running_header_before_the_head_is_not_its_start() -> None:
    running = ("PROTOKOLL", "", "Socialnämnden", "", "Sammanträdesdatum: 2023-05-03", "")
    again = ("PROTOKOLL", "", "Socialnämnden", "", "Sammanträdesdatum: 2023-06-07", "")
    blocks = blocks_of((*prose("målen"), *running, *again, title("Ny taxa"), *prose("taxan")))
    place = next(block.ordinal for block in blocks if block.text == "Ny taxa")
    start = head_start(blocks, place, 0)
    assert blocks[start].text == "PROTOKOLL"
    assert blocks[start + 2].text == "Sammanträdesdatum: 2023-06-07"


def test_a_cover_of_small_print_belongs_to_the_title_on_the_next_page() -> None:
    cover = (footer("Västra kommunernas samarbete"),)
    blocks = blocks_of(prose("målen"), cover, (title("Protokoll"), "Sammanträdesdatum 2023-06-22", *prose("mötet")))
    place = next(block.ordinal for block in blocks if block.text == "Protokoll")
    assert blocks[head_start(blocks, place, 0)].text == "Västra kommunernas samarbete"


def test_a_board_cut_off_from_its_title_by_the_page_end() -> None:
    blocks = blocks_of((*prose("målen"), footer("Socialnämnden")), (title("Ny taxa"), *prose("taxan")))
    place = next(block.ordinal for block in blocks if block.text == "Ny taxa")
    assert blocks[head_start(blocks, place, 0)].text == "Socialnämnden"
    every = blocks_of(
        (*prose("ett"), footer("Socialnämnden")), (*prose("två"), footer("Socialnämnden")), (title("Taxa"),)
    )
    assert head_start(every, every[-1].ordinal, 0) == every[-1].ordinal


def test_small_print_in_the_midst_of_a_head_at_the_top_of_a_page() -> None:
    rows = (
        Row("YTTRANDE", 8.0, y=815.0),
        "Socialnämnden",
        "",
        Row("SN 2023/5", 8.0, y=700.0),
        "",
        "Datum: 2023-05-03",
        "",
    )
    blocks = blocks_of(prose("målen"), (*rows, title("Ny taxa"), *prose("taxan"), *prose("taxorna")))
    place = next(block.ordinal for block in blocks if block.text == "Ny taxa")
    assert blocks[head_start(blocks, place, 0)].text == "YTTRANDE"
    mid = blocks_of((*prose("målen"), *rows[1:], title("Ny taxa"), *prose("taxan"), *prose("taxorna")))
    place = next(block.ordinal for block in mid if block.text == "Ny taxa")
    assert mid[head_start(mid, place, 0)].text != "YTTRANDE"
