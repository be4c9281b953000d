"""Tests of the lists in a package that name its documents."""

import pytest

from ingest.blocks import build_blocks
from ingest.documents import build_documents
from ingest.references import Reference, agenda, references
from tests.support.packages import prose
from tests.support.typeset import Rows, chapter, pages_of, title

LIST: Rows = (
    *("Tjänsteutlåtande", "Datum: 2023-04-12", "", title("Ny äldreplan för Ekdala"), ""),
    *(chapter("Förslag till beslut"), "Nämnden antar den nya äldreplanen.", ""),
    *(chapter("Beslutsunderlag"), "- Tjänsteutlåtande Ny äldreplan för Ekdala 2023-04-12"),
    *("- Granskning av hemtjänsten 2022-11-30, dnr SN 2022/31", "", chapter("Bakgrund"), *prose("äldreplanen")),
)


def rows_of(*pages: Rows) -> tuple[Reference, ...]:
    blocks = build_blocks(pages_of(*pages))[1]
    return references(build_documents(blocks, ()), blocks)


def test_rows_under_their_heading() -> None:
    found = rows_of(LIST)
    assert [row.date for row in found] == ["2023-04-12", "2022-11-30"]
    assert found[1].text.startswith("Granskning av hemtjänsten")
    assert (found[1].diarienummer, found[1].document, found[1].page) == ("SN 2022/31", 0, 1)


def test_no_list_no_rows() -> None:
    assert rows_of(prose("målen")) == ()


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (
            "Tjänsteutlåtande Ny taxa, 2023-09-28 Riktlinjer, förslag 2023-09-28 Yttrande från rådet",
            ["Tjänsteutlåtande Ny taxa, 2023-09-28", "Riktlinjer, förslag 2023-09-28", "Yttrande från rådet"],
        ),
        ("Protokoll, 2021-09-09 SN § 62", ["Protokoll, 2021-09-09 SN § 62"]),
        ("Tjänsteutlåtande daterat den 4 maj 2023", ["Tjänsteutlåtande daterat den 4 maj 2023"]),
        ("1. Rapport om trygghet", ["Rapport om trygghet"]),
    ],
)
def test_rows_that_have_run_together_are_parted(line: str, rows: list[str]) -> None:
    page = (title("Taxa"), chapter("Handlingar i ärendet"), line, "", chapter("Bakgrund"), *prose("taxan"))
    assert [row.text for row in rows_of(page)] == rows


def test_running_text_below_the_heading_is_no_list() -> None:
    page: Rows = (
        title("Taxa"),
        chapter("Beslutsunderlag"),
        *(f"Nämnden har {n} gånger sagt att det är bra" for n in range(20)),
    )
    assert all(len(row.text) < 400 for row in rows_of(page))


def test_the_agenda_of_a_summons() -> None:
    page = (
        *(title("Kallelse till socialnämnden"), "Sammanträdesdatum: 2023-05-03", ""),
        *("1 Val av justerare", "2 Ny taxa för trygghetslarm SN 2023/117", "3 Årsredovisning SN 2023/8"),
    )
    blocks = build_blocks(pages_of(page))[1]
    found = agenda(build_documents(blocks, ()), blocks)
    assert ("Ny taxa för trygghetslarm SN 2023/117", "SN 2023/117") in [(row.text, row.diarienummer) for row in found]
    assert agenda(build_documents(blocks, ())[:0], blocks) == ()
