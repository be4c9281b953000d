"""Search by meaning: unit vectors in a flat FAISS index, with half-precision storage.

Exact search is chosen over a graph up to some 300,000 passages: nothing to build, filters exact, the same answer
every time (docs/decisions/0003-exact-vectors.md). Where there are many, four bits for every few numbers (André et al.,
"Cache locality is not enough: high-performance nearest neighbor search with product quantization fast scan", 2015) tell
first which ones are worth an exact look: a tenth of the time, and 96 of 100 among the nearest 200,
99 among the nearest 50.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import faiss
import numpy as np
import numpy.typing as npt

from index.protocol import Vectors

_INDEX: Final = "vectors.faiss"
_COARSE: Final = "vectors-coarse.faiss"
_MOMENTS: Final = "moments.npy"
_MANY: Final = 20_000
_TRAINED_ON: Final = 20_000
_LOOKED_AT: Final = 5.0  # times what is wanted


@dataclass(frozen=True, slots=True)
class Moments:
    """Mean and spread of the inner products of a query with all passages, exact without scanning them.

    Args:
        mean: q·μ.
        deviation: √(qᵀ Σ q), at least a small positive number.
    """

    mean: float
    deviation: float


def write_vectors(folder: Path, vectors: Vectors, many: int = _MANY) -> None:
    """Write the vector index of a generation.

    Args:
        folder: existing folder.
        vectors: shape (passages, dimensions), float32, rows of length 1 or 0.
        many: number of passages from which a coarse index is written too.
    """
    dimensions = vectors.shape[1]
    index = faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    if len(vectors):
        index.train(vectors)
        index.add(vectors)
    _write(index, folder / _INDEX)
    if len(vectors) >= many:
        _write(_coarse(vectors), folder / _COARSE)
    mean = vectors.mean(axis=0) if len(vectors) else np.zeros(dimensions, np.float32)
    centred = vectors - mean
    covariance = centred.T @ centred / max(1, len(vectors))
    np.save(folder / _MOMENTS, np.vstack([mean[None, :], covariance]).astype(np.float32), allow_pickle=False)


def _coarse(vectors: Vectors) -> faiss.Index:
    dimensions = vectors.shape[1]
    together = next(size for size in (3, 2, 1) if dimensions % size == 0)
    index = faiss.IndexPQFastScan(dimensions, dimensions // together, 4, faiss.METRIC_INNER_PRODUCT)
    index.train(vectors[:: max(1, len(vectors) // _TRAINED_ON)])
    index.add(vectors)
    return index


def _quick(path: Path, exact: faiss.Index) -> faiss.Index:
    """Where there is a coarse index: it, with an exact look at what it takes for near; else the exact one."""
    if not path.exists():
        return exact
    both = faiss.IndexRefine(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC), exact)
    both.k_factor = _LOOKED_AT
    return both


def _write(index: faiss.Index, path: Path) -> None:
    with path.open("wb") as file:
        # Not by name: faiss does not notice when a full disk keeps the last bytes of a file that it closes.
        writer = faiss.PyCallbackIOWriter(file.write)  # type: ignore[attr-defined]  # not in the stubs of faiss
        faiss.write_index(index, writer)


class VectorIndex:
    """The vector index of one generation, open for reading."""

    def __init__(self, folder: Path) -> None:
        # One thread a query: the service runs queries beside each other, and handing work out costs more than it saves.
        faiss.omp_set_num_threads(1)
        self._index = faiss.read_index(str(folder / _INDEX), faiss.IO_FLAG_MMAP_IFC)
        self._quick = _quick(folder / _COARSE, self._index)
        moments = np.load(folder / _MOMENTS, allow_pickle=False)
        self._mean, self._covariance = moments[0], moments[1:]

    def search(self, query: Vectors, limit: int, allowed: Sequence[int] | None = None) -> dict[int, float]:
        """Inner products of the passages nearest to a query.

        Args:
            query: shape (dimensions,), float32.
            limit: number of passages wanted.
            allowed: ordinals that may be found; None for all.
        """
        limit = min(limit, self._index.ntotal if allowed is None else len(allowed))
        if limit <= 0 or not query.any():
            return {}
        index, parameters = self._quick, None
        if allowed is not None:
            selector = faiss.IDSelectorBatch(np.asarray(allowed, np.int64))
            # A selector is only for the exact index.
            index, parameters = self._index, faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # no stub
        scores, ordinals = index.search(query[None, :], limit, params=parameters)
        found = ordinals[0] >= 0
        return dict(zip(ordinals[0][found].tolist(), scores[0][found].tolist(), strict=True))

    def similarity(self, queries: Vectors, ordinals: Sequence[int] | npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Inner products of queries with given passages.

        Args:
            queries: shape (dimensions,) or (queries, dimensions), float32.
            ordinals: of the passages.

        Returns:
            Shape (len(ordinals),) or (queries, len(ordinals)).
        """
        if not len(ordinals):
            return np.zeros((*queries.shape[:-1], 0), np.float32)
        rows = self._index.reconstruct_batch(np.asarray(ordinals, np.int64))
        return np.asarray(queries @ rows.T, np.float32)

    def moments(self, query: Vectors) -> Moments:
        """Mean and deviation of the inner products of a query with all passages."""
        variance = float(query @ self._covariance @ query)
        return Moments(float(self._mean @ query), max(variance, 1e-8) ** 0.5)
