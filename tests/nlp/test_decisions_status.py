"""Status: the same words are proposed, decided or retold by where they stand, never by their verb."""

import pytest

from tests.support.clauses import Part, found, items
from tests.support.sources import paragraphs

SAME = "Socialnämnden beslutar att anta planen."


def statuses(*parts: Part, doc_type: str) -> set[str]:
    return {status for status, _ in found(*parts, doc_type=doc_type)}


class TestTheSameWords:
    @pytest.mark.parametrize(
        "doc_type", ["tjansteutlatande", "rapport", "protokoll", "ovrigt", "delegationslista", "kallelse"]
    )
    @pytest.mark.parametrize(
        "heading",
        ["Förslag till beslut", "Beslutsförslag", "Förvaltningens förslag till beslut:", "Arbetsutskottets förslag"],
    )
    def test_under_a_heading_that_proposes_they_are_a_proposal(self, doc_type: str, heading: str) -> None:
        assert found(Part(heading, paragraphs(SAME), 2), doc_type=doc_type) == [("forslag", SAME)]

    @pytest.mark.parametrize(
        "heading",
        ["Beslut", "Beslut:", "Nämndens beslut", "Kommunstyrelsens arbetsutskotts beslut", "Ställningstagande"],
    )
    def test_in_minutes_under_a_heading_that_decides_they_are_a_decision(self, heading: str) -> None:
        assert found(Part("§ 12 Plan"), Part(heading, paragraphs(SAME), 2)) == [("beslut", SAME)]

    @pytest.mark.parametrize(
        "doc_type", ["tjansteutlatande", "remiss", "yttrande", "skrivelse", "namndplan", "ovrigt", "rapport"]
    )
    def test_outside_minutes_they_are_a_proposal_under_the_same_heading(self, doc_type: str) -> None:
        assert found(Part("Beslut", paragraphs(SAME), 2), doc_type=doc_type) == [("forslag", SAME)]

    def test_minutes_bound_into_a_report_show_by_their_paragraph(self) -> None:
        parts = (Part("Ny skola"), Part("§ 83 Ny skola"), Part("Beslut", paragraphs(SAME), 2))
        assert found(*parts, doc_type="tjansteutlatande") == [("beslut", SAME)]

    def test_a_paragraph_sign_before_another_title_says_nothing(self) -> None:
        parts = (Part("§ 83 Ny skola"), Part("Ny förskola"), Part("Beslut", paragraphs(SAME), 2))
        assert found(*parts, doc_type="tjansteutlatande") == [("forslag", SAME)]

    @pytest.mark.parametrize("doc_type", ["kallelse", "foredragningslista"])
    def test_a_summons_never_decides(self, doc_type: str) -> None:
        assert statuses(Part("§ 5 Plan"), Part("Beslut", paragraphs(SAME), 2), doc_type=doc_type) == {"forslag"}

    @pytest.mark.parametrize("doc_type", ["tjansteutlatande", "protokoll", "rapport"])
    def test_in_the_past_tense_they_are_retold(self, doc_type: str) -> None:
        text = "Socialnämnden beslutade 2018-03-05 att anta planen."
        assert found(Part("Bakgrund", paragraphs(text), 2), doc_type=doc_type) == [("uppdrag_historik", text)]

    def test_in_a_delegation_list_they_are_delegated(self) -> None:
        text = "2025-05-05: Skolchefen beslutar att teckna avtal om fem platser."
        assert found(Part("Redovisning", items(f"- {text}")), doc_type="delegationslista") == [
            ("delegationsbeslut", text)
        ]


class TestHeadingsThatOnlySoundLikeIt:
    @pytest.mark.parametrize(
        "heading",
        [
            "Motivering till beslut",
            "Tidigare beslut",
            "Beslutets genomförande",
            "Underlag för beslut",
            "Anmälan om beslut",
        ],
    )
    def test_no_decision_block(self, heading: str) -> None:
        assert (
            statuses(Part(heading, paragraphs("Nämnden antar policyer vart fjärde år."), 2), doc_type="rapport")
            == set()
        )

    def test_a_chapter_about_decisions_in_a_guideline(self) -> None:
        part = Part("3.3 Beslut", paragraphs("Handläggaren lämnar skriftlig information om överklagande."), 2)
        assert found(part, doc_type="riktlinje") == []

    def test_receivers_are_no_decisions(self) -> None:
        part = Part("Beslutet skickas till", paragraphs("Kommunfullmäktige, som beslutade i ärendet 2020-01-01"), 2)
        assert found(part) == []

    def test_statute_text_is_none(self) -> None:
        text = "Om ett barn far illa ska nämnden snarast besluta om vård."
        assert found(Part("Lagstiftning", paragraphs(text), 2), doc_type="utredning") == []


class TestLabels:
    def test_a_label_in_minutes_decides(self) -> None:
        part = Part("4. Samverkan", paragraphs("Beslut: Gruppen antar planen."), 2)
        assert found(part) == [("beslut", "Gruppen antar planen.")]

    def test_what_follows_the_label_is_no_part_of_it(self) -> None:
        part = Part(
            "4. Om rådet",
            paragraphs(
                "Ställningstagande: Rådet noterar informationen.", "Rådet är en mötesplats för huvudmännen sedan länge."
            ),
            2,
        )
        assert found(part) == [("beslut", "Rådet noterar informationen.")]

    def test_items_after_the_label_belong_to_it(self) -> None:
        part = Part(
            "4. Plan",
            (*paragraphs("Beslut: Gruppen antar planen."), *items("• Inledningen antas.", "• Kapitel 2 antas.")),
            2,
        )
        assert len(found(part)) == 3

    def test_a_label_in_a_report_proposes(self) -> None:
        part = Part("Avslutning", paragraphs("Beslut: Nämnden antar planen."), 2)
        assert found(part, doc_type="tjansteutlatande") == [("forslag", "Nämnden antar planen.")]


class TestListsInRunningText:
    def test_a_motion(self) -> None:
        blocks = (*paragraphs("Centerpartiet yrkar"), *items("att kommunen inför fria kort,", "att medel avsätts."))
        assert found(Part("Fria kort", blocks), doc_type="skrivelse") == [
            ("forslag", "att kommunen inför fria kort,"),
            ("forslag", "att medel avsätts."),
        ]

    def test_a_list_that_is_retold(self) -> None:
        blocks = (*paragraphs("Nämnden beslutade:"), *items("att anta planen,", "att avslå motionen."))
        assert statuses(Part("Bakgrund", blocks), doc_type="tjansteutlatande") == {"uppdrag_historik"}
