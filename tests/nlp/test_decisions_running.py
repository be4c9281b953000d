"""Running text: retold decisions, proposals of offices and committees, and what sounds like them."""

import pytest

from tests.support.clauses import Part, found, items, read, texts
from tests.support.sources import paragraphs


def of(text: str, doc_type: str = "tjansteutlatande") -> list[tuple[str, str]]:
    return found(Part("Ärendet", paragraphs(text), 2), doc_type=doc_type)


RETOLD = [
    "Kommunfullmäktige beslutade 2021-10-04 att höja taxan.",
    "Kommunfullmäktige antog i mars 2017 ett program för friluftslivet.",
    "Omsorgsnämnden återremitterade den 18 oktober 2023 § 83 förslaget till riktlinjer.",
    "Vid mötet den 4 april uppdrog tekniska nämnden åt kontoret att återkomma.",
    "Gatukontoret fick också i uppdrag att mäta trafiken.",
    "Barn- och utbildningsnämnden gav den 9 mars 2022, § 21, skolchefen i uppdrag att ta fram en analys.",
    "Nämnden har beslutat att stänga den gamla badplatsen.",
    "Sedan dess har kulturnämnden beslutat om ett stipendium.",
    "Beslut har fattats om att alla bussar ska drivas med el.",
    "Presidiet tog beslut om att hålla mötet på distans.",
    "Den nya skogsplanen antogs av tekniska nämnden den 9 maj 2019.",
    "Avgifterna fastställdes hösten 2018.",
    "En ny rutin har fastställts av ledningsgruppen.",
    "Resepolicy för anställda, antagen av kommunfullmäktige 2019-03-25 § 41",
    "Avtal har tecknats med ett nytt bussbolag inför hösten.",
    "Parterna tecknade 2015 en avsiktsförklaring om en ny hamn.",
    "Utskottet ställde sig bakom förslaget om fri parkering i våras.",
    "Genomgången gjordes på uppdrag av kommunstyrelsen.",
    "Bron byggs om enligt beslut i nämnden 2020-02-11.",
    "Det beslutades även om att hyra ut lokalen.",
    "KF tog i höstas beslut om att sälja bostadsbolaget.",
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
    "En utredare tillsattes men valde att avgå.",
    "Har nämnden beslutat om detta?",
    "Nämndens beslut om rapporten föranleder ingen åtgärd.",
]
PROPOSED = [
    "Förvaltningen föreslår nämnden att fastställa planen.",
    "Därför föreslår förvaltningen att motionen avslås.",
    "Kontoret bedömer att tekniska nämnden bör anta planen.",
    "Förvaltningens bedömning är att nämnden beslutar att införa taxan.",
    "Kulturförvaltningen äskar medel till en ny bokbuss.",
    "Nämnden föreslås hos kommunstyrelsen ansöka om ett lån.",
    "Centerpartiet yrkar på att avgiften slopas.",
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
        text = "Chefen informerar om att nämnden antog planen i maj."
        assert of(text) == [("uppdrag_historik", "nämnden antog planen i maj.")]

    def test_a_long_sentence_is_cut_down_to_the_part_that_decides(self) -> None:
        text = (
            "Kostnaden för driften har ökat kraftigt de senaste två åren och ryms inte längre i budgeten för i år, "
            "varför nämnden föreslås begära ett tillskott om tio miljoner kronor hos kommunstyrelsen."
        )
        assert of(text) == [
            ("forslag", "nämnden föreslås begära ett tillskott om tio miljoner kronor hos kommunstyrelsen.")
        ]

    def test_two_decisions_in_one_sentence(self) -> None:
        text = "Nämnden beslutade att bygga en rink samt att den ska spolas varje kväll."
        assert texts(Part("Ärendet", paragraphs(text), 2)) == [
            "Nämnden beslutade att bygga en rink",
            "att den ska spolas varje kväll.",
        ]

    def test_hyphenated_names_of_boards_do_not_cut_it(self) -> None:
        text = (
            "Kommunfullmäktige gav den 21 juni 2021, § 74, barn- och utbildningsnämnden och omsorgsnämnden i uppdrag "
            "att pröva om en gemensam familjecentral i den norra tätorten vore möjlig."
        )
        assert of(text) == [("uppdrag_historik", text)]

    def test_papers_are_read_too(self) -> None:
        part = Part("Beslutsunderlag", items("- Nämndens beslut 2019/77 om nya hastigheter"), 2)
        assert found(part) == [("uppdrag_historik", "Nämndens beslut 2019/77 om nya hastigheter")]

    def test_offsets_point_into_the_unit(self) -> None:
        for clause in read(Part("Ärendet", paragraphs(" ".join(RETOLD)), 2)):
            assert clause.unit.text[clause.start : clause.end].strip() == clause.text
