"""Tables of pages, flattened in many styles, become cells with headers, units and marks."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.tables.model import Trust
from tests.ingest.tables.pages import gapped, grid, page, table, tables, values

BUDGET = """
# 5.2 Budget per verksamhet
Verksamheter 2023 2024
Belopp i tkr Prognos Budget Budget
Ledning och stab -7 120 -7 520 -9 340
Äldreboenden -180 210 -180 210 -190 400
Hemtjänst -31 400 -30 400 -29 260
Totalt -218 730 -218 130 -229 000
"""


def test_a_budget_with_totals() -> None:
    found = table(BUDGET)
    assert found.columns == ("Prognos 2023", "Budget 2023", "Budget 2024")
    assert (found.unit, found.trust) == ("tkr", Trust.CHECKED)
    assert grid(found)["Hemtjänst"] == ["-31 400", "-30 400", "-29 260"]
    cell = found.cells[8]
    assert (cell.row_header, cell.column_header, cell.value, cell.unit, cell.year) == (
        "Hemtjänst",
        "Budget 2024",
        Decimal(-29260),
        "tkr",
        2024,
    )


def test_labels_over_several_lines() -> None:
    found = table(
        """
Mått Utfall 2022 Utfall 2023 Riket 2023
Andel barn som svarar att de är
trygga i skolan (enkät till årskurs
5)
85 % 86,2 % 83,3 %
Genomsnittligt värde efter
årskurs 9 223,3 % 215,8 % 228,5 %
Andel behöriga efter årskurs
9
86,7 % 80,7 % 85,6 %
"""
    )
    assert list(grid(found)) == [
        "Andel barn som svarar att de är trygga i skolan (enkät till årskurs 5)",
        "Genomsnittligt värde efter årskurs 9",
        "Andel behöriga efter årskurs 9",
    ]
    assert found.cells[3].value == Decimal("223.3")
    assert found.cells[3].unit == "%"


def test_groups_of_rows_and_months() -> None:
    months = "jan feb mar apr maj juni juli aug sep okt nov dec"
    found = table(
        f"""
2025 UTFALL BUDGET avvikelse
70 Enheter {months} januari - december
7001 Hemtjänst Norr
Resultat -61 -102 -88 -40 -71 -143 -35 -318 -111 -9 -97 -150 -1 225 -1 225
Intäkter 410 402 391 388 399 381 455 408 417 502 471 459 5 083 6 200 -1 117
Kostnader -471 -504 -479 -428 -470 -524 -490 -726 -528 -511 -568 -609 -6 308 -6 200 -108
7002 Hemtjänst Söder
Resultat 120 281 175 259 231 -14 108 -22 205 110 98 164 1 715 -15 1 730
Intäkter 1 241 1 233 1 190 1 212 1 288 1 131 1 196 1 177 1 201 1 080 1 022 1 019 13 990 15 500 -1 510
"""
    )
    rows = {(cell.group, cell.row_header, cell.column_header): cell for cell in found.cells}
    whole = rows["7001 Hemtjänst Norr", "Resultat", "UTFALL januari - december"]
    assert (whole.value, whole.year, whole.trust) == (Decimal(-1225), 2025, Trust.CHECKED)
    assert ("7001 Hemtjänst Norr", "Resultat", "BUDGET januari - december") not in rows
    assert rows["7001 Hemtjänst Norr", "Resultat", "avvikelse januari - december"].value == Decimal(-1225)
    assert rows["7002 Hemtjänst Söder", "Intäkter", "jan"].value == Decimal(1241)


def test_differences_decide_between_splits() -> None:
    found = table(
        """
Område Budget Utfall Avvikelse
Skola 12 400 13 500 1 100
Vård 9 232 -223
Stöd 42 600 44 200 1 600
Fritid 9 100 9 300 200
Kultur 8 150 8 250 100
"""
    )
    assert grid(found)["Skola"] == ["12 400", "13 500", "1 100"]
    assert all(cell.trust is not Trust.CERTAIN for cell in found.cells if cell.row_header == "Vård")


def test_rows_with_empty_cells_are_uncertain() -> None:
    found = table(
        """
Mått Utfall 2022 Utfall 2023 Mål 2024
Barn i förskola 25 23 20
Barn i familjehem 17 20
Klagomål 18 12 10
"""
    )
    marks = {cell.row_header: cell.trust for cell in found.cells}
    assert marks["Barn i familjehem"] is Trust.UNCERTAIN
    assert marks["Klagomål"] is not Trust.UNCERTAIN


def test_a_wide_gap_stands_for_an_empty_cell() -> None:
    found = table(
        """
Mått Utfall 2022 Utfall 2023 Riket 2023
Lärare 38 % 40 % 43 %
Elever 81 % 82 % 83 %
Omsättning chefer  21 %
"""
    )
    assert [cell.column_header for cell in found.cells if cell.row_header == "Omsättning chefer"] == ["Utfall 2023"]


def test_a_table_goes_on_over_the_page() -> None:
    first = page("Mått 2025 2024\nVårddygn 812 1 340\nSamtal 410 295")
    second = page("Mått 2025 2024\nKontrakt 31 37\nBesökare 460 288", 2)
    (found,) = tables(first, second)
    assert (found.page_first, found.page_last) == (1, 2)
    assert [cell.page for cell in found.cells] == [1, 1, 1, 1, 2, 2, 2, 2]
    assert {cell.column_header for cell in found.cells} == {"2025", "2024"}


def test_a_page_of_other_columns_is_a_table_of_its_own() -> None:
    first = page("Område Budget 2025 Utfall 2025\nSkola -51 210 -50 330\nVård -3 180 -2 940\nStöd -2 410 -2 150")
    second = page(
        "Skola -310 -1 840 -1 530 -8 120 -21 640 -13 520\nVård -12 080 -11 250 -1 830 -51 300 -46 200 -5 100\n"
        "Stöd -3 950 -3 410 -1 540 -40 210 -36 700 -3 510\nFritid -1 020 -1 240 -1 220 -13 100 -14 500 -1 400",
        2,
    )
    assert [len(found.columns) for found in tables(first, second)] == [2, 0]


def test_without_a_header_there_is_no_column_header() -> None:
    found = table("Skola 12 400 13 500 1 100\nVård 42 600 44 200 1 600\nStöd 9 100 9 300 200")
    assert found.columns == ()
    assert {cell.column_header for cell in found.cells} == {""}


def test_a_header_without_years_is_told_by_its_labels() -> None:
    found = table(
        "# Nyckeltal\nSkola Elever Lärare Elever per lärare\nNorra skolan 290 27 10,7\nSödra skolan 310 28 11,1"
    )
    assert found.columns == ("Elever", "Lärare", "Elever per lärare")


def test_years_down_the_side() -> None:
    found = table("År Platser Behov\n2022 152 150\n2024 152 157")
    assert [(cell.row_header, cell.column_header, cell.year) for cell in found.cells][:2] == [
        ("2022", "Platser", 2022),
        ("2022", "Behov", 2022),
    ]


def test_a_row_of_answers() -> None:
    found = table("Kommun Krav på heltid?\nNorrby kommun Nej\nSöderby kommun Ja")
    assert [(cell.row_header, cell.text, cell.value) for cell in found.cells] == [
        ("Norrby kommun", "Nej", None),
        ("Söderby kommun", "Ja", None),
    ]


def test_label_and_value_parted_by_a_dash() -> None:
    found = table("Har verksamheten gjort en riskanalys?\nUppfyllt - 20\nEj uppfyllt - 1\nDelvis uppfyllt - 4")
    assert grid(found) == {"Uppfyllt": ["20"], "Ej uppfyllt": ["1"], "Delvis uppfyllt": ["4"]}


def test_commas_that_part_thousands() -> None:
    found = table(
        """
Post, namn 2026 2027
Årsanslag 2,000 2,000
Fordon 0 1,000
Totalt 2,000 3,000
"""
    )
    assert values(found) == [Decimal(2000), Decimal(2000), Decimal(0), Decimal(1000), Decimal(2000), Decimal(3000)]


def test_codes_belong_to_the_label() -> None:
    found = table("Post, namn 2026 2027\nFordon 7866 500 600 Nej Nej\nLarm 7836 500 400 Nej Nej")
    assert grid(found) == {"Fordon 7866": ["500", "600"], "Larm 7836": ["500", "400"]}


def test_comments_behind_the_values() -> None:
    found = table(
        """
# Avvikelser
Avvikelser Utfall (antal) 2024 Utfall (antal) 2025 Kommentar
Rapporterade avvikelser
3 120 3 480 Merparten hör till
äldreomsorgen som ökat.
Synpunkter och klagomål
140 66 Av de 66 var
fyra anonyma.
"""
    )
    assert grid(found)["Rapporterade avvikelser"] == ["3 120", "3 480"]
    assert grid(found)["Synpunkter och klagomål"] == ["140", "66"]


@pytest.mark.parametrize(
    "text",
    [
        "Under året har kommunen haft 412 brukare och nämnden har beslutat om fler platser i hemtjänsten.",
        "Innehåll\n1 Uppdrag ............ 1\n2 Metod .............. 2",
        "Kontakt: Anna Berg, tfn 0303-70 30 00\nVäxel 0303-70 30 00\nFax 0303-70 30 01",
        "Ett stycke som slutar med år 2023\noch nästa rad som slutar 2024",
        "Nämnden sammanträdde den 12",
        "",
    ],
)
def test_text_is_no_table(text: str) -> None:
    assert tables(page(text)) == ()


def test_a_row_with_too_many_numbers_is_left_as_text() -> None:
    row = " ".join(["111"] * 24)
    found = table(f"Område 2023 2024\nSkola 12 13\nVård 14 15\nStöd {row}")
    assert "Stöd" not in grid(found)
    assert found.trust is Trust.UNCERTAIN


def test_the_page_tells_cells_apart() -> None:
    head = [(56.0, "Område"), (250.0, "Elever"), (350.0, "Kronor")]
    rows = [
        [(56.0, "Norra skolan"), (255.0, "1 150"), (350.0, "310")],
        [(56.0, "Södra skolan"), (260.0, "12"), (350.0, "150 310")],
    ]
    (found,) = tables(gapped([head, *rows]))
    assert grid(found) == {"Norra skolan": ["1 150", "310"], "Södra skolan": ["12", "150 310"]}
    assert {cell.trust for cell in found.cells} == {Trust.CERTAIN}


AMOUNTS = st.integers(1_000, 999_999)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=3, max_size=6))
def test_a_printed_table_with_differences_is_read_back(rows: list[tuple[int, int]]) -> None:
    def shown(value: int) -> str:
        return f"{value:,}".replace(",", " ")

    lines = [f"Enhet {chr(65 + place)}x {shown(a)} {shown(b)} {shown(b - a)}" for place, (a, b) in enumerate(rows)]
    found = table("\n".join(["Område Budget Utfall Skillnad", *lines]))
    read = [cell for cell in found.cells if cell.trust is not Trust.UNCERTAIN]
    truth = {f"Enhet {chr(65 + place)}x": (a, b, b - a) for place, (a, b) in enumerate(rows)}
    assert all(cell.value == truth[cell.row_header][cell.column] for cell in read if cell.row_header in truth)
