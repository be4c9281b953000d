"""The passages of a generation on disk: one JSON object a line, and an array of offsets for direct access."""

import json
import os
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from index.protocol import DecisionTag, Passage

_ROWS: Final = "passages.jsonl"
_OFFSETS: Final = "offsets.npy"


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
    return {**fields, "decisions": tags}


class PassageStore:
    """Passages by ordinal or identifier, read when asked for."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder / _ROWS, os.O_RDONLY)
        # Threads may still read from a backend that was replaced; the file is closed with the last of them.
        self._closer = weakref.finalize(self, os.close, self._descriptor)
        self._offsets = np.load(folder / _OFFSETS, mmap_mode="r", allow_pickle=False)
        self._ordinals: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def close(self) -> None:
        """Close the file; twice does no harm."""
        self._closer()

    def __getitem__(self, ordinal: int) -> Passage:
        start, end = int(self._offsets[ordinal]), int(self._offsets[ordinal + 1])
        return _load(os.pread(self._descriptor, end - start, start))

    def by_id(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Passages by identifier, unknown ones left out."""
        if self._ordinals is None:
            self._ordinals = {self[ordinal].id: ordinal for ordinal in range(len(self))}
        return tuple(self[self._ordinals[name]] for name in ids if name in self._ordinals)


def _load(row: bytes) -> Passage:
    fields = json.loads(row)
    decisions = tuple(DecisionTag(**{**tag, "types": tuple(tag["types"])}) for tag in fields.pop("decisions"))
    for name in ("heading_path", "laws"):
        fields[name] = tuple(fields[name])
    return Passage(**fields, decisions=decisions)
