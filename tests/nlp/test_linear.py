"""Linear models at run time: they count and weigh as scikit-learn does, and refuse files that are not theirs."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.pipeline import make_pipeline, make_union

from ingest.errors import DefectError
from nlp.decisions.features import fold_clause
from nlp.linear import Bag, LinearModels, Logistic, pieces, read_models, words_and_pairs

TEXTS = ["att anta planen för skolan", "planen avslås av nämnden", "nämnden antar taxan", "en plan", "", "ö"]
TEXT = st.text(st.sampled_from("abcåäö 019,.()-_§é²"), max_size=60).map(fold_clause)
COUNTERS = (
    CountVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", lowercase=False),
    CountVectorizer(analyzer="char_wb", ngram_range=(2, 5), lowercase=False),
)
ANALYSERS = tuple(counter.build_analyzer() for counter in COUNTERS)


def models() -> LinearModels:
    weights = np.array([[0.5, -1.0], [0.25, 2.0], [1.0, 0.0]], dtype=np.float32)
    logistic = Logistic(weights, np.array([1.0, 2.0]), np.array([0.0, -1.0]))
    return LinearModels(("anta", "plan"), ("pla",), np.array([1.0, 2.0, 1.5]), {"prov": logistic})


class TestCounting:
    @given(TEXT)
    def test_words_and_pairs_are_scikit_learns(self, text: str) -> None:
        assert words_and_pairs(text) == list(ANALYSERS[0](text))

    @given(TEXT)
    def test_so_are_pieces(self, text: str) -> None:
        assert [piece for word in text.split() for piece in pieces(word)] == list(ANALYSERS[1](text))

    @given(st.lists(TEXT, min_size=1, max_size=5))
    def test_so_are_the_weighted_features(self, texts: list[str]) -> None:
        pipeline = make_pipeline(make_union(*COUNTERS), TfidfTransformer(sublinear_tf=True)).fit(TEXTS)
        (_, union), (_, weights) = pipeline.steps
        words, parts = (step.get_feature_names_out() for _, step in union.transformer_list)
        bag = Bag(tuple(words), tuple(parts), weights.idf_)
        expected = pipeline.transform(texts).toarray()
        for row, text in zip(expected, texts, strict=True):
            found = np.zeros(len(bag))
            places, values = bag.features(text)
            found[places] = values
            assert np.abs(found - row).max() < 1e-12


class TestShares:
    def test_a_sum_becomes_a_probability(self) -> None:
        found = models().models["prov"].shares([(np.array([0, 1]), np.array([1.0, 2.0]))])
        assert found == pytest.approx(1 / (1 + np.exp(-np.array([[1.0, 5.0]]))))

    def test_a_text_without_known_words_gets_the_offset(self) -> None:
        features = models().bag().features("något helt annat")
        assert models().models["prov"].shares([features])[0] == pytest.approx([0.5, 1 / (1 + np.e)])


class TestFile:
    def test_what_is_written_is_read_back(self, tmp_path: Path) -> None:
        path = tmp_path / "m.safetensors"
        found = read_models(path, models().write(path))
        assert (found.words, found.pieces) == (("anta", "plan"), ("pla",))
        assert (found.models["prov"].weights == models().models["prov"].weights).all()
        assert (found.idf == models().idf).all()

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(DefectError, match="kan inte läsas"):
            read_models(tmp_path / "ingen", "")

    def test_another_file(self, tmp_path: Path) -> None:
        path = tmp_path / "m.safetensors"
        models().write(path)
        with pytest.raises(DefectError, match="SHA-256"):
            read_models(path, "0" * 64)

    @pytest.mark.parametrize("content", [b"skr\xc3\xa4p", save({"words": np.zeros(1, dtype=np.uint8)})])
    def test_a_file_that_holds_something_else(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "m.safetensors"
        path.write_bytes(content)
        with pytest.raises(DefectError, match="ingen modell"):
            read_models(path, hashlib.sha256(content).hexdigest())
