"""What every embedder must do: a class whose subclass names the implementation in `embedder`."""

import numpy as np
import pytest

from index.protocol import Embedder

TEXTS = (
    "Socialnämnden beslutar att anta riktlinjen för hemtjänst.",
    "Hemtjänsten hjälper äldre i hemmet.",
    "Budgeten för 2024 är 29,5 miljoner kronor.",
    "Hemtjänsten hjälper äldre i hemmet.",
)


class EmbedderConformance:
    """Run against each implementation: `class TestMine(EmbedderConformance)` with a fixture `embedder`."""

    @pytest.fixture
    def embedder(self) -> Embedder:
        """The implementation under test."""
        raise NotImplementedError

    def test_has_a_stable_name_and_a_size(self, embedder: Embedder) -> None:
        assert embedder.name
        assert embedder.name == embedder.name.strip()
        assert embedder.dimensions > 0

    def test_passages_have_the_promised_shape_and_type(self, embedder: Embedder) -> None:
        vectors = embedder.embed_passages(TEXTS)
        assert vectors.shape == (len(TEXTS), embedder.dimensions)
        assert vectors.dtype == np.float32

    def test_query_has_the_promised_shape_and_type(self, embedder: Embedder) -> None:
        vector = embedder.embed_query(TEXTS[0])
        assert vector.shape == (embedder.dimensions,)
        assert vector.dtype == np.float32

    def test_vectors_have_length_one(self, embedder: Embedder) -> None:
        lengths = np.linalg.norm(embedder.embed_passages(TEXTS), axis=1)
        np.testing.assert_allclose(lengths, 1.0, atol=1e-5)
        assert np.linalg.norm(embedder.embed_query(TEXTS[0])) == pytest.approx(1.0, abs=1e-5)

    def test_values_are_finite(self, embedder: Embedder) -> None:
        assert np.isfinite(embedder.embed_passages([*TEXTS, "", "\x00", "🙂", "a" * 5000])).all()

    @pytest.mark.parametrize("text", ["", " ", "\n\t", "…—–"])
    def test_a_text_without_words_gives_nought_or_one(self, embedder: Embedder, text: str) -> None:
        for vector in (embedder.embed_query(text), embedder.embed_passages([text])[0]):
            assert vector.shape == (embedder.dimensions,)
            assert np.linalg.norm(vector) == pytest.approx(0.0) or np.linalg.norm(vector) == pytest.approx(
                1.0, abs=1e-5
            )

    def test_no_passages_give_no_vectors(self, embedder: Embedder) -> None:
        vectors = embedder.embed_passages([])
        assert vectors.shape == (0, embedder.dimensions)
        assert vectors.dtype == np.float32

    def test_a_batch_gives_what_single_passages_give(self, embedder: Embedder) -> None:
        together = embedder.embed_passages(TEXTS)
        for place, text in enumerate(TEXTS):
            np.testing.assert_allclose(embedder.embed_passages([text])[0], together[place], atol=1e-5)

    def test_order_of_passages_is_kept_and_equal_texts_have_equal_vectors(self, embedder: Embedder) -> None:
        there, back = embedder.embed_passages(TEXTS), embedder.embed_passages(TEXTS[::-1])
        np.testing.assert_allclose(there, back[::-1], atol=1e-5)
        np.testing.assert_array_equal(there[1], there[3])

    def test_is_deterministic(self, embedder: Embedder) -> None:
        np.testing.assert_array_equal(embedder.embed_passages(TEXTS), embedder.embed_passages(TEXTS))
        np.testing.assert_array_equal(embedder.embed_query(TEXTS[1]), embedder.embed_query(TEXTS[1]))

    def test_a_text_is_nearest_to_itself(self, embedder: Embedder) -> None:
        vectors = embedder.embed_passages(TEXTS[:3])
        for place, text in enumerate(TEXTS[:3]):
            assert int(np.argmax(vectors @ embedder.embed_query(text))) == place

    def test_result_is_the_callers_own(self, embedder: Embedder) -> None:
        first = embedder.embed_query(TEXTS[0])
        kept = first.copy()
        first[:] = 7.0
        np.testing.assert_array_equal(embedder.embed_query(TEXTS[0]), kept)
