"""Trains the classifiers of decision clauses: `python -m nlp.training.classifiers` (minutes on one core).

They learn from our own sentences in `nlp/data/clauses-*.jsonl` and our own subject terms in `nlp/decisions/topics.txt`.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import sklearn
from sklearn.metrics import accuracy_score, brier_score_loss, f1_score
from sklearn.model_selection import StratifiedKFold

from nlp.classifiers import MANIFEST_FILE, MODEL_FILE, MODEL_FOLDER, chosen_types
from nlp.labels import DECISION_TYPES, SUBJECTS
from nlp.linear import LinearModels
from nlp.training.calibration import Matrix, Sigmoids, Sums, best_thresholds, calibrate, indicator
from nlp.training.clause_models import exported, fit
from nlp.training.examples import Example, read_examples, read_topics

NAME: Final = "kommunsok-decisions"
VERSION: Final = "2.2.0"
DATE: Final = "2026-11-22"
FOLDS: Final = 10


def cross_validate(examples: Sequence[Example], topics: Sequence[tuple[str, str]], folds: int = FOLDS) -> Sums:
    """What models say of each example that never saw it.

    Args:
        examples: clauses and non-clauses.
        topics: terms of the subjects.
        folds: number of parts.
    """
    decision, types, subject = (np.zeros((len(examples), width)) for width in (1, len(DECISION_TYPES), len(SUBJECTS)))
    for train, test in _folds(examples, folds):
        sums = fit([examples[i] for i in train], topics).sums([examples[i] for i in test])
        decision[test], types[test], subject[test] = sums.decision, sums.types, sums.subject
    return Sums(decision, types, subject)


def _folds(examples: Sequence[Example], folds: int) -> Iterator[tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]]:
    keys = [example.types[0] if example.types else "" for example in examples]
    yield from StratifiedKFold(folds, shuffle=True, random_state=1).split(keys, keys)


def scores_of(examples: Sequence[Example], sums: Sums, folds: int = FOLDS) -> dict[str, float]:
    """Scores of what `cross_validate` found; sigmoids and thresholds that score a part are chosen on the other parts.

    Args:
        examples: those of the sums.
        sums: of models that did not learn from them.
        folds: number of parts.
    """
    positive = np.array([bool(example.types) for example in examples])
    shares, said = np.zeros(len(examples)), np.zeros((len(examples), len(DECISION_TYPES)), dtype=int)
    parts = np.arange(len(examples)) % folds
    truth = indicator(examples)
    for part in range(folds):
        here, there = np.flatnonzero(parts == part), np.flatnonzero((parts != part) & positive)
        others = np.flatnonzero(parts != part)
        decision = Sigmoids.fitted(sums.decision[others], positive[others, np.newaxis].astype(int))
        types = Sigmoids.fitted(sums.types[there], truth[there])
        shares[here] = decision.shares(sums.decision[here])[:, 0]
        thresholds = best_thresholds(truth[there], types.shares(sums.types[there]))
        said[here] = decide([examples[int(i)] for i in here], types.shares(sums.types[here]), thresholds)
    subjects = [list(SUBJECTS).index(example.subject) for example in examples if example.types]
    found = sums.subject[positive].argmax(axis=1)
    return {
        "decision_f1": float(f1_score(positive, shares >= 0.5)),
        "decision_negative_f1": float(f1_score(~positive, shares < 0.5)),
        "decision_brier": float(brier_score_loss(positive, shares)),
        "types_micro_f1": float(f1_score(truth[positive], said[positive], average="micro")),
        "types_macro_f1": float(f1_score(truth[positive], said[positive], average="macro")),
        "subject_accuracy": float(accuracy_score(subjects, found)),
        "subject_macro_f1": float(f1_score(subjects, found, average="macro")),
    }


def decide(examples: Sequence[Example], shares: Matrix, thresholds: npt.NDArray[np.float64]) -> npt.NDArray[np.int_]:
    """The types said of clauses, as `nlp.classifiers` chooses them."""
    at = dict(zip(DECISION_TYPES, thresholds, strict=True))
    said = [
        chosen_types(example.text, dict(zip(DECISION_TYPES, row, strict=True)), at)
        for example, row in zip(examples, shares, strict=True)
    ]
    return np.array([[int(name in types) for name in DECISION_TYPES] for types in said])


@dataclass(frozen=True, slots=True)
class Trained:
    """Models that are ready to be written.

    Args:
        models: fitted and calibrated.
        manifest: what their folder says about itself; `scores` holds those of the cross-validation.
    """

    models: LinearModels
    manifest: Mapping[str, Any]


def train(
    examples: Sequence[Example], topics: Sequence[tuple[str, str]], folds: int = FOLDS, version: str = VERSION
) -> Trained:
    """Cross-validate, then fit on everything.

    Args:
        examples: clauses and non-clauses.
        topics: terms of the subjects.
        folds: number of parts of the cross-validation.
        version: of the models.
    """
    sums = cross_validate(examples, topics, folds)
    calibration = calibrate(examples, sums)
    clauses = [example for example in examples if example.types]
    positive = [bool(example.types) for example in examples]
    thresholds = best_thresholds(indicator(clauses), calibration.types.shares(sums.types[positive]))
    scores = scores_of(examples, sums, folds)
    manifest = {
        "name": NAME,
        "version": version,
        "date": DATE,
        "licence": "Apache-2.0",
        "sklearn": sklearn.__version__,
        "examples": len(examples),
        "clauses": len(clauses),
        "terms": len(topics),
        "folds": folds,
        "scores": {name: round(value, 4) for name, value in scores.items()},
        "types": list(DECISION_TYPES),
        "subjects": list(SUBJECTS),
        "thresholds": {name: round(float(at), 2) for name, at in zip(DECISION_TYPES, thresholds, strict=True)},
    }
    return Trained(exported(fit(examples, topics), calibration), manifest)


def write(models: LinearModels, manifest: Mapping[str, object], folder: Path = MODEL_FOLDER) -> None:
    """Write the model file, and a manifest with its digest.

    Args:
        models: fitted and calibrated.
        manifest: what the folder says about itself.
        folder: made if it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / MODEL_FILE
    digest = models.write(path)
    whole = {**manifest, "sha256": digest, "bytes": path.stat().st_size}
    (folder / MANIFEST_FILE).write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, write model and manifest, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--folds", type=int, default=FOLDS)
    options = parser.parse_args(arguments)
    made = train(read_examples(), read_topics(), options.folds)
    write(made.models, made.manifest, options.folder)
    sys.stdout.write(json.dumps(made.manifest["scores"], indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
