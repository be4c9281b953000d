"""The main directions of an archive's vectors, in which words and sentences are kept: half the numbers, as good a rank.

Principal directions (Hotelling, 1933) without removing the mean, so that inner products stay as near as they can.
"""

from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped
from index.embedders import unit
from index.protocol import Vectors

_FILE: Final = "directions.npy"
_MOST: Final = 192

Floats = npt.NDArray[np.float32]


class Directions:
    """Some orthogonal directions of a space of vectors.

    Args:
        basis: of length 1 each, shape (dimensions, directions).
    """

    def __init__(self, basis: Floats) -> None:
        self._basis = basis

    @property
    def count(self) -> int:
        """Number of directions."""
        return int(self._basis.shape[1])

    def project(self, vectors: Vectors) -> Vectors:
        """Vectors in these directions alone, made to length 1 again (0 stays 0).

        Args:
            vectors: shape (texts, dimensions).

        Returns:
            Shape (texts, directions), float32.
        """
        return unit(np.asarray(vectors @ self._basis, np.float32))


def write_directions(folder: Path, vectors: Vectors, most: int = _MOST) -> Directions:
    """Write the main directions of the vectors of all passages of a generation.

    Args:
        folder: of the generation.
        vectors: shape (passages, dimensions), float32.
        most: number of directions at most; all of a space that has no more.
    """
    dimensions = vectors.shape[1]
    basis = np.eye(dimensions, dtype=np.float32)
    if dimensions > most:
        _, found = np.linalg.eigh(vectors.T @ vectors)
        basis = np.ascontiguousarray(found[:, ::-1][:, :most], np.float32)
    np.save(folder / _FILE, basis, allow_pickle=False)
    return Directions(basis)


def read_directions(folder: Path) -> Directions:
    """The directions of a generation.

    Args:
        folder: of the generation.
    """
    return Directions(mapped(folder / _FILE))
