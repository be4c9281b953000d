"""Details of a clause: kind inside the status, mover, votes, laws and amounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import ParsedSource
from nlp.decisions.details import with_entities
from nlp.decisions.extractor import DecisionExtractor
from nlp.decisions.votes import votes_in
from nlp.labels import DETAILS, STATUSES
from nlp.model import Decision, Entity
from tests.support.clauses import items
from tests.support.sources import Part, paragraphs, source


@pytest.fixture(scope="module")
def extractor() -> DecisionExtractor:
    return DecisionExtractor()


def minutes(*parts: Part) -> ParsedSource:
    return source(Part("Protokoll"), Part("§ 12 Ny taxa"), *parts, doc_type="protokoll", board="Tekniska nämnden")


class TestVotes:
    @pytest.mark.parametrize(
        ("text", "result"),
        [
            ("Med 7 ja-röster mot 4 nej-röster beslutar nämnden.", "7 ja, 4 nej"),
            ("Med sju ja-röster, tre nej-röster och en som avstår bifalls förslaget.", "7 ja, 3 nej, 1 avstår"),
            ("Omröstningsresultat: Ja: 8, Nej: 5, Avstår: 2", "8 ja, 5 nej, 2 avstår"),
            ("Ja 6 Nej 5", "6 ja, 5 nej"),
            ("Utfallet blir 31 ja och 18 nej samt 2 som avstod.", "31 ja, 18 nej, 2 avstår"),
            ("Först 9 ja-röster mot 2 nej-röster. Sedan 6 ja-röster mot 5 nej-röster.", "6 ja, 5 nej"),
            ("Den som vill bifalla röstar ja, den som vill avslå röstar nej.", None),
            ("Ja-röst innebär bifall. 12 § gäller.", None),
        ],
    )
    def test_results(self, text: str, result: str | None) -> None:
        assert votes_in(text) == result

    @given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 20))
    def test_any_numbers(self, yes: int, no: int, away: int) -> None:
        told = f"Med {yes} ja-röster mot {no} nej-röster och {away} som avstår antas planen."
        assert votes_in(told) == f"{yes} ja, {no} nej" + (f", {away} avstår" if away else "")

    @given(st.text(st.sampled_from("jaenröst 0127,.:;-§"), max_size=80))
    def test_any_text(self, text: str) -> None:
        assert votes_in(text) is None or "ja" in text


class TestMinutes:
    def test_a_vote_belongs_to_the_decisions_of_its_paragraph(self, extractor: DecisionExtractor) -> None:
        parsed = minutes(
            Part("Omröstning", paragraphs("Med 7 ja-röster mot 4 nej-röster antas förslaget."), 2),
            Part("Beslut", paragraphs("Tekniska nämnden antar taxan."), 2),
            Part("§ 13 Val"),
            Part("Beslut", paragraphs("Tekniska nämnden utser Sara Ek."), 2),
        )
        found = [decision for decision in extractor.extract(parsed) if decision.status == "beslut"]
        assert [(each.paragraph, each.votes) for each in found][-2:] == [("§ 12", "7 ja, 4 nej"), ("§ 13", None)]
        assert {each.detail for each in found} == {"beslut"}

    @pytest.mark.parametrize(
        ("text", "mover"),
        [
            ("Anna Ek (S) yrkar att taxan ska vara oförändrad.", "Anna Ek (S)"),
            ("Anna Ek (S) och Bo Ask (-) yrkar avslag på förslaget.", "Anna Ek (S), Bo Ask (-)"),
            ("Centerpartiet yrkar på att avgiften slopas.", "Centerpartiet"),
            ("Anna Ek (S) yrkar, med instämmande av Bo Ask (M), bifall till förslaget.", "Anna Ek (S)"),
        ],
    )
    def test_movers(self, extractor: DecisionExtractor, text: str, mover: str) -> None:
        found = extractor.extract(minutes(Part("Yrkanden", paragraphs(text), 2)))
        assert [(each.status, each.detail, each.mover) for each in found] == [("forslag", "yrkande", mover)]

    def test_a_stem_names_the_mover_of_its_list(self, extractor: DecisionExtractor) -> None:
        part = Part(
            "Yrkanden", (*paragraphs("Anna Ek (S) yrkar:"), *items("att taxan antas", "att avgiften tas bort")), 2
        )
        found = extractor.extract(minutes(part))
        assert [(each.text, each.mover) for each in found] == [
            ("att taxan antas", "Anna Ek (S)"),
            ("att avgiften tas bort", "Anna Ek (S)"),
        ]


class TestDetails:
    def detail(self, extractor: DecisionExtractor, part: Part, doc_type: str) -> list[tuple[str, str]]:
        parsed = source(Part("Ny taxa"), part, doc_type=doc_type, title="Ny taxa", board="Tekniska nämnden")
        return [(each.status, each.detail) for each in extractor.extract(parsed)]

    @pytest.mark.parametrize(
        ("heading", "text", "doc_type", "expected"),
        [
            ("Förslag till beslut", "Nämnden antar taxan.", "tjansteutlatande", "tjansteforslag"),
            ("Utskottets förslag till beslut", "Nämnden antar taxan.", "protokoll", "utskottsforslag"),
            ("Reservation", "Vi yrkar att taxan avslås.", "protokoll", "reservation"),
            ("Bakgrund", "Ali Ek (V) föreslår i en motion att taxan slopas.", "skrivelse", "motion"),
            ("Förslag till beslut", "Nämnden antar taxan.", "kallelse", "forslag"),
        ],
    )
    def test_proposals(
        self, extractor: DecisionExtractor, heading: str, text: str, doc_type: str, expected: str
    ) -> None:
        assert ("forslag", expected) in self.detail(extractor, Part(heading, paragraphs(text), 2), doc_type)

    def test_what_is_told_of_before(self, extractor: DecisionExtractor) -> None:
        part = Part("Bakgrund", paragraphs("Kommunfullmäktige beslutade 2021-10-04 att höja taxan."), 2)
        assert self.detail(extractor, part, "tjansteutlatande") == [("uppdrag_historik", "aterberattat")]

    def test_all_have_words(self) -> None:
        assert {"beslut", "delegationsbeslut"} <= set(DETAILS) & set(STATUSES)


class TestEntities:
    def test_those_inside_a_clause_are_its_own(self) -> None:
        clauses = [
            Decision(0, 0, 1, 1, start, end, "", "beslut", ("avsla",), "ovrigt") for start, end in ((10, 50), (60, 90))
        ]
        entities = [
            Entity(0, 5, "SoL", "LAW", "2025:400"),
            Entity(12, 20, "4 kap. 1 § SoL", "LAW", "2025:400 4 kap. 1 §"),
            Entity(22, 30, "1,5 mnkr", "MONEY", "1500000 SEK"),
            Entity(32, 40, "100–200 kr", "MONEY", "100/200 SEK"),
            Entity(60, 62, "KL", "LAW"),
        ]
        first, second = with_entities(clauses, entities)
        assert (first.cites, first.amounts) == (("2025:400 4 kap. 1 §",), (1_500_000, 200))
        assert (second.cites, second.amounts) == (("KL",), ())
