"""Tests of page furniture: what is told apart from running text."""

import pytest
from hypothesis import given

from ingest.furniture import body_size, furniture
from ingest.model import BlockKind, Extraction
from tests.support.clock import within
from tests.support.strategies import EXAMPLES, extractions
from tests.support.typeset import BODY, Row, Rows, footer, pages_of

PROSE = [f"Rad {place} av en löpande text som nämnden har läst." for place in range(12)]


def found(*pages: Rows) -> list[str]:
    made = pages_of(*pages)
    marks = furniture(made)
    return [line.text for page in made for index, line in enumerate(page.lines) if (page.number, index) in marks]


def test_body_size_is_that_of_most_characters() -> None:
    assert body_size(pages_of([Row("Rubrik", 20.0), "En lång rad som väger mer än rubriken", Row("x", 8.0)])) == BODY
    assert body_size(()) == 0.0
    assert body_size(pages_of([])) == 0.0


def test_small_print_is_furniture_wherever_it_stands() -> None:
    small = Row("Postadress: Box 1, 123 45 Ekdala", 8.0)
    assert found([*PROSE[:6], small, *PROSE[6:]]) == [small.text]


def test_fine_running_text_is_none() -> None:
    note = [
        Row(f"Not {n} om hur förvaltningen har räknat fram talen i tabellen ovan, med alla sina delar", 8.0)
        for n in "ab"
    ]
    assert found([*PROSE[:6], *note, *PROSE[6:]]) == []


def test_rows_of_a_table_at_the_end_of_a_page_are_none() -> None:
    rows = [Row(f"Skola {place} 12 345 67 890", 9.5, y=140.0 - 16 * place) for place in range(7)]
    assert found([*PROSE, *rows]) == []


def test_small_bold_print_is_not() -> None:
    assert found([*PROSE, Row("Liten rubrik", 8.0, bold=True)]) == []


@pytest.mark.parametrize(
    "text", ["1", "3 (12)", "3(12)", "Sida 3 av 12", "sida | 3", "SIDA 3", "3/12", "Sida  3 ( 12 )"]
)
def test_a_page_number_at_the_edge(text: str) -> None:
    assert found([text, *PROSE]) == [text]
    assert found([*PROSE, text]) == [text]


def test_a_bare_number_counts_when_it_can_be_that_of_the_page() -> None:
    assert found(PROSE, [*PROSE, "1"]) == ["1"]
    assert found(PROSE, [*PROSE, "2023"]) == []
    assert found(PROSE, [*PROSE, "41"]) == []
    assert found([*PROSE, "41"], [*PROSE, "42"]) == ["41", "42"]  # what lags alike on two pages
    assert found([*PROSE, "Sida 4", "Sida 5", "Sida 6"]) == []  # a column of a table of contents


@pytest.mark.parametrize(
    "text",
    [
        *(
            "TJÄNSTEUTLÅTANDE 2(3)",
            "Nämndplan 2024, Omsorgsnämnden    13(23)",
            "Missiv om vård Sida | 4",
            "Rapport 3 av 9",
        ),
        *("mailto:ekdala@ekdala.example", "https://ekdala.example/sida", "Justerandes sign.    Utdragsbestyrkande"),
        "Ekdala kommun 123 45 Ekdala 0303-70 30 00 kommun@ekdala.example www.ekdala.example",
    ],
)
def test_the_edge_by_its_words(text: str) -> None:
    assert found([text, *PROSE]) == [text]
    assert found([*PROSE, text]) == [text]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Andelen var 9(3)",
            "Den som har organisationsnummer 212000-0000 och är ett bolag ska anmäla sig.",
            "Bilaga 2",
        ),
        *("Kommunen har ett avtal med regionen.", "Kommentar", "Mål Utfall 2022 Utfall 2023"),
    ],
)
def test_text_at_the_edge_stays(text: str) -> None:
    assert found([*PROSE, text]) == []
    assert found(*[[text, *PROSE]] * 5) == []


@pytest.mark.parametrize(
    "text",
    [
        *("Signerat dokument 2023-05-03, transaktion 09222115557512345678", "Penneo dokumentnyckel: AB12C-DE34F-GH56I"),
        *(
            "Dokumentet är elektroniskt undertecknat",
            "R E M I S S V E R S I O N",
            "Agreement certified by Adobe Acrobat Sign",
        ),
    ],
)
def test_strips_and_stamps_wherever_they_stand(text: str) -> None:
    assert found([*PROSE[:6], text, *PROSE[6:]]) == [text]


def test_a_sentence_about_signing_is_text() -> None:
    assert found([*PROSE[:6], "Avtalet ska vara elektroniskt signerat av båda parter.", *PROSE[6:]]) == []


def test_a_letterhead_with_one_detail_a_line() -> None:
    head = ["Ekdala kommun", "123 45 Ekdala", "Organisationsnummer", "212000-0000", "Telefon", "info@ekdala.example"]
    assert found([*PROSE, *PROSE, *head, *PROSE]) == head


def test_lines_in_the_zones_of_headers_and_footers() -> None:
    assert found([Row("Bilaga 2 Reglemente", y=805.0), *PROSE, Row("Ekdala kommun Ekonomi", y=36.0)]) == [
        *("Bilaga 2 Reglemente", "Ekdala kommun Ekonomi"),
    ]
    assert found([Row("Texten går ända upp", y=805.0), Row("och fortsätter", y=790.0), *PROSE]) == []
    assert found([Row("Bara ett huvud", y=805.0)]) == []


def test_heads_of_minutes_that_repeat() -> None:
    head = ["PROTOKOLL", "Omsorgsnämnden", "Sammanträdesdatum: 2023-05-03"]
    page: Rows = [*PROSE[:4], *head, *PROSE[4:]]
    assert found(page, page) == head * 2
    assert found(page) == []


def test_text_in_the_side_margin_that_repeats() -> None:
    page: Rows = [*PROSE[:6], Row("Dokumentmall version 3", x=12.0), *PROSE[6:]]
    assert found(page, page, page) == ["Dokumentmall version 3"] * 3
    assert found(page, page) == []


def test_the_name_of_a_department_above_the_fields_of_a_head() -> None:
    page: Rows = ["Omsorgsförvaltningen", "Diarienummer: ON 2023/4", *PROSE]
    assert found(page, page, page) == ["Omsorgsförvaltningen"] * 3
    assert found(*[["Omsorgsnämnden", *PROSE]] * 3) == []  # an addressee


@pytest.mark.parametrize("text", ["Justerandes sign", "Utdragsbestyrkande", "Organisationsnummer 212000-0000"])
def test_stamps_at_the_edge(text: str) -> None:
    assert found([*PROSE, text]) == [text]


def test_the_same_words_in_the_midst_of_a_page_are_text() -> None:
    assert found([*PROSE[:6], "3 (12)", "Justerandes sign", *PROSE[6:]]) == []


def test_running_headers_repeat_with_other_digits() -> None:
    words = ("ett", "två", "tre", "fyra")
    running = [f"Nämndplan {2020 + number} för socialnämnden" for number in range(4)]
    pages: list[Rows] = [
        [Row(text, y=815.0), f"Början {word}", *PROSE[:8]] for text, word in zip(running, words, strict=True)
    ]
    assert found(*pages) == running


def test_running_footers_are_told_from_headers() -> None:
    page: Rows = [Row("Ekdala kommun", y=815.0), *PROSE, Row("Nämndplan", y=30.0)]
    made = furniture(pages_of(page, page, page))
    assert [kind for _, kind in sorted(made.items())] == [BlockKind.FURNITURE, BlockKind.FOOTER] * 3


def test_a_line_on_two_pages_does_not_run() -> None:
    page: Rows = [Row("Ekdala kommun", y=780.0), *PROSE]
    assert found(page, page) == []


def test_the_same_line_in_the_text_of_many_pages_does_not_run() -> None:
    assert found(*[[*PROSE[:9], "Nämnden tackar för rapporten."] for _ in range(5)]) == []


def test_long_packages_need_a_tenth_of_the_pages() -> None:
    def pages(repeats: int) -> list[Rows]:
        words = [f"{chr(97 + place // 26)}{chr(97 + place % 26)}" for place in range(50)]
        tops = ["Ekdala kommun" if place < repeats else f"Början {word}" for place, word in enumerate(words)]
        return [(Row(top, y=780.0), Row("", 40.0), *PROSE[:8]) for top in tops]

    assert found(*pages(4)) == []
    assert found(*pages(5)) == ["Ekdala kommun"] * 5


def test_a_long_run_of_fine_print_is_text() -> None:
    notes = [Row(f"Not {place} om hur talen har räknats fram av förvaltningen", 9.0) for place in range(12)]
    assert found([*PROSE, *PROSE, *notes, *PROSE]) == []


def test_an_empty_package_has_none() -> None:
    assert not furniture(())
    assert found([footer("bara en fot")]) == []


@EXAMPLES
@given(extractions())
def test_furniture_points_at_lines_that_exist(extraction: Extraction) -> None:
    sizes = {page.number: len(page.lines) for page in extraction.pages}
    assert all(0 <= index < sizes[page] for page, index in furniture(extraction.pages))


@pytest.mark.parametrize("text", ["sida" + " " * 50_000 + "x", "1" * 50_000, "1 (" + " " * 50_000], ids=["a", "b", "c"])
def test_hostile_lines_cost_little(text: str) -> None:
    with within(1.0):
        found([text, "slut"])
