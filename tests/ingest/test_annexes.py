"""Tests of what a package says of an annex that is silent about itself."""

import pytest

from ingest.annexes import Reference, complete, references
from ingest.blocks import build_blocks
from ingest.documents import build_documents
from ingest.model import Block, BlockKind, LogicalDocument
from tests.support.clock import within
from tests.support.packages import prose
from tests.support.typeset import Row, Rows, chapter, pages_of, title

LIST: Rows = (
    *("Tjänsteutlåtande", "Datum: 2023-04-12", "", title("Ny äldreplan för Ekdala"), ""),
    *(chapter("Förslag till beslut"), "Nämnden antar den nya äldreplanen.", ""),
    *(chapter("Beslutsunderlag"), "- Tjänsteutlåtande Ny äldreplan för Ekdala 2023-04-12"),
    *("- Granskning av hemtjänsten 2022-11-30", "", chapter("Bakgrund"), *prose("äldreplanen")),
)


def blocks_of(*pages: Rows) -> tuple[Block, ...]:
    return build_blocks(pages_of(*pages))[1]


def documents_of(*pages: Rows) -> tuple[LogicalDocument, ...]:
    return build_documents(blocks_of(*pages), ())


def test_references_are_the_rows_under_their_heading() -> None:
    found = references(blocks_of(LIST))
    assert [reference.date for reference in found] == ["2023-04-12", "2022-11-30"]
    assert "Granskning av hemtjänsten" in found[1].text


def test_no_list_no_references() -> None:
    assert references(blocks_of(prose("målen"))) == ()
    assert references(()) == ()


def document(name: str, doc_type: str = "rapport", date: str | None = None) -> LogicalDocument:
    return LogicalDocument(0, 1, 1, 0, 0, name, doc_type, name, date=date)


def block(text: str, kind: BlockKind = BlockKind.HEADING) -> Block:
    return Block(0, kind, 1 if kind is BlockKind.HEADING else 0, 1, 1, 0, len(text), text, text)


@pytest.mark.parametrize(
    ("silent", "row", "date"),
    [
        (document("Granskning av hemtjänsten"), "Granskning av hemtjänsten 2022-11-30", "2022-11-30"),
        (
            document("Granskning av hemtjänsten", date="2020-01-01"),
            "Granskning av hemtjänsten 2022-11-30",
            "2020-01-01",
        ),
        (document("Granskning av skolorna"), "Granskning av hemtjänsten 2022-11-30", None),
        (document("Granskning av hemtjänsten"), "Granskning av hemtjänsten", None),
        (document("Granskning av hemtjänsten"), "Tjänsteutlåtande Granskning av hemtjänsten 2022-11-30", None),
        (
            document("Granskning av hemtjänsten", "tjansteutlatande"),
            "Tjänsteutlåtande Granskning av hemtjänsten 2022-11-30",
            "2022-11-30",
        ),
    ],
)
def test_the_list_dates_a_silent_annex(silent: LogicalDocument, row: str, date: str | None) -> None:
    rows = [Reference(row, date or ("2022-11-30" if "2022" in row else None))]
    (found,) = complete([silent], [block(silent.title)], rows)
    assert found.date == date
    assert ("date" in found.inferred) == (found.date != silent.date)


def test_a_running_header_names_an_untitled_annex() -> None:
    running = Row("Handlingsplan för trygghet", 8.0, y=815.0)
    annex = [(running, *prose("det ena")), (running, *prose("det andra")), (running, *prose("det tredje"))]
    (found,) = documents_of(*annex)
    assert found.title == "Handlingsplan för trygghet"
    assert found.doc_type == "plan"
    assert "title" in found.inferred


def test_a_document_with_a_title_keeps_it() -> None:
    running = Row("Ekdala kommun", 8.0, y=815.0)
    pages = [(running, title("Rapport om trygghet"), *prose("det ena")), (running, *prose("det andra"))]
    (found,) = documents_of(*pages, (running, *prose("det tredje")))
    assert found.title == "Rapport om trygghet"
    assert "title" not in found.inferred


def test_an_untitled_annex_is_named_by_the_report_before_it() -> None:
    report = LogicalDocument(0, 1, 1, 0, 0, "x", "tjansteutlatande", "Handlingsplan mot ensamhet bland äldre")
    other = LogicalDocument(1, 2, 2, 1, 1, "1 Mål", "ovrigt", "1 Mål")
    text = block("Handlingsplan mot ensamhet bland de äldre som bor i kommunen", BlockKind.PARAGRAPH)
    found = complete([report, other], [block("x"), text], ())
    assert found[0] == report
    assert found[1].title == report.title
    assert found[1].doc_type == "plan"


def test_an_untitled_annex_on_something_else_is_not() -> None:
    report = LogicalDocument(0, 1, 1, 0, 0, "x", "tjansteutlatande", "Handlingsplan mot ensamhet bland äldre")
    other = LogicalDocument(1, 2, 2, 1, 1, "1 Mål", "ovrigt", "1 Mål")
    found = complete([report, other], [block("x"), block("Något helt annat", BlockKind.PARAGRAPH)], ())
    assert found[1] == other


def test_a_hostile_header_costs_little() -> None:
    hostile = block("1" * 20_000 + "x", BlockKind.FURNITURE)
    with within(1.0):
        complete([document("1 Mål")], [hostile], ())
