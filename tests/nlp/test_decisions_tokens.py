"""Sentences as marked words and the rules over them; no text breaks them, none makes a proposal a decision."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nlp.decisions.rules import proposal, retelling
from nlp.decisions.tokens import Sentence
from nlp.decisions.words import NEEDS, PAST, SUPINE
from tests.support.clauses import Part, items, read
from tests.support.sources import paragraphs

WORDS = [
    "nämnden",
    "styrelsen",
    "KF",
    "förvaltningen",
    "beslutade",
    "har",
    "beslutat",
    "antog",
    "gav",
    "fick",
    "i",
    "uppdrag",
    "att",
    "om",
    "§",
    "14",
    "2023-05-03",
    "föreslår",
    "bör",
    "anta",
    "planen",
    "avtal",
    "har",
    "tecknats",
    "av",
    "fullmäktige",
    "yrkar",
    "(V)",
    "beslut:",
    "1.",
    "•",
    "samt",
    "noterar",
    ",",
    ".",
    ":",
    ";",
    "ska",
    "Uppdrag",
    "från",
]
PROSE = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


class TestBodies:
    @pytest.mark.parametrize(
        "word",
        [
            "Omsorgsnämnden",
            "kommunstyrelsens",
            "fullmäktige",
            "samrådsgruppen",
            "KF",
            "VRG",
            "pensionärsrådet",
            "presidiet",
        ],
    )
    def test_boards_are_known_by_their_ending_or_capitals(self, word: str) -> None:
        assert Sentence(word).is_board(0)

    @pytest.mark.parametrize(
        "word", ["Länsstyrelsen", "regeringen", "skolan", "Kommunal", "kf", "ABCDEFG", "A", "råd1"]
    )
    def test_others_are_none(self, word: str) -> None:
        assert not Sentence(word).is_board(0)

    @pytest.mark.parametrize(
        "word", ["Socialförvaltningen", "skolchefen", "kommundirektören", "Skolinspektionen", "parterna"]
    )
    def test_offices(self, word: str) -> None:
        sentence = Sentence(word)
        assert sentence.is_office(0)
        assert sentence.bodies == (0,)
        assert sentence.boards == ()

    def test_instruments_and_agreements(self) -> None:
        sentence = Sentence("samverkansavtalet digitaliseringspolicyn skolan")
        assert [sentence.is_instrument(at) for at in range(3)] == [True, True, False]
        assert [sentence.is_agreement(at) for at in range(3)] == [True, False, False]


class TestVerbs:
    @pytest.mark.parametrize(
        ("text", "forms", "found"),
        [
            ("nämnden beslutade om planen", PAST, ["beslutade"]),
            ("nämnden tog beslut om planen", PAST, ["tog"]),
            ("nämnden tog en paus", PAST, []),
            ("hon ställde sig bakom", PAST, ["ställde"]),
            ("hon ställde bilen", PAST, []),
            ("nämnden lade rapporten till handlingarna", PAST, ["lade"]),
            ("nämnden lade fram en rapport", PAST, []),
            ("gruppen valde att avvakta", PAST, []),
            ("nämnden valde Sara Ek", PAST, ["valde"]),
            ("nämnden har fattat beslut", SUPINE, ["fattat"]),
        ],
    )
    def test_some_decide_only_with_another_word(self, text: str, forms: frozenset[str], found: list[str]) -> None:
        sentence = Sentence(text)
        assert [sentence.lowers[at] for at in sentence.verbs(forms)] == found

    def test_a_decision_can_stand_before_its_verb(self) -> None:
        assert list(Sentence("beslut har fattats om skolan").verbs(frozenset(("fattats",)))) == [2]

    def test_every_verb_that_needs_a_word_names_some(self) -> None:
        assert all(NEEDS.values())


class TestClauses:
    @pytest.mark.parametrize("between", ["som vi vet", "att de", "i maj:", "i maj; sedan"])
    def test_a_conjunction_or_a_colon_parts_them(self, between: str) -> None:
        sentence = Sentence(f"nämnden {between} beslutade")
        assert not sentence.joined(0, len(sentence.lowers) - 1, 10)

    def test_distance_parts_them(self) -> None:
        sentence = Sentence("nämnden " + "i " * 5 + "beslutade")
        assert sentence.joined(0, 6, 5)
        assert not sentence.joined(0, 6, 4)
        assert not sentence.joined(6, 0, 9)


@given(PROSE)
def test_rules_point_into_their_sentence(text: str) -> None:
    sentence = Sentence(text)
    for hit in (retelling(sentence), proposal(sentence)):
        if hit is not None:
            assert 0 <= hit.first < hit.last <= len(text)
            assert 0 < hit.prior < 1


HEADINGS = (
    "Beslut",
    "Förslag till beslut",
    "Yrkanden",
    "Uppdrag",
    "Beskrivning",
    "Ärendet",
    "3.4 Uppdrag från nämnden",
)
TEXTS = st.lists(PROSE.filter(bool), min_size=1, max_size=4)


@given(st.sampled_from(HEADINGS), st.sampled_from(["protokoll", "delegationslista", "rapport"]), TEXTS)
def test_no_text_breaks_the_grammar(heading: str, doc_type: str, texts: list[str]) -> None:
    part = Part(heading, (*paragraphs(*texts), *items(*texts)), 2)
    for clause in read(Part("§ 1 Val"), part, Part("4 Slut", paragraphs("Klart."), 2), doc_type=doc_type):
        assert 0 <= clause.start < clause.end <= len(clause.unit.text)
        assert clause.text


@given(st.sampled_from(HEADINGS), st.sampled_from(["tjansteutlatande", "namndplan", "ovrigt", "kallelse"]), TEXTS)
def test_outside_minutes_no_text_is_a_decision(heading: str, doc_type: str, texts: list[str]) -> None:
    part = Part(heading, (*paragraphs(*texts), *items(*texts)), 2)
    assert all(clause.status != "beslut" for clause in read(Part("Ny skola"), part, doc_type=doc_type))


@given(st.sampled_from(["Förslag till beslut", "Yrkanden", "Förvaltningens förslag till beslut"]), TEXTS)
def test_in_minutes_no_text_under_a_proposal_is_a_decision(heading: str, texts: list[str]) -> None:
    assume(not any(text.endswith(":") for text in texts))  # "Beslut:" on a line of its own opens the decision
    part = Part(heading, (*paragraphs(*texts), *items(*texts)), 2)
    assert all(clause.status != "beslut" for clause in read(Part("§ 1 Ny skola"), part))
