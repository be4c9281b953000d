"""Training anew from corrections: what is learned from them, where the models go, and who uses them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import reading
from index.reading import annotator
from ingest.errors import DefectError
from nlp.classifiers import MANIFEST_FILE, MODEL_FOLDER, OWN_FOLDER, ClauseClassifiers, own_models
from nlp.corrections import Training
from nlp.decisions.cues import CUE_COLUMNS
from nlp.labels import DECISION_TYPES, SUBJECTS
from nlp.linear import LinearModels, Logistic
from nlp.training import retrain as module
from nlp.training.classifiers import Trained
from nlp.training.examples import Example
from nlp.training.retrain import corrected_examples, retrain

EXAMPLES = [
    *(
        Example(f"{kind} och {subject} {word}", (kind,), subject)
        for word in ("ett", "två", "tre", "fyra")
        for kind, subject in zip([*DECISION_TYPES, "avsla"], SUBJECTS, strict=True)
    ),
    *(Example(f"intet alls {number}", (), "") for number in range(8)),
]
CLAUSE = "att anta planen för hemtjänsten"


def correction(field: str, new: Any, text: str = CLAUSE, kind: str = "beslut") -> Training:
    return Training(kind, field, None, new, text, "", None, "Eva Ek", "2025-01-01T00:00:00Z", "prov")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_examples", lambda: EXAMPLES)
    monkeypatch.setattr(module, "read_topics", lambda: [("klämma", "forskola")])


def untaught(examples: Sequence[Example], topics: object, folds: int, version: str) -> Trained:
    """Stands in for `nlp.training.classifiers.train`, which takes seconds even for a few examples."""
    models = {
        name: Logistic(np.zeros((1 + CUE_COLUMNS, width)), np.ones(width), np.zeros(width))
        for name, width in (("decision", 1), ("types", len(DECISION_TYPES)), ("subject", len(SUBJECTS)))
    }
    manifest = {
        "name": "prov", "version": version, "examples": len(examples), "types": list(DECISION_TYPES),
        "subjects": list(SUBJECTS), "thresholds": dict.fromkeys(DECISION_TYPES, 0.4),
        "scores": dict.fromkeys(ClauseClassifiers().manifest["scores"], 0.5),
    }  # fmt: skip
    return Trained(LinearModels(("ord",), (), np.ones(1), models), manifest)


@pytest.fixture
def quick(few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "train", untaught)


class TestCorrectedExamples:
    def test_what_was_left_as_it_was_counts_as_right(self) -> None:
        said = ClauseClassifiers().label([CLAUSE])[0]
        made = corrected_examples([correction("subject", "aldreomsorg")], ClauseClassifiers())
        assert made == [Example(CLAUSE, said.types, "aldreomsorg")]
        made = corrected_examples([correction("types", ["avsla", "uppdra"])], ClauseClassifiers())
        assert made == [Example(CLAUSE, ("avsla", "uppdra"), said.subject)]

    def test_a_clause_is_one_example_and_the_newest_word_counts(self) -> None:
        rows = [correction("subject", "forskola"), correction("types", ["avsla"]), correction("subject", "missbruk")]
        assert corrected_examples(rows, ClauseClassifiers()) == [Example(CLAUSE, ("avsla",), "missbruk")]

    def test_other_corrections_teach_nothing_here(self) -> None:
        rows = [correction("status", "beslut"), correction("title", "Plan", kind="dokument")]
        assert corrected_examples(rows, ClauseClassifiers()) == []


@pytest.mark.usefixtures("few")
class TestRetrain:
    def test_models_are_written_and_say_who_they_are(self, tmp_path: Path) -> None:
        folder = tmp_path / OWN_FOLDER
        shipped = (MODEL_FOLDER / MANIFEST_FILE).read_bytes()
        assert own_models(tmp_path) is None
        made = retrain([correction("subject", "aldreomsorg")], folder, folds=3)
        assert own_models(tmp_path) == folder
        assert (made.corrected, made.name) == (1, ClauseClassifiers(folder).name)
        assert "+egen." in made.name
        assert set(made.own) == set(made.shipped)
        assert ClauseClassifiers(folder).label(["delegera och forskola"])[0].types == ("delegera",)
        assert (MODEL_FOLDER / MANIFEST_FILE).read_bytes() == shipped
        assert [path.name for path in tmp_path.iterdir()] == [OWN_FOLDER]


@pytest.mark.usefixtures("quick")
class TestPlaces:
    def test_other_corrections_make_other_models_in_the_same_place(self, tmp_path: Path) -> None:
        folder = tmp_path / OWN_FOLDER
        first = retrain([], folder, folds=2)
        second = retrain([correction("types", ["delegera"], EXAMPLES[0].text)], folder, folds=2)
        assert first.name != second.name
        assert ClauseClassifiers(folder).manifest["examples"] == len(EXAMPLES)  # the user's word replaces ours

    def test_the_annotator_uses_them_and_names_them(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "_ANNOTATORS", {})
        folder = tmp_path / OWN_FOLDER
        made = retrain([], folder, folds=2)
        own = annotator(folder, "")
        assert made.name in own.model
        assert annotator(folder, "") is own
        again = retrain([correction("types", ["delegera"])], folder, folds=2)
        assert again.name in annotator(folder, "").model
        assert made.name not in annotator(None, "").model

    def test_a_broken_folder_is_told(self, tmp_path: Path) -> None:
        (tmp_path / MANIFEST_FILE).write_text("{", encoding="utf-8")
        with pytest.raises(DefectError, match="kan inte läsas"):
            annotator(tmp_path, "")
