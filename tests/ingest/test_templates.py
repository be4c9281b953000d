"""Tests of the words of the Swedish templates."""

import pytest

from ingest.templates import (
    CHAPTER_TEMPLATES,
    DOT_LEADER,
    MINOR_TEMPLATES,
    NUMBERED,
    PARAGRAPH,
    TEMPLATE_HEADINGS,
    WEAK_HEADINGS,
    is_template_heading,
    opens_with_template,
    type_of,
)


def test_template_headings_are_folded_and_whole() -> None:
    assert len(TEMPLATE_HEADINGS) > 60
    assert all(text == " ".join(text.lower().split()) for text in TEMPLATE_HEADINGS)
    assert "" not in TEMPLATE_HEADINGS


@pytest.mark.parametrize(
    "text",
    [
        *("Förslag till beslut", "FÖRSLAG TILL BESLUT", "Beslutsunderlag:", "  Sammanfattning   av ärendet. "),
        *("Beslutet skickas till", "Beslutet skickas till kommunstyrelsen", "Jäv"),
        *(
            "Yrkanden",
            "Ajournering",
            "Omröstningsresultat",
            "Protokollsanteckningar",
            "Särskilda yttranden",
            "Reservation",
        ),
        *("Behandlad enligt MBL 2023-12-05", "Barnkonsekvensanalys", "Ekonomiska konsekvenser", "Propositionsordning"),
    ],
)
def test_template_headings(text: str) -> None:
    assert is_template_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Nämnden beslutar att anta planen", "Förslag till beslut i ärendet", "Beslutsgången var lång"),
        "Beslutet skickas till " + "alla som har bett om det " * 3,
    ],
)
def test_other_lines_are_no_template_headings(text: str) -> None:
    assert not is_template_heading(text)


def test_the_lists_fit_together() -> None:
    assert CHAPTER_TEMPLATES <= TEMPLATE_HEADINGS
    assert set(MINOR_TEMPLATES) <= TEMPLATE_HEADINGS
    assert not WEAK_HEADINGS & TEMPLATE_HEADINGS


def test_lines_that_open_with_a_template() -> None:
    assert opens_with_template("Förslag till beslut från presidiet")
    assert not opens_with_template("Förslag till beslut")
    assert not opens_with_template("Sammanfattning av året")
    assert not opens_with_template("")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("1 Inledning", "1"), ("2.1 Mål", "2.1"), ("2.1.3. Nyckeltal", "2.1.3"), ("B.2 Risker", "B.2")),
        *(("12. Uppföljning", "12"), ("3 och fyra", "3")),
    ],
)
def test_numbered_headings(text: str, number: str) -> None:
    found = NUMBERED.match(text)
    assert found is not None
    assert found.group("number") == number
    assert text[found.end() :] in text.split(" ", maxsplit=1)[1]


@pytest.mark.parametrize("text", ["2023 12 34", "12 345", "Inledning 1", "1", "1Inledning", "123 Inledning"])
def test_other_numbers_number_no_heading(text: str) -> None:
    assert NUMBERED.match(text) is None


@pytest.mark.parametrize("text", ["§ 12", "§12 Val", "§§ 3", "SN § 45", "KS§ 1 Öppnande"])
def test_paragraphs_of_minutes(text: str) -> None:
    assert PARAGRAPH.match(text)


@pytest.mark.parametrize("text", ["28 § kommunallagen", "§ xx", "paragraf 12", "Enligt § 4"])
def test_paragraphs_of_laws_and_fillers_are_none_of_minutes(text: str) -> None:
    assert PARAGRAPH.match(text) is None


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        *(("Inledning ........ 4", True), ("Inledning . . . . 4", True), ("Inledning …… 4", True)),
        *(("Namn ______", True), ("Och så vidare ...", False), ("Punkt. Punkt. Punkt. Punkt.", False)),
    ],
)
def test_dot_leaders(text: str, leads: bool) -> None:
    assert (DOT_LEADER.search(text) is not None) == leads


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Tjänsteutlåtande", "tjansteutlatande"),
        ("TJÄNSTESKRIVELSE", "tjansteutlatande"),
        ("Kallelse till socialnämnden", "kallelse"),
        ("Föredragningslista", "foredragningslista"),
        ("Sammanträdesprotokoll", "protokoll"),
        ("Utdrag ur protokoll 2023-05-03", "protokoll"),
        ("Remissvar om ny socialtjänstlag", "yttrande"),
        ("Motion om fler lekplatser", "skrivelse"),
        ("Årsredovisning 2023", "arsredovisning"),
        ("Delårsrapport augusti", "delarsrapport"),
        ("Nämndplan 2024", "namndplan"),
        ("Månadsrapport   mars", "ekonomisk_rapport"),
        ("Samverkansavtal", "avtal"),
        ("Handlingsplan mot våld", "plan"),
        ("Lag (2018:218) om dataskydd", "lagtext"),
        ("Anmälan av delegationsbeslut", "delegationslista"),
        ("Bilaga 2", "bilaga"),
        ("Riktlinjer för tillgänglighet", "riktlinje"),
        ("Uppvaktning av tomten", None),
        ("", None),
    ],
)
def test_type_of(text: str, label: str | None) -> None:
    assert type_of(text) == label
