"""The classifiers: shipped files are whole and small, changed ones are refused, labels follow rules and context."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit, softmax

from ingest.errors import DefectError
from nlp.classifiers import MANIFEST_FILE, MODEL_FILE, MODEL_FOLDER, ClauseClassifiers, Context, chosen_types
from nlp.labels import DECISION_TYPES, SUBJECTS
from nlp.training.calibration import Calibration, Sums, best_thresholds, calibrate, indicator, temperature
from nlp.training.classifiers import cross_validate, decide, scores_of, write
from nlp.training.clause_models import Parts, exported, fit
from nlp.training.examples import Example, matters, read_examples, read_topics

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
        labels = shipped.label(["att paragrafen justeras omedelbart."] * 2, [Context(title), Context()])
        assert labels[0].subject == subject
        assert labels[1].subject_share < labels[0].subject_share

    def test_a_clause_with_matter_of_its_own_keeps_it(self, shipped: ClauseClassifiers) -> None:
        clause = "att fastställa hyror och avgifter för simhallen, ishallen, biblioteket och fritidsgården"
        assert shipped.label([clause], [Context("Intern kontroll")])[0].subject == "kultur_fritid"

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
        assert self.choose("", avsla=0.5, godkanna=0.9, delegera=0.3) == ("godkanna", "avsla")

    def test_the_best_where_none_reaches_it(self) -> None:
        assert self.choose("", avsla=0.2, uppdra=0.1) == ("avsla",)

    def test_the_governing_verb_goes_first_and_weak_ones_go(self) -> None:
        assert self.choose("att anta avtalet", inga_avtal=0.5) == ("anta_faststalla",)
        assert self.choose("att anta avtalet", inga_avtal=0.8) == ("anta_faststalla", "inga_avtal")

    def test_other_stands_alone_or_not_at_all(self) -> None:
        assert self.choose("", ovrigt=0.9, avsla=0.5) == ("avsla",)
        assert self.choose("", ovrigt=0.9) == ("ovrigt",)

    def test_what_is_proposed_to_a_higher_body_is_said_too(self) -> None:
        text = "Nämnden föreslår kommunstyrelsen föreslå fullmäktige att anta taxan"
        assert self.choose(text, foresla_overordnad=0.9) == ("anta_faststalla", "foresla_overordnad")

    def test_some_are_told_by_their_verb_alone(self) -> None:
        assert self.choose("Rådet föreslår att priset sänks", foresla_overordnad=0.9, ovrigt=0.2) == ("ovrigt",)
        assert self.choose("Sara Ek utses att justera", omedelbar_justering=0.9, utse_valja=0.5) == ("utse_valja",)

    def test_a_licence_is_granted_and_an_assignment_says_so(self) -> None:
        assert self.choose("", tillstand_licens=0.9, bifalla_bevilja=0.9) == ("tillstand_licens",)
        assert self.choose("ska visa priset", avsla=0.9, uppdra=0.8) == ("avsla",)
        assert self.choose("får i uppdrag", avsla=0.9, uppdra=0.8) == ("avsla", "uppdra")


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
        cues = {"foresla_overordnad": "föreslår fullmäktige", "omedelbar_justering": "justeras omedelbart"}
        examples = [
            Example(cues.get(kind, "klausul"), (kind,), subject)
            for kind, subject in zip(DECISION_TYPES, SUBJECTS, strict=False)
        ] * 3 + [Example("intet", (), "")] * 9
        positive = np.array([[float(bool(example.types))] for example in examples])
        types = np.array([[float(kind in example.types) for kind in DECISION_TYPES] for example in examples])
        subjects = np.array([[float(name == example.subject) for name in SUBJECTS] for example in examples])
        right = scores_of(examples, Sums(positive, types, subjects), folds=2)
        assert right == pytest.approx({name: 0.0 if name == "decision_brier" else 1.0 for name in right}, abs=1e-3)
        wrong = scores_of(examples, Sums(positive * 0, types[:, ::-1], np.roll(subjects, 1, axis=1)), folds=2)
        assert wrong["decision_brier"] > 0.09
        assert max(wrong["decision_negative_f1"], wrong["types_micro_f1"], wrong["subject_accuracy"]) < 0.15

    def test_the_temperature_is_low_where_the_sums_are_right(self) -> None:
        truth = np.eye(4, dtype=int)
        assert temperature(truth * 0.5, truth) < temperature(np.roll(truth, 1, axis=0) * 0.5, truth)

    def test_titles_teach_the_subject_once(self) -> None:
        example = Example("att anta taxan", ("anta_faststalla",), "forskola", "Taxa för förskola")
        assert list(matters([example, example], [("lekplats", "forskola")])) == [
            ("lekplats", "forskola"),
            ("Taxa för förskola", "forskola"),
        ]


EXAMPLES = (
    *(
        Example(f"{kind} och {subject} {word}", (kind,), subject)
        for word in ("ett", "två", "tre", "fyra")
        for kind, subject in zip([*DECISION_TYPES, "avsla"], SUBJECTS, strict=True)
    ),
    *(Example(f"intet alls {number}", (), "") for number in range(8)),
)
MANIFEST = {
    "name": "prov", "version": "1", "types": list(DECISION_TYPES), "subjects": list(SUBJECTS),
    "thresholds": dict.fromkeys(DECISION_TYPES, 0.4),
}  # fmt: skip


@pytest.fixture(scope="module")
def fitted() -> tuple[Parts, Calibration]:
    sums = cross_validate(EXAMPLES, [("klämma", "forskola")], folds=2)
    return fit(EXAMPLES, [("klämma", "forskola")]), calibrate(EXAMPLES, sums)


class TestFitted:
    def test_what_is_trained_is_stored_and_read_back(self, fitted: tuple[Parts, Calibration], tmp_path: Path) -> None:
        write(exported(*fitted), MANIFEST, tmp_path)
        trained = ClauseClassifiers(tmp_path)
        labels = trained.label(["delegera och forskola"])[0]
        assert (trained.name, labels.types[0], labels.subject) == ("prov 1", "delegera", "forskola")

    def test_run_time_and_scikit_learn_say_the_same(self, fitted: tuple[Parts, Calibration], tmp_path: Path) -> None:
        parts, calibration = fitted
        texts = [example.text for example in EXAMPLES[::3]] + ["att anta planen", "", "Kraftig regn, 30 § SoL"]
        examples = [Example(text, (), "") for text in texts]
        sums = parts.sums(examples)
        write(exported(parts, calibration), MANIFEST, tmp_path)
        trained = ClauseClassifiers(tmp_path)
        decision, types, subjects = trained.shares(texts)
        assert np.abs(decision - calibration.decision.shares(sums.decision)[:, 0]).max() < 1e-6
        assert np.abs(types - calibration.types.shares(sums.types)).max() < 1e-6
        assert np.abs(subjects - softmax(sums.subject / calibration.temperature, axis=1)).max() < 1e-6
        slope, offset = calibration.decision.each[0].coef_[0, 0], calibration.decision.each[0].intercept_[0]
        assert np.abs(decision - expit(slope * sums.decision[:, 0] + offset)).max() < 1e-6

    def test_weights_fit_in_16_bits(self, fitted: tuple[Parts, Calibration]) -> None:
        for model in exported(*fitted).models.values():
            assert (model.weights.astype(np.float16) == model.weights).all()

    def test_the_truth_is_marked(self) -> None:
        assert indicator([Example("", ("avsla", "uppdra"), "")]).sum() == 2
