"""Which passage holds a place of a source: the offsets of all passages of a generation."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped
from index.protocol import Passage

_STARTS: Final = "starts.npy"
_SOURCES: Final = "sources.json"


def write_places(folder: Path, passages: Sequence[Passage]) -> None:
    """Write where the passages of a generation begin.

    Args:
        folder: of the generation.
        passages: in order; those of a source stand together.
    """
    starts = np.array([passage.pieces[0].start if passage.pieces else 0 for passage in passages], np.int64)
    sources: dict[str, int] = {}
    for ordinal, passage in enumerate(passages):
        sources.setdefault(passage.source, ordinal)
    np.save(folder / _STARTS, starts, allow_pickle=False)
    (folder / _SOURCES).write_text(json.dumps(sources), "utf-8")


class PlaceIndex:
    """Where the passages of one generation begin, open for reading.

    Args:
        folder: of the generation.
    """

    def __init__(self, folder: Path) -> None:
        self._starts: npt.NDArray[np.int64] = mapped(folder / _STARTS)
        first = json.loads((folder / _SOURCES).read_text("utf-8"))
        names = sorted(first, key=lambda name: int(first[name]))
        bounds = [*(int(first[name]) for name in names), len(self._starts)]
        self._sources = dict(zip(names, pairwise(bounds), strict=True))

    def of_source(self, source: str) -> range:
        """Ordinals of the passages of a source, in reading order.

        Args:
            source: SHA-256.
        """
        return range(*self._sources.get(source, (0, 0)))

    def at(self, source: str, offset: int) -> int | None:
        """Ordinal of the last passage of a source that begins at or before an offset, or None.

        Args:
            source: SHA-256.
            offset: in the source's text.
        """
        ordinals = self.of_source(source)
        place = bisect_right(self._starts, offset, ordinals.start, ordinals.stop) - 1
        return place if place >= ordinals.start and len(ordinals) else None
