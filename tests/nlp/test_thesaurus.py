"""Looking words up: what a question finds, how much it counts, and what it must not find."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import ThesaurusError
from nlp.analyzer import Analyzer
from nlp.thesaurus import WEIGHTS, Expansion, Thesaurus
from nlp.thesaurus.concepts import HEADER, Concept
from nlp.thesaurus.postings import CompiledPostings, compiled, keyed

ANALYZER = Analyzer()
CONCEPTS = (
    Concept("förskola", ("dagis",), ("daghem",), ("FSK",), ("utbildning",), ("öppen förskola",), ("barnomsorg",)),
    Concept("hemtjänst", ("gamlas hjälp hemma",), (), (), ("äldreomsorg",), (), ("förskola",)),
    Concept("bistånd", ("stöd",)),
    Concept("ekonomiskt bistånd", ("socbidrag",)),
    Concept("socialtjänstlagen", (), (), ("SoL",)),
    Concept("faktura", ("vem betalar",)),
)


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    return made(CONCEPTS)


@pytest.fixture(scope="module")
def bundled() -> Thesaurus:
    return Thesaurus.load(analyzer=ANALYZER)


def made(concepts: tuple[Concept, ...]) -> Thesaurus:
    text = compiled(keyed(concept, ANALYZER) for concept in concepts)
    return Thesaurus(CompiledPostings(text), {}, ANALYZER)


def terms(found: list[Expansion]) -> list[tuple[str, str]]:
    return [(expansion.term, expansion.kind) for expansion in found]


def test_an_everyday_word_leads_to_its_concept_first(thesaurus: Thesaurus) -> None:
    found = thesaurus.lookup("Varför är dagiset stängt?")
    assert terms(found) == [
        ("förskola", "begrepp"),
        ("daghem", "aldre"),
        ("FSK", "forkortning"),
        ("öppen förskola", "smalare"),
        ("utbildning", "bredare"),
        ("barnomsorg", "relaterat"),
    ]
    assert [expansion.weight for expansion in found] == [WEIGHTS[expansion.kind] for expansion in found]
    assert {(expansion.concept, expansion.matched, expansion.tokens) for expansion in found} == {
        ("förskola", "dagis", (2,))
    }
    assert found[3].stems == tuple(sorted(ANALYZER.stems("öppen förskola"), key=lambda stem: -len(stem)))


def test_an_official_word_leads_to_the_others_of_its_row(thesaurus: Thesaurus) -> None:
    assert ("dagis", "vardag") in terms(thesaurus.lookup("förskolans avgifter"))


@pytest.mark.parametrize(
    ("question", "term", "kind"),
    [
        ("barnomsorg", "förskola", "relaterat"),
        ("äldreomsorg", "hemtjänst", "smalare"),
        ("utbildning", "förskola", "smalare"),
    ],
)
def test_a_word_that_is_only_linked_to_leads_back(thesaurus: Thesaurus, question: str, term: str, kind: str) -> None:
    assert terms(thesaurus.lookup(question)) == [(term, kind)]


def test_a_concept_has_its_own_relations_only(thesaurus: Thesaurus) -> None:
    assert "hemtjänst" not in [expansion.term for expansion in thesaurus.lookup("förskola")]


@pytest.mark.parametrize(
    "question", ["gamlas hjälp hemma", "hjälp hemma för gamla", "Får gamla ingen hjälp i sitt hem hemma?"]
)
def test_the_words_of_a_phrase_stand_in_any_order(thesaurus: Thesaurus, question: str) -> None:
    assert ("hemtjänst", "begrepp") in terms(thesaurus.lookup(question))


def test_the_words_of_a_phrase_stand_near_each_other(thesaurus: Thesaurus) -> None:
    far = "gamla bilar som står på torget vid kyrkan i staden är i vägen och hjälp ges av vakten som bor hemma"
    assert thesaurus.lookup(far) == []


def test_a_word_inside_a_longer_phrase_does_not_count(thesaurus: Thesaurus) -> None:
    assert terms(thesaurus.lookup("ekonomiskt bistånd")) == [("socbidrag", "vardag")]


@pytest.mark.parametrize(("question", "found"), [("enligt SoL", True), ("sol och bad", False), ("SOL", False)])
def test_an_abbreviation_that_is_a_word_needs_its_own_letters(thesaurus: Thesaurus, question: str, found: bool) -> None:
    assert bool(thesaurus.lookup(question)) is found


def test_a_phrase_of_one_word_and_stop_words_needs_them_all(thesaurus: Thesaurus) -> None:
    assert terms(thesaurus.lookup("vem ska betala?")) == [("faktura", "begrepp")]
    assert thesaurus.lookup("betala avgiften") == []


def test_what_the_question_says_is_not_added(thesaurus: Thesaurus) -> None:
    assert "förskola" not in [expansion.term for expansion in thesaurus.lookup("dagis eller förskola")]


@pytest.mark.parametrize("question", ["", "och att det", "xyzzy", "§ 12 2024/17"])
def test_a_question_without_known_words_gets_nothing(thesaurus: Thesaurus, question: str) -> None:
    assert thesaurus.lookup(question) == []


@given(st.text(max_size=80))
def test_any_question_is_answered_in_order_of_weight(question: str) -> None:
    weights = [expansion.weight for expansion in made(CONCEPTS[:2]).lookup(question)]
    assert weights == sorted(weights, reverse=True)


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Thesaurus]:
    def load(*rows: str) -> Thesaurus:
        (tmp_path / "own.csv").write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        return Thesaurus.load([tmp_path], ANALYZER)

    return load


def test_an_operator_adds_a_term_and_a_concept(own: Callable[..., Thesaurus], bundled: Thesaurus) -> None:
    changed = own("förskola;tultgården;;;;;", "kvarterstorg;snurrplatsen;;;;;")
    assert bundled.lookup("tultgården") == []
    assert ("förskola", "begrepp") in terms(changed.lookup("tultgården"))
    assert ("förskola", "begrepp") in terms(changed.lookup("dagis"))
    assert terms(changed.lookup("snurrplatsen")) == [("kvarterstorg", "begrepp")]
    assert len(changed.concepts()) == len(bundled.concepts()) + 1


def test_an_operator_takes_a_term_and_a_concept_away(own: Callable[..., Thesaurus], bundled: Thesaurus) -> None:
    changed = own("förskola;-dagis;;;;;", "-hemtjänst;;;;;;")
    assert "förskola" not in [e.term for e in changed.lookup("dagis") if e.kind == "begrepp"]
    assert "förskola" in [e.term for e in bundled.lookup("dagis") if e.kind == "begrepp"]
    assert "hemtjänst" not in {concept.begrepp for concept in changed.concepts()}
    assert "hemtjänst" not in [e.concept for e in changed.lookup("gamlas hjälp hemma")]


def test_a_term_of_stop_words_is_refused_with_its_place(own: Callable[..., Thesaurus]) -> None:
    with pytest.raises(ThesaurusError, match=r"own\.csv, rad 2, kolumnen vardag: 'vem är det'"):
        own("kvarterstorg;vem är det;;;;;")
    with pytest.raises(ThesaurusError, match=r"'kvarterstorg', kolumnen vardag: 'vem\?'"):
        own("kvarterstorg;vem?;;;;;")


def test_loading_and_looking_up_are_quick(bundled: Thesaurus) -> None:
    """The bounds are three times what a slow core takes, so that they hold beside other work."""
    question = "vem bestämmer om min mamma får plats på äldreboende"
    bundled.lookup(question)
    start = time.process_time()
    Thesaurus.load(analyzer=ANALYZER)
    loaded = time.process_time()
    for _ in range(50):
        bundled.lookup(question)
    assert loaded - start < 0.08
    assert time.process_time() - loaded < 50 * 0.0009
