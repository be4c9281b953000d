"""What is marked on a page, the text beside it, and the names on it."""

import pytest

from api.library import OpenDocument
from api.sheets import Wanted, blocks_of, clauses_of, markings, names_of, places_of, text_blocks, words_of
from api.word_places import PageWords
from index.protocol import Passage, Piece
from ingest.catalogue import SourceRow
from ingest.drawing import Drawing
from ingest.manifest import Given
from ingest.model import (
    Block,
    BlockKind,
    LogicalDocument,
    PageRecord,
    ParsedSource,
    Section,
    SourceStatus,
    Word,
)
from nlp.analyzer import Analyzer
from nlp.model import Decision, Entity

TEXTS = ("Förslag till beslut", "Nämnden beslutar att anta planen.", "Sidfot", "Nästa sida om hemtjänst.", "Annat")
KINDS = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FOOTER, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
PAGES = ((1, 1), (1, 1), (1, 1), (1, 2), (3, 3))


def _blocks() -> tuple[Block, ...]:
    found, start = [], 0
    for ordinal, (text, kind, (first, last)) in enumerate(zip(TEXTS, KINDS, PAGES, strict=True)):
        found.append(Block(ordinal, kind, int(kind is BlockKind.HEADING), first, last, start, start + len(text), text))
        start += len(text) + 1
    return tuple(found)


BLOCKS = _blocks()


def _opened(words: tuple[Word, ...] = ()) -> OpenDocument:
    document = LogicalDocument(0, 1, 2, 0, 3, TEXTS[0], "protokoll", "Titel")
    section = Section(0, None, 0, 1, TEXTS[0], (TEXTS[0],), 0, 3, 1, 2, 0, BLOCKS[3].end)
    pages = (PageRecord(1, 595.0, 842.0, "x", words),)
    source = ParsedSource(
        "a.pdf", "ab" * 32, 1, "x", 3, SourceStatus.OK, "\n".join(TEXTS), BLOCKS, (section,), (document,), (), pages
    )
    row = SourceRow(1, "ab" * 32, "a.pdf", "/a.pdf", 1, True, 1, "x", 3, SourceStatus.OK, "2024-01-01", None, Given())
    return OpenDocument(row, source, document)


def _words(*texts: str) -> tuple[Word, ...]:
    parts = " ".join(texts).split()
    return tuple(Word(part, 10.0 * place, 10.0, 10.0 * place + 9, 20.0) for place, part in enumerate(parts))


def _decision(text: str, status: str = "beslut") -> Decision:
    start = "\n".join(TEXTS).index(text)
    return Decision(
        0, 0, 1, 1, start, start + len(text), text, status, ("godkanna",), "ovrigt", None, None, None, None, 1.0, "x"
    )


def test_blocks_are_those_of_document_and_page_without_furniture() -> None:
    opened = _opened()
    assert [block.text for block in blocks_of(opened, 1)] == [TEXTS[0], TEXTS[1], TEXTS[3]]
    assert [block.text for block in blocks_of(opened, 2)] == [TEXTS[3]]
    assert blocks_of(opened, 3) == ()


def test_words_are_those_of_ocr_where_it_read_the_page() -> None:
    drawn, read = _words("fil"), _words("läst")
    drawing = Drawing(b"", 595.0, 842.0, drawn)
    assert words_of(_opened(), 1, drawing) == drawn
    assert words_of(_opened(read), 1, drawing) == read
    assert words_of(_opened(read), 2, drawing) == drawn


def test_hit_words_and_clauses_are_marked_the_narrow_over_the_wide() -> None:
    blocks = blocks_of(_opened(), 1)
    start = BLOCKS[1].start
    passage = Passage("p", "ab" * 32, "a.pdf", 0, 0, 1, 1, TEXTS[1], pieces=(Piece(0, start, 1, 1, "paragraph"),))
    wanted = Wanted("anta en plan", (), passage, (_decision("att anta planen."),))
    words = PageWords(_words(TEXTS[0], TEXTS[1]), 842.0)
    found = markings(blocks, wanted, places_of(blocks, words), words, Analyzer())
    assert [mark.kind for mark in found] == ["passage", "beslut", "ord"]
    passage_box, clause_box = found[0].boxes[0], found[1].boxes[0]
    assert (passage_box.x, passage_box.width) == (30.0, 49.0)
    assert (clause_box.x, clause_box.width) == (50.0, 29.0)
    assert {box.x for box in found[2].boxes} >= {60.0}


def test_pieces_of_a_passage_stand_where_its_source_has_them() -> None:
    text = f"{TEXTS[0]}\n{TEXTS[3]}"
    pieces = (Piece(0, 0, 1, 1, "heading"), Piece(len(TEXTS[0]) + 1, BLOCKS[3].start, 1, 2, "paragraph"))
    passage = Passage("p", "ab" * 32, "a.pdf", 0, 0, 1, 2, text, pieces=pieces)
    shown = text_blocks(blocks_of(_opened(), 1), Wanted(passage=passage), {}, Analyzer())
    assert [(block.kind, block.hit) for block in shown] == [
        ("heading", True),
        ("paragraph", False),
        ("paragraph", True),
    ]


def test_text_has_the_words_of_the_question_marked_and_nothing_run() -> None:
    (block,) = text_blocks(blocks_of(_opened(), 2), Wanted("hemtjänsten"), {}, Analyzer())
    assert block.text == "Nästa sida om <mark>hemtjänst</mark>."
    assert not block.hit


def test_text_that_goes_on_over_pages_is_cut_to_this_one() -> None:
    blocks = blocks_of(_opened(), 2)
    words = PageWords(_words("om hemtjänst."), 842.0)
    (block,) = text_blocks(blocks, Wanted("sida hemtjänst"), places_of(blocks, words), Analyzer())
    assert block.text == "… om <mark>hemtjänst</mark>."
    words = PageWords(_words("Annan rubrik", "Nästa sida om"), 842.0)
    (block,) = text_blocks(blocks, Wanted("hemtjänst"), places_of(blocks, words), Analyzer())
    assert block.text == "Nästa sida om …"


def test_nothing_wanted_marks_nothing() -> None:
    words = PageWords(_words(*TEXTS), 842.0)
    blocks = blocks_of(_opened(), 1)
    assert markings(blocks, Wanted(), places_of(blocks, words), words, Analyzer()) == []


def test_clauses_and_names_of_a_page() -> None:
    blocks = blocks_of(_opened(), 2)
    clauses = [_decision("att anta planen."), _decision("hemtjänst.", "forslag")]
    assert [found.status for found in clauses_of(blocks, clauses)] == ["forslag"]
    place = "\n".join(TEXTS).index("hemtjänst")
    entities = [
        Entity(place, place + 3, "SoL", "LAW", "2001:453"),
        Entity(place + 4, place + 5, "socialtjänstlagen", "LAW", "2001:453"),
        Entity(place, place + 3, "SIS", "ORG"),
        Entity(place, place + 3, "3 maj", "DATE", "2023-05-03"),
        Entity(0, 3, "LSS", "LAW"),
    ]
    assert names_of(blocks, entities) == {"ORG": ("SIS",), "LAW": ("SoL",)}


@pytest.mark.parametrize("number", [0, 9])
def test_a_page_without_blocks(number: int) -> None:
    assert text_blocks(blocks_of(_opened(), number), Wanted(), {}, Analyzer()) == []
