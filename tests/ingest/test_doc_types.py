"""Tests of which type a logical document is given."""

import pytest

from ingest.blocks import build_blocks
from ingest.doc_types import Evidence, doc_type_of, running_headers
from ingest.labels import DOC_TYPES
from ingest.model import Block, BlockKind
from tests.support.packages import MINUTES, PLAN, REPORT, prose
from tests.support.typeset import Row, Rows, chapter, pages_of, title


def blocks_of(*pages: Rows) -> tuple[Block, ...]:
    return build_blocks(pages_of(*pages))[1]


def type_given(rows: Rows, name: str = "", *lines: str) -> str:
    return doc_type_of(lines, name, blocks_of(rows)).label


@pytest.mark.parametrize(
    ("rows", "name", "lines", "label"),
    [
        (REPORT, "Uppföljning av hemtjänsten", ("Tjänsteutlåtande", "Ekdala kommun"), "tjansteutlatande"),
        (MINUTES, "§ 45 Uppföljning", ("Sammanträdesprotokoll", "Socialnämnden"), "protokoll"),
        (PLAN, "Plan för äldreomsorgen", (), "plan"),
        (prose("målen"), "Remissvar om ny lag", (), "yttrande"),
        (prose("målen"), "Ensamhet bland äldre", ("En statistik över läget",), "statistik"),
    ],
)
def test_types(rows: Rows, name: str, lines: tuple[str, ...], label: str) -> None:
    assert type_given(rows, name, *lines) == label


def test_a_strong_word_in_the_head_beats_the_title() -> None:
    assert type_given(prose("målen"), "Rapport om hemtjänsten", "Tjänsteskrivelse") == "tjansteutlatande"


def test_headings_that_only_one_type_has() -> None:
    proposal = (title("Rapport"), chapter("Förslag till beslut"), *prose("målen"))
    minutes = (title("§ 3 Rapport"), *prose("målen"))
    assert type_given(proposal, "Rapport") == "tjansteutlatande"
    assert type_given(minutes, "§ 3 Rapport") == "protokoll"


def test_a_running_header_decides() -> None:
    running = Row("Årsredovisning 2023", 8.0, y=815.0)
    assert type_given((running, *prose("resultatet")), "Resultat") == "arsredovisning"
    assert running_headers(blocks_of((running, *prose("resultatet")))) == ["Årsredovisning 2023"]


def test_running_headers_lose_their_page_number() -> None:
    text = "Årsredovisning för nämnden sida 3 (12)"
    header = Block(0, BlockKind.FURNITURE, 0, 1, 1, 0, len(text), text, text)
    assert running_headers([header]) == ["Årsredovisning för nämnden"]


def test_what_names_no_type_is_told_by_its_content() -> None:
    chapters = (chapter("1 Läget"), *prose("läget"), chapter("2 Framåt"), *prose("framtiden"))
    figures = [f"{month} 9 232 -223 1 100 12,5" for month in ("jan", "feb", "mar", "apr", "maj")]
    assert type_given(prose("läget"), "Läget") == "ovrigt"
    assert type_given(chapters, "Läget") == "rapport"
    assert type_given(figures, "Läget") == "ekonomisk_rapport"


@pytest.mark.parametrize("rows", [REPORT, MINUTES, PLAN, prose("x"), ("",)])
def test_every_type_is_of_the_set(rows: Rows) -> None:
    assert type_given(rows) in DOC_TYPES


def test_what_a_type_rests_on() -> None:
    assert doc_type_of(["Tjänsteskrivelse"], "Taxa", blocks_of(prose("x"))).evidence is Evidence.NAME
    assert doc_type_of([], "Taxa", blocks_of((title("Taxa"), chapter("Förslag till beslut")))).evidence is Evidence.FORM
    assert doc_type_of([], "Taxa", blocks_of(prose("x"))).evidence is Evidence.CONTENT


@pytest.mark.parametrize(
    ("rows", "name", "lines", "label"),
    [
        (prose("x"), "Ekdalas hållning", ("Dokumenttyp: Policy",), "policy"),
        (prose("x"), "Ny plan", ("Dokumenttyp: okänd",), "plan"),
        ((Row("Bilaga 2", 8.0, y=815.0), *prose("x")), "Kalkyl", (), "bilaga"),
        ((Row("Bilaga 2 Policy för inköp", 8.0, y=815.0), *prose("x")), "Inköp", (), "policy"),
        ((*prose("x"), "Vi yrkar att frågan utreds."), "Fler bänkar", (), "skrivelse"),
        ([*("Kallelse", "Rapport Sida 1", "Sida 2", "Sida 3", "Plan Sida 1")], "Kallelse", ("Kallelse",), "ovrigt"),
        (
            (title("Delårsrapport"), chapter("Förslag till beslut"), chapter("1 Läget"), *prose("x")),
            *("Delårsrapport i april", (), "delarsrapport"),
        ),
        ((title("Anmälan"), chapter("Förslag till beslut")), "Anmälan av delegationsbeslut", (), "delegationslista"),
    ],
)
def test_more_types(rows: Rows, name: str, lines: tuple[str, ...], label: str) -> None:
    assert type_given(rows, name, *lines) == label
