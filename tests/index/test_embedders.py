"""The bundled and the hashing embedder: conformance, verified files, meaning, registry."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save
from tokenizers import Tokenizer, models, pre_tokenizers

from index.embedders import BUNDLED, EMBEDDERS, HashingEmbedder, StaticEmbedder, read_verified, unit
from index.protocol import Embedder
from ingest.errors import DefectError, StateError
from tests.index.embedder_conformance import EmbedderConformance

ROWS = {"[UNK]": (0.0, 0.0), "skola": (1.0, 0.0), "elev": (0.0, 2.0), "tyst": (0.0, 0.0)}


def write_model(folder: Path, change: Callable[[dict[str, object]], None] | None = None) -> Path:
    """A model folder with four words of two dimensions; `change` may alter its manifest."""
    rows = np.array(list(ROWS.values()), dtype=np.float32)
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(ROWS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    files = {
        "model.safetensors": save({"table": (rows * 2).astype(np.int8), "scale": np.full(4, 0.5, dtype=np.float16)}),
        "tokenizer.json": tokenizer.to_str().encode(),
    }
    manifest: dict[str, object] = {
        "format": 1,
        "name": "small",
        "version": "3",
        "files": {name: {"bytes": len(data), "sha256": sha256(data).hexdigest()} for name, data in files.items()},
    }
    if change:
        change(manifest)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bundled() -> StaticEmbedder:
    return StaticEmbedder()


class TestStaticEmbedderConforms(EmbedderConformance):
    @pytest.fixture
    def embedder(self, bundled: StaticEmbedder) -> Embedder:
        return bundled


class TestHashingEmbedderConforms(EmbedderConformance):
    @pytest.fixture
    def embedder(self) -> Embedder:
        return HashingEmbedder()


class TestWideHashingEmbedderConforms(EmbedderConformance):
    @pytest.fixture
    def embedder(self) -> Embedder:
        return HashingEmbedder(256)


class TestSmallModel:
    def test_a_text_is_the_sum_of_its_rows(self, tmp_path: Path) -> None:
        embedder = StaticEmbedder(write_model(tmp_path))
        expected = np.array([1.0, 2.0]) / np.sqrt(5)
        np.testing.assert_allclose(embedder.embed_query("skola elev"), expected, atol=1e-6)
        np.testing.assert_allclose(embedder.embed_passages(["elev skola"])[0], expected, atol=1e-6)

    def test_name_and_size_come_from_the_files(self, tmp_path: Path) -> None:
        embedder = StaticEmbedder(write_model(tmp_path))
        assert embedder.name == "small@3"
        assert embedder.dimensions == 2

    @pytest.mark.parametrize("text", ["tyst", "okänt", "", "tyst okänt"])
    def test_no_known_word_gives_nought(self, tmp_path: Path, text: str) -> None:
        embedder = StaticEmbedder(write_model(tmp_path))
        np.testing.assert_array_equal(embedder.embed_query(text), [0.0, 0.0])
        np.testing.assert_array_equal(embedder.embed_passages([text, "skola"]), [[0.0, 0.0], [1.0, 0.0]])

    def test_more_passages_than_a_chunk(self, tmp_path: Path) -> None:
        embedder = StaticEmbedder(write_model(tmp_path))
        texts = ["skola", "elev"] * 700
        vectors = embedder.embed_passages(texts)
        assert vectors.shape == (1400, 2)
        np.testing.assert_array_equal(vectors[::2], np.tile([1.0, 0.0], (700, 1)))
        np.testing.assert_array_equal(vectors[1::2], np.tile([0.0, 1.0], (700, 1)))


class TestVerification:
    def test_bundled_files_are_the_ones_of_the_manifest(self) -> None:
        manifest, contents = read_verified(BUNDLED)
        assert manifest["format"] == 1
        assert set(contents) == {"model.safetensors", "tokenizer.json"}

    @pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
    def test_a_changed_byte_is_a_defect(self, tmp_path: Path, name: str) -> None:
        path = write_model(tmp_path) / name
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)
        with pytest.raises(DefectError, match=name) as caught:
            StaticEmbedder(tmp_path)
        assert caught.value.code == "E900"

    @pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "manifest.json"])
    def test_a_missing_file_is_a_state_error(self, tmp_path: Path, name: str) -> None:
        (write_model(tmp_path) / name).unlink()
        with pytest.raises(StateError, match="språkmodellen"):
            StaticEmbedder(tmp_path)

    def test_a_missing_folder_is_a_state_error(self, tmp_path: Path) -> None:
        with pytest.raises(StateError):
            StaticEmbedder(tmp_path / "none")

    def test_a_manifest_that_is_no_json_is_a_defect(self, tmp_path: Path) -> None:
        (write_model(tmp_path) / "manifest.json").write_text("{", encoding="utf-8")
        with pytest.raises(DefectError, match=r"manifest\.json"):
            StaticEmbedder(tmp_path)

    @pytest.mark.parametrize("content", ["[]", "null", '{"format": 2}', "{}"])
    def test_an_unknown_manifest_is_a_defect(self, tmp_path: Path, content: str) -> None:
        (write_model(tmp_path) / "manifest.json").write_text(content, encoding="utf-8")
        with pytest.raises(DefectError, match="format"):
            StaticEmbedder(tmp_path)

    @pytest.mark.parametrize("files", [None, [], {}, {"model.safetensors": "x"}, {"model.safetensors": {}}])
    def test_a_manifest_without_hashes_is_a_defect(self, tmp_path: Path, files: object) -> None:
        write_model(tmp_path, lambda manifest: manifest.update(files=files))
        with pytest.raises(DefectError, match="SHA-256"):
            StaticEmbedder(tmp_path)

    def test_tensors_with_other_names_are_a_defect(self, tmp_path: Path) -> None:
        write_model(tmp_path)
        data = save({"other": np.zeros((2, 2), dtype=np.int8)})
        (tmp_path / "model.safetensors").write_bytes(data)
        manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
        manifest["files"]["model.safetensors"]["sha256"] = sha256(data).hexdigest()
        (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        with pytest.raises(DefectError, match="tabellen"):
            StaticEmbedder(tmp_path)

    def test_a_copy_elsewhere_works(self, tmp_path: Path, bundled: StaticEmbedder) -> None:
        copy = StaticEmbedder(Path(shutil.copytree(BUNDLED, tmp_path / "copy")))
        np.testing.assert_array_equal(copy.embed_query("hemtjänst"), bundled.embed_query("hemtjänst"))


class TestBundledModel:
    def test_is_small_enough_to_ship(self) -> None:
        assert sum(path.stat().st_size for path in BUNDLED.iterdir()) < 24_000_000

    def test_table_fits_the_tokenizer(self) -> None:
        held = load_file(BUNDLED / "model.safetensors")
        tokens = Tokenizer.from_file(str(BUNDLED / "tokenizer.json")).get_vocab_size()
        assert held["table"].dtype == np.int8
        assert held["scale"].dtype == np.float16
        assert held["table"].shape[0] == held["scale"].shape[0] == tokens
        assert np.isfinite(held["scale"]).all()

    def test_letter_case_and_soft_hyphens_do_not_matter(self, bundled: StaticEmbedder) -> None:
        plain = bundled.embed_query("hemtjänsten i kommunen")
        np.testing.assert_array_equal(bundled.embed_query("HEMTJÄNSTEN I KOMMUNEN"), plain)
        np.testing.assert_array_equal(bundled.embed_query("hem\u00adtjänsten, i kommunen!"), plain)
        np.testing.assert_array_equal(bundled.embed_query("hemtja\u0308nsten i kommunen"), plain)

    @pytest.mark.parametrize(
        ("question", "right", "wrong"),
        [
            ("hjälp åt äldre i hemmet", "Hemtjänst ges till äldre personer.", "Skolskjuts ges till elever."),
            ("skolbarn som får åka buss", "Skolskjuts ges till elever.", "Hemtjänst ges till äldre personer."),
            ("kommunens ekonomi", "Årets budget visar ett underskott.", "Bullret från vägen stör de boende."),
            ("lärare i grundskolan", "Skolan saknar behöriga pedagoger.", "Kommunen säljer en tomt."),
            ("missbruk av alkohol", "Behandling av beroende av droger.", "Biblioteket har öppet på lördagar."),
        ],
    )
    def test_meaning_is_nearer_than_other_meaning(
        self, bundled: StaticEmbedder, question: str, right: str, wrong: str
    ) -> None:
        near, far = bundled.embed_passages([right, wrong]) @ bundled.embed_query(question)
        assert near > far + 0.05


class TestHashing:
    def test_compound_and_part_are_alike(self) -> None:
        embedder = HashingEmbedder(256)
        near, far = embedder.embed_passages(["skjuts", "budget"]) @ embedder.embed_query("skolskjuts")
        assert near > 0.3 > far

    def test_name_tells_the_size(self) -> None:
        assert HashingEmbedder(32).name == "hashing-32@1"
        assert HashingEmbedder(32).dimensions == 32

    def test_known_value_never_changes(self) -> None:
        vector = HashingEmbedder(8).embed_query("skola")
        assert np.flatnonzero(vector).tolist() == [3]


def test_unit_leaves_nought_alone() -> None:
    vectors = unit(np.array([[3.0, 4.0], [0.0, 0.0]], dtype=np.float32))
    np.testing.assert_allclose(vectors, [[0.6, 0.8], [0.0, 0.0]], atol=1e-7)
    assert vectors.dtype == np.float32


def test_registry_is_what_it_was() -> None:
    assert {name: factory.__name__ for name, factory in EMBEDDERS.items()} == {
        "bundled": "StaticEmbedder",
        "hashing": "HashingEmbedder",
    }


@pytest.mark.parametrize("name", sorted(EMBEDDERS))
def test_registry_makes_embedders(name: str) -> None:
    embedder = EMBEDDERS[name]()
    assert embedder.embed_query("skola").shape == (embedder.dimensions,)
