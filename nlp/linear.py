"""Linear models over bags of words: stored as safetensors and applied with numpy; running them needs no trainer."""

import hashlib
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from ingest.errors import DefectError

Floats = npt.NDArray[np.floating[Any]]
Shares = npt.NDArray[np.float64]
Features = tuple[npt.NDArray[np.int64], Shares]

PIECE_LENGTHS: Final = range(2, 6)  # letters of a piece of a word
_WORD: Final = re.compile(r"\w+")
_CACHED: Final = 50_000  # words whose pieces are kept: text repeats its words
_BREAK: Final = "\n"  # between the terms in the file; no folded text holds it


def words_and_pairs(text: str) -> list[str]:
    """The words of a text, then its pairs of neighbours, as scikit-learn's word analyzer gives them for 1–2.

    Args:
        text: folded, words parted by blanks and signs.
    """
    words = _WORD.findall(text)
    return [*words, *[f"{first} {second}" for first, second in itertools.pairwise(words)]]


def pieces(word: str) -> tuple[str, ...]:
    """The pieces of a word with a blank at both ends, as scikit-learn's `char_wb` analyzer gives them.

    A word shorter than a length is one piece, said once.

    Args:
        word: what stands between blanks.
    """
    padded = f" {word} "
    found: list[str] = []
    for length in PIECE_LENGTHS:
        found += [padded[at : at + length] for at in range(max(1, len(padded) - length + 1))]
        if len(padded) <= length:
            break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Logistic:
    """Linear models of one question side by side, each with the sigmoid that makes a probability of its sum.

    Args:
        weights: one row a feature, one column a label.
        slopes: of the sigmoid 1 / (1 + exp(-(slope · sum + offset))), one a label.
        offsets: of the sigmoid.
    """

    weights: Floats
    slopes: Floats
    offsets: Floats

    def shares(self, features: Iterable[Features]) -> Shares:
        """Probability of each label, each by itself: one row a text.

        Args:
            features: of each text.
        """
        return np.asarray(1.0 / (1.0 + np.exp(-self._scaled(features))))

    def shares_of_one(self, features: Iterable[Features]) -> Shares:
        """Probability of each label where just one of them is right: one row a text, which sums to 1.

        Args:
            features: of each text.
        """
        scaled = self._scaled(features)
        raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))

    def _scaled(self, features: Iterable[Features]) -> Shares:
        sums = [values @ self.weights.take(places, axis=0) for places, values in features]
        return np.asarray(self.slopes * np.asarray(sums, dtype=np.float64) + self.offsets)


class Bag:
    """A vocabulary of words, pairs and pieces with their weights: turns a text into features of length 1.

    Args:
        words: words and pairs in the order of their features.
        pieces_: pieces, which come after them.
        idf: weight of each feature.
    """

    def __init__(self, words: Sequence[str], pieces_: Sequence[str], idf: Floats) -> None:
        self._words = {word: at for at, word in enumerate(words)}
        self._pieces = {piece: at for at, piece in enumerate(pieces_, start=len(words))}
        self._idf = idf.astype(np.float64)
        self._pieces_of = lru_cache(maxsize=_CACHED)(self._find_pieces)

    def __len__(self) -> int:
        return len(self._idf)

    def features(self, text: str) -> Features:
        """Places and values of the features of a text: (1 + log count) · idf, scaled to length 1.

        Args:
            text: folded.
        """
        known = [at for at in map(self._words.get, words_and_pairs(text)) if at is not None]
        found = np.concatenate([np.array(known, dtype=np.int64), *map(self._pieces_of, text.split())])
        places, counts = np.unique(found, return_counts=True)
        values = (1.0 + np.log(counts)) * self._idf[places]
        length = float(np.sqrt(values @ values))
        return places, values / length if length else values

    def _find_pieces(self, word: str) -> npt.NDArray[np.int64]:
        return np.array([at for at in map(self._pieces.get, pieces(word)) if at is not None], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class LinearModels:
    """All that one file holds: a bag of words and the models over it.

    Args:
        words: words and pairs.
        pieces: pieces of words.
        idf: weight of each of both.
        models: by the name of their question. One may have more rows than the bag: those are of features that its
            user counts itself (cues).
    """

    words: tuple[str, ...]
    pieces: tuple[str, ...]
    idf: Floats
    models: dict[str, Logistic]

    def bag(self) -> Bag:
        """The bag of words, ready to count."""
        return Bag(self.words, self.pieces, self.idf)

    def write(self, path: Path) -> str:
        """Write them as one file of safetensors; weights are rounded to 16 bits.

        Args:
            path: of the file.

        Returns:
            Its SHA-256 in hexadecimal.
        """
        tensors = {"words": _packed(self.words), "pieces": _packed(self.pieces), "idf": self.idf}
        for name, model in self.models.items():
            tensors[f"{name}.weights"] = np.ascontiguousarray(model.weights, dtype=np.float16)
            tensors[f"{name}.slopes"], tensors[f"{name}.offsets"] = model.slopes, model.offsets
        content = save(tensors)
        path.write_bytes(content)
        return hashlib.sha256(content).hexdigest()


def read_models(path: Path, digest: str) -> LinearModels:
    """Read what `LinearModels.write` wrote.

    Args:
        path: of the file.
        digest: SHA-256 that it must have.

    Raises:
        DefectError: the file is missing, has another digest or lacks a part.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DefectError(f"{path} kan inte läsas: {error.strerror}.") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise DefectError(f"{path} stämmer inte med sin SHA-256.")
    try:
        tensors = load(content)
        names = sorted(name.removesuffix(".weights") for name in tensors if name.endswith(".weights"))
        models = {
            name: Logistic(
                tensors[f"{name}.weights"].astype(np.float32), tensors[f"{name}.slopes"], tensors[f"{name}.offsets"]
            )
            for name in names
        }
        return LinearModels(_unpacked(tensors["words"]), _unpacked(tensors["pieces"]), tensors["idf"], models)
    except (SafetensorError, KeyError, UnicodeDecodeError) as error:
        raise DefectError(f"{path} är ingen modell: {error}.") from error


def _packed(terms: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer(_BREAK.join(terms).encode(), dtype=np.uint8)


def _unpacked(packed: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(packed.tobytes().decode().split(_BREAK)) if len(packed) else ()
