"""Words of header lines are given to columns."""

import pytest

from ingest.tables.headers import read_header
from ingest.tables.vocabulary import header_weight, is_header_line, unit_in, year_in


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        (["Mått Utfall 2022 Utfall 2023 Riket 2023"], ("Utfall 2022", "Utfall 2023", "Riket 2023")),
        (["Verksamhet tkr", "Belopp i tkr Prognos Budget"], ("Prognos", "Budget")),
        (
            ["Verksamheter 2023 2024", "Belopp i tkr Prognos Budget Budget"],
            ("Prognos 2023", "Budget 2023", "Budget 2024"),
        ),
        (["Post 2023 2024", "Utfall Budget"], ("Utfall 2023", "Budget 2024")),
        (["Objekt, namn 2024 2025 2026 2027"], ("2024", "2025", "2026", "2027")),
        (["Verksamhet Mått 2025 2024 2023"], ("2025", "2024", "2023")),
        (["Budget tkr Utfall tkr Avvikelse budget"], ("Budget tkr", "Utfall tkr", "Avvikelse budget")),
        (
            ["Område Budget tkr Utfall tkr", "Avvikelse budget", "2025", "Avvikelse budget", "2024"],
            ("Budget tkr", "Utfall tkr", "Avvikelse budget 2025", "Avvikelse budget 2024"),
        ),
        (
            ["Jan-dec 2025 Jan-dec 2024 Skillnad Jan-dec 2023"],
            ("Jan-dec 2025", "Jan-dec 2024", "Skillnad", "Jan-dec 2023"),
        ),
        (["Januari Februari Mars Totalt"], ("Januari", "Februari", "Mars", "Totalt")),
        (["Område Brukare Beviljade tim/mån Restid, %"], ("Brukare", "Beviljade tim/mån", "Restid, %")),
        (["Skola Elever Över 15 % Över 50 %"], ("Elever", "Över 15 %", "Över 50 %")),
        (
            ["Avvikelser Utfall (antal) 2024 Utfall (antal) 2025 Kommentar"],
            ("Utfall (antal) 2024", "Utfall (antal) 2025"),
        ),
        (
            ["utfall 2025 prognos med bidrag", "prognos utan bidrag"],
            ("utfall 2025", "prognos med bidrag", "prognos utan bidrag"),
        ),
        (["Årlig kostnad (tkr) Alternativ A Alternativ B"], ("Alternativ A", "Alternativ B")),
        (["Post Tkr"], ("Tkr",)),
    ],
)
def test_columns(lines: list[str], columns: tuple[str, ...]) -> None:
    header = read_header(lines, len(columns))
    assert header.known
    assert header.columns == columns


MONTHS = "jan feb mar apr maj juni juli aug sep okt nov dec"


def test_twelve_months() -> None:
    assert read_header([f"Enhet {MONTHS}"], 12).columns == tuple(MONTHS.split())


def test_months_and_what_other_lines_name_after_them() -> None:
    header = read_header(["2025 UTFALL BUDGET avvikelse", f"Enhet {MONTHS} januari - december"], 15)
    assert header.columns[11:] == ("dec", *(f"{name} januari - december" for name in ("UTFALL", "BUDGET", "avvikelse")))


@pytest.mark.parametrize(("lines", "count"), [(["Något helt annat"], 3), (["Post 2023 2024"], 5), (["Bra"], 2)])
def test_what_is_not_clear_is_not_told_apart(lines: list[str], count: int) -> None:
    header = read_header(lines, count)
    assert not header.known
    assert header.columns == (lines[0],) * count


def test_years_over_columns_that_may_be_parted_in_two_ways() -> None:
    assert read_header(["Post 2023 2024", "Utfall Budget Prognos"], 3).columns == ("Utfall", "Budget", "Prognos")


@pytest.mark.parametrize(
    "text",
    [
        "Mått Utfall 2022 Utfall 2023",
        "Budget tkr Utfall tkr",
        "Januari Februari Mars",
        "2024 2025",
        "utfall 2025 prognos",
    ],
)
def test_header_lines(text: str) -> None:
    assert is_header_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "Totalt antal årsarbetare",
        "Under 2023 och 2024 har nämnden arbetat med frågan om hur det ska bli",
        "Utfall 2022 85 % 86 %",
        "Budget 2022 Budget 2023.",
        "Hemtjänst 84 300",
        "Ärende",
    ],
)
def test_other_lines(text: str) -> None:
    assert not is_header_line(text)


def test_units_and_years() -> None:
    assert [unit_in(text) for text in ("Budget tkr", "Restid, %", "Kostnad (kr)", "Antal barn", "Ort")] == [
        "tkr",
        "%",
        "kr",
        "antal",
        "",
    ]
    assert (year_in("Budget 2024"), year_in("2023 och 2024"), year_in("12024")) == (2024, None, None)
    assert header_weight("Utfall 2022 barn") == 2
