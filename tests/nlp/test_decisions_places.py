"""Places of clauses: the matter that they belong to, its opening, its diarienummer, and the body that decides."""

from dataclasses import replace

import pytest

from ingest.model import ParsedSource
from nlp.classifiers import Context
from nlp.decisions.clause import Clause
from nlp.decisions.fields import body_of_clause, context_of, date_of, paragraph_of, types_of
from nlp.decisions.places import Place, Places, names_matter
from nlp.decisions.units import units_of
from tests.support.sources import Part, paragraphs, source

BASE = "Omsorgsnämnden"
TITLE = "Omsorgsnämndens sammanträde"


def place(parsed: ParsedSource, text: str) -> Place:
    """The place of the block that holds a text."""
    block = next(block for block in parsed.blocks if text in block.text)
    return Places(parsed, parsed.documents[0]).of(block.ordinal)


def clause(text: str, status: str, body: str = "") -> Clause:
    """A clause that is a whole paragraph."""
    parsed = source(Part("", paragraphs(text)))
    return Clause(next(units_of(parsed, parsed.blocks)), 0, len(text), status, 0.9, body)


class TestMatter:
    def test_a_report_is_about_what_its_title_says(self) -> None:
        parsed = source(
            Part("Ny taxa för simhallen"), Part("Erfarenheter från andra", paragraphs("Andra tar betalt."), 2),
            doc_type="tjansteutlatande", title="Ny taxa för simhallen",
        )  # fmt: skip
        assert place(parsed, "Andra").matter == "Ny taxa för simhallen"

    def test_minutes_have_a_matter_a_paragraph(self) -> None:
        parsed = source(
            Part("§ 1 Val av justerare", paragraphs("Ett.")),
            Part("§ 2 Budget 2024"),
            Part("Beslut", paragraphs("Två."), 2),
        )
        assert [place(parsed, text).matter for text in ("Ett", "Två")] == ["§ 1 Val av justerare", "§ 2 Budget 2024"]

    def test_notes_of_a_meeting_have_one_a_number(self) -> None:
        parsed = source(
            Part("Möte i rådet"),
            Part("8. Slutrapport om vården", level=2),
            Part("Vad gick bra", paragraphs("Allt."), 3),
        )
        assert place(parsed, "Allt").matter == "Slutrapport om vården"

    def test_plans_have_one_a_heading(self) -> None:
        parsed = source(
            Part("Nämndplan 2024"),
            Part("3.2 Digitala blanketter", level=2),
            Part("Beskrivning", paragraphs("Ja."), 3),
            doc_type="namndplan",
        )
        assert place(parsed, "Ja").matter == "Digitala blanketter"

    def test_the_opening_ends_with_the_matter(self) -> None:
        parsed = source(Part("§ 1 Val", paragraphs("Sara väljs.")), Part("§ 2 Budget", paragraphs("Pengar delas ut.")))
        assert place(parsed, "Sara").opening == "Sara väljs."

    @pytest.mark.parametrize(
        "heading", ["Bakgrund", "Beslut", "Förslag till beslut", "Kommentar", "Inledning", "Bilaga 2", ""]
    )
    def test_some_headings_name_none(self, heading: str) -> None:
        assert not names_matter(heading)

    def test_the_opening_of_a_report_starts_below_its_head(self) -> None:
        parsed = source(
            Part("", paragraphs("Kommunhuset, 123 45 Ekdala")),
            Part("Ny taxa för simhallen"),
            Part("Förslag till beslut", paragraphs("Taxan antas."), 2),
            doc_type="tjansteutlatande",
            title="Ny taxa för simhallen",
        )
        assert place(parsed, "antas").opening == "Förslag till beslut Taxan antas."

    @pytest.mark.parametrize("heading", ["§ 4 Val", "Redovisning av delegationsbeslut", "Ny förskola i norr"])
    def test_others_do(self, heading: str) -> None:
        assert names_matter(heading)


class TestFields:
    HERE = place(
        source(
            Part("§ 12 Val", paragraphs("Här.")), board=BASE, date="2024-02-01", meeting_date="2024-01-31", title=TITLE
        ),
        "Här",
    )

    @pytest.mark.parametrize(
        ("text", "status", "stem", "body"),
        [
            ("att anta planen", "beslut", "", BASE),
            ("att anta planen", "beslut", "Barn- och utbildningsnämnden", "Barn- och utbildningsnämnden"),
            ("Nämnden antar planen", "forslag", "", BASE),
            (
                "Kommunstyrelsens arbetsutskott begärde yttrande",
                "uppdrag_historik",
                "",
                "Kommunstyrelsens arbetsutskott",
            ),
            ("Arbetsutskottet föreslår nämnden att anta planen", "forslag", "", BASE),
            ("Arbetsutskottet uppdrar åt chefen", "beslut", "", "Arbetsutskottet"),
            ("I maj antog kommunfullmäktige planen", "uppdrag_historik", "", "Kommunfullmäktige"),
            ("KF tog beslut om planen", "uppdrag_historik", "", "Kommunfullmäktige"),
            ("Socialnämndens beslut om platser", "uppdrag_historik", "", "Socialnämnden"),
            ("Sara Ek (S) yrkar bifall till kommunstyrelsens förslag", "forslag", "", BASE),
            ("Skolchefen tecknar avtal", "delegationsbeslut", "", BASE),
        ],
    )
    def test_the_body(self, text: str, status: str, stem: str, body: str) -> None:
        assert body_of_clause(clause(text, status, stem), self.HERE) == body

    @pytest.mark.parametrize(
        ("text", "status", "date"),
        [
            ("att anta planen", "beslut", "2024-01-31"),
            ("att anta planen", "forslag", "2024-02-01"),
            ("antog den 3 maj 2023 planen", "uppdrag_historik", "2023-05-03"),
            ("antog planen", "uppdrag_historik", None),
            ("2023-05-05: Avtal tecknas", "delegationsbeslut", "2023-05-05"),
        ],
    )
    def test_the_date(self, text: str, status: str, date: str | None) -> None:
        assert date_of(clause(text, status), self.HERE) == date

    @pytest.mark.parametrize(
        ("text", "status", "sign"),
        [
            ("att anta planen", "beslut", "§ 12"),
            ("antog planen i maj, § 64", "uppdrag_historik", "§ 64"),
            ("antog planen", "uppdrag_historik", None),
        ],
    )
    def test_the_paragraph(self, text: str, status: str, sign: str | None) -> None:
        assert paragraph_of(clause(text, status), self.HERE) == sign

    def test_the_context(self) -> None:
        assert context_of(clause("att anta planen", "beslut"), self.HERE) == Context("Val", "Här.", True, TITLE)
        assert context_of(clause("antog planen", "uppdrag_historik"), self.HERE) == Context("Val", "Här.", False, TITLE)
        assert context_of(clause("Avtal tecknas", "delegationsbeslut"), self.HERE) == Context()

    @pytest.mark.parametrize("heading", ["§ 12", "KS § 12 Dnr KS 2024/345"])
    def test_a_heading_that_says_nothing_leaves_it_to_the_title(self, heading: str) -> None:
        here = place(source(Part(heading, paragraphs("Här.")), title=TITLE), "Här")
        assert context_of(clause("att anta planen", "beslut"), here) == Context(TITLE, "Här.", True)

    @pytest.mark.parametrize(
        ("doc_type", "text", "said", "types"),
        [
            ("yttrande", "Ekdala kommun tillstyrker planen", ("bifalla_bevilja",), ("yttrande_remissvar",)),
            ("yttrande", "Nämnden begär fler turer", ("begara", "avsla"), ("yttrande_remissvar", "begara")),
            ("yttrande", "Nämnden föreslår fullmäktige att avslå", ("foresla_overordnad",), ("foresla_overordnad",)),
            ("yttrande", "Rådet föreslår en ändring", ("ovrigt",), ("ovrigt",)),
            ("rapport", "Nämnden föreslår en ändring", ("ovrigt",), ("ovrigt",)),
        ],
    )
    def test_proposals_of_an_answer_are_part_of_it(
        self, doc_type: str, text: str, said: tuple[str, ...], types: tuple[str, ...]
    ) -> None:
        here = place(source(Part("Svar", paragraphs(text)), doc_type=doc_type), text)
        assert types_of(clause(text, "forslag"), here, said) == types

    def test_assignments_and_proposals_to_higher_bodies_are_told_by_their_stem(self) -> None:
        stemmed = clause("anta planen", "forslag")
        assert types_of(replace(stemmed, assigns=True), self.HERE, ("ovrigt",)) == ("uppdra",)
        assert types_of(replace(stemmed, proposes=True), self.HERE, ("ovrigt",)) == ("foresla_overordnad",)
