"""The archive's own abbreviations in a question: both ways, shown, and switched off."""

from pathlib import Path

import pytest

from index.expansions import ExpansionIndex, write_expansions
from index.generation import open_current
from index.protocol import Expansion, Query
from nlp.linking.explained import Abbreviation
from tests.support.passages import ANALYZER, open_backend, passage, write_generation

KNOWN = (
    Abbreviation("IFO", "individ- och familjeomsorg", 3),
    Abbreviation("MI", "motiverande intervju", 2),
    Abbreviation("MI", "miljöinsats", 1),
    Abbreviation("MI", "mätinstrument", 1),
    Abbreviation("PAR", "polis, ambulans och räddningstjänst", 1),
)


@pytest.fixture
def index(tmp_path: Path) -> ExpansionIndex:
    write_expansions(tmp_path, KNOWN)
    return ExpansionIndex(tmp_path, ANALYZER)


@pytest.mark.parametrize(
    ("question", "added"),
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
def test_both_ways(index: ExpansionIndex, question: str, added: list[str]) -> None:
    assert [one.added for one in index.of(question)] == added


def test_it_says_how_often(index: ExpansionIndex) -> None:
    assert index.of("IFO") == (Expansion("IFO", "individ- och familjeomsorg", 3),)


def test_a_generation_from_before_has_none(tmp_path: Path) -> None:
    assert ExpansionIndex(tmp_path, ANALYZER).of("IFO") == ()


def test_search_finds_the_other_words_unless_told_not_to(tmp_path: Path) -> None:
    write_generation(
        tmp_path,
        (
            passage(0, "Underskottet i individens och familjens omsorg."),
            passage(1, "Individ- och familjeomsorg växer."),
        ),
    )
    write_expansions(open_current(tmp_path)[0], KNOWN)
    backend = open_backend(tmp_path)
    found = backend.search(Query("IFO", explain=True))
    assert found.expansions == (Expansion("IFO", "individ- och familjeomsorg", 3),)
    assert found.hits[0].passage.text.startswith("Individ- och")
    assert found.hits[0].explanation.matched == ("Individ", "familjeomsorg")
    alone = backend.search(Query("IFO", explain=True, expand=False))
    assert (alone.expansions, alone.total > found.total) == ((), False)
    assert alone.hits[0].explanation.matched == ()
    backend.close()
