"""Property tests of structuring as a whole: whatever lines a page has, they become blocks, documents and sections."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import build_blocks
from ingest.documents import build_documents
from ingest.model import Bookmark, Line, Page
from ingest.sections import build_sections
from tests.support.strategies import EXAMPLES
from tests.support.typeset import PAGE_HEIGHT, PAGE_WIDTH

_TEXTS = st.one_of(
    st.text(max_size=30),
    st.text("\u00a0\u2003 \t\u200b\u00ad\x1c\ufeff-.:§1aA", max_size=8),
    st.sampled_from(["Förslag till beslut", "§ 12 Plan", "Dnr 2024/1", "Protokoll", "1 Inledning", "att anta planen"]),
)
_LINES = st.lists(
    st.builds(
        Line,
        text=_TEXTS,
        page=st.just(1),
        y=st.sampled_from([0.0, 30.0, 400.0, 412.0, 800.0, -5.0]),
        x=st.sampled_from([0.0, 70.0, 320.0, 590.0]),
        size=st.sampled_from([0.0, 6.0, 11.0, 14.0, 20.0]),
        bold=st.booleans(),
    ),
    max_size=12,
)


@EXAMPLES
@given(st.lists(_LINES, max_size=4), st.booleans(), st.booleans())
def test_any_lines_become_blocks_documents_and_sections(pages: list[list[Line]], plain: bool, marked: bool) -> None:
    made = []
    for number, lines in enumerate(pages, start=1):
        set_ = [
            replace(line, page=number, size=11.0, bold=False) if plain else replace(line, page=number) for line in lines
        ]
        made.append(Page(number, PAGE_WIDTH, PAGE_HEIGHT, tuple(set_)))
    bookmarks = [Bookmark(" ", 1, 1), Bookmark("Plan", 2, 1)] if marked else []
    text, blocks = build_blocks(made, bookmarks)
    documents = build_documents(blocks, bookmarks)
    sections = build_sections(blocks, documents)
    assert [block.text for block in blocks] == [text[block.start : block.end] for block in blocks]
    assert sum(section.block_last - section.block_first + 1 for section in sections) == len(blocks)
