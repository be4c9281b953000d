"""How often each stem stands in each of many texts: BM25 of some of them, without a search through all.

BM25 as in Robertson and Zaragoza (2009), with the parameters of `index.lexical`. A stem is kept as a number of 32 bits;
that two stems of one text and one question share theirs is too rare to matter.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from index.arrays import mapped, ragged

_STEMS: Final = "stems.npy"
_TIMES: Final = "times.npy"
_STARTS: Final = "starts.npy"
_LENGTHS: Final = "lengths.npy"
_KNOWN: Final = "known.npy"
_MOST: Final = 65_535  # times; BM25 hardly tells more of them apart
_LOW_BITS: Final = 0xFFFF
_K1: Final = 1.2
_B: Final = 0.75

Floats = npt.NDArray[np.float32]


def _number(stem: str) -> int:
    return crc32(stem.encode())


def write_counts(folder: Path, texts: Iterable[Iterable[str]]) -> None:
    """Write how often each stem stands in each text.

    Args:
        folder: to be made.
        texts: the stems of each, as often as they stand there.
    """
    folder.mkdir(parents=True)
    stems, times, lengths, starts = array("I"), array("H"), array("I"), array("q", [0])
    for text in texts:
        counts = Counter(map(_number, text))
        stems.extend(counts)
        times.extend(min(count, _MOST) for count in counts.values())
        lengths.append(counts.total())
        starts.append(len(stems))
    known, held = np.unique(np.asarray(stems, np.uint32), return_counts=True)
    for name, values in (
        (_STEMS, np.asarray(stems, np.uint32)),
        (_TIMES, np.asarray(times, np.uint16)),
        (_STARTS, np.asarray(starts, np.int64)),
        (_LENGTHS, np.asarray(lengths, np.uint32)),
        (_KNOWN, np.stack([known, held.astype(np.uint32)])),
    ):
        np.save(folder / name, values, allow_pickle=False)


class TermCounts:
    """The counts of one folder, open for reading.

    Args:
        folder: of `write_counts`.
    """

    def __init__(self, folder: Path) -> None:
        self._stems: npt.NDArray[np.uint32] = mapped(folder / _STEMS)
        self._times: npt.NDArray[np.uint16] = mapped(folder / _TIMES)
        self._starts: npt.NDArray[np.int64] = np.load(folder / _STARTS, allow_pickle=False)
        lengths = np.load(folder / _LENGTHS, allow_pickle=False).astype(np.float32)
        self._norms: Floats = _K1 * (1 - _B + _B * lengths / max(1.0, float(lengths.mean()) if len(lengths) else 1.0))
        self._known, self._held = np.load(folder / _KNOWN, allow_pickle=False)

    def scores(self, weights: Mapping[str, float], places: Sequence[int]) -> Floats:
        """BM25 of some texts, shape (len(places),).

        Args:
            weights: of the stems that are looked for.
            places: of the texts.
        """
        rows = np.asarray(places, np.int64)
        numbers, worth = self._worth(weights)
        if not len(numbers) or not len(rows):
            return np.zeros(len(rows), np.float32)
        elements, sizes = ragged(self._starts, places)
        stems = self._stems[elements]
        # Most stems are not looked for: their low bits tell it of nearly all of them at once.
        asked = np.zeros(_LOW_BITS + 1, np.bool_)
        asked[numbers & _LOW_BITS] = True
        found = np.flatnonzero(asked[stems & _LOW_BITS])
        which = np.searchsorted(numbers, stems[found]).clip(max=len(numbers) - 1)
        same = numbers[which] == stems[found]
        found, which = found[same], which[same]
        row = np.searchsorted(np.cumsum(sizes), found, side="right")
        times = self._times[elements[found]].astype(np.float32)
        given = worth[which] * times * (_K1 + 1) / (times + self._norms[rows[row]])
        return np.bincount(row, given, minlength=len(rows)).astype(np.float32)

    def _worth(self, weights: Mapping[str, float]) -> tuple[npt.NDArray[np.uint32], Floats]:
        """Numbers of the stems that are held, ascending, and each one's weight times its inverse document frequency."""
        by_number = {_number(stem): weight for stem, weight in weights.items() if weight > 0}
        numbers = np.array(sorted(by_number), np.uint32)
        places = np.searchsorted(self._known, numbers)
        inside = places < len(self._known)
        inside[inside] = self._known[places[inside]] == numbers[inside]
        numbers, held = numbers[inside], self._held[places[inside]].astype(np.float64)
        rarity = np.log1p((len(self._norms) - held + 0.5) / (held + 0.5))
        weight = np.array([by_number[number] for number in numbers.tolist()], np.float64)
        return numbers, (weight * rarity).astype(np.float32)
