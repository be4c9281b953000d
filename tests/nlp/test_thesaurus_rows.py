"""All rows of the bundled thesaurus, and that the compiled file says what they say."""

from collections import defaultdict

import pytest

from nlp.analyzer import Analyzer
from nlp.entities.data import column
from nlp.thesaurus import Concept, Thesaurus
from nlp.thesaurus.concepts import BUNDLED, COLUMNS, load_concepts
from nlp.thesaurus.postings import COMPILED, compiled, keyed

SPOKEN = ("vardag", "aldre", "forkortning")
LINKS = ("bredare", "smalare", "relaterat")


@pytest.fixture(scope="module")
def concepts() -> dict[str, Concept]:
    """Reading them checks that each begrepp stands once and that each has other words or relations."""
    return load_concepts([BUNDLED])


def test_there_are_enough(concepts: dict[str, Concept]) -> None:
    assert len(concepts) >= 2_500
    spoken = [concept for concept in concepts.values() if any(concept.terms(name) for name in SPOKEN)]
    assert len(spoken) >= 0.97 * len(concepts)


def test_the_compiled_file_is_up_to_date(concepts: dict[str, Concept]) -> None:
    """If not: python -m nlp.training.thesaurus."""
    analyzer = Analyzer()
    assert compiled(keyed(concept, analyzer) for concept in concepts.values()) == COMPILED.read_text("utf-8")
    assert Thesaurus.load().concepts() == list(concepts.values())


def test_relations_mostly_lead_to_concepts_and_write_them_alike(concepts: dict[str, Concept]) -> None:
    linked = [term for concept in concepts.values() for name in LINKS for term in concept.terms(name)]
    known = [term for term in linked if term.lower() in concepts]
    assert len(known) >= 0.9 * len(linked)
    assert [term for term in known if concepts[term.lower()].begrepp != term] == []


def test_a_relation_is_of_one_kind(concepts: dict[str, Concept]) -> None:
    for concept in concepts.values():
        terms = [term for name in LINKS for term in concept.terms(name)]
        assert len(terms) == len(set(terms)), concept.begrepp


def test_nothing_is_narrower_than_itself(concepts: dict[str, Concept]) -> None:
    narrower: dict[str, set[str]] = defaultdict(set)
    for concept in concepts.values():
        narrower[concept.begrepp].update(concept.smalare)
        for term in concept.bredare:
            narrower[term].add(concept.begrepp)
    done: set[str] = set()

    def visit(term: str, above: tuple[str, ...]) -> None:
        assert term not in above, (*above, term)
        if term not in done:
            for below in narrower.get(term, ()):
                visit(below, (*above, term))
            done.add(term)

    for term in list(narrower):
        visit(term, ())


def test_no_row_names_a_municipality(concepts: dict[str, Concept]) -> None:
    names = column("kommuner.tsv")
    terms = {term for concept in concepts.values() for name in COLUMNS for term in concept.terms(name)}
    assert {term for term in terms if not names.isdisjoint(term.split())} == set()
