"""Tests of logical documents: what a package is split into, and what is known of each part."""

from hypothesis import given

from ingest.blocks import build_blocks
from ingest.documents import build_documents
from ingest.labels import DOC_TYPES, INFERRED_SOURCES
from ingest.model import Bookmark, Extraction, Inferred, LogicalDocument
from tests.support.packages import MINUTES, PACKAGE, REPORT, SECOND_REPORT, numbered, prose
from tests.support.strategies import EXAMPLES, extractions
from tests.support.typeset import Rows, chapter, footer, pages_of, title


def documents_of(*pages: Rows, bookmarks: tuple[Bookmark, ...] = ()) -> tuple[LogicalDocument, ...]:
    _, blocks = build_blocks(pages_of(*pages))
    return build_documents(blocks, bookmarks)


def fields(document: LogicalDocument) -> set[str]:
    return {found.field for found in document.inferred}


def test_an_empty_package_has_none() -> None:
    assert build_documents((), ()) == ()


def test_a_whole_package() -> None:
    documents = documents_of(*numbered(PACKAGE))
    assert [(document.doc_type, document.page_first, document.page_last) for document in documents] == [
        ("kallelse", 1, 1),
        ("tjansteutlatande", 2, 2),
        ("plan", 3, 4),
        ("tjansteutlatande", 5, 5),
        ("protokoll", 6, 6),
    ]
    assert [document.title for document in documents] == [
        "Kallelse till socialnämnden",
        "Uppföljning av hemtjänsten",
        "Plan för äldreomsorgen 2024–2027",
        "Ny taxa för trygghetslarm",
        "§ 45 Uppföljning av hemtjänsten",
    ]
    assert {document.municipality for document in documents} == {"Ekdala kommun"}


def test_the_head_of_a_report() -> None:
    (report,) = documents_of(REPORT)
    assert report.diarienummer == "SN 2023/101"
    assert report.date == "2023-04-12"
    assert report.meeting_date is None
    assert report.first_line == "Tjänsteutlåtande"
    assert report.signed_by == ("Karin Ek", "Lars Björk")
    assert report.municipality == "Ekdala kommun"
    assert not {"title", "diarienummer", "date", "signed_by"} & fields(report)


def test_the_head_of_minutes() -> None:
    (minutes,) = documents_of(MINUTES)
    assert minutes.board == "Socialnämnden"
    assert minutes.meeting_date == "2023-05-03"
    assert minutes.date == "2023-05-03"
    assert "board" not in fields(minutes)


def test_a_board_that_only_the_package_names_is_marked_as_inferred() -> None:
    first, second = documents_of(MINUTES, REPORT)
    assert first.board == second.board == "Socialnämnden"
    assert Inferred("board", "paket") in second.inferred


def test_what_nobody_says_is_unknown() -> None:
    (plain,) = documents_of(prose("det hela"))
    assert (plain.municipality, plain.diarienummer, plain.date, plain.meeting_date) == (None, None, None, None)
    assert plain.signed_by == ()
    assert plain.title


def test_a_proposal_makes_a_report_without_its_name() -> None:
    rows = (title("Ny taxa"), "", chapter("Förslag till beslut"), "Nämnden antar taxan.", "", *prose("taxan"))
    assert documents_of(rows)[0].doc_type == "tjansteutlatande"


def test_mostly_figures_make_an_economic_report() -> None:
    rows = ("Utfall per månad", *(f"{month} 9 232 -223 1 100 12,5" for month in ("jan", "feb", "mar", "apr", "maj")))
    assert documents_of(rows)[0].doc_type in ("ekonomisk_rapport", "statistik")


def test_the_last_page_is_that_of_its_text() -> None:
    cut = "Nämnden har under hela året följt upp hur kommunens egen hemtjänst och"
    first = (*REPORT[:12], cut, footer("Sida 1 (2)"))
    second = ("hur den har gått.", "", *SECOND_REPORT)
    assert [(found.page_first, found.page_last) for found in documents_of(first, second)] == [(1, 2), (2, 2)]


def test_a_municipality_that_stands_in_the_head_is_not_inferred() -> None:
    (report,) = documents_of(REPORT)
    assert "municipality" not in fields(report)


@EXAMPLES
@given(extractions())
def test_documents_cover_all_blocks_once(extraction: Extraction) -> None:
    _, blocks = build_blocks(extraction.pages)
    documents = build_documents(blocks, extraction.bookmarks)
    assert [document.ordinal for document in documents] == list(range(len(documents)))
    covered = [ordinal for document in documents for ordinal in range(document.block_first, document.block_last + 1)]
    assert covered == [block.ordinal for block in blocks]
    for document in documents:
        own = blocks[document.block_first : document.block_last + 1]
        assert document.doc_type in DOC_TYPES
        assert document.page_first <= own[0].page_first
        assert document.page_last <= max(block.page_last for block in own)
        assert fields(document) <= set(LogicalDocument.__slots__)
        assert {found.source for found in document.inferred} <= set(INFERRED_SOURCES)
        assert document.parent is None or (document.parent != document.ordinal and documents[document.parent])
