"""Vectors of sentences and of heads: the nearest sentence counts, and passages under one head share its vector."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.directions import write_directions
from index.finer_vectors import FinerVectors, sentences_of, write_finer_vectors
from tests.support.passages import EMBEDDER, passage

ARCHIVE = (
    passage(0, "Budgeten höjs med tre procent. Simhallen stängs för gott.", title="Plan", heading_path=("Badet",)),
    passage(1, "Skolan får nya lokaler.", title="Plan", heading_path=("Badet",)),
    passage(2, "", title="Bygglov"),
)


@pytest.fixture
def vectors(tmp_path: Path) -> FinerVectors:
    """Three passages, two of them under one head."""
    directions = write_directions(tmp_path, EMBEDDER.embed_passages([one.text for one in ARCHIVE]))
    write_finer_vectors(tmp_path, ARCHIVE, EMBEDDER, directions)
    return FinerVectors(tmp_path)


def test_a_text_is_cut_at_ends_and_lines() -> None:
    text = "Det är bra så. Följande gäller: taxan höjs nu\nNej\nSe bilaga ett."
    assert sentences_of(text) == ["Det är bra så.", "taxan höjs nu", "Se bilaga ett."]


@given(st.text(max_size=80))
def test_every_text_has_a_sentence(text: str) -> None:
    assert sentences_of(text)


def test_the_nearest_sentence_of_each_passage_counts(vectors: FinerVectors) -> None:
    query = EMBEDDER.embed_query("Simhallen stängs för gott.")
    first, second, empty = vectors.sentence(query, [0, 1, 2]).tolist()
    assert first == pytest.approx(1.0, abs=1e-2)
    assert second < 0.5
    assert empty == 0.0
    assert vectors.sentence(query, []).shape == (0,)


def test_a_head_is_title_and_headings(vectors: FinerVectors) -> None:
    near = vectors.head(EMBEDDER.embed_query("Plan. Badet"), [2, 1, 0]).tolist()
    assert near[1] == near[2] == pytest.approx(1.0, abs=1e-2)
    assert near[0] < 0.5
