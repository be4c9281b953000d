"""Word against word: a passage comes as near to a word as the nearest of its own words does."""

from pathlib import Path

import numpy as np
import pytest

from index.directions import write_directions
from index.interaction import SAME, InteractionIndex, words_of, write_interaction
from tests.support.passages import ANALYZER, EMBEDDER, passage

ARCHIVE = (
    passage(0, "Simhallen stängs i maj.", title="Rapport"),
    passage(1, "Taxan höjs.", heading_path=("Ekonomi", "Skolskjuts")),
    passage(2, ""),
)


@pytest.fixture
def index(tmp_path: Path) -> InteractionIndex:
    """Three passages, the last of which has no words."""
    directions = write_directions(tmp_path, EMBEDDER.embed_passages([one.text for one in ARCHIVE]))
    write_interaction(tmp_path, ARCHIVE, EMBEDDER, directions, ANALYZER)
    return InteractionIndex(tmp_path)


def test_words_are_given_once_and_without_stop_words() -> None:
    assert words_of("Simhallen och SIMHALLEN i maj", ANALYZER) == ["simhallen", "maj"]


@pytest.mark.parametrize(("word", "held"), [("simhallen", 0), ("rapport", 0), ("taxan", 1), ("skolskjuts", 1)], ids=str)
def test_text_title_and_heading_are_looked_in(index: InteractionIndex, word: str, held: int) -> None:
    (near,) = index.nearest(EMBEDDER.embed_passages([word]), [0, 1, 2])
    assert near[held] > SAME > near[1 - held]
    assert near[2] == 0.0


def test_only_the_innermost_heading_counts(index: InteractionIndex) -> None:
    assert index.nearest(EMBEDDER.embed_passages(["ekonomi"]), [1])[0, 0] < SAME


def test_passages_in_the_order_asked_for(index: InteractionIndex) -> None:
    words = EMBEDDER.embed_passages(["simhallen", "taxan"])
    np.testing.assert_array_equal(index.nearest(words, [2, 1, 0]), index.nearest(words, [0, 1, 2])[:, ::-1])


def test_no_words_or_no_passages(index: InteractionIndex) -> None:
    assert index.nearest(np.zeros((0, EMBEDDER.dimensions), np.float32), [0, 1]).shape == (0, 2)
    assert index.nearest(EMBEDDER.embed_passages(["taxan"]), [2]).tolist() == [[0.0]]
    assert index.nearest(EMBEDDER.embed_passages(["taxan"]), []).shape == (1, 0)
