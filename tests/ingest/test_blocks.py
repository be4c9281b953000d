"""Tests of blocks: lines to headings, paragraphs, items, tables, contents, signatures, furniture."""

import pytest
from hypothesis import given

from ingest.blocks import build_blocks
from ingest.hyphens import clean
from ingest.model import PAGE_FURNITURE, Block, BlockKind, Extraction, Line, Page
from tests.support.clock import within
from tests.support.packages import PACKAGE, prose
from tests.support.strategies import EXAMPLES, extractions
from tests.support.typeset import Row, Rows, chapter, footer, header, heading, pages_of, title

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM
TABLE, TOC, SIGNATURE = BlockKind.TABLE, BlockKind.TOC, BlockKind.SIGNATURE


def blocks_of(*pages: Rows) -> tuple[Block, ...]:
    return build_blocks(pages_of(*pages))[1]


def kinds_and_texts(*pages: Rows) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks_of(*pages)]


def test_paragraphs_part_at_a_gap() -> None:
    found = kinds_and_texts(prose("hemtjänsten"))
    assert [kind for kind, _ in found] == [PARAGRAPH, PARAGRAPH]
    assert found[0][1].startswith("Förvaltningen har under året")
    assert found[0][1].endswith("lämnades till nämnden i våras.")
    assert " vad som har hänt " in found[0][1]


def test_a_cut_word_is_made_whole() -> None:
    rows = ["Nämnden har under året följt upp hur kommunens hem-", "tjänst har gått."]
    assert kinds_and_texts(rows) == [(PARAGRAPH, "Nämnden har under året följt upp hur kommunens hemtjänst har gått.")]


@pytest.mark.parametrize("blank", [[""], ["", ""]])
def test_a_cut_word_goes_on_after_blank_lines(blank: list[str]) -> None:
    rows = [*prose("skolan"), "", "Nämnden har under året följt upp hur kommunens hem-", *blank, "tjänst har gått."]
    text = "Nämnden har under året följt upp hur kommunens hemtjänst har gått."
    assert (PARAGRAPH, text) in kinds_and_texts(rows)


def test_a_cut_word_goes_on_over_a_page_end_however_short_its_line() -> None:
    found = kinds_and_texts(
        [*prose("skolan"), "", "Det är en god verksam-"], ["het på alla skolor i kommunen.", "", *prose("x")]
    )
    assert (PARAGRAPH, "Det är en god verksamhet på alla skolor i kommunen.") in found


def test_a_cut_word_goes_on_in_what_looks_like_a_heading() -> None:
    rows = [
        *prose("skolan"),
        "",
        "Nämnden har under året följt upp hur kommunens hem-",
        heading("tjänst har gått"),
        *prose("x"),
    ]
    assert any("kommunens hemtjänst har gått" in text for kind, text in kinds_and_texts(rows) if kind is PARAGRAPH)


def test_the_package_says_how_a_word_is_written() -> None:
    rows = [
        *prose("skolan"),
        "",
        "Nämnden har ett online-möte.",
        "",
        "Nämnden har under året haft ett långt online-",
        "möte.",
    ]
    assert kinds_and_texts(rows)[-1][1].endswith("ett långt online-möte.")


def test_glued_text_is_repaired_in_blocks_of_every_kind() -> None:
    found = kinds_and_texts([chapter("Diarienummer:KN 2023/12"), *prose("skolan"), "", "Total2402 12 14 16 18"])
    assert found[0][1] == "Diarienummer: KN 2023/12"
    assert found[-1] == (TABLE, "Total 2402 12 14 16 18")


def test_headings_stand_alone_with_their_level() -> None:
    rows = [title("Uppföljning"), chapter("Bakgrund"), heading("Kort"), *prose("hemtjänsten")]
    assert [(block.level, block.text) for block in blocks_of(rows) if block.kind is HEADING] == [
        (1, "Uppföljning"),
        (2, "Bakgrund"),
        (4, "Kort"),
    ]


def test_a_title_on_two_lines_is_one_heading() -> None:
    rows = [title("Uppföljning av hemtjänsten i egen regi och"), title("hos andra utförare"), "", *prose("hemtjänsten")]
    first = blocks_of(rows)[0]
    assert (first.kind, first.level) == (HEADING, 1)
    assert first.text == "Uppföljning av hemtjänsten i egen regi och hos andra utförare"
    assert first.lead == "Uppföljning av hemtjänsten i egen regi och"


@pytest.mark.parametrize("mark", ["- ", "• ", "– ", "att ", "1. ", "2) ", "a) "])
def test_items(mark: str) -> None:
    rows = ["Nämnden beslutar", f"{mark}godkänna rapporten,", f"{mark}anta den nya planen."]
    assert [kind for kind, _ in kinds_and_texts(rows)] == [PARAGRAPH, ITEM, ITEM]


def test_an_item_goes_on_in_the_next_line() -> None:
    rows = ["- godkänna rapporten om hur hemtjänsten har gått under året och det som", "hör till den, samt", "- slut"]
    assert [kind for kind, _ in kinds_and_texts(rows)] == [ITEM, ITEM]
    assert "det som hör till den" in kinds_and_texts(rows)[0][1]


def test_a_table_keeps_one_row_a_line() -> None:
    rows = [*prose("kostnaderna"), "Personal 9 232 -223 1,5", "Lokaler 1 100 12 0,3%", "", *prose("målen")]
    tables = [text for kind, text in kinds_and_texts(rows) if kind is TABLE]
    assert tables == ["Personal 9 232 -223 1,5\nLokaler 1 100 12 0,3%"]


def test_a_sentence_with_a_figure_or_two_is_no_table() -> None:
    assert kinds_and_texts(["Nämnden hade 12 av 14 ärenden kvar"])[0][0] is PARAGRAPH


def test_contents_keep_one_row_a_line() -> None:
    rows = [chapter("Innehåll"), "1 Inledning ............ 3", "2 Mål ................ 5", "", *prose("målen")]
    found = kinds_and_texts(rows)
    assert found[1] == (TOC, "1 Inledning ............ 3\n2 Mål ................ 5")


def test_signatures_are_names_above_titles() -> None:
    rows = [*prose("hemtjänsten"), "Karin Ek Lars Björk", "Förvaltningschef Utredare"]
    assert kinds_and_texts(rows)[-1] == (SIGNATURE, "Karin Ek Lars Björk\nFörvaltningschef Utredare")


@pytest.mark.parametrize(
    "rows",
    [
        ["Karin Ek", "har lämnat förslaget"],
        ["Enhetschef har blivit anställd"],
        ["Karin Ek Lars Björk", "Utredare sökes."],
    ],
)
def test_other_names_and_titles_are_text(rows: list[str]) -> None:
    assert SIGNATURE not in {kind for kind, _ in kinds_and_texts(rows)}


def test_a_sentence_over_a_page_break_is_one_block_and_furniture_comes_after() -> None:
    first: Rows = [
        header("Ekdala kommun"),
        "Nämnden har under hela året följt upp hur kommunens egen",
        footer("Sida 1 (2)"),
    ]
    second = [header("Ekdala kommun"), "hemtjänst har gått.", "", *prose("målen")]
    found = blocks_of(first, second)
    sentence = next(block for block in found if block.kind is PARAGRAPH)
    assert sentence.text == "Nämnden har under hela året följt upp hur kommunens egen hemtjänst har gått."
    assert (sentence.page_first, sentence.page_last) == (1, 2)
    assert [block.text for block in found if block.kind in PAGE_FURNITURE] == [
        "Ekdala kommun",
        "Sida 1 (2)",
        "Ekdala kommun",
    ]


def test_a_new_sentence_after_a_page_break_is_a_new_block() -> None:
    found = blocks_of(["Nämnden har följt upp hemtjänsten under året."], ["Nästa mening står på nästa sida."])
    assert [block.page_first for block in found] == [1, 2]


@pytest.mark.parametrize("below", ["- en punkt", "§ 45 Val av justerare", "Personal 1 2 3 4"])
def test_a_page_break_joins_no_other_kind_of_block(below: str) -> None:
    assert len(blocks_of(["Nämnden har under hela året följt upp hur kommunens egen"], [below])) == 2


def test_a_heading_over_a_page_break_is_one_block() -> None:
    first = [*prose("hemtjänsten"), title("Uppföljning av")]
    second = [title("hemtjänsten i Ekdala"), *prose("målen")]
    assert [block.text for block in blocks_of(first, second) if block.kind is HEADING] == [
        "Uppföljning av hemtjänsten i Ekdala"
    ]


def test_lead_is_the_first_line_as_printed() -> None:
    assert [block.lead for block in blocks_of(prose("hemtjänsten"))][1].endswith("och med råden,")


def test_an_empty_package() -> None:
    assert build_blocks(()) == ("", ())
    assert build_blocks(pages_of([], [])) == ("", ())


def check(pages: tuple[Page, ...]) -> None:
    """What holds for the blocks of any pages."""
    text, blocks = build_blocks(pages)
    assert text == "\n".join(block.text for block in blocks)
    assert [block.ordinal for block in blocks] == list(range(len(blocks)))
    last_start = 1
    for block in blocks:
        assert text[block.start : block.end] == block.text
        assert last_start <= block.page_first <= block.page_last <= len(pages)
        assert (1 <= block.level <= 4) == (block.kind is HEADING)
        if block.kind not in (TABLE, TOC, SIGNATURE):
            assert "\n" not in block.text
        last_start = block.page_first


def test_the_invented_package_holds_together() -> None:
    check(pages_of(*PACKAGE))


def _bare(text: str) -> str:
    return "".join(text.replace("-", "").split())


@EXAMPLES
@given(extractions())
def test_offsets_slice_back_and_nothing_is_lost(extraction: Extraction) -> None:
    check(extraction.pages)
    text, _ = build_blocks(extraction.pages)
    printed = "".join(_bare(clean(line.text)) for page in extraction.pages for line in page.lines)
    assert sorted(_bare(text)) == sorted(printed)


@pytest.mark.parametrize(
    "texts",
    [
        ["a" * 100_000, "b" * 50_000],
        ["a"] * 10_000,
        ["Aa " * 30_000, "chef " * 20_000],
        ["1 " * 50_000],
        [". " * 50_000, "_" * 50_000],
        ["Förvaltnings" * 8_000 + "x", "chef-" * 20_000],
        ["§ " * 30_000, "1.1." * 30_000, "1" + " " * 60_000 + "x"],
    ],
    ids=["words", "lines", "names", "figures", "leaders", "titles", "numbers"],
)
def test_hostile_lines_take_time_in_proportion(texts: list[str]) -> None:
    lines = tuple(Line(text, 1, 800 - place * 0.01, 72.0, 11.0, False) for place, text in enumerate(texts))
    with within(3.0):
        build_blocks((Page(1, 595.0, 842.0, lines),))


def test_a_sentence_goes_on_in_the_next_column() -> None:
    left = [
        Row(f"Nämnden har under hela året följt upp hur del {place} av", x=60, y=500 - 14 * place) for place in range(5)
    ]
    right = [Row("hemtjänsten har utvecklats i kommunen.", x=320, y=500), Row("Nästa stycke.", x=320, y=460)]
    found = kinds_and_texts([*left, *right])
    assert [text[-26:] for _, text in found] == ["har utvecklats i kommunen.", "Nästa stycke."]


@pytest.mark.parametrize(
    ("before", "after", "x"),
    [
        ("Nämnden har under hela året följt upp den.", "hemtjänsten har utvecklats", 320),
        ("Nämnden har under hela året följt upp hur", "Hemtjänsten har utvecklats", 320),
        ("Nämnden har under hela året följt upp hur", "hemtjänsten har utvecklats", 60),
        ("En, två, tre,", "hemtjänsten har utvecklats", 320),
    ],
)
def test_other_lines_further_up_begin_anew(before: str, after: str, x: float) -> None:
    assert len(kinds_and_texts([Row(before, x=60, y=400), Row(after, x=x, y=500)])) == 2


def test_a_line_in_the_margin_above_does_not_join() -> None:
    rows: Rows = ["Nämnden har under hela året följt upp hur kommunens egen", Row("hemtjänst har gått", y=800.0)]
    assert len(blocks_of(rows)) == 2
