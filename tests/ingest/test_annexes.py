"""Tests of which report a document is an annex to, on packages that leave no doubt."""

from ingest.blocks import build_blocks
from ingest.documents import build_documents
from ingest.model import Inferred, LogicalDocument
from tests.support.packages import REPORT, SECOND_REPORT, prose
from tests.support.typeset import Rows, chapter, header, pages_of, title


def report(name: str, *rows: str, number: str = "SN 2023/5", word: str = "Tjänsteutlåtande") -> Rows:
    """A report with a list of what it rests on."""
    return (
        *(word, "Datum: 2023-04-12", f"Diarienummer: {number}", "Socialnämnden", "", title(name), ""),
        *(chapter("Förslag till beslut"), "Nämnden beslutar enligt förslaget.", ""),
        chapter("Beslutsunderlag"),
        *(row for text in rows for row in (text, "")),
        chapter("Bakgrund"),
        *prose("ärendet i dess helhet"),
    )


def annex(name: str, *head: str) -> Rows:
    return (*head, title(name), "", chapter("Inledning till läsaren"), *prose(f"frågan om {name.lower()}"))


def documents_of(*pages: Rows) -> tuple[LogicalDocument, ...]:
    return build_documents(build_blocks(pages_of(*pages))[1], ())


def parents(*pages: Rows) -> list[int | None]:
    return [document.parent for document in documents_of(*pages)]


def test_a_list_ties_annexes_before_and_after_their_report() -> None:
    taxa = report("Ny taxa för trygghetslarm", "Kalkyl för trygghetslarm, 2023-03-01", "Jämförelse mellan leverantörer")
    pages = (annex("Kalkyl för trygghetslarm"), taxa, annex("Jämförelse mellan olika leverantörer"), SECOND_REPORT)
    assert parents(*pages) == [1, None, 1, None]
    first = documents_of(*pages)[0]
    assert first.date == "2023-03-01"
    assert Inferred("date", "bilagelista", 2) in first.inferred


def test_a_date_of_its_own_is_kept() -> None:
    taxa = report("Ny taxa för trygghetslarm", "Kalkyl för trygghetslarm, 2023-03-01")
    (_, own) = documents_of(taxa, annex("Kalkyl för trygghetslarm", "Rapport", "Datum: 2023-02-28"))
    assert own.date == "2023-02-28"
    assert own.parent == 0


def test_a_row_that_only_names_the_kind() -> None:
    taxa = report("Ny taxa för trygghetslarm", "Remissvar, 2023-03-01")
    (_, reply) = documents_of(taxa, (header("REMISSVAR"), *annex("Ekdalas syn på nya regler")))
    assert (reply.doc_type, reply.parent, reply.date) == ("yttrande", 0, "2023-03-01")


def test_each_row_names_one_document() -> None:
    taxa = report("Ny taxa för trygghetslarm", "Kalkyl för trygghetslarm, 2023-03-01")
    pages = (taxa, annex("Kalkyl för trygghetslarm"), annex("Kalkyl för trygghetslarm i hela länet"))
    assert [document.date for document in documents_of(*pages)].count("2023-03-01") == 1


def test_the_same_diarienummer_ties_to_the_nearest_report() -> None:
    pages = (
        report("Ny taxa"),
        annex("Underlag om larm", "Rapport", "Dnr SN 2023/5"),
        report("Val", number="SN 2023/9"),
    )
    assert parents(*pages) == [None, 0, None]


def test_what_calls_itself_an_annex_follows_the_document_before() -> None:
    pages = (report("Ny taxa"), (header("Bilaga 1"), *annex("Kalkyl")), (header("Bilaga 2"), *annex("Jämförelse")))
    found = documents_of(*pages)
    assert [document.parent for document in found] == [None, 0, 0]
    assert {document.doc_type for document in found[1:]} == {"bilaga"}


def test_an_annex_says_what_it_belongs_to() -> None:
    taxa = report("Samverkan om skolhälsovård", "Samverkansavtal om skolhälsovård, 2023-03-01")
    part = (
        *(title("Överenskommelse om läkare"), "", "Denna överenskommelse är en bilaga till Samverkansavtal om"),
        *("skolhälsovård och omfattar läkare.", "", *prose("läkarna")),
    )
    found = documents_of(taxa, annex("Samverkansavtal om skolhälsovård"), part)
    assert [document.parent for document in found] == [None, 0, 0]
    assert [document.date for document in found[1:]] == ["2023-03-01", "2023-03-01"]


def test_the_only_row_left_over_names_what_has_no_name() -> None:
    taxa = report("Ny taxa för trygghetslarm", "Sammanställning av investeringar")
    form = (
        *taxa,
        chapter("Beslutet skickas till:"),
        "Ekonomichefen",
        "",
        "Nämnd:",
        "Belopp i tkr",
        "Fordon 500 400 100",
    )
    found = documents_of(form, SECOND_REPORT)
    assert [document.parent for document in found] == [None, 0, None]
    assert found[1].title == "Sammanställning av investeringar"
    assert Inferred("title", "bilagelista", 1) in found[1].inferred


def test_a_report_is_nobodys_annex() -> None:
    taxa = report("Ny taxa för trygghetslarm", "Uppföljning av hemtjänsten, 2023-03-01")
    assert parents(taxa, REPORT) == [None, None]


def test_a_letter_with_a_proposal_of_its_own_can_be_one() -> None:
    taxa = report("Samverkansplan för vården", "Skrivelse Samverkansplan för den nära vården, 2023-03-01")
    letter = (
        *(title("Samverkansplan för nära vården"), chapter("Förslag till beslut"), "Kommunerna antar planen.", ""),
        *prose("planen"),
    )
    (_, found) = documents_of(taxa, letter)
    assert (found.doc_type, found.date, found.parent) == ("skrivelse", "2023-03-01", 0)


def test_the_report_beside_it_with_the_same_title() -> None:
    pages = (annex("Nämndplan för omsorgen 2024"), report("Nämndplan för omsorgen 2024"))
    assert parents(*pages) == [1, None]


def test_an_extract_is_known_by_its_day_and_paragraph() -> None:
    taxa = report("Ny taxa", "Protokollsutdrag SN 2023-05-03 § 61", "Protokollsutdrag KS 2023-06-07 § 88")
    extracts = [
        (
            "PROTOKOLLSUTDRAG",
            "Socialnämnden",
            f"Sammanträdesdatum: {day}",
            title(f"{name} Larm"),
            chapter("Beslut"),
            *prose(name),
        )
        for day, name in (("2023-06-07", "§ 88"), ("2023-05-03", "§ 61"))
    ]
    assert parents(taxa, *extracts) == [None, 0, 0]
    assert parents(SECOND_REPORT, *extracts) == [None, None, None]


def test_annexes_of_minutes_have_their_day() -> None:
    minutes = (
        *("Sammanträdesprotokoll", "Socialnämnden", "Sammanträdesdatum: 2023-05-03", title("§ 45 Larm"), ""),
        *(chapter("Beslut"), "Nämnden antar taxan.", *prose("larmen")),
    )
    (_, reservation) = documents_of(minutes, (header("Bilaga A till protokoll"), *annex("Reservation om larm")))
    assert (reservation.parent, reservation.date) == (0, "2023-05-03")
    assert Inferred("date", "huvudhandling", 1) in reservation.inferred
