"""Tests of the repair of text: what is glued, cut or spaced out, and what must stay as it is."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.hyphens import clean
from ingest.repair import Repair
from tests.support.clock import within
from tests.support.strategies import EXAMPLES

LINES: Final = (
    "Kulturnämnden beslutar att godkänna rapporten. Kulturnämnden noterar informationen.",
    "Verksamheten och hemtjänsten i kommunen. Verksamheten växer. Karin Ekdal, Karin Ekdal.",
    "Kulturnämndenbeslutar verksam hetschef verksamhetschef kommunfull mäktige hem-tjänsten hemtjänsten",
)
REPAIR: Final = Repair(LINES)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Diarienummer:S.N.2021.88", "Diarienummer: S.N.2021.88"),
        ("Diarienummer:KN 2023/12 Datum:2023-05-03", "Diarienummer: KN 2023/12 Datum: 2023-05-03"),
        ("Ärendenr:2023/109", "Ärendenr: 2023/109"),
        ("(Datum:2023-05-03)", "(Datum: 2023-05-03)"),
        ("Handläggare:Karin", "Handläggare: Karin"),
        ("Total2402", "Total 2402"),
        ("Summa1240 kr", "Summa 1240 kr"),
        ("Resultat12345,5", "Resultat 12345,5"),
        ("(Intäkter2021)", "(Intäkter 2021)"),
        ("Arbetet är klart.Nämnden noterar det", "Arbetet är klart. Nämnden noterar det"),
        ("Arbetet är klart.Karin noterar det", "Arbetet är klart. Karin noterar det"),
        ("Är arbetet klart?Nämnden svarar", "Är arbetet klart? Nämnden svarar"),
        ("planen,rapporten och avtalet", "planen, rapporten och avtalet"),
        ("Kulturnämndenbeslutar att vänta", "Kulturnämnden beslutar att vänta"),
        ("en verksam hetschef", "en verksamhetschef"),
        ("i kommunfull mäktige.", "i kommunfullmäktige."),
        ("hem-tjänsten", "hemtjänsten"),
        ("den hem- tjänsten", "den hemtjänsten"),
        ("B e s l u t", "Beslut"),
        ("P R O T O K O L L från mötet", "PROTOKOLL från mötet"),
        ("Handlingsplanen s mål", "Handlingsplanens mål"),
    ],
)
def test_defects(text: str, repaired: str) -> None:
    assert REPAIR.text(text) == repaired


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Covid19",
            "B2B",
            "Lgr22",
            "Gy25",
            "F-6",
            "2023/109",
            "E20",
            "H2O",
            "A4",
            "Sal204",
            "Rum1203",
            "GY2011",
            "Kod0123",
        ),
        *("S.N.2021.88", "UBN.2023/467", "KS2023-0123", "Dnr 2024/00115", "WADE-2022-00313", "§ 29", "28 a §", "12:30"),
        *(
            "2023-05-03",
            "1990-01-01",
            "212000-1439",
            "9 232 kr",
            "-1 368 tkr",
            "1,5 mkr",
            "12.500",
            "3.2.1",
            "08-123 45 67",
        ),
        *("karin.ek@ekdala.se", "mailto:karin.Ek@ekdala.se", "https://www.ekdala.se/Plan.Nämnden", "www.ekdala.Se"),
        *("Rapport2023.pdf", "bilaga.Slutlig.docx", "mapp\\fil.Nämnden", "plan_2023.Slutlig", "http://ekdala.se:8080"),
        *(
            "SFS 2017:900",
            "HSLF-FS 2017:40",
            "EU:s regler",
            "kl.10",
            "t.ex.",
            "bl.a.",
            "m.fl.",
            "kl 13:00",
            "1:a",
            "SoL:s",
        ),
        *(
            "hälso- och sjukvård",
            "för- och nackdelar",
            "vård-, skola- och omsorg",
            "in- och utgående",
            "mor- eller farfar",
        ),
        *(
            "PO-medlen",
            "e-tjänst",
            "IT-stöd",
            "N-tandvård",
            "65-åring",
            "Anna-Lena",
            "Ek-Berg",
            "2021-2023",
            "1-3",
            "dygnet runt-stöd",
        ),
        *(
            "a b c d",
            "A B C D E",
            "x y z",
            "i å ä ö",
            "för skolan",
            "under lag",
            "barn- ungdomsvård",
            "Handlingsplanen s. 12",
        ),
        *("Node.Js", "node.Js", "klart.NU", "Total 2402", "0,5", "Xqz:Nämnden"),
        *("Kulturnämnden beslutar att godkänna rapporten.", "Verksamheten och hemtjänsten i kommunen."),
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert REPAIR.text(text) == text


def test_lines_are_joined_before_they_are_repaired() -> None:
    assert (
        REPAIR.join(["Arbetet i kommun-", "en är klart.Nämnden", "noterar det"])
        == "Arbetet i kommunen är klart. Nämnden noterar det"
    )


def test_a_line_by_itself_is_cleaned_and_repaired() -> None:
    assert REPAIR.line("  Diarienummer:S.N.2021.88\u00a0 ﬁn ") == "Diarienummer: S.N.2021.88 fin"


def test_a_package_without_words_needs_no_misprints() -> None:
    assert Repair([]).text("Total2402") == "Total 2402"


def bare(text: str) -> str:
    """Characters that repair may neither lose, add nor move."""
    return text.replace(" ", "").replace("-", "")


_PIECES = st.sampled_from(
    (
        *(
            "Kulturnämnden",
            "beslutar",
            "klart",
            "verksam",
            "hetschef",
            "kommunfull",
            "mäktige",
            "hem",
            "tjänsten",
            "Total",
        ),
        *(
            "Diarienummer",
            "S.N.2021.88",
            "2402",
            "2023-05-03",
            "§ 29",
            "karin@ekdala.se",
            "och",
            "s",
            "B",
            "e",
            "l",
            "u",
            "t",
        ),
        *(" ", " ", " ", "-", "- ", ".", ":", ",", "?", "(", ")", "/", "\u2011", "\u00ad", "ä"),
    )
)
_TEXTS = st.lists(_PIECES | st.text(max_size=3), max_size=14).map("".join).map(clean)


@EXAMPLES
@given(_TEXTS)
def test_only_blanks_and_hyphens_change_and_once_is_enough(text: str) -> None:
    repaired = REPAIR.text(text)
    assert bare(repaired) == bare(text)
    assert REPAIR.text(repaired) == repaired
    assert "  " not in repaired


@EXAMPLES
@given(st.lists(_TEXTS, max_size=6))
def test_a_package_repairs_its_own_lines_without_loss(lines: list[str]) -> None:
    repair = Repair(lines)
    for line in lines:
        once = repair.line(line)
        assert bare(once) == bare(line)
        assert repair.line(once) == once


_NUMBERS = st.one_of(
    st.dates().map(str),
    st.tuples(
        st.sampled_from(("S.N.", "KS ", "UBN.", "Dnr ")),
        st.integers(1990, 2040),
        st.sampled_from("./-"),
        st.integers(1, 99999),
    ).map(lambda parts: "".join(map(str, parts))),
    st.integers(1, 200).map(lambda number: f"§ {number}"),
    st.integers(-(10**9), 10**9).map(lambda number: f"{number:,} kr".replace(",", " ")),
    st.from_regex(r"[a-z]{2,8}\.[a-z]{2,8}@[a-z]{2,8}\.se", fullmatch=True),
)


@EXAMPLES
@given(st.lists(_NUMBERS, min_size=1, max_size=5))
def test_numbers_dates_money_and_addresses_stay(parts: list[str]) -> None:
    text = "Nämnden noterar " + ", ".join(parts) + "."
    assert REPAIR.text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "a " * 50_000,
        "ord.Ord" * 20_000,
        "a- " * 50_000,
        "Total" + "1" * 100_000,
        "a" * 100_000,
        "en s " * 30_000,
        "a.b:" * 30_000,
    ],
    ids=["letters", "stops", "hyphens", "figures", "a long word", "genitives", "signs"],
)
def test_repair_takes_time_in_proportion_to_the_text(text: str) -> None:
    with within(3.0):
        REPAIR.text(clean(text))
