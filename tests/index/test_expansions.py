"""What a question is also searched as: the archive's abbreviations, the thesaurus, spelling; shown and switched off."""

from pathlib import Path
from types import MappingProxyType

import pytest

from index.abbreviations import write_abbreviations
from index.expansions import Added, Expander, ExpansionOptions, meant
from index.generation import open_current
from index.protocol import Expansion, Passage, Query
from index.vocabulary import write_vocabulary
from nlp.linking.explained import Abbreviation
from nlp.thesaurus import Thesaurus
from tests.support.passages import ANALYZER, open_backend, passage, write_generation

KNOWN = (
    Abbreviation("IFO", "individ- och familjeomsorg", 3),
    Abbreviation("MI", "motiverande intervju", 2),
    Abbreviation("MI", "miljöinsats", 1),
    Abbreviation("MI", "mätinstrument", 1),
    Abbreviation("PAR", "polis, ambulans och räddningstjänst", 1),
)
ROWS = """begrepp;vardag;aldre;forkortning;bredare;smalare;relaterat
kvällsöppet bibliotek;nattläsning|sena böcker;läsaftonen;KÖB;bibliotek;;lånekort
sagostund;nattläsning;;;;;
"""
TEXTS = ("Ett kvällsöppet bibliotek, sagostund och lånekort.", "Läsaftonen är slut.", "Äldreomsorgen växer.")
ALONE = ExpansionOptions(abbreviations=False, thesaurus=False, spelling=False)
TERMS = ExpansionOptions(abbreviations=False, spelling=False)


def frequency(stem: str) -> int:
    """Number of texts that hold a stem."""
    return sum(stem in ANALYZER.stems(text) or stem in ANALYZER.parts(text) for text in TEXTS)


@pytest.fixture(scope="module")
def thesaurus(tmp_path_factory: pytest.TempPathFactory) -> Thesaurus:
    """The bundled thesaurus with two concepts of our own."""
    folder = tmp_path_factory.mktemp("rader")
    (folder / "egna.csv").write_text(ROWS, "utf-8")
    return Thesaurus.load([folder], ANALYZER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A generation of the texts with the abbreviations."""
    write_abbreviations(tmp_path, KNOWN)
    write_vocabulary(tmp_path, TEXTS, ANALYZER)
    return tmp_path


def expand(folder: Path, thesaurus: Thesaurus, text: str, options: ExpansionOptions | None = None) -> list[Added]:
    """All that is added to a question."""
    return list(Expander(folder, ANALYZER, thesaurus, frequency, options).expand(text))


def added(found: list[Added]) -> list[str]:
    """The terms."""
    return [one.expansion.added for one in found]


class TestAbbreviations:
    OPTIONS = ExpansionOptions(thesaurus=False, spelling=False)

    @pytest.mark.parametrize(
        ("question", "expected"),
        [
            ("hur går det för IFO?", ["individ- och familjeomsorg"]),
            ("IFO:s budget", ["individ- och familjeomsorg"]),
            ("ifo budget", ["individ- och familjeomsorg"]),
            ("budget för individ- och familjeomsorgen", ["IFO"]),
            ("MI", ["motiverande intervju", "miljöinsats"]),
            ("mi", []),
            ("ett par stolar", []),
            ("PAR på plats", ["polis, ambulans och räddningstjänst"]),
            ("familjeomsorg", []),
            ("individ- och familjeomsorg (IFO)", []),
            ("", []),
        ],
    )
    def test_both_ways(self, folder: Path, thesaurus: Thesaurus, question: str, expected: list[str]) -> None:
        assert added(expand(folder, thesaurus, question, self.OPTIONS)) == expected

    def test_say_how_often_and_for_which_words(self, folder: Path, thesaurus: Thesaurus) -> None:
        (short,) = expand(folder, thesaurus, "budget för IFO", self.OPTIONS)
        assert short.expansion == Expansion("IFO", "individ- och familjeomsorg", "utskriven", 0.8, "arkiv", 3)
        assert short.way.tokens == (2,)
        (long,) = expand(folder, thesaurus, "individ- och familjeomsorg", self.OPTIONS)
        assert (long.expansion.kind, long.way.tokens) == ("forkortning", (0, 1, 2))

    def test_a_generation_from_before_has_none(self, tmp_path: Path, thesaurus: Thesaurus) -> None:
        assert expand(tmp_path, thesaurus, "IFO", self.OPTIONS) == []


class TestThesaurus:
    def test_official_words_first_and_only_those_of_the_archive(self, folder: Path, thesaurus: Thesaurus) -> None:
        found = expand(folder, thesaurus, "är det nattläsning?", TERMS)
        assert added(found) == ["kvällsöppet bibliotek", "sagostund", "läsaftonen", "bibliotek", "lånekort"]
        weights = [one.way.weight for one in found]
        assert weights == sorted(weights, reverse=True)
        assert {one.expansion.source for one in found} == {"ordlista"}
        assert {one.way.tokens for one in found} == {(2,)}

    def test_a_word_that_leads_to_several_concepts_says_less(self, folder: Path, thesaurus: Thesaurus) -> None:
        many = expand(folder, thesaurus, "nattläsning", TERMS)[0]
        one = expand(folder, thesaurus, "sena böcker", TERMS)[0]
        assert many.expansion.added == one.expansion.added == "kvällsöppet bibliotek"
        assert many.way.weight < one.way.weight

    def test_abbreviations_stand_for_their_long_form(self, folder: Path, thesaurus: Thesaurus) -> None:
        assert expand(folder, thesaurus, "KÖB", TERMS)[0].expansion.kind == "utskriven"

    def test_at_most_so_many_and_none_too_light(self, folder: Path, thesaurus: Thesaurus) -> None:
        few = ExpansionOptions(abbreviations=False, spelling=False, most=2)
        assert len(expand(folder, thesaurus, "nattläsning", few)) == 2
        heavy = ExpansionOptions(abbreviations=False, spelling=False, least=1.0)
        assert added(expand(folder, thesaurus, "nattläsning", heavy)) == ["kvällsöppet bibliotek", "sagostund"]
        kinds = MappingProxyType(dict.fromkeys(ExpansionOptions().kinds, 0.0))
        assert expand(folder, thesaurus, "nattläsning", ExpansionOptions(kinds=kinds, least=0.1)) == []

    def test_no_thesaurus_adds_nothing(self, folder: Path) -> None:
        assert Expander(folder, ANALYZER, None, frequency).expand("nattläsning i biblioteket") == ()


class TestSpelling:
    def test_an_unknown_word_is_read_as_the_archive_spells_it(self, folder: Path, thesaurus: Thesaurus) -> None:
        (found,) = expand(folder, thesaurus, "Hur växer aldreomsorgen?")
        assert found.expansion == Expansion("aldreomsorgen", "äldreomsorgen", "stavning", 0.9, "stavning")
        assert meant("Hur växer aldreomsorgen?", [found]) == "Hur växer äldreomsorgen?"

    @pytest.mark.parametrize("question", ["äldreomsorg", "elefant", "växar", "x1y2", "2024-01-01", "kvantmekanik"])
    def test_other_words_stay(self, folder: Path, thesaurus: Thesaurus, question: str) -> None:
        options = ExpansionOptions(abbreviations=False, thesaurus=False)
        assert added(expand(folder, thesaurus, question, options)) in ([], ["växer"])


class TestChoice:
    def test_what_is_switched_off_is_left_out(self, folder: Path, thesaurus: Thesaurus) -> None:
        assert expand(folder, thesaurus, "IFO nattläsning aldreomsorg", ALONE) == []

    def test_skipped_terms_and_words_of_phrases_are_left_alone(self, folder: Path, thesaurus: Thesaurus) -> None:
        expander = Expander(folder, ANALYZER, thesaurus, frequency, TERMS)
        terms = [one.expansion.added for one in expander.expand("nattläsning", ["SAGOSTUND"])]
        assert "sagostund" not in terms
        assert terms
        assert expander.expand("nattläsning", fixed=["nattläsning"]) == ()

    def test_the_meaning_of_a_question_has_its_official_words(self, folder: Path, thesaurus: Thesaurus) -> None:
        found = expand(folder, thesaurus, "nattläsning", TERMS)
        assert meant("nattläsning", found) == "nattläsning kvällsöppet bibliotek sagostund"
        assert meant("nattläsning", []) == "nattläsning"


def archive(root: Path, *passages: Passage) -> None:
    """A generation with the abbreviations."""
    write_generation(root, passages)
    write_abbreviations(open_current(root)[0], KNOWN)


def test_search_finds_the_other_words_unless_told_not_to(tmp_path: Path) -> None:
    archive(
        tmp_path,
        passage(0, "Underskottet i individens och familjens omsorg."),
        passage(1, "Individ- och familjeomsorg växer."),
    )
    backend = open_backend(tmp_path)
    found = backend.search(Query("IFO", explain=True))
    assert [one.added for one in found.expansions] == ["individ- och familjeomsorg"]
    why = {hit.passage.text: hit.explanation for hit in found.hits}["Individ- och familjeomsorg växer."]
    assert why.matched == ("Individ", "familjeomsorg")
    assert why.added == ("individ- och familjeomsorg",)
    assert why.words > 0
    without = (
        Query("IFO", explain=True, expand=False),
        Query("IFO", explain=True, skip=("Individ- och familjeomsorg",)),
    )
    for result in map(backend.search, without):
        assert result.expansions == ()
        assert {hit.explanation.matched for hit in result.hits} <= {()}
    backend.close()
