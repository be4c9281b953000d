"""Ranking: both sides bring candidates, pages follow one another, switches turn parts off."""

from pathlib import Path

import pytest

from index.features import FEATURES
from index.generation import open_current
from index.lexical import WordIndex
from index.protocol import Filter
from index.ranker import Ranker
from index.switches import RankingOptions
from index.vectors import VectorIndex
from tests.support.passages import ANALYZER, EMBEDDER, passage, random_passages, write_generation

ARCHIVE = (
    *random_passages(40),
    passage(40, "Simhallen stängs i maj.", title="Badet"),
    passage(41, "Rapport om simhallen i kommunen den 3 maj", heading_path=("Beslutsunderlag",)),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generation of 42 passages."""
    root = tmp_path_factory.mktemp("ranker")
    write_generation(root, ARCHIVE)
    return open_current(root)[0]


def ranker(folder: Path, options: RankingOptions | None = None) -> Ranker:
    """A ranker over the generation."""
    words, vectors = WordIndex(folder / "words", ANALYZER), VectorIndex(folder)
    return Ranker(folder, words, vectors, EMBEDDER, ANALYZER, len(ARCHIVE), options or RankingOptions())


def test_what_holds_the_question_comes_first(folder: Path) -> None:
    found = ranker(folder).rank("simhallen stängs", Filter())
    scores = [hit.score for hit in found.fused]
    assert found.fused[0].ordinal == 40
    assert scores == sorted(scores, reverse=True)
    assert len({hit.ordinal for hit in found.fused}) == len(scores)


def test_the_reranker_can_be_switched_off(folder: Path) -> None:
    with_it, without = (
        ranker(folder, RankingOptions(rerank=on)).rank("simhallen skola", Filter()).fused for on in (True, False)
    )
    assert {hit.ordinal for hit in with_it} == {hit.ordinal for hit in without}
    assert [hit.score for hit in with_it] != [hit.score for hit in without]


def test_an_identifier_is_not_reranked(folder: Path) -> None:
    on, off = (ranker(folder, RankingOptions(rerank=on)).rank("KS 2024/12", Filter()).fused for on in (True, False))
    assert on == off


def test_a_side_that_is_switched_off_gives_nothing(folder: Path) -> None:
    found = ranker(folder, RankingOptions(meaning=False)).rank("simhallen", Filter())
    assert all(hit.meaning == 0 for hit in found.fused)


@pytest.mark.parametrize("traits", [True, False])
def test_candidates_come_with_a_row_of_features_each(folder: Path, traits: bool) -> None:
    found = ranker(folder, RankingOptions(traits=traits)).candidates("simhallen kvantdator", Filter())
    assert found.features.shape == (len(found.fused), len(FEATURES))
    assert 0 < found.unknown < 1
    place = list(FEATURES).index("traits")
    assert found.features[:, place].any() == traits


@pytest.mark.parametrize("quick", [True, False])
def test_no_candidates_have_no_features(folder: Path, quick: bool) -> None:
    found = ranker(folder).candidates("simhallen", Filter(municipality=("Ingenstans",)), quick=quick)
    assert (found.fused, found.features.shape) == ([], (0, len(FEATURES)))


def test_nothing_passes_the_filter(folder: Path) -> None:
    assert ranker(folder).rank("simhallen", Filter(municipality=("Ingenstans",))).fused == []


def test_a_deeper_page_goes_on_with_what_words_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.ranker._CANDIDATES", 3)
    ranking = ranker(folder)
    found = ranking.rank("skola", Filter())
    short, deep = found.fused, ranking.beyond(found, "skola", Filter(), (), 42).fused
    assert deep[: len(short)] == short
    assert len(deep) > len(short)
    assert len({hit.ordinal for hit in deep}) == len(deep)
