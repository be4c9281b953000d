"""The vector index: exact search against numpy, filters, moments, a full disk."""

import resource
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedders import unit
from index.protocol import Vectors
from index.vectors import VectorIndex, write_vectors

COUNT, WIDTH = 200, 16


def some_vectors(count: int = COUNT, seed: int = 1) -> Vectors:
    """Unit vectors that point mostly one way, as those of real passages do."""
    random = np.random.default_rng(seed)
    return unit((random.normal(size=(count, WIDTH)) + 0.5).astype(np.float32))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> VectorIndex:
    folder = tmp_path_factory.mktemp("vectors")
    write_vectors(folder, some_vectors())
    return VectorIndex(folder)


QUERY: Vectors = some_vectors(1, seed=2)[0]
EXACT = some_vectors().astype(np.float16).astype(np.float32) @ QUERY


def best(scores: np.ndarray, limit: int) -> list[int]:
    """Places of the highest scores."""
    return [int(place) for place in np.argsort(-scores)[:limit]]


class TestSearch:
    @pytest.mark.parametrize("limit", [1, 10, COUNT, COUNT + 1])
    def test_finds_the_nearest(self, index: VectorIndex, limit: int) -> None:
        found = index.search(QUERY, limit)
        assert list(found) == best(EXACT, limit)
        assert list(found.values()) == pytest.approx([EXACT[place] for place in found], abs=1e-5)

    @pytest.mark.parametrize("limit", [0, -1])
    def test_finds_nothing_when_nothing_is_wanted(self, index: VectorIndex, limit: int) -> None:
        assert index.search(QUERY, limit) == {}

    def test_a_question_without_a_known_word_finds_nothing(self, index: VectorIndex) -> None:
        assert index.search(np.zeros(WIDTH, np.float32), 10) == {}

    def test_an_empty_index_finds_nothing(self, tmp_path: Path) -> None:
        write_vectors(tmp_path, np.zeros((0, WIDTH), np.float32))
        empty = VectorIndex(tmp_path)
        assert empty.search(QUERY, 10) == {}
        assert empty.similarity(QUERY, []).shape == (0,)
        assert empty.moments(QUERY).mean == 0.0
        assert empty.moments(QUERY).deviation > 0

    @given(st.sets(st.integers(0, COUNT - 1)), st.integers(1, COUNT))
    @settings(max_examples=50, deadline=None)
    def test_finds_only_what_is_allowed(self, index: VectorIndex, allowed: set[int], limit: int) -> None:
        found = index.search(QUERY, limit, sorted(allowed))
        kept = np.full(COUNT, -2.0)
        kept[sorted(allowed)] = EXACT[sorted(allowed)]
        assert list(found) == best(kept, min(limit, len(allowed)))

    def test_a_passage_without_known_words_is_far_from_everything(self, tmp_path: Path) -> None:
        vectors = some_vectors(3)
        vectors[1] = 0
        write_vectors(tmp_path, vectors)
        assert VectorIndex(tmp_path).search(vectors[0], 3)[1] == 0.0


class TestScores:
    def test_similarity_is_that_of_the_search(self, index: VectorIndex) -> None:
        found = index.search(QUERY, 20)
        assert index.similarity(QUERY, list(found)) == pytest.approx(list(found.values()), abs=1e-5)
        assert index.similarity(QUERY, []).shape == (0,)

    def test_moments_are_exact_without_a_scan(self, index: VectorIndex) -> None:
        moments = index.moments(QUERY)
        assert moments.mean == pytest.approx(float((some_vectors() @ QUERY).mean()), abs=1e-5)
        assert moments.deviation == pytest.approx(float((some_vectors() @ QUERY).std()), abs=1e-5)

    def test_the_deviation_is_never_nought(self, tmp_path: Path) -> None:
        write_vectors(tmp_path, np.repeat(some_vectors(1), 5, axis=0))
        assert VectorIndex(tmp_path).moments(QUERY).deviation >= 1e-4 * 0.99


def test_the_same_vectors_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_vectors(tmp_path / name, some_vectors())
    for file in ("vectors.faiss", "moments.npy"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


@pytest.mark.parametrize("missing", [1, 100, 5_000, 6_000])
def test_a_disk_that_fills_up_is_noticed_to_the_last_byte(tmp_path: Path, missing: int) -> None:
    (tmp_path / "whole").mkdir()
    write_vectors(tmp_path / "whole", some_vectors())
    size = (tmp_path / "whole" / "vectors.faiss").stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size - missing, hard))
    try:
        with pytest.raises((OSError, RuntimeError)):
            write_vectors(tmp_path, some_vectors())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Vectors enough for a coarse index."""
    folder = tmp_path_factory.mktemp("coarse")
    write_vectors(folder, some_vectors(4_000), many=4_000)
    return folder


class TestCoarse:
    """Many vectors: a coarse index says which ones are worth an exact look."""

    def test_nearly_all_that_is_near_is_found_with_exact_scores(self, folder: Path) -> None:
        exact = some_vectors(4_000).astype(np.float16).astype(np.float32) @ QUERY
        found = VectorIndex(folder).search(QUERY, 50)
        assert len(found) == 50
        assert len(found.keys() & set(best(exact, 50))) >= 45
        assert list(found.values()) == pytest.approx([exact[place] for place in found], abs=1e-5)
        assert list(found.values()) == sorted(found.values(), reverse=True)

    def test_it_is_made_the_same_each_time(self, folder: Path, tmp_path: Path) -> None:
        write_vectors(tmp_path, some_vectors(4_000), many=4_000)
        assert VectorIndex(tmp_path).search(QUERY, 30) == VectorIndex(folder).search(QUERY, 30)

    def test_a_filter_is_exact(self, folder: Path) -> None:
        exact = some_vectors(4_000).astype(np.float16).astype(np.float32) @ QUERY
        allowed = range(0, 4_000, 7)
        kept = np.full(4_000, -2.0)
        kept[list(allowed)] = exact[list(allowed)]
        assert list(VectorIndex(folder).search(QUERY, 20, allowed)) == best(kept, 20)

    def test_all_are_found_when_all_are_wanted(self, folder: Path) -> None:
        assert len(VectorIndex(folder).search(QUERY, 5_000)) == 4_000

    @pytest.mark.parametrize(("width", "count"), [(8, 300), (7, 300)])
    def test_vectors_of_any_length(self, tmp_path: Path, width: int, count: int) -> None:
        vectors = unit(np.random.default_rng(4).normal(size=(count, width)).astype(np.float32))
        write_vectors(tmp_path, vectors, many=count)
        assert next(iter(VectorIndex(tmp_path).search(vectors[5], 3))) == 5
