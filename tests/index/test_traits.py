"""Traits of passages: what is a decision, a proposal or a list of papers, and what that adds to scores."""

from pathlib import Path

import pytest

from index.protocol import Query
from index.traits import Trait, TraitIndex, traits_of, write_traits
from tests.support.passages import open_backend, passage, tag, write_generation

ARCHIVE = (
    passage(0),
    passage(1, decisions=(tag("beslut"),)),
    passage(2, decisions=(tag("forslag"),)),
    passage(3, heading_path=("Protokoll", "Beslutsunderlag")),
    passage(4, heading_path=("Beslutet skickas till",), decisions=(tag("forslag"), tag("delegationsbeslut"))),
    passage(5, "Taxa\nDnr 2023/4", heading_path=("Taxa",)),
)


class TestTraits:
    @pytest.mark.parametrize(
        ("statuses", "traits"),
        [
            ([], Trait(0)),
            (["beslut"], Trait.DECIDED),
            (["delegationsbeslut"], Trait.DECIDED),
            (["forslag"], Trait.PROPOSED),
            (["uppdrag_historik"], Trait.RETOLD),
            (["forslag", "beslut"], Trait.DECIDED | Trait.PROPOSED),
        ],
    )
    def test_decisions_tell(self, statuses: list[str], traits: Trait) -> None:
        assert traits_of(passage(0, decisions=tuple(tag(status) for status in statuses))) == traits

    @pytest.mark.parametrize(
        ("path", "pointing"),
        [
            ((), False),
            (("Beslutsunderlag",), True),
            (("BESLUTET SKA SKICKAS TILL",), True),
            (("Ärendet", "Bilagor till rapporten"), True),
            (("Bilagor", "Kostnader"), False),
            (("Beslut",), False),
            (("Innehållet i tjänsten",), False),
        ],
    )
    def test_the_innermost_heading_tells(self, path: tuple[str, ...], pointing: bool) -> None:
        assert bool(traits_of(passage(0, heading_path=path)) & Trait.POINTING) is pointing

    @pytest.mark.parametrize(
        ("text", "thin"),
        [("§ 24 Taxa\nDnr ON.2021.88", True), ("§ 24 Taxa\nNämnden har inte fått någon rapport.", False)],
    )
    def test_a_heading_with_a_number_under_it_is_thin(self, text: str, thin: bool) -> None:
        assert bool(traits_of(passage(0, text, heading_path=("§ 24 Taxa",))) & Trait.THIN) is thin
        decided = passage(0, text, heading_path=("§ 24 Taxa",), decisions=(tag("beslut"),))
        assert not traits_of(decided) & Trait.THIN


class TestGains:
    @pytest.fixture
    def index(self, tmp_path: Path) -> TraitIndex:
        """The traits of the archive."""
        write_traits(tmp_path, ARCHIVE)
        return TraitIndex(tmp_path)

    def test_lists_of_papers_always_lose(self, index: TraitIndex) -> None:
        assert index.losses(range(6)).tolist() == [0.0, 0.0, 0.0, -1.0, -1.0, -1.5]
        found = index.decided("hemtjänst", range(6))
        assert not any(values.any() for values in (found.worth, found.made, found.retold))

    @pytest.mark.parametrize("question", ["vad beslutades?", "Har nämnden antagit planen", "vem fick avslag", "beslut"])
    def test_decisions_gain_when_they_are_asked_for(self, index: TraitIndex, question: str) -> None:
        assert index.decided(question, range(6)).worth.tolist() == pytest.approx([0.0, 1.0, 0.6, 0.0, 1.0, 0.0])

    def test_what_is_made_and_what_is_told_of_afterwards(self, tmp_path: Path) -> None:
        write_traits(tmp_path, [passage(0, decisions=(tag(status),)) for status in ("beslut", "uppdrag_historik")])
        found = TraitIndex(tmp_path).decided("vad beslutades", [0, 1])
        assert (found.made.tolist(), found.retold.tolist()) == ([1.0, 0.0], [0.0, 1.0])

    def test_only_candidates_are_looked_at(self, index: TraitIndex) -> None:
        assert index.decided("beslut", [2, 0]).worth.tolist() == pytest.approx([0.6, 0.0])
        assert index.losses([5, 0]).tolist() == [-1.5, 0.0]
        assert index.decided("beslut", []).worth.tolist() == []

    def test_an_empty_archive_has_none(self, tmp_path: Path) -> None:
        write_traits(tmp_path, ())
        assert TraitIndex(tmp_path).losses([]).tolist() == []


def test_of_equal_passages_a_decision_stands_first_and_a_list_last(tmp_path: Path) -> None:
    paths = (("Bilagor",), ("Kostnader",))
    lists = (passage(number, "Planen antas av nämnden i maj.", heading_path=path) for number, path in enumerate(paths))
    clauses = (tag("uppdrag_historik"), tag("forslag"), tag("beslut"))
    others = (passage(number, "Taxan antas.", decisions=(clause,)) for number, clause in enumerate(clauses, start=2))
    write_generation(tmp_path, [*lists, *others])
    backend = open_backend(tmp_path)
    first, *rest = (hit.passage.section for hit in backend.search(Query("vad beslutades om taxan?", limit=3)).hits)
    assert (first, sorted(rest)) == (4, [2, 3])  # a proposal and what tells of a decision are about equal
    assert [hit.passage.section for hit in backend.search(Query("planen", limit=2)).hits] == [1, 0]
