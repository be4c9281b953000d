"""Opens the embedder that an operator names: the bundled one, a folder of ours, or any sentence-transformers model."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from index.embedders import EMBEDDERS, StaticEmbedder
from index.protocol import Embedder, Vectors
from ingest.errors import StateError

# The models of the E5 family were trained with these words before each text and lose without them.
_E5: Final = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])")
_E5_PREFIXES: Final = ("query: ", "passage: ")


def prefixes(model: str, prompts: dict[str, str]) -> tuple[str, str]:
    """What a model wants before a question and before a passage.

    Args:
        model: its name or path.
        prompts: those that its own configuration has, by name.
    """
    query = prompts.get("query", "")
    passage = prompts.get("passage") or prompts.get("document", "")
    if not query and not passage and _E5.search(model.lower()):
        return _E5_PREFIXES
    return query, passage


class SentenceTransformerEmbedder:
    """Any model that sentence-transformers loads, by name or path, with the prefixes that it wants.

    Implements `index.protocol.Embedder`. A name that is not on the machine is fetched from the model hub.

    Args:
        model: name on the hub, or a folder.

    Raises:
        StateError: sentence-transformers is not installed, or cannot load the model (E406).
    """

    def __init__(self, model: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415  (torch, which nobody else needs)
        except ImportError as error:
            raise StateError(f"{error.name} behövs för modellen {model}.", "E406") from error
        try:
            self._model: Any = SentenceTransformer(model)
        except (OSError, ValueError) as error:
            raise StateError(f"modellen {model} kan inte läsas ({error}).", "E406") from error
        self._name = f"sentence-transformers:{model}"
        self._query, self._passage = prefixes(model, dict(self._model.prompts))
        self._dimensions = self._encode([""], "").shape[1]

    @property
    def name(self) -> str:
        """Where it comes from and its name."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._dimensions)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, shape (len(texts), dimensions), float32, each of length 1."""
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return self._encode(texts, self._passage)

    def embed_query(self, text: str) -> Vectors:
        """Vector of a question, shape (dimensions,), float32."""
        vector: Vectors = self._encode([text], self._query)[0]
        return vector

    def _encode(self, texts: Sequence[str], prefix: str) -> Vectors:
        # Our own prefix, and none of the model's: `prompt=""` keeps encode from adding its default one.
        prefixed = [prefix + text for text in texts]
        vectors = self._model.encode(
            prefixed, prompt="", normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        found: Vectors = np.asarray(vectors, dtype=np.float32)
        return found


def open_embedder(model: str) -> Embedder:
    """The embedder that a name stands for.

    Args:
        model: a key of `EMBEDDERS`, a folder that `kommunsok adapt` or the training wrote, or what
            sentence-transformers loads.

    Raises:
        StateError: it is not there, or what it needs is not installed.
        DefectError: a file of a folder of ours is damaged.
    """
    if model in EMBEDDERS:
        return EMBEDDERS[model]()
    if (Path(model) / "manifest.json").is_file():
        return StaticEmbedder(Path(model))
    return SentenceTransformerEmbedder(model)
