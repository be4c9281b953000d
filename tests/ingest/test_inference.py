"""Tests of what a package says of a document that is silent about itself."""

from ingest.blocks import build_blocks
from ingest.documents import build_documents
from ingest.model import Bookmark, Inferred, LogicalDocument
from tests.support.packages import PLAN, REPORT, prose
from tests.support.typeset import Row, Rows, chapter, pages_of, title

UNTITLED: Rows = (chapter("1 Inledning"), *prose("tryggheten"), chapter("2 Mål"), *prose("målen för trygghet"))


def documents_of(*pages: Rows, bookmarks: tuple[Bookmark, ...] = ()) -> tuple[LogicalDocument, ...]:
    return build_documents(build_blocks(pages_of(*pages))[1], bookmarks)


def running(text: str) -> Row:
    return Row(text, 8.0, y=815.0)


def test_a_running_header_names_an_untitled_annex() -> None:
    header = running("Handlingsplan för trygghet")
    annex = [(header, *prose("det ena")), (header, *prose("det andra")), (header, *prose("det tredje"))]
    (found,) = documents_of(*annex)
    assert (found.title, found.doc_type) == ("Handlingsplan för trygghet", "plan")
    assert Inferred("title", "lopande_sidhuvud", 1) in found.inferred
    assert Inferred("doc_type", "lopande_sidhuvud", 1) in found.inferred


def test_a_document_with_a_title_keeps_it() -> None:
    header = running("Ekdala kommuns uppföljning")
    pages = [(header, title("Rapport om trygghet"), *prose("det ena")), (header, *prose("det andra"))]
    (found,) = documents_of(*pages, (header, *prose("det tredje")))
    assert found.title == "Rapport om trygghet"
    assert "title" not in {inferred.field for inferred in found.inferred}


def test_a_bookmark_names_an_untitled_document() -> None:
    marks = (Bookmark("Ärende 3", 1, 1), Bookmark("Policy för trygghet", 2, 1))
    found = documents_of(REPORT, UNTITLED, bookmarks=marks)[1]
    assert (found.title, found.doc_type) == ("Policy för trygghet", "policy")
    assert Inferred("title", "bokmarke", 2) in found.inferred


def test_a_bookmark_of_one_word_names_nothing() -> None:
    found = documents_of(REPORT, UNTITLED, bookmarks=(Bookmark("Ärende", 1, 1), Bookmark("Bilaga", 2, 1)))[1]
    assert "title" not in {inferred.field for inferred in found.inferred if inferred.source == "bokmarke"}


def test_the_report_beside_it_names_an_untitled_annex() -> None:
    report = (
        "Tjänsteutlåtande",
        "Datum: 2023-04-12",
        "",
        title("Handlingsplan för tryggheten"),
        chapter("Förslag till beslut"),
    )
    found = documents_of((*report, "Planen antas.", "", *prose("handlingsplan")), UNTITLED)
    untitled = [document for document in found if document.title == "Handlingsplan för tryggheten"]
    assert [document.doc_type for document in untitled] == ["tjansteutlatande", "plan"]
    assert Inferred("title", "huvudhandling", 1) in untitled[1].inferred


def test_an_untitled_annex_on_something_else_is_not() -> None:
    found = documents_of(REPORT, UNTITLED)
    assert all(document.title != found[0].title for document in found[1:])


def test_a_report_is_dated_by_its_own_list() -> None:
    rows = ("Socialnämnden", "", title("Ny taxa"), chapter("Förslag till beslut"), "Taxan antas.", "")
    (found,) = documents_of((*rows, chapter("Beslutsunderlag"), "Tjänsteutlåtande, 2023-04-12", "", *prose("taxan")))
    assert found.date == "2023-04-12"
    assert Inferred("date", "bilagelista", 1) in found.inferred


def test_another_report_in_the_list_does_not_date_it() -> None:
    rows = ("Socialnämnden", "", title("Ny taxa"), chapter("Förslag till beslut"), "Taxan antas.", "")
    listed = (chapter("Beslutsunderlag"), "Tjänsteutlåtande Översyn av avgifter i förskolan, 2023-04-12", "")
    (found,) = documents_of((*rows, *listed, *prose("taxan")))
    assert found.date is None


def test_the_agenda_gives_a_report_its_number() -> None:
    summons = (
        title("Kallelse till socialnämnden"),
        "Sammanträdesdatum: 2023-05-03",
        "",
        "2 Ny taxa för trygghetslarm SN 2023/117",
    )
    report = (
        "Tjänsteutlåtande",
        "Socialnämnden",
        "",
        title("Ny taxa för trygghetslarm"),
        chapter("Förslag till beslut"),
    )
    found = documents_of(summons, (*report, "Taxan antas.", "", *prose("taxan")))[1]
    assert found.diarienummer == "SN 2023/117"
    assert Inferred("diarienummer", "dagordning", 1) in found.inferred


def test_what_is_written_at_home_gets_board_and_municipality() -> None:
    board = ("Socialnämnden", "Ekdala kommun", "")
    report = (*board, *REPORT)
    _, plan = documents_of(report, (*PLAN, "Planen gäller Ekdala.", ""))
    assert (plan.board, plan.municipality) == ("Socialnämnden", "Ekdala kommun")
    assert {(found.field, found.source) for found in plan.inferred} >= {("municipality", "paket")}


def test_what_comes_from_outside_does_not() -> None:
    outside = (
        title("Länsgemensam strategi för vård"),
        "",
        "Strategin gäller länets kommuner och regionen.",
        "",
        *prose("vården"),
    )
    _, plan = documents_of(("Socialnämnden", "Ekdala kommun", "", *REPORT), outside)
    assert (plan.board, plan.municipality) == (None, None)
