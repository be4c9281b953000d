"""BM25 from counted stems: as the word index scores, of the texts that are asked for alone."""

import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical import WordIndex, write_words
from index.own_words import OwnWords, write_own_words
from index.protocol import Filter
from index.term_counts import TermCounts, write_counts
from index.word_queries import FieldWeights
from tests.support.passages import ANALYZER, passage, random_passages


def made(folder: Path, texts: Sequence[Sequence[str]]) -> TermCounts:
    """Counts of some texts."""
    write_counts(folder / "counts", texts)
    return TermCounts(folder / "counts")


def test_more_often_and_shorter_is_better(tmp_path: Path) -> None:
    counts = made(tmp_path, (["skol"], ["skol", "skol"], ["skol", "lokal"], ["lokal"], []))
    once, twice, longer, none, empty = counts.scores({"skol": 1.0}, [0, 1, 2, 3, 4]).tolist()
    assert twice > once > longer > none == empty == 0.0


def test_rare_stems_weigh_more_and_weights_count(tmp_path: Path) -> None:
    counts = made(tmp_path, (["skol", "simhall"], ["skol"], ["skol"], ["skol"]))
    assert counts.scores({"simhall": 1.0}, [0])[0] > counts.scores({"skol": 1.0}, [0])[0] > 0
    assert counts.scores({"skol": 0.5}, [0])[0] == pytest.approx(counts.scores({"skol": 1.0}, [0])[0] / 2)
    assert counts.scores({"skol": 0.0}, [0])[0] == 0.0


def test_order_of_what_is_asked_for_does_not_matter(tmp_path: Path) -> None:
    counts = made(tmp_path, [[f"ord{number % 7}", "skol"] for number in range(30)])
    terms = {f"ord{number}": 1.0 + number for number in range(9)}
    whole = counts.scores(terms, range(30))
    places = [29, 3, 3, 17]
    assert counts.scores(terms, places).tolist() == whole[places].tolist()


def test_nothing_is_asked_of_nothing(tmp_path: Path) -> None:
    counts = made(tmp_path, (["skol"],))
    assert counts.scores({}, [0]).tolist() == [0.0]
    assert counts.scores({"okänd": 1.0}, [0]).tolist() == [0.0]
    assert counts.scores({"skol": 1.0}, []).shape == (0,)
    (tmp_path / "empty").mkdir()
    assert made(tmp_path / "empty", ()).scores({"skol": 1.0}, []).shape == (0,)


@given(
    texts=st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), min_size=1, max_size=12),
    asked=st.dictionaries(st.sampled_from("abcdefghxyz"), st.floats(0.1, 3), max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_agrees_with_the_formula(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], asked: dict[str, float]
) -> None:
    counts = made(tmp_path_factory.mktemp("counts"), texts)
    mean = max(1.0, sum(map(len, texts)) / len(texts))

    def score(text: list[str]) -> float:
        norm = 1.2 * (0.25 + 0.75 * len(text) / mean)
        held = {stem: sum(stem in other for other in texts) for stem in asked}
        return sum(
            weight
            * math.log1p((len(texts) - held[stem] + 0.5) / (held[stem] + 0.5))
            * text.count(stem)
            * 2.2
            / (text.count(stem) + norm)
            for stem, weight in asked.items()
        )

    assert counts.scores(asked, range(len(texts))).tolist() == pytest.approx(list(map(score, texts)), rel=1e-4)


@pytest.mark.parametrize("question", ["skolan och barnen", "budget för hemtjänsten", "nämnden beslutar om skolskjuts"])
def test_own_words_score_as_the_word_index_does(tmp_path: Path, question: str) -> None:
    archive = (*random_passages(60), passage(60, "Budget för hemtjänsten: skolskjuts åt barnen.", document=3))
    weights = FieldWeights(grams=0.0)
    write_words(tmp_path / "words", archive, ANALYZER)
    write_own_words(tmp_path, archive, ANALYZER)
    found = WordIndex(tmp_path / "words", ANALYZER).search(question, weights, Filter(), len(archive)).scores
    own = OwnWords(tmp_path, ANALYZER).scores(question, weights, range(len(archive)))
    assert found
    expected = [found.get(ordinal, 0.0) for ordinal in range(len(archive))]
    assert own.tolist() == pytest.approx(expected, rel=0.02, abs=1e-6)
