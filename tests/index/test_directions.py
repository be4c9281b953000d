"""Main directions: inner products stay as near as they can, a text stays its own nearest, small spaces stay whole."""

from pathlib import Path

import numpy as np
import pytest

from index.directions import read_directions, write_directions
from index.embedders import unit

RANDOM = np.random.default_rng(3)


def test_what_lies_in_few_directions_keeps_its_inner_products(tmp_path: Path) -> None:
    space = np.linalg.qr(RANDOM.normal(size=(20, 4)))[0].T
    vectors = unit((RANDOM.normal(size=(50, 4)) @ space).astype(np.float32))
    kept = write_directions(tmp_path, vectors, most=4).project(vectors)
    assert kept.shape == (50, 4)
    np.testing.assert_allclose(kept @ kept.T, vectors @ vectors.T, atol=1e-5)


def test_the_main_directions_are_nearer_than_others(tmp_path: Path) -> None:
    vectors = unit((RANDOM.normal(size=(200, 12)) * np.linspace(3, 0.1, 12)).astype(np.float32))
    kept = write_directions(tmp_path, vectors, most=6).project(vectors)
    whole = vectors @ vectors.T
    assert np.abs(kept @ kept.T - whole).mean() < np.abs(unit(vectors[:, 6:]) @ unit(vectors[:, 6:]).T - whole).mean()


@pytest.mark.parametrize("most", [4, 5, 192])
def test_a_small_space_stays_as_it_is(tmp_path: Path, most: int) -> None:
    vectors = unit(RANDOM.normal(size=(9, 4)).astype(np.float32))
    np.testing.assert_array_equal(write_directions(tmp_path, vectors, most).project(vectors), unit(vectors))


def test_nothing_stays_nothing_and_others_get_length_1(tmp_path: Path) -> None:
    directions = write_directions(tmp_path, np.zeros((0, 8), np.float32), most=3)
    kept = directions.project(np.array([[0.0] * 8, [1.0] * 8], np.float32))
    assert np.linalg.norm(kept, axis=1) == pytest.approx([0.0, 1.0])


def test_they_are_read_as_they_were_written(tmp_path: Path) -> None:
    vectors = unit(RANDOM.normal(size=(9, 8)).astype(np.float32))
    written = write_directions(tmp_path, vectors, most=3)
    np.testing.assert_array_equal(read_directions(tmp_path).project(vectors), written.project(vectors))
