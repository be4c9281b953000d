"""Features of candidates: words, meaning and shape in a row each, scaled over the candidates where they need be."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from index.features import DEAR, FEATURES, FeatureIndex, Question, Scores, Way, scaled
from index.generation import open_current
from index.lexical import WordIndex
from tests.support.passages import ANALYZER, EMBEDDER, passage, write_generation

ARCHIVE = (
    passage(0, "Simhallen stängs i maj.", title="Badet", date="2023-05-01"),
    passage(1, "Taxan för barnomsorg höjs.", title="Ekonomi", document=1),
    passage(2, "Vägen asfalteras.", title="Trafik", document=2),
)


@pytest.fixture
def index(tmp_path: Path) -> FeatureIndex:
    """Features of three passages."""
    write_generation(tmp_path, ARCHIVE)
    folder, _ = open_current(tmp_path)
    return FeatureIndex(folder, ANALYZER, EMBEDDER, WordIndex(folder / "words", ANALYZER), len(ARCHIVE))


def described(index: FeatureIndex, text: str, *ways: Way) -> dict[str, npt.NDArray[np.float32]]:
    """Columns of all passages by name; the first search says nothing of them."""
    vector, none = EMBEDDER.embed_query(text), np.zeros(3, np.float32)
    question, scores = Question(text, vector, vector, ways), Scores(*[none] * 8)
    rows = index.quick(question, scores, range(3))
    assert not rows[:, [list(FEATURES).index(name) for name in DEAR]].any()
    rows = scaled(index.full(question, rows, range(3)))
    assert rows.shape == (3, len(FEATURES))
    return dict(zip(FEATURES, rows.T, strict=True))


def test_what_holds_the_question_comes_first_in_each_feature(index: FeatureIndex) -> None:
    found = described(index, "simhallen stängs")
    for name in ("document", "same", "sentence", "nearest", "nearest_expanded"):
        assert found[name].argmax() == 0, name
        assert found[name].mean() == pytest.approx(0.0, abs=1e-6)
        assert found[name].std() == pytest.approx(1.0, abs=1e-5)
    assert not found["words"].any()


def test_shapes_stay_as_they_are(index: FeatureIndex) -> None:
    assert described(index, "vad hände 2023")["year"].tolist() == [1.0, 0.0, 0.0]


def test_what_a_word_is_also_searched_as_may_stand_in_its_place(index: FeatureIndex) -> None:
    plain, wider = described(index, "dagis"), described(index, "dagis", Way("barnomsorg", (0,), 1.0))
    assert wider["nearest_expanded"].argmax() == 1
    assert wider["nearest_expanded"][1] > plain["nearest_expanded"][1]
    np.testing.assert_array_equal(wider["nearest"], plain["nearest"])


def test_a_way_without_words_changes_nothing(index: FeatureIndex) -> None:
    plain, wider = described(index, "dagis"), described(index, "dagis", Way("och", (0,), 1.0))
    np.testing.assert_allclose(wider["nearest_expanded"], plain["nearest_expanded"], atol=1e-6)


def test_a_question_of_stop_words_alone_has_features_too(index: FeatureIndex) -> None:
    assert np.isfinite(np.stack(list(described(index, "vad är det").values()))).all()


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("simhallen", 0.0, 0.0), ("kvantdatorer", 1.0, 1.0), ("simhallen kvantdatorer", 0.2, 0.8), ("det", 0.0, 0.0)],
)
def test_the_unknown_share_of_a_question(index: FeatureIndex, text: str, least: float, most: float) -> None:
    assert least <= index.unknown(text) <= most
