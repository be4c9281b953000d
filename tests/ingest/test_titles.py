"""Tests of the title of a document as a reader sees it."""

import pytest

from ingest.blocks import build_blocks
from ingest.model import LogicalDocument
from ingest.titles import first_line, full_title, is_untitled, own_title, running_title
from tests.support.packages import prose
from tests.support.typeset import Rows, chapter, footer, header, pages_of, title

COVER = "Överenskommelse om läkare i Ekdala"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((title("Plan för vatten"), *prose("x")), "Plan för vatten"),
        ((title("§ 45 Dnr KS 2023/12 Val av revisor"), *prose("x")), "§ 45 Val av revisor"),
        ((title("KS § 45 KS.2023.12"), "", title("Val av revisor"), *prose("x")), "KS § 45 Val av revisor"),
        ((title("§ 3"), "", chapter("Beslut"), *prose("x")), "§ 3"),
        ((title("Bilaga 1"), "Socialnämnden", title("Frånvaro i skolan"), *prose("x")), "Frånvaro i skolan"),
        ((title("Protokoll"), "Socialnämnden", title("§ 1 Upprop"), *prose("x")), "Protokoll"),
        ((chapter("Några ord om vatten"), *prose("x")), "Några ord om vatten"),
        (("Till nämnden", "", "Skrivelse om vatten", "", *prose("x")), "Skrivelse om vatten"),
        (("Till nämnden", "", "Vår syn på ny policy", "", *prose("x")), "Vår syn på ny policy"),
        (("Till nämnden", "", *prose("x")), "Till nämnden"),
        (("Till nämnden", "", chapter("1 Mål"), *prose("x")), "Till nämnden"),
        ((header("A V T A L"), title("Avtal"), "", chapter("Parter"), title("Vatten"), *prose("x")), "Avtal"),
        ((title("Läkare"), "", title(COVER), *prose("x"), footer(f"{COVER} 1(4)")), COVER),
    ],
)
def test_own_title(rows: Rows, found: str) -> None:
    assert own_title(build_blocks(pages_of(rows))[1]) == found


def test_an_address_is_not_the_first_line() -> None:
    blocks = build_blocks(
        pages_of((header("Box 12, 123 45 Ekdala"), header("Ekdala kommun"), title("Plan"), *prose("x")))
    )
    assert first_line(blocks[1]) != "Box 12, 123 45 Ekdala"
    alone = build_blocks(pages_of(("Box 12, 123 45 Ekdala",)))
    assert first_line(alone[1]) == "Box 12, 123 45 Ekdala"


def document(name: str, doc_type: str, board: str | None, met: str | None = "2023-05-03") -> LogicalDocument:
    return LogicalDocument(0, 1, 1, 0, 0, name, doc_type, name, board=board, meeting_date=met)


@pytest.mark.parametrize(
    ("given", "sections", "found"),
    [
        (document("Kallelse", "kallelse", "Socialnämnden"), 0, "Kallelse till socialnämnden 2023-05-03"),
        (document("Kallelse", "kallelse", "RSR"), 0, "Kallelse till RSR 2023-05-03"),
        (document("Kallelse", "kallelse", None), 0, "Kallelse"),
        (document("Protokoll", "protokoll", "Kommunstyrelsen", None), 9, "Protokoll kommunstyrelsen"),
        (document("Protokoll", "protokoll", "Kommunstyrelsen"), 1, "Protokoll"),
        (document("Kallelse till möte", "kallelse", "Socialnämnden"), 0, "Kallelse till möte"),
        (document("Rapport", "rapport", "Socialnämnden"), 0, "Rapport"),
    ],
)
def test_full_title(given: LogicalDocument, sections: int, found: str) -> None:
    assert full_title(given, sections) == found


def test_what_has_no_title() -> None:
    chapters = build_blocks(pages_of((chapter("1 Mål"), *prose("x"))))[1]
    plain = build_blocks(pages_of((*prose("x"),)))[1]
    assert is_untitled(document("1 Mål", "rapport", None), chapters)
    assert is_untitled(document("x", "rapport", None), plain)
    assert not is_untitled(document("Plan", "plan", None), build_blocks(pages_of((title("Plan"), *prose("x"))))[1])


def test_a_running_title_stands_on_two_pages() -> None:
    pages = [(header("Handlingsplan för trygghet"), *prose(name)) for name in ("ett", "två", "tre")]
    assert running_title(build_blocks(pages_of(*pages))[1]) == "Handlingsplan för trygghet"
    assert running_title(build_blocks(pages_of(pages[0]))[1]) is None
