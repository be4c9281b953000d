"""Heads in the styles of many municipalities: where a document starts, and what its head says."""

import pytest

from ingest.blocks import build_blocks
from ingest.documents import build_documents
from ingest.model import LogicalDocument
from tests.support.heads import HEADS, LETTERS, MEETINGS, PROPOSAL, Head
from tests.support.packages import REPORT, prose
from tests.support.papers import GOING_ON, PAPERS
from tests.support.typeset import Rows, chapter, pages_of, title

ALL = [
    *((head, (*head.rows, title(head.title), *PROPOSAL)) for head in HEADS),
    *((head, head.rows) for head in (*LETTERS, *MEETINGS, *PAPERS)),
]
STYLES = [pytest.param(head, rows, id=head.name) for head, rows in ALL]


def documents_of(*pages: Rows) -> tuple[LogicalDocument, ...]:
    return build_documents(build_blocks(pages_of(*pages))[1], ())


def read(rows: Rows) -> LogicalDocument:
    """The document on the second page of a package; the first page holds the end of another one."""
    documents = documents_of(REPORT, (*rows, *prose("frågan"), *prose("ärendet")))
    assert [document.page_first for document in documents] == [1, 2]
    return documents[1]


def test_there_are_many_styles() -> None:
    assert len(ALL) >= 40
    assert len({head.name for head, _ in ALL}) == len(ALL)


@pytest.mark.parametrize(("head", "rows"), STYLES)
def test_a_document_starts_and_its_head_is_read(head: Head, rows: Rows) -> None:
    found = read(rows)
    assert (found.doc_type, found.title) == (head.doc_type, head.title)
    assert (found.diarienummer, found.date, found.meeting_date) == (head.diarienummer, head.date, head.meeting)
    if head.board is not None:
        assert found.board == head.board
        assert "board" not in {inferred.field for inferred in found.inferred}


@pytest.mark.parametrize("rows", [pytest.param(rows, id=name) for name, rows in GOING_ON.items()])
def test_a_page_in_the_middle_starts_nothing(rows: Rows) -> None:
    pages = (REPORT, (*rows, *prose("fortsättningen"), *prose("slutet")))
    assert [document.page_first for document in documents_of(*pages)] == [1]


@pytest.mark.parametrize(("head", "rows"), STYLES[:20])
def test_the_pages_that_follow_belong_to_it(head: Head, rows: Rows) -> None:
    going_on = (chapter("Uppföljning"), *prose("det som följer"))
    documents = documents_of(REPORT, (*rows, *prose("frågan")), going_on)
    assert [(document.page_first, document.page_last) for document in documents] == [(1, 1), (2, 3)], head.name
