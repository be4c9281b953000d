"""Passages that say nearly the same: MinHash over triples of words, found in bands, checked exactly, kept in groups.

MinHash with bands as in Leskovec, Rajaraman and Ullman, Mining of Massive Datasets (2020), chapter 3: 64 permutations
in 16 bands of 4 find a pair with a Jaccard index of 0.8 with a probability of 0.9998, one of 0.5 with 0.64; what they
find is checked exactly.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped
from index.fusion import Fused
from index.protocol import Passage, Place
from nlp.analyzer.forms import TOKEN

LEAST_LIKE: Final = 0.8
BOILERPLATE: Final = 5
"""In so many documents a passage says nothing of any one of them."""

MOST_PLACES: Final = 10
"""Of what says nearly the same as a hit, so many places are told; a form may stand in hundreds of documents."""

_GROUPS: Final = "duplicates.npy"
_SHINGLE: Final = 3
_PERMUTATIONS: Final = 64
_ROWS: Final = 4
_FEWEST: Final = 6  # triples; shorter passages are too little to be called alike
_MOST_PAIRED: Final = 50  # in a bucket; each is then compared with those before it up to this number

Hashes = npt.NDArray[np.uint64]


def write_duplicates(folder: Path, passages: Sequence[Passage]) -> set[int]:
    """Write which passages of a generation say nearly the same.

    Args:
        folder: of the generation.
        passages: in order; their place is their ordinal.

    Returns:
        Ordinals of those that are boilerplate.
    """
    groups = groups_of([body_of(passage) for passage in passages])
    np.save(folder / _GROUPS, groups, allow_pickle=False)
    return boilerplate(passages, groups.tolist())


def body_of(passage: Passage) -> str:
    """The text of a passage without the heading that it begins with."""
    heading = passage.heading_path[-1] if passage.heading_path else ""
    return passage.text.removeprefix(heading) if heading else passage.text


def groups_of(texts: Sequence[str]) -> npt.NDArray[np.int32]:
    """The group of each text: ordinal of the first text that it says nearly the same as; its own without any.

    Args:
        texts: in order.
    """
    shingled = [_shingles(text) for text in texts]
    groups = np.arange(len(texts), dtype=np.int32)
    long = [ordinal for ordinal, shingles in enumerate(shingled) if len(shingles) >= _FEWEST]
    for one, other in _pairs(long, shingled):
        first, second = _root(groups, one), _root(groups, other)
        if first != second and _jaccard(shingled[one], shingled[other]) >= LEAST_LIKE:
            groups[max(first, second)] = min(first, second)
    return np.array([_root(groups, ordinal) for ordinal in range(len(texts))], np.int32)


def _root(groups: npt.NDArray[np.int32], ordinal: int) -> int:
    while groups[ordinal] != ordinal:
        ordinal = int(groups[ordinal])
    return ordinal


def _shingles(text: str) -> Hashes:
    """Hashes of the triples of words of a text, each once, in order of size."""
    words = [hash_of(word) for word in TOKEN.findall(text.lower())]
    if len(words) < _SHINGLE:
        return np.zeros(0, np.uint64)
    rows = np.array(words, np.uint64)
    factors = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)
    mixed = rows[:-2] * factors[0] + rows[1:-1] * factors[1] + rows[2:] * factors[2]
    return np.unique(mixed ^ (mixed >> np.uint64(29)))


def hash_of(word: str) -> int:
    """64 bits that stand for a word, the same on every machine."""
    known = _known.get(word)
    if known is None:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        known = _known[word] = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
    return known


_known: dict[str, int] = {}
_MOST_KNOWN: Final = 500_000


def _pairs(ordinals: Sequence[int], shingled: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Pairs that share a band of their signatures, each perhaps several times."""
    if not ordinals:
        return
    signatures = _signatures([shingled[ordinal] for ordinal in ordinals])
    for band in range(0, _PERMUTATIONS, _ROWS):
        keys = np.ascontiguousarray(signatures[:, band : band + _ROWS]).view([("", np.uint64)] * _ROWS).ravel()
        order = np.argsort(keys, kind="stable")
        same = keys[order][1:] == keys[order][:-1]
        bucket: list[int] = []
        for place, ordinal in enumerate(order):
            if place and not same[place - 1]:
                bucket = []
            for other in bucket:
                yield ordinals[other], ordinals[int(ordinal)]
            if len(bucket) < _MOST_PAIRED:
                bucket.append(int(ordinal))


def _signatures(shingled: Sequence[Hashes]) -> Hashes:
    """The least hash of each text under each permutation, shape (texts, permutations)."""
    generator = np.random.default_rng(2025)
    factors = generator.integers(1, 2**63, _PERMUTATIONS, dtype=np.uint64) | np.uint64(1)
    summands = generator.integers(0, 2**63, _PERMUTATIONS, dtype=np.uint64)
    signatures = np.empty((len(shingled), _PERMUTATIONS), np.uint64)
    for place, shingles in enumerate(shingled):
        mixed = shingles[:, None] * factors + summands
        signatures[place] = (mixed ^ (mixed >> np.uint64(32))).min(axis=0)
    return signatures


def _jaccard(one: Hashes, other: Hashes) -> float:
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared)


class DuplicateIndex:
    """The groups of one generation, open for reading.

    Args:
        folder: of the generation.
    """

    def __init__(self, folder: Path) -> None:
        self._groups: npt.NDArray[np.int32] = mapped(folder / _GROUPS)
        order = np.argsort(self._groups, kind="stable")
        self._order, self._sorted = order, self._groups[order]

    def group(self, ordinal: int) -> int:
        """What tells the group of a passage from others."""
        return int(self._groups[ordinal])

    def others(self, ordinal: int) -> list[int]:
        """Ordinals of the other passages that say nearly the same, in the order of the archive."""
        low, high = np.searchsorted(self._sorted, [self._groups[ordinal], self._groups[ordinal] + 1])
        return [int(other) for other in self._order[low:high] if other != ordinal]

    def places(self, ordinal: int, read: Callable[[int], Passage]) -> tuple[tuple[Place, ...], int]:
        """Where else nearly the same as a passage stands: the first `MOST_PLACES` places, and the number of all.

        Args:
            ordinal: of the passage.
            read: passage by ordinal.
        """
        others = self.others(ordinal)
        return tuple(_place_of(read(other)) for other in others[:MOST_PLACES]), len(others)

    def folded(self, ranked: Sequence[Fused]) -> list[Fused]:
        """A ranking with the best of each group alone.

        Args:
            ranked: best first.
        """
        groups = self._groups[[hit.ordinal for hit in ranked]]
        _, first = np.unique(groups, return_index=True)
        return [ranked[place] for place in np.sort(first).tolist()]


def _place_of(passage: Passage) -> Place:
    """Where a passage stands."""
    return Place(
        passage.id,
        passage.source,
        passage.file,
        passage.document,
        passage.section,
        passage.title,
        passage.page_first,
        passage.page_last,
    )


def boilerplate(passages: Sequence[Passage], groups: Iterable[int]) -> set[int]:
    """Ordinals of the passages that stand nearly the same in `BOILERPLATE` documents or more.

    Args:
        passages: in order.
        groups: of each.
    """
    documents: dict[int, set[tuple[str, int]]] = {}
    held = list(groups)
    for passage, group in zip(passages, held, strict=True):
        documents.setdefault(group, set()).add((passage.source, passage.document))
    return {ordinal for ordinal, group in enumerate(held) if len(documents[group]) >= BOILERPLATE}
