"""The classifiers: shipped files are whole and small, changed ones are refused, labels follow rules and context."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from skops.io import dumps

from ingest.errors import DefectError
from nlp.classifiers import MANIFEST_FILE, MODEL_FILE, MODEL_FOLDER, ClauseClassifiers, chosen_types
from nlp.labels import DECISION_TYPES, SUBJECTS
from nlp.training.classifiers import (
    Example,
    OutOfFold,
    best_thresholds,
    decide,
    fit,
    read_examples,
    read_topics,
    scores_of,
    write,
)

CARD = Path(__file__).parents[2] / "docs" / "models" / "decisions.md"


@pytest.fixture(scope="module")
def shipped() -> ClauseClassifiers:
    return ClauseClassifiers()


def folder_with(path: Path, model: bytes | None, **manifest: object) -> ClauseClassifiers:
    """Classifiers in a folder of their own, with a manifest that fits the model file unless told otherwise."""
    if model is not None:
        (path / MODEL_FILE).write_bytes(model)
    values = {"sha256": hashlib.sha256(model or b"").hexdigest(), **manifest}
    (path / MANIFEST_FILE).write_text(json.dumps(values), encoding="utf-8")
    return ClauseClassifiers(path)


class TestShippedFiles:
    def test_they_are_small_and_whole(self, shipped: ClauseClassifiers) -> None:
        content = (MODEL_FOLDER / MODEL_FILE).read_bytes()
        assert len(content) <= 6_000_000
        assert shipped.manifest["sha256"] == hashlib.sha256(content).hexdigest()
        assert shipped.manifest["types"] == list(DECISION_TYPES)
        assert shipped.manifest["subjects"] == list(SUBJECTS)
        assert set(shipped.manifest["thresholds"]) == set(DECISION_TYPES)

    def test_the_card_speaks_of_these_files(self, shipped: ClauseClassifiers) -> None:
        card = CARD.read_text(encoding="utf-8")
        assert shipped.manifest["sha256"] in card
        assert all(f"{score:.3f}" in card for score in shipped.manifest["scores"].values())

    def test_they_name_themselves(self, shipped: ClauseClassifiers) -> None:
        assert shipped.name == f"{shipped.manifest['name']} {shipped.manifest['version']}"


class TestRefusedFiles:
    def test_a_missing_manifest(self, tmp_path: Path) -> None:
        with pytest.raises(DefectError, match="kan inte läsas"):
            ClauseClassifiers(tmp_path).label(["att anta planen"])

    def test_a_broken_manifest(self, tmp_path: Path) -> None:
        (tmp_path / MANIFEST_FILE).write_text("{", encoding="utf-8")
        with pytest.raises(DefectError, match="kan inte läsas"):
            _ = ClauseClassifiers(tmp_path).manifest

    def test_a_missing_model(self, tmp_path: Path) -> None:
        with pytest.raises(DefectError, match="kan inte läsas"):
            folder_with(tmp_path, None).label(["att anta planen"])

    def test_a_changed_model(self, tmp_path: Path) -> None:
        changed = bytearray((MODEL_FOLDER / MODEL_FILE).read_bytes())
        changed[-1] ^= 1
        with pytest.raises(DefectError, match="stämmer inte"):
            folder_with(tmp_path, bytes(changed), sha256=ClauseClassifiers().manifest["sha256"]).label(["att anta"])

    def test_a_model_that_holds_code(self, tmp_path: Path) -> None:
        content = dumps({"features": make_pipeline(FunctionTransformer(folder_with))})
        with pytest.raises(DefectError, match="mer än klassificerare"):
            folder_with(tmp_path, content).label(["att anta planen"])


class TestLabels:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("att anta nämndplan för 2024", "anta_faststalla"),
            ("att paragrafen justeras omedelbart.", "omedelbar_justering"),
            ("Nämnden noterar informationen.", "notera_lagga_till_handlingarna"),
            ("att återremittera ärendet för komplettering", "aterremittera"),
            ("Chefen får i uppdrag att återkomma i maj.", "uppdra"),
            ("att utse Sara Ek till ordförande", "utse_valja"),
            ("Kommunen överklagar domen.", "overklaga"),
        ],
    )
    def test_types(self, shipped: ClauseClassifiers, text: str, kind: str) -> None:
        assert kind in shipped.label([text])[0].types

    def test_two_types_in_one_clause(self, shipped: ClauseClassifiers) -> None:
        types = shipped.label(["att föreslå kommunfullmäktige att avslå motionen om fri kollektivtrafik"])[0].types
        assert {"foresla_overordnad", "avsla"} <= set(types)

    @pytest.mark.parametrize(
        ("title", "subject"),
        [
            ("Riktlinjer för hemtjänst", "hemtjanst_lov"),
            ("Internkontrollplan 2024", "internkontroll_kvalitet"),
            ("Nytt skolskjutsreglemente", "grundskola"),
            ("Fyllnadsval av ersättare", "val_fortroendevalda"),
        ],
    )
    def test_a_formal_clause_is_about_what_it_stands_under(
        self, shipped: ClauseClassifiers, title: str, subject: str
    ) -> None:
        labels = shipped.label(["att paragrafen justeras omedelbart."] * 2, [(title,), ()])
        assert labels[0].subject == subject
        assert labels[1].subject_share < labels[0].subject_share

    def test_a_clause_with_matter_of_its_own_keeps_it(self, shipped: ClauseClassifiers) -> None:
        clause = "att fastställa hyror och avgifter för simhallen, ishallen, biblioteket och fritidsgården"
        assert shipped.label([clause], [("Intern kontroll",)])[0].subject == "kultur_fritid"

    def test_clauses_are_surer_than_other_sentences(self, shipped: ClauseClassifiers) -> None:
        clause, other = shipped.label(["att anta policyn för representation", "Sida 4 av 12"])
        assert clause.decision > 0.9
        assert other.decision < 0.5

    def test_none_of_nothing(self, shipped: ClauseClassifiers) -> None:
        assert shipped.label([]) == []


class TestChosenTypes:
    THRESHOLDS = dict.fromkeys(DECISION_TYPES, 0.4)

    def choose(self, text: str, **shares: float) -> tuple[str, ...]:
        return chosen_types(text, {**dict.fromkeys(DECISION_TYPES, 0.0), **shares}, self.THRESHOLDS)

    def test_all_from_their_threshold_up_most_certain_first(self) -> None:
        assert self.choose("", avsla=0.5, uppdra=0.9, delegera=0.3) == ("uppdra", "avsla")

    def test_the_best_where_none_reaches_it(self) -> None:
        assert self.choose("", avsla=0.2, uppdra=0.1) == ("avsla",)

    def test_the_governing_verb_goes_first_and_weak_ones_go(self) -> None:
        assert self.choose("att anta avtalet", inga_avtal=0.5) == ("anta_faststalla",)
        assert self.choose("att anta avtalet", inga_avtal=0.8) == ("anta_faststalla", "inga_avtal")

    def test_other_stands_alone_or_not_at_all(self) -> None:
        assert self.choose("", ovrigt=0.9, uppdra=0.5) == ("uppdra",)
        assert self.choose("", ovrigt=0.9) == ("ovrigt",)


class TestTraining:
    def test_the_examples_cover_every_label(self) -> None:
        examples = read_examples()
        assert len(examples) >= 1500
        assert {kind for example in examples for kind in example.types} == set(DECISION_TYPES)
        assert {example.subject for example in examples if example.types} == set(SUBJECTS)
        assert {subject for _, subject in read_topics()} == set(SUBJECTS)

    def test_an_unknown_label_is_refused(self, tmp_path: Path) -> None:
        row = {"text": "att anta", "types": ["anta"], "subject": "forskola"}
        (tmp_path / "clauses-x.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        with pytest.raises(ValueError, match=r"clauses-x\.jsonl:1"):
            read_examples(tmp_path)

    def test_thresholds_part_the_labels(self) -> None:
        truth = np.array([[1], [1], [0], [0]])
        threshold = best_thresholds(truth, np.array([[0.9], [0.62], [0.5], [0.1]]))[0]
        assert 0.5 < threshold <= 0.62

    def test_what_is_said_is_what_the_classifiers_choose(self) -> None:
        shares = np.zeros((1, len(DECISION_TYPES)))
        said = decide([Example("att anta planen", (), "")], shares, np.full(len(DECISION_TYPES), 0.5))
        assert [kind for kind, yes in zip(DECISION_TYPES, said[0], strict=True) if yes] == ["anta_faststalla"]

    def test_scores_of_what_is_right_and_of_what_is_wrong(self) -> None:
        examples = [
            Example("klausul", (kind,), subject) for kind, subject in zip(DECISION_TYPES, SUBJECTS, strict=False)
        ] * 2 + [Example("intet", (), "")] * 5
        clauses = [example for example in examples if example.types]
        truth = np.array([[float(kind in example.types) for kind in DECISION_TYPES] for example in clauses])
        subjects = np.array([list(SUBJECTS).index(example.subject) for example in clauses])
        decision = np.array([float(bool(example.types)) for example in examples])
        right = scores_of(examples, OutOfFold(decision, truth, subjects), folds=2)
        wrong = scores_of(examples, OutOfFold(1 - decision, truth[:, ::-1], (subjects + 1) % 26), folds=2)
        assert right == {name: 0.0 if name == "decision_brier" else 1.0 for name in right}
        assert wrong["decision_brier"] == 1.0
        assert max(wrong["decision_f1"], wrong["types_micro_f1"], wrong["subject_accuracy"]) < 0.1

    def test_what_is_trained_is_stored_and_read_back(self, tmp_path: Path) -> None:
        kinds, subjects = list(DECISION_TYPES), list(SUBJECTS)
        examples = [
            Example(f"{kinds[number % 25]} och {subjects[number % 26]}", (kinds[number % 25],), subjects[number % 26])
            for number in range(26 * 8)
        ] + [Example(f"intet alls {number}", (), "") for number in range(8)]
        manifest = {
            "name": "prov", "version": "1", "types": kinds, "subjects": subjects,
            "thresholds": dict.fromkeys(kinds, 0.4),
        }  # fmt: skip
        write(fit(examples, []), manifest, tmp_path)
        trained = ClauseClassifiers(tmp_path)
        labels = trained.label(["delegera och forskola"])[0]
        assert (trained.name, labels.types[0], labels.subject) == ("prov 1", "delegera", "forskola")
