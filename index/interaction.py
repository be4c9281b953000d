"""Word against word: how near each word of a question comes to the nearest word of a passage.

Late interaction as in ColBERT (Khattab and Zaharia, 2020), with the embedder's vectors of single words: "dagis" finds
"förskola" inside a long passage, where the vector of the whole passage is about something else.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped, ragged
from index.directions import Directions, read_directions
from index.protocol import Embedder, Passage, Vectors
from nlp.analyzer import Analyzer

_FORMS: Final = "forms.npy"
_HELD: Final = "forms-held.npy"
_STARTS: Final = "forms-starts.npy"
_CHUNK: Final = 4_096
SAME: Final = 0.9
"""From this cosine on two words are taken for the same, as forms of one word are."""

Floats = npt.NDArray[np.float32]


def write_interaction(
    folder: Path, passages: Sequence[Passage], embedder: Embedder, directions: Directions, analyzer: Analyzer
) -> None:
    """Write the vectors of all word forms of a generation, and which of them each passage holds.

    Args:
        folder: of the generation.
        passages: in order; their place is their ordinal.
        embedder: makes the vectors.
        directions: that they are kept in.
        analyzer: says what a word is; stop words are left out.
    """
    numbers: dict[str, int] = {}
    held: list[int] = []
    starts = np.zeros(len(passages) + 1, np.int64)
    for ordinal, passage in enumerate(passages):
        heading = passage.heading_path[-1] if passage.heading_path else ""
        whole = f"{passage.title} \n {heading} \n {passage.text}"
        held.extend(sorted({numbers.setdefault(word, len(numbers)) for word in words_of(whole, analyzer)}))
        starts[ordinal + 1] = len(held)
    forms = list(numbers)
    vectors = np.lib.format.open_memmap(
        folder / _FORMS, mode="w+", dtype=np.float32, shape=(len(forms), directions.count)
    )
    for low in range(0, len(forms), _CHUNK):
        vectors[low : low + _CHUNK] = directions.project(embedder.embed_passages(forms[low : low + _CHUNK]))
    vectors.flush()
    np.save(folder / _HELD, np.array(held, np.int32), allow_pickle=False)
    np.save(folder / _STARTS, starts, allow_pickle=False)


def words_of(text: str, analyzer: Analyzer) -> list[str]:
    """Normal forms of the words of a text in order, each once, without stop words."""
    return list(dict.fromkeys(token.text for token in analyzer.tokens(text) if not analyzer.is_stop(token)))


class InteractionIndex:
    """The word forms of one generation, open for reading."""

    def __init__(self, folder: Path) -> None:
        self._directions = read_directions(folder)
        self._vectors: Floats = mapped(folder / _FORMS)
        self._held: npt.NDArray[np.int32] = mapped(folder / _HELD)
        self._starts: npt.NDArray[np.int64] = np.load(folder / _STARTS, allow_pickle=False)

    def nearest(self, words: Vectors, ordinals: Sequence[int]) -> Floats:
        """For each word of a question and each passage the cosine with the nearest word there, 0 where none is near.

        Args:
            words: vectors of the words by the embedder, shape (words, dimensions).
            ordinals: of the passages.

        Returns:
            Shape (words, passages), float32, from 0 to 1.
        """
        result = np.zeros((len(words), len(ordinals)), np.float32)
        elements, sizes = ragged(self._starts, ordinals)
        filled = np.flatnonzero(sizes)
        if not len(filled) or not len(words):
            return result
        # A mark for each form of the archive is quicker than sorting the forms of the passages.
        held = self._held[elements]
        place_of = np.zeros(len(self._vectors), np.int32)
        place_of[held] = 1
        used = np.flatnonzero(place_of)
        place_of[used] = np.arange(len(used), dtype=np.int32)
        near = self._vectors[used] @ self._directions.project(words).T
        np.maximum(near, 0, out=near)
        borders = (np.cumsum(sizes) - sizes)[filled]
        result[:, filled] = np.maximum.reduceat(near[place_of[held]], borders, axis=0).T
        return result
