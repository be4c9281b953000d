"""Arrays of a generation on disk."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


def mapped(path: Path) -> npt.NDArray[Any]:
    """An array that stays on disk until it is read, as a plain array: `numpy.memmap` costs a microsecond an access.

    Args:
        path: of an ".npy" file.
    """
    held: npt.NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return held


def ragged(starts: npt.NDArray[np.int64], places: Sequence[int]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Which elements of a long array belong to given rows of different lengths.

    Args:
        starts: of all rows in the long array, and its end; shape (rows + 1,).
        places: of the rows wanted.

    Returns:
        Their elements, one row after the other, and the length of each row.
    """
    rows = np.asarray(places, np.int64)
    sizes = starts[rows + 1] - starts[rows]
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts[rows] - before, sizes) + np.arange(sizes.sum()), sizes
