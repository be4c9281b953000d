"""Meaning at a finer grain than the passage: vectors of its sentences, and of its title with its headings."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped, ragged
from index.directions import Directions, read_directions
from index.protocol import Embedder, Passage, Vectors

_SENTENCES: Final = "sentences.npy"
_STARTS: Final = "sentences-starts.npy"
_HEADS: Final = "heads.npy"
_HEAD_OF: Final = "heads-of.npy"
_CHUNK: Final = 4_096
_FEWEST_WORDS: Final = 3
_END: Final = re.compile(r"(?<=[.!?:])\s+|\n")

Floats = npt.NDArray[np.float32]


def write_finer_vectors(folder: Path, passages: Sequence[Passage], embedder: Embedder, directions: Directions) -> None:
    """Write the vectors of the sentences and of the heads of all passages of a generation.

    Args:
        folder: of the generation.
        passages: in order; their place is their ordinal.
        embedder: makes the vectors.
        directions: that they are kept in.
    """
    sentences: list[str] = []
    starts = np.zeros(len(passages) + 1, np.int64)
    heads: dict[str, int] = {}
    head_of = np.zeros(len(passages), np.int32)
    for ordinal, passage in enumerate(passages):
        sentences.extend(sentences_of(passage.text))
        starts[ordinal + 1] = len(sentences)
        head_of[ordinal] = heads.setdefault(". ".join((passage.title, *passage.heading_path)), len(heads))
    _write(folder / _SENTENCES, sentences, embedder, directions)
    _write(folder / _HEADS, list(heads), embedder, directions)
    np.save(folder / _STARTS, starts, allow_pickle=False)
    np.save(folder / _HEAD_OF, head_of, allow_pickle=False)


def sentences_of(text: str) -> list[str]:
    """Sentences and lines of a passage that have some words; the whole text where none has."""
    return list(_sentences(text)) or [text]


def _sentences(text: str) -> Iterator[str]:
    for part in _END.split(text):
        if len(part.split(maxsplit=_FEWEST_WORDS - 1)) == _FEWEST_WORDS:
            yield part.strip()


def _write(path: Path, texts: Sequence[str], embedder: Embedder, directions: Directions) -> None:
    vectors = np.lib.format.open_memmap(path, mode="w+", dtype=np.float16, shape=(len(texts), directions.count))
    for low in range(0, len(texts), _CHUNK):
        vectors[low : low + _CHUNK] = directions.project(embedder.embed_passages(texts[low : low + _CHUNK]))
    vectors.flush()


class FinerVectors:
    """The vectors of one generation, open for reading."""

    def __init__(self, folder: Path) -> None:
        self._directions = read_directions(folder)
        self._sentences: npt.NDArray[np.float16] = mapped(folder / _SENTENCES)
        self._heads: npt.NDArray[np.float16] = mapped(folder / _HEADS)
        self._starts: npt.NDArray[np.int64] = np.load(folder / _STARTS, allow_pickle=False)
        self._head_of: npt.NDArray[np.int32] = np.load(folder / _HEAD_OF, allow_pickle=False)

    def sentence(self, query: Vectors, ordinals: Sequence[int]) -> Floats:
        """Cosine of a question with the nearest sentence of each passage, shape (len(ordinals),).

        Args:
            query: shape (dimensions,), float32.
            ordinals: of the passages, each of which has a sentence.
        """
        if not len(ordinals):
            return np.zeros(0, np.float32)
        rows, sizes = ragged(self._starts, ordinals)
        near = self._sentences[rows].astype(np.float32) @ self._projected(query)
        return np.asarray(np.maximum.reduceat(near, np.cumsum(sizes) - sizes), np.float32)

    def head(self, query: Vectors, ordinals: Sequence[int]) -> Floats:
        """Cosine of a question with title and headings of each passage, shape (len(ordinals),).

        Args:
            query: shape (dimensions,), float32.
            ordinals: of the passages.
        """
        used, columns = np.unique(self._head_of[np.asarray(ordinals, np.int64)], return_inverse=True)
        near: Floats = self._heads[used].astype(np.float32) @ self._projected(query)
        return near[columns]

    def _projected(self, query: Vectors) -> Vectors:
        projected: Vectors = self._directions.project(query[None, :])[0]
        return projected
