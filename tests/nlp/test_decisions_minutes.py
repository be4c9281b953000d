"""Minutes, delegation and assignments: what is decided in passing, by officials, and handed out."""

import pytest

from nlp.decisions.assignments import is_directive
from nlp.decisions.minutes import is_spoken
from tests.support.clauses import Part, found, items, read, texts
from tests.support.sources import paragraphs


class TestSpoken:
    @pytest.mark.parametrize(
        "text",
        [
            "Dagordningen godkänns.",
            "Förra mötets protokoll läggs till handlingarna.",
            "Anette Sjödin utses att jämte ordföranden justera protokollet.",
            "Till justeringsperson valdes Ulf Ek.",
            "Gruppen beslutar att ses i augusti.",
            "Sekreteraren får i uppdrag att boka lokal.",
            "Parterna är överens om att en riskanalys görs före starten.",
        ],
    )
    def test_what_a_meeting_does(self, text: str) -> None:
        assert found(Part("2. Mötets öppnande", paragraphs(text), 2)) == [("beslut", text)]

    @pytest.mark.parametrize(
        "text",
        [
            "Avgiften fastställdes den 3 mars 2020.",
            "Ordföranden finner att förslaget antas.",
            "Den som vill att ärendet återremitteras röstar nej.",
            "Mötet öppnas klockan 13.",
            "Godkänns dagordningen?",
        ],
    )
    def test_what_it_does_not(self, text: str) -> None:
        assert not is_spoken(text)

    @pytest.mark.parametrize("heading", ["Ärendet", "Sammanfattning", "Beslutsgång", "Votering"])
    def test_the_summary_of_minutes_decides_nothing(self, heading: str) -> None:
        assert found(Part("§ 4 Val"), Part(heading, paragraphs("Ersättare utses av fullmäktige."), 2)) == []

    def test_outside_minutes_nothing_is_decided_in_passing(self) -> None:
        assert found(Part("2. Öppnande", paragraphs("Dagordningen godkänns."), 2), doc_type="rapport") == []


class TestDelegation:
    ROW = "2025-05-05, punkt 2.4: Skolchefen tecknar avtal med grannkommunen om fem platser."

    def test_rows_of_a_list(self) -> None:
        rows = items(f"- {self.ROW}", "- Bidrag beviljas hembygdsföreningen med 5 000 kr. Delegat: kulturchefen.")
        clauses = found(Part("Redovisning av delegationsbeslut", rows), doc_type="delegationslista")
        assert [status for status, _ in clauses] == ["delegationsbeslut", "delegationsbeslut"]
        assert clauses[0][1] == self.ROW

    @pytest.mark.parametrize(
        "text",
        [
            "Beslut fattade med stöd av delegationsordningen anmäls enligt kommunallagen.",
            "Punkt Ärendegrupp Delegat Bifall Avslag Totalt",
            "Perioden är maj 2025.",
        ],
    )
    def test_what_announces_them(self, text: str) -> None:
        assert found(Part("Redovisning", paragraphs(text)), doc_type="delegationslista") == []

    def test_the_boards_own_decision_on_the_list_is_a_proposal(self) -> None:
        part = Part("Förslag till beslut", paragraphs("Nämnden lägger listan till handlingarna."), 2)
        assert found(part, doc_type="delegationslista") == [("forslag", "Nämnden lägger listan till handlingarna.")]

    def test_what_minutes_report_of_them(self) -> None:
        text = "Handläggaren har avslagit elva ansökningar om parkering."
        parts = (Part("§ 130 Redovisning av delegationsbeslut"), Part("Ärendet", paragraphs(text), 2))
        assert found(*parts) == [("delegationsbeslut", text)]


class TestAssignments:
    def region(self, heading: str, *parts: Part, doc_type: str = "arsredovisning") -> list[tuple[str, str]]:
        return found(Part(heading, level=3), *parts, doc_type=doc_type)

    def test_items_right_under_the_heading(self) -> None:
        part = Part(
            "4.1 Uppdrag från kommunfullmäktige", items("- Nämnden ska redovisa en plan.", "- Bakgrunden är god."), 3
        )
        clauses = read(part, doc_type="namndplan")
        assert [(clause.status, clause.text, clause.body) for clause in clauses] == [
            ("uppdrag_historik", "Nämnden ska redovisa en plan.", "Kommunfullmäktige")
        ]

    def test_the_boards_own_plans_are_proposals_in_a_plan_and_retold_in_a_report(self) -> None:
        part = Part("4.2 Nämndens egna uppdrag", items("- Chefen får i uppdrag att se över avgifterna."), 3)
        assert [found(part, doc_type=kind)[0][0] for kind in ("namndplan", "arsredovisning")] == [
            "forslag",
            "uppdrag_historik",
        ]

    def test_a_description_that_directs_stands_for_its_title(self) -> None:
        parts = (
            Part("Handlingsplan för digitala blanketter", level=4),
            Part("Beskrivning", paragraphs("Utred hur blanketterna kan införas. Syftet är enkelhet."), 4),
            Part("Beslutad av", paragraphs("Kommunfullmäktige"), 4),
            Part("Status", paragraphs("Avslutad"), 4),
        )
        assert self.region("3.3 Uppföljning av uppdrag", *parts) == [
            ("uppdrag_historik", "Utred hur blanketterna kan införas.")
        ]

    def test_a_description_that_only_gives_reasons_leaves_the_title(self) -> None:
        parts = (
            Part("Minska matsvinnet i skolornas kök", level=4),
            Part("Beskrivning", paragraphs("Svinnet har ökat i flera år. Kostnaden är hög."), 4),
        )
        assert self.region("3.3 Uppföljning av uppdrag", *parts) == [
            ("uppdrag_historik", "Minska matsvinnet i skolornas kök")
        ]

    def test_who_gave_it_is_read_from_its_field(self) -> None:
        parts = (
            Part("3.3 Uppföljning av uppdrag", level=3),
            Part("Digitala blanketter i förvaltningen", level=4),
            Part("Beskrivning", paragraphs("Utred hur blanketterna kan införas."), 4),
            Part("Beslutad av", paragraphs("Kommunstyrelsen"), 4),
            Part("4 Ekonomi", level=2),
        )
        assert [clause.body for clause in read(*parts, doc_type="rapport")] == ["Kommunstyrelsen"]

    def test_the_region_ends_with_its_number(self) -> None:
        parts = (
            Part("3.3 Uppdrag", level=3),
            Part("4 Ekonomi", level=3),
            Part("Beskrivning", paragraphs("Verksamheterna ska hålla sina ramar."), 4),
        )
        assert found(*parts, doc_type="rapport") == []

    @pytest.mark.parametrize("heading", ["Nämndens uppdrag", "Vårt uppdrag", "Reglemente och nämndens uppdrag"])
    def test_a_mandate_is_no_assignment(self, heading: str) -> None:
        assert (
            found(Part(heading, paragraphs("Nämnden ska fullgöra kommunens uppgifter."), 3), doc_type="namndplan") == []
        )

    @pytest.mark.parametrize(
        "text", ["Uppdrag: Bygg en cykelbana längs ån.", "Nytt uppdrag från styrelsen: Plan för träd"]
    )
    def test_labelled_lines(self, text: str) -> None:
        assert texts(Part("Mål", items(f"o {text}"), 3), doc_type="namndplan") == [text]
        assert texts(Part(f"4.6.2 {text}", level=3), Part("Text", level=3), doc_type="namndplan") == [text]

    @pytest.mark.parametrize(
        ("text", "alone", "directs"),
        [
            ("Arbetet ska utvärderas i maj.", False, True),
            ("För att spara energi ska lamporna vara släckta.", False, True),
            ("Frågor från boende som ska besvaras finns.", False, False),
            ("Policyn säger att maten ska vara ekologisk.", False, False),
            ("Översyn av skyltar och belysning", False, True),
            ("Verktyg för statistik", True, True),
            ("Verktyg för statistik", False, False),
            ("Ta fram.", True, False),
        ],
    )
    def test_what_directs(self, text: str, alone: bool, directs: bool) -> None:
        assert is_directive(text, alone) is directs
