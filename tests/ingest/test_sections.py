"""Tests of the tree of sections."""

from hypothesis import given

from ingest.blocks import build_blocks
from ingest.documents import build_documents
from ingest.model import Block, BlockKind, Extraction, LogicalDocument, Section
from ingest.sections import build_sections
from tests.support.strategies import EXAMPLES, extractions


def block(ordinal: int, text: str, level: int = 0, pages: tuple[int, int] = (1, 1), start: int = 0) -> Block:
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    return Block(ordinal, kind, level, *pages, start, start + len(text), text, text)


def blocks_of(*parts: tuple[str, int]) -> tuple[Block, ...]:
    found: list[Block] = []
    for ordinal, (text, level) in enumerate(parts):
        found.append(block(ordinal, text, level, start=found[-1].end + 1 if found else 0))
    return tuple(found)


def document(ordinal: int, first: int, last: int) -> LogicalDocument:
    return LogicalDocument(ordinal, 1, 1, first, last, "", "rapport", "")


def test_the_tree_follows_the_levels() -> None:
    blocks = blocks_of(
        *(("Titel", 1), ("text", 0), ("Bakgrund", 2), ("text", 0), ("Kort", 4), ("text", 0)),
        *(("Beslut", 2), ("att anta", 0)),
    )
    sections = build_sections(blocks, [document(0, 0, 7)])
    assert [(section.heading, section.level, section.parent) for section in sections] == [
        ("Titel", 1, None),
        ("Bakgrund", 2, 0),
        ("Kort", 4, 1),
        ("Beslut", 2, 0),
    ]
    assert sections[2].path == ("Titel", "Bakgrund", "Kort")
    assert [(section.block_first, section.block_last) for section in sections] == [(0, 1), (2, 3), (4, 5), (6, 7)]
    assert (sections[0].start, sections[-1].end) == (blocks[0].start, blocks[-1].end)


def test_text_before_the_first_heading_is_a_section_of_level_0() -> None:
    sections = build_sections(blocks_of(("text", 0), ("Titel", 1), ("text", 0)), [document(0, 0, 2)])
    assert (sections[0].level, sections[0].heading, sections[0].path, sections[0].parent) == (0, "", (), None)
    assert (sections[1].parent, sections[1].path) == (None, ("Titel",))


def test_a_document_without_headings_is_one_section() -> None:
    sections = build_sections(blocks_of(("text", 0), ("mer", 0)), [document(0, 0, 1)])
    assert [(section.level, section.block_first, section.block_last) for section in sections] == [(0, 0, 1)]


def test_parents_are_never_in_another_document() -> None:
    blocks = blocks_of(("Titel", 1), ("text", 0), ("Kapitel", 2), ("text", 0))
    sections = build_sections(blocks, [document(0, 0, 1), document(1, 2, 3)])
    assert [(section.document, section.parent) for section in sections] == [(0, None), (1, None)]
    assert [section.ordinal for section in sections] == [0, 1]


def test_the_last_page_is_that_of_its_text_though_a_footer_comes_last() -> None:
    blocks = (
        block(0, "Titel", 1),
        block(1, "En mening över två sidor", pages=(1, 2)),
        Block(2, BlockKind.FURNITURE, 0, 1, 1, 0, 0, "Sida 1", "Sida 1"),
    )
    assert build_sections(blocks, [document(0, 0, 2)])[0].page_last == 2


def check(blocks: tuple[Block, ...], documents: tuple[LogicalDocument, ...], sections: tuple[Section, ...]) -> None:
    """What holds for the sections of any package."""
    covered = [ordinal for section in sections for ordinal in range(section.block_first, section.block_last + 1)]
    assert covered == [part.ordinal for part in blocks]
    for section in sections:
        own = blocks[section.block_first : section.block_last + 1]
        assert section.page_first == min(part.page_first for part in own)
        assert section.page_last == max(part.page_last for part in own)
        assert (section.start, section.end) == (own[0].start, own[-1].end)
        home = documents[section.document]
        assert home.block_first <= section.block_first <= section.block_last <= home.block_last
        assert not any(part.kind is BlockKind.HEADING for part in own[1:])
        if section.parent is not None:
            above = sections[section.parent]
            assert above.ordinal < section.ordinal
            assert above.document == section.document
            assert 0 < above.level < section.level
            assert section.path[:-1] == above.path


@EXAMPLES
@given(extractions())
def test_sections_cover_all_blocks_once(extraction: Extraction) -> None:
    _, blocks = build_blocks(extraction.pages)
    documents = build_documents(blocks, extraction.bookmarks)
    sections = build_sections(blocks, documents)
    assert [section.ordinal for section in sections] == list(range(len(sections)))
    check(blocks, documents, sections)
