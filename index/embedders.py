"""Embedders: the bundled static table (numpy, no torch) and a hashing one for tests; registry by name."""

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load
from tokenizers import Tokenizer

from index.protocol import Embedder, Vectors
from ingest.errors import DefectError, StateError
from nlp.analyzer import Analyzer

BUNDLED: Final = Path(__file__).resolve().parent.parent / "nlp" / "models" / "encoder"
_FORMAT: Final = 1
_MODEL: Final = "model.safetensors"
_TOKENIZER: Final = "tokenizer.json"
_CHUNK: Final = 512
_WORDS_LIMIT: Final = 100_000
_ASKED_LIMIT: Final = 256


def unit(vectors: npt.NDArray[np.float32]) -> Vectors:
    """Vectors with length 1; those of length 0 stay 0.

    Args:
        vectors: shape (texts, dimensions).
    """
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    result = np.zeros_like(vectors)
    np.divide(vectors, lengths, out=result, where=lengths > 0)
    return result


def read_verified(folder: Path) -> tuple[Mapping[str, object], dict[str, bytes]]:
    """The manifest of a model folder and the content of its files, each checked against its SHA-256.

    Args:
        folder: holds manifest.json, model.safetensors and tokenizer.json.

    Raises:
        StateError: a file is missing or cannot be read (E402).
        DefectError: the manifest is unknown, or a file is not the one that it names.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        contents = {name: (folder / name).read_bytes() for name in (_MODEL, _TOKENIZER)}
    except OSError as error:
        raise StateError(f"språkmodellen i {folder} kan inte läsas ({error.strerror}).", "E402") from error
    except ValueError as error:
        raise DefectError(f"manifest.json i {folder} är inte JSON.") from error
    if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
        raise DefectError(f"manifest.json i {folder} har ett okänt format.")
    files = manifest.get("files")
    for name, content in contents.items():
        entry = files.get(name) if isinstance(files, dict) else None
        expected = entry.get("sha256") if isinstance(entry, dict) else None
        found = sha256(content).hexdigest()
        if found != expected:
            raise DefectError(f"{folder / name} har SHA-256 {found}, väntad {expected}.")
    return manifest, contents


class StaticEmbedder:
    """A text is the sum of its tokens' rows, made to length 1; rows are int8 with one fp16 scale each.

    Implements `index.protocol.Embedder`. The model card is docs/models/encoder.md.

    Args:
        folder: holds the files that `nlp.training.encoder` writes.

    Raises:
        StateError: a file is missing.
        DefectError: a file is not the one that the manifest names.
    """

    def __init__(self, folder: Path = BUNDLED) -> None:
        manifest, contents = read_verified(folder)
        try:
            held = load(contents[_MODEL])
            self._table: npt.NDArray[np.int8] = held["table"]
            self._scale: npt.NDArray[np.float32] = held["scale"].astype(np.float32)
        except (SafetensorError, KeyError) as error:
            raise DefectError(f"{folder / _MODEL} saknar tabellen.") from error
        self._tokenizer = Tokenizer.from_buffer(contents[_TOKENIZER])
        self._name = f"{manifest.get('name')}@{manifest.get('version')}"
        self._known: dict[str, list[int]] = {}
        self._asked: dict[str, Vectors] = {}

    @property
    def name(self) -> str:
        """Name and version, such as "kommunsok-static-sv@1"."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._table.shape[1])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dimensions), float32, each of length 1 (or 0 for no known word)."""
        sums = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for low in range(0, len(texts), _CHUNK):
            for place, ids in enumerate(self._ids(texts[low : low + _CHUNK]), low):
                sums[place] = self._sum(ids)
        return unit(sums)

    def embed_query(self, text: str) -> Vectors:
        """Vector of a question, shape (dimensions,), float32."""
        # A question is asked for several times while it is answered.
        vector: Vectors | None = self._asked.get(text)
        if vector is None:
            vector = self.embed_passages([text])[0]
            if len(self._asked) >= _ASKED_LIMIT:
                self._asked = {}
            self._asked[text] = vector
        return vector.copy()

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        # The tokenizer never joins what blanks part, so words are tokenised once and remembered: four times as fast.
        words = [text.split() for text in texts]
        if len(self._known) > _WORDS_LIMIT:
            self._known = {}
        known = self._known
        new = list(dict.fromkeys(word for row in words for word in row if word not in known))
        if new:
            # One by one: for a few words, handing them out to threads costs more than it saves.
            known.update((word, self._tokenizer.encode(word, add_special_tokens=False).ids) for word in new)
        return [[token for word in row for token in known[word]] for row in words]

    def _sum(self, ids: Sequence[int]) -> npt.NDArray[np.float32]:
        # numpy adds up int8 rows as float32 in one product, without a float copy of the whole table.
        places = np.asarray(ids, dtype=np.int64)
        summed: npt.NDArray[np.float32] = self._scale[places] @ self._table[places].astype(np.float32)
        return summed


class HashingEmbedder:
    """Stems and compound parts hashed to signed places of a short vector: deterministic, tiny, for tests.

    Implements `index.protocol.Embedder`.

    Args:
        dimensions: length of a vector.
    """

    def __init__(self, dimensions: int = 64) -> None:
        self._dimensions = dimensions
        self._analyzer = Analyzer()

    @property
    def name(self) -> str:
        """Name with the length of a vector."""
        return f"hashing-{self._dimensions}@1"

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self._dimensions

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dimensions), float32, each of length 1 (or 0 for no word)."""
        sums = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for place, text in enumerate(texts):
            for term in (*self._analyzer.stems(text), *self._analyzer.parts(text)):
                number = int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big")
                sums[place, (number >> 1) % self._dimensions] += 1.0 if number & 1 else -1.0
        return unit(sums)

    def embed_query(self, text: str) -> Vectors:
        """Vector of a question, shape (dimensions,), float32."""
        vector: Vectors = self.embed_passages([text])[0]
        return vector


EMBEDDERS: Final[Mapping[str, Callable[[], Embedder]]] = {
    "bundled": StaticEmbedder,
    "hashing": HashingEmbedder,
}
