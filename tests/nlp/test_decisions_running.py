"""Running text: retold decisions, proposals of offices and committees, and what sounds like them."""

import pytest

from tests.support.clauses import Part, found, items, read, texts
from tests.support.sources import paragraphs


def of(text: str, doc_type: str = "tjansteutlatande") -> list[tuple[str, str]]:
    return found(Part("Ärendet", paragraphs(text), 2), doc_type=doc_type)


RETOLD = [
    "Kommunfullmäktige beslutade 2022-12-12 att höja taxan.",
    "Kommunfullmäktige antog i januari 2014 en policy för brandskydd.",
    "Omsorgsnämnden återremitterade den 18 oktober 2023 § 83 förslaget till riktlinjer.",
    "Vid sammanträdet den 10 juni uppdrog socialnämnden åt sektorn att återkomma.",
    "Sektor socialtjänst fick även i uppdrag att utreda frågan.",
    "Barn- och utbildningsnämnden gav den 9 mars 2022, § 21, skolchefen i uppdrag att ta fram en analys.",
    "Nämnden har beslutat att öppna tjugo tillfälliga platser.",
    "Sedan dess har socialnämnden beslutat om en subvention.",
    "Beslut har fattats om att alla medarbetare ska gå utbildningen.",
    "Presidiet tog beslut om att träffas i december.",
    "Föreliggande plan antogs av samrådsgruppen den 6 september 2021.",
    "Rutinerna fastställdes våren 2020.",
    "En ny rutin har fastställts av ledningsgruppen.",
    "Kommunens digitaliseringspolicy, antagen av kommunfullmäktige 2022-06-20 § 109",
    "Avtal har tecknats med leverantören inför hösten.",
    "Parterna tecknade 2017 en avsiktsförklaring om gemensam vårdmiljö.",
    "Samrådsgruppen ställde sig bakom en gemensam modell i våras.",
    "Genomgången gjordes på uppdrag av kommunstyrelsen.",
    "Förskolan byggs om enligt beslut i nämnden 2023-11-15.",
    "Det beslutades också om att söka statsbidrag.",
    "KF tog beslut om att tillföra tio miljoner.",
]
NEITHER = [
    "Nämnden har elva ledamöter och lika många ersättare.",
    "Beslutet kan överklagas genom laglighetsprövning.",
    "Om beslut fattas i frågan återkommer förvaltningen.",
    "Innan ett beslut kan fattas ska frågan utredas.",
    "Kommunen ska besluta om insatser enligt lagen.",
    "Andelen ansökningar där nämnden beviljade bistånd ökade.",
    "Regeringen beslutade i juni om en ny förordning.",
    "Ordföranden ställer proposition och finner att nämnden beslutade enligt förslaget.",
    "En resurschef tillsattes men valde att sluta.",
    "Har nämnden beslutat om detta?",
    "Nämndens beslut om rapporten föranleder ingen åtgärd.",
]
PROPOSED = [
    "Förvaltningen föreslår nämnden att fastställa planen.",
    "Därför föreslår förvaltningen att motionen avslås.",
    "Förvaltningen bedömer att socialnämnden bör anta planen.",
    "Förvaltningens bedömning är att nämnden beslutar att notera rapporten.",
    "Socialförvaltningen äskar överföring av återstående budget.",
    "Nämnden föreslås hos kommunstyrelsen begära ett större anslag.",
    "Vänsterpartiet yrkar på att ersättningen höjs.",
    "Ali Demir (V) föreslår i en motion att korten blir avgiftsfria.",
    "Rådet tillstyrker att larmen byts ut.",
]


@pytest.mark.parametrize("text", RETOLD)
def test_retold(text: str) -> None:
    assert of(text) == [("uppdrag_historik", text)]


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    assert of(text) == []


@pytest.mark.parametrize("text", PROPOSED)
def test_proposed(text: str) -> None:
    assert of(text) == [("forslag", text)]


class TestSpans:
    def test_a_clause_begins_after_what_only_tells_it(self) -> None:
        text = "Processledaren informerar om att samrådsgruppen antog planen i maj."
        assert of(text) == [("uppdrag_historik", "samrådsgruppen antog planen i maj.")]

    def test_a_long_sentence_is_cut_down_to_the_part_that_decides(self) -> None:
        text = (
            "Kostnaden för driften har ökat kraftigt de senaste två åren och ryms inte längre i budgeten för i år, "
            "varför nämnden föreslås begära ett tillskott om tio miljoner kronor hos kommunstyrelsen."
        )
        assert of(text) == [
            ("forslag", "nämnden föreslås begära ett tillskott om tio miljoner kronor hos kommunstyrelsen.")
        ]

    def test_two_decisions_in_one_sentence(self) -> None:
        text = "Nämnden beslutade att söka bidrag samt att medlen ska delas ut två gånger om året."
        assert texts(Part("Ärendet", paragraphs(text), 2)) == [
            "Nämnden beslutade att söka bidrag",
            "att medlen ska delas ut två gånger om året.",
        ]

    def test_hyphenated_names_of_boards_do_not_cut_it(self) -> None:
        text = (
            "Kommunfullmäktige gav den 21 juni 2021, § 74, barn- och utbildningsnämnden och omsorgsnämnden i uppdrag "
            "att pröva om en gemensam familjecentral i den norra tätorten vore möjlig."
        )
        assert of(text) == [("uppdrag_historik", text)]

    def test_papers_are_read_too(self) -> None:
        part = Part("Beslutsunderlag", items("- Nämndens beslut 2025/119 om tillfälliga platser"), 2)
        assert found(part) == [("uppdrag_historik", "Nämndens beslut 2025/119 om tillfälliga platser")]

    def test_offsets_point_into_the_unit(self) -> None:
        for clause in read(Part("Ärendet", paragraphs(" ".join(RETOLD)), 2)):
            assert clause.unit.text[clause.start : clause.end].strip() == clause.text
