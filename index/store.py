"""The passages of a generation on disk: one JSON object a line, and an array of offsets for direct access."""

import json
import os
import weakref
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped
from index.protocol import DecisionTag, Passage, Piece

_ROWS: Final = "passages.jsonl"
_OFFSETS: Final = "offsets.npy"
_KEPT: Final = 1_024  # passages that were read last; a few kB each


def write_passages(folder: Path, passages: Sequence[Passage]) -> None:
    """Write the passages of a generation; their place is their ordinal."""
    offsets = np.zeros(len(passages) + 1, np.int64)
    with (folder / _ROWS).open("wb") as file:
        for ordinal, passage in enumerate(passages):
            file.write(json.dumps(_fields(passage), ensure_ascii=False).encode() + b"\n")
            offsets[ordinal + 1] = file.tell()
    np.save(folder / _OFFSETS, offsets, allow_pickle=False)


def _fields(passage: Passage) -> dict[str, Any]:
    """The fields of a passage; `dataclasses.asdict` copies every string and takes ten times as long."""
    fields = {name: getattr(passage, name) for name in Passage.__slots__}
    tags = [{name: getattr(tag, name) for name in DecisionTag.__slots__} for tag in passage.decisions]
    pieces = [[getattr(piece, name) for name in Piece.__slots__] for piece in passage.pieces]
    return {**fields, "decisions": tags, "pieces": pieces}


class PassageStore:
    """Passages by ordinal or identifier, read when asked for; the same object while it is among those read last."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder / _ROWS, os.O_RDONLY)
        # Threads may still read from a backend that was replaced; the file is closed with the last of them.
        self._closer = weakref.finalize(self, os.close, self._descriptor)
        self._offsets: npt.NDArray[np.int64] = mapped(folder / _OFFSETS)
        self._read = partial(_read, self._descriptor, self._offsets)
        self._kept = lru_cache(_KEPT)(self._read)
        self._ordinals: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def close(self) -> None:
        """Close the file; twice does no harm."""
        self._closer()

    def __getitem__(self, ordinal: int) -> Passage:
        return self._kept(ordinal)

    def by_id(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Passages by identifier, unknown ones left out."""
        if self._ordinals is None:
            self._ordinals = {self._read(ordinal).id: ordinal for ordinal in range(len(self))}
        return tuple(self[self._ordinals[name]] for name in ids if name in self._ordinals)


def _read(descriptor: int, offsets: npt.NDArray[np.int64], ordinal: int) -> Passage:
    start, end = int(offsets[ordinal]), int(offsets[ordinal + 1])
    fields = json.loads(os.pread(descriptor, end - start, start))
    decisions = tuple(DecisionTag(**{**tag, "types": tuple(tag["types"])}) for tag in fields.pop("decisions"))
    for name in ("heading_path", "laws"):
        fields[name] = tuple(fields[name])
    pieces = tuple(Piece(*piece) for piece in fields.pop("pieces"))
    return Passage(**fields, decisions=decisions, pieces=pieces)
