"""Trains the classifiers of decision clauses: `python -m nlp.training.classifiers` (minutes on one core).

They learn from our own sentences in `nlp/data/clauses-*.jsonl` and our own subject terms in `nlp/decisions/topics.txt`.
"""

import argparse
import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import sklearn
from scipy.sparse import hstack
from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.metrics import accuracy_score, brier_score_loss, f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC
from skops.io import dumps

from nlp.classifiers import MANIFEST_FILE, MODEL_FILE, MODEL_FOLDER, chosen_types
from nlp.decisions.features import cue_matrix, fold_clause
from nlp.labels import DECISION_TYPES, SUBJECTS

NAME: Final = "kommunsok-decisions"
VERSION: Final = "1.0.0"
DATE: Final = "2026-11-22"
FOLDS: Final = 10
DATA: Final = Path(__file__).parents[1] / "data"
TOPICS: Final = Path(__file__).parents[1] / "decisions" / "topics.txt"
_WORDS: Final = 2**13
_PIECES: Final = 2**15
_GRID: Final = np.arange(0.1, 0.71, 0.02)
_NEUTRAL: Final = 0.35
_PULL: Final = 0.05  # of the neutral threshold: what a step of 1 away from it costs in F1

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A clause with its labels; no types means that it is no decision clause."""

    text: str
    types: tuple[str, ...]
    subject: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The fitted pieces that are stored together."""

    features: Any
    decision: Any
    types: Any
    subject: Any

    def as_dict(self) -> dict[str, Any]:
        """The pieces by the names under which they are stored."""
        return {"features": self.features, "decision": self.decision, "types": self.types, "subject": self.subject}


def read_examples(folder: Path = DATA) -> list[Example]:
    """All examples of the files `clauses-*.jsonl` of a folder, in order.

    Raises:
        ValueError: a row has a label that does not exist.
    """
    found = []
    for path in sorted(folder.glob("clauses-*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            row = json.loads(line)
            example = Example(row["text"], tuple(row["types"]), row["subject"])
            if set(example.types) - set(DECISION_TYPES) or (example.types and example.subject not in SUBJECTS):
                raise ValueError(f"{path.name}:{number}: unknown label in {row!r}")
            found.append(example)
    return found


def read_topics(path: Path = TOPICS) -> list[tuple[str, str]]:
    """Pairs (term, subject) of the file of subject terms."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.split(":", 1) for line in lines]
    return [(term.strip(), subject) for subject, terms in pairs for term in terms.split(";")]


def fit(examples: Sequence[Example], topics: Sequence[tuple[str, str]]) -> Parts:
    """Fit all pieces.

    Args:
        examples: clauses and non-clauses.
        topics: terms with their subjects; they teach the subject only.
    """
    clauses = [example for example in examples if example.types]
    texts = [fold_clause(example.text) for example in examples]
    terms = [fold_clause(term) for term, _ in topics]
    features = _features().fit([*texts, *terms])
    rows = features.transform(texts)
    positive = np.array([bool(example.types) for example in examples])
    about = [*(example.subject for example in clauses), *(subject for _, subject in topics)]
    decision = _calibrated(balanced=True).fit(rows, positive)
    types = OneVsRestClassifier(_calibrated(balanced=True)).fit(_typed(rows[positive], clauses), _indicator(clauses))
    subject = _calibrated(balanced=False).fit(
        features.transform([*(fold_clause(example.text) for example in clauses), *terms]),
        [list(SUBJECTS).index(label) for label in about],
    )
    return Parts(features, decision, types, subject)


def _typed(rows: Any, examples: Sequence[Example]) -> Any:
    """Features for the types: words and cues."""
    return hstack([rows, cue_matrix([example.text for example in examples])]).tocsr()


def _features() -> Any:
    """Counts of words and pairs of words, and of pieces of 2–5 letters, hashed; no vocabulary has to be stored."""
    words = HashingVectorizer(
        n_features=_WORDS,
        ngram_range=(1, 2),
        norm=None,
        alternate_sign=False,
        token_pattern=r"(?u)\b\w+\b",
        dtype=np.float32,
    )
    pieces = HashingVectorizer(
        n_features=_PIECES, analyzer="char_wb", ngram_range=(2, 5), norm=None, alternate_sign=False, dtype=np.float32
    )
    return make_pipeline(make_union(words, pieces), TfidfTransformer(sublinear_tf=True))


def _calibrated(balanced: bool) -> CalibratedClassifierCV:
    svm = LinearSVC(C=0.5, class_weight="balanced" if balanced else None, random_state=1)
    return CalibratedClassifierCV(svm, method="sigmoid", cv=5, ensemble=False)


def _indicator(examples: Sequence[Example]) -> npt.NDArray[np.int_]:
    return np.array([[int(name in example.types) for name in DECISION_TYPES] for example in examples])


@dataclass(frozen=True, slots=True)
class OutOfFold:
    """What models that never saw an example say about it.

    Args:
        decision: probability that it is a clause, for all examples.
        types: probability of each type, for the clauses.
        subject: index of the best subject, for the clauses.
    """

    decision: Matrix
    types: Matrix
    subject: npt.NDArray[np.int_]


def cross_validate(examples: Sequence[Example], topics: Sequence[tuple[str, str]], folds: int = FOLDS) -> OutOfFold:
    """Predict every example by a model trained on the other folds."""
    clauses = [example for example in examples if example.types]
    place = {index: row for row, index in enumerate(i for i, e in enumerate(examples) if e.types)}
    result = OutOfFold(
        np.zeros(len(examples)), np.zeros((len(clauses), len(DECISION_TYPES))), np.zeros(len(clauses), dtype=int)
    )
    for train, test in _folds(examples, folds):
        parts = fit([examples[i] for i in train], topics)
        rows = parts.features.transform([fold_clause(examples[i].text) for i in test])
        result.decision[test] = parts.decision.predict_proba(rows)[:, 1]
        inside = [(at, place[index]) for at, index in enumerate(test) if index in place]
        here, there = [at for at, _ in inside], [row for _, row in inside]
        result.types[there] = parts.types.predict_proba(_typed(rows[here], [clauses[row] for row in there]))
        result.subject[there] = parts.subject.predict(rows[here])
    return result


def _folds(examples: Sequence[Example], folds: int) -> Iterator[tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]]:
    keys = [example.types[0] if example.types else "" for example in examples]
    yield from StratifiedKFold(folds, shuffle=True, random_state=1).split(keys, keys)


def best_thresholds(truth: npt.NDArray[np.int_], shares: Matrix) -> npt.NDArray[np.float64]:
    """For each label the probability from which saying it gives the best F1.

    The search is pulled towards a neutral threshold, so that a label with few examples is not fitted to them.
    """
    said = shares[:, :, np.newaxis] >= _GRID
    yes = truth[:, :, np.newaxis].astype(bool)
    both, either = (said & yes).sum(axis=0), said.sum(axis=0) + yes.sum(axis=0)
    scores = 2 * both / np.maximum(either, 1) - _PULL * abs(_GRID - _NEUTRAL)
    return np.asarray(_GRID[scores.argmax(axis=1)], dtype=np.float64)


def scores_of(examples: Sequence[Example], found: OutOfFold, folds: int = FOLDS) -> dict[str, float]:
    """Scores of what `cross_validate` found; the thresholds that score a part are chosen on the other parts."""
    clauses = [example for example in examples if example.types]
    truth, said = _indicator(clauses), np.zeros((len(clauses), len(DECISION_TYPES)), dtype=int)
    parts = np.arange(len(clauses)) % folds
    for part in range(folds):
        inside = parts == part
        here = [clause for clause, is_inside in zip(clauses, inside, strict=True) if is_inside]
        thresholds = best_thresholds(truth[~inside], found.types[~inside])
        said[inside] = decide(here, found.types[inside], thresholds)
    positive = np.array([bool(example.types) for example in examples])
    subjects = [list(SUBJECTS).index(example.subject) for example in clauses]
    return {
        "decision_f1": float(f1_score(positive, found.decision >= 0.5)),
        "decision_negative_f1": float(f1_score(~positive, found.decision < 0.5)),
        "decision_brier": float(brier_score_loss(positive, found.decision)),
        "types_micro_f1": float(f1_score(truth, said, average="micro")),
        "types_macro_f1": float(f1_score(truth, said, average="macro")),
        "subject_accuracy": float(accuracy_score(subjects, found.subject)),
        "subject_macro_f1": float(f1_score(subjects, found.subject, average="macro")),
    }


def decide(examples: Sequence[Example], shares: Matrix, thresholds: npt.NDArray[np.float64]) -> npt.NDArray[np.int_]:
    """The types said of clauses, as `nlp.classifiers` chooses them."""
    at = dict(zip(DECISION_TYPES, thresholds, strict=True))
    said = [
        chosen_types(example.text, dict(zip(DECISION_TYPES, row, strict=True)), at)
        for example, row in zip(examples, shares, strict=True)
    ]
    return np.array([[int(name in types) for name in DECISION_TYPES] for types in said])


def shorten(model: Any) -> None:
    """Store weights as single precision rounded to 11 bits, which packs to half the size and changes no score."""
    for each in getattr(model, "estimators_", [model]):
        for calibrated in each.calibrated_classifiers_:
            svm = calibrated.estimator
            svm.coef_ = svm.coef_.astype(np.float16).astype(np.float32)


def write(parts: Parts, manifest: Mapping[str, object], folder: Path = MODEL_FOLDER) -> None:
    """Write the model file, and a manifest with its digest."""
    for model in (parts.decision, parts.types, parts.subject):
        shorten(model)
    content = dumps(parts.as_dict(), compression=zipfile.ZIP_DEFLATED, compresslevel=9)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL_FILE).write_bytes(content)
    whole = {**manifest, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    (folder / MANIFEST_FILE).write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Cross-validate, fit on everything, write model and manifest, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--folds", type=int, default=FOLDS)
    options = parser.parse_args(arguments)
    examples, topics = read_examples(), read_topics()
    found = cross_validate(examples, topics, options.folds)
    clauses = [example for example in examples if example.types]
    thresholds = best_thresholds(_indicator(clauses), found.types)
    scores = scores_of(examples, found, options.folds)
    manifest = {
        "name": NAME,
        "version": VERSION,
        "date": DATE,
        "licence": "Apache-2.0",
        "sklearn": sklearn.__version__,
        "examples": len(examples),
        "clauses": len(clauses),
        "terms": len(topics),
        "folds": options.folds,
        "scores": {name: round(value, 4) for name, value in scores.items()},
        "types": list(DECISION_TYPES),
        "subjects": list(SUBJECTS),
        "thresholds": {name: round(float(at), 2) for name, at in zip(DECISION_TYPES, thresholds, strict=True)},
    }
    write(fit(examples, topics), manifest, options.folder)
    sys.stdout.write(json.dumps(manifest["scores"], indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
