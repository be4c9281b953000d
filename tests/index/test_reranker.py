"""Weighing features: sums of both sides, weights that lean on what the archive knows, sides that can be left out."""

import json
from pathlib import Path

import numpy as np
import pytest

from index.features import FEATURES, MEANING, TRAITS, WORDS
from index.reranker import Reranker
from ingest.errors import DefectError


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Each feature counts 1, and 1 more where all of the question is unknown."""
    path = tmp_path / "ranking.json"
    path.write_text(json.dumps({"features": {name: [1.0, 1.0] for name in FEATURES}}), "utf-8")
    return path


def of(side: str) -> int:
    """Number of features of a side."""
    return sum(one == side for one in FEATURES.values())


def test_the_bundled_weights_fit_the_features() -> None:
    ranked = Reranker().rank(np.eye(len(FEATURES), dtype=np.float32), 0.0)
    assert ranked.score.shape == (len(FEATURES),)
    assert ranked.score.any()


@pytest.mark.parametrize(("unknown", "factor"), [(0.0, 1.0), (0.5, 1.5)])
def test_scores_are_sums_and_say_what_each_side_gave(weights: Path, unknown: float, factor: float) -> None:
    rows = np.stack([np.ones(len(FEATURES)), np.zeros(len(FEATURES))]).astype(np.float32)
    ranked = Reranker(weights).rank(rows, unknown)
    assert ranked.score.tolist() == pytest.approx([factor * len(FEATURES), 0.0])
    assert ranked.words.tolist() == pytest.approx([factor * of(WORDS), 0.0])
    assert ranked.meaning.tolist() == pytest.approx([factor * of(MEANING), 0.0])


def test_a_side_that_is_left_out_counts_nothing(weights: Path) -> None:
    rows = np.ones((1, len(FEATURES)), np.float32)
    ranked = Reranker(weights).rank(rows, 0.0, {WORDS, TRAITS})
    assert (ranked.score.tolist(), ranked.words.tolist()) == ([of(MEANING)], [0.0])


def test_weights_of_other_features_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "ranking.json"
    path.write_text('{"features": {"words": [1, 1]}}', "utf-8")
    with pytest.raises(DefectError, match="särdragen"):
        Reranker(path)
