"""Embedders by name: ours by key or folder, and sentence-transformers with the prefixes that a model wants."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from index.embedders import HashingEmbedder, StaticEmbedder
from index.named_models import SentenceTransformerEmbedder, open_embedder, prefixes
from index.protocol import Embedder
from ingest.errors import StateError
from tests.index.embedder_conformance import TEXTS, EmbedderConformance
from tests.index.test_embedders import write_model


class Stub:
    """What we use of `sentence_transformers.SentenceTransformer`; notes the texts that it is given."""

    def __init__(self, model: str) -> None:
        if "saknas" in model:
            raise OSError("no such model")
        self.prompts = {"query": "fråga: "} if "own" in model else {}
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str], *, prompt: str, normalize_embeddings: bool, **_: bool) -> object:
        assert prompt == ""
        assert normalize_embeddings
        self.texts = list(texts)
        return np.tile([0.6, 0.8], (len(texts), 1))


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = Stub  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)


@pytest.mark.parametrize(
    ("model", "prompts", "expected"),
    [
        ("intfloat/multilingual-e5-small", {}, ("query: ", "passage: ")),
        ("/models/E5-base", {"query": "", "document": ""}, ("query: ", "passage: ")),
        ("KBLab/sentence-bert-swedish-cased", {}, ("", "")),
        ("some/base50", {}, ("", "")),
        ("some/e5", {"query": "q: ", "passage": "p: "}, ("q: ", "p: ")),
        ("some/model", {"query": "q: ", "document": "d: "}, ("q: ", "d: ")),
    ],
)
def test_prefixes(model: str, prompts: dict[str, str], expected: tuple[str, str]) -> None:
    assert prefixes(model, prompts) == expected


@pytest.mark.usefixtures("stubbed")
class TestPrefixed:
    def test_e5(self) -> None:
        embedder = SentenceTransformerEmbedder("intfloat/multilingual-e5-small")
        np.testing.assert_allclose(embedder.embed_query("skola"), [0.6, 0.8])
        assert embedder._model.texts == ["query: skola"]
        assert embedder.embed_passages(["elev", "buss"]).dtype == np.float32
        assert embedder._model.texts == ["passage: elev", "passage: buss"]
        assert embedder.name == "sentence-transformers:intfloat/multilingual-e5-small"
        assert embedder.dimensions == 2

    def test_the_models_own(self) -> None:
        embedder = SentenceTransformerEmbedder("own")
        embedder.embed_query("skola")
        assert embedder._model.texts == ["fråga: skola"]

    def test_no_passages(self) -> None:
        assert SentenceTransformerEmbedder("any").embed_passages([]).shape == (0, 2)

    def test_a_model_that_is_not_there(self) -> None:
        with pytest.raises(StateError, match="saknas") as caught:
            open_embedder("saknas")
        assert caught.value.code == "E406"


def test_without_sentence_transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(StateError, match="sentence_transformers") as caught:
        open_embedder("KBLab/sentence-bert-swedish-cased")
    assert caught.value.code == "E406"


def test_ours_by_key_and_folder(tmp_path: Path) -> None:
    assert isinstance(open_embedder("hashing"), HashingEmbedder)
    found = open_embedder(str(write_model(tmp_path / "mine")))
    assert isinstance(found, StaticEmbedder)
    assert found.name == "small@3"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model of sentence-transformers' own kind, saved; its name says E5."""
    reason = "sentence-transformers is not installed"
    modules = pytest.importorskip("sentence_transformers.sentence_transformer.modules", reason=reason)
    library = pytest.importorskip("sentence_transformers", reason=reason)
    torch = pytest.importorskip("torch", reason="sentence-transformers needs torch")
    splitter = pre_tokenizers.Whitespace()
    words = [word for text in TEXTS for word, _ in splitter.pre_tokenize_str(text)]
    words = list(dict.fromkeys(["[UNK]", "query", "passage", "skola", *words]))
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = splitter
    table = modules.StaticEmbedding(tokenizer, embedding_weights=torch.eye(len(words)))
    path = tmp_path_factory.mktemp("models") / "tiny-e5"
    library.SentenceTransformer(modules=[table, modules.Normalize()]).save(str(path))
    return path


class TestRealModelConforms(EmbedderConformance):
    @pytest.fixture
    def embedder(self, tiny: Path) -> Embedder:
        return open_embedder(str(tiny))

    def test_the_prefix_is_seen(self, embedder: Embedder) -> None:
        assert embedder.embed_query("skola")[1] > 0
        assert embedder.embed_passages(["skola"])[0, 2] > 0
