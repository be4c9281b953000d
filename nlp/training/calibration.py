"""Sums of linear models made probabilities: sigmoids and thresholds, fitted to examples that the models never saw."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from nlp.labels import DECISION_TYPES, SUBJECTS
from nlp.training.examples import Example

_SIGMOID: Final = 1e4  # all but no regularisation
_TEMPERATURES: Final = np.arange(0.08, 0.6, 0.02)
_GRID: Final = np.arange(0.1, 0.71, 0.02)
_NEUTRAL: Final = 0.45
_PULL: Final = 0.2  # of the neutral threshold: what a step of 1 away from it costs in F1

Matrix = npt.NDArray[np.float64]
Marks = npt.NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Sums:
    """Weighted sums of features, before they are made probabilities: one row a text, one column a label."""

    decision: Matrix
    types: Matrix
    subject: Matrix


@dataclass(frozen=True, slots=True)
class Sigmoids:
    """What makes probabilities of the sums of one question: one regression of a single variable for each label."""

    each: tuple[LogisticRegression, ...]

    @classmethod
    def fitted(cls, sums: Matrix, truth: npt.NDArray[np.int_]) -> "Sigmoids":
        """Fit them to sums of texts that the models did not learn from.

        Args:
            sums: one column a label.
            truth: 1 where the label is right.
        """
        pairs = zip(sums.T, truth.T, strict=True)
        return cls(tuple(LogisticRegression(C=_SIGMOID).fit(said[:, np.newaxis], right) for said, right in pairs))

    def shares(self, sums: Matrix) -> Matrix:
        """Probabilities of sums."""
        columns = zip(self.each, sums.T, strict=True)
        return np.stack([model.predict_proba(said[:, np.newaxis])[:, 1] for model, said in columns], axis=1)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What makes probabilities of the sums of all questions.

    Args:
        decision: one sigmoid.
        types: one sigmoid a type.
        temperature: of the subjects, of which one is right.
    """

    decision: Sigmoids
    types: Sigmoids
    temperature: float


def calibrate(examples: Sequence[Example], sums: Sums) -> Calibration:
    """Sigmoids from what `cross_validate` found.

    Args:
        examples: those of the sums.
        sums: of models that did not learn from them.
    """
    positive = np.array([bool(example.types) for example in examples])
    clauses = [example for example in examples if example.types]
    return Calibration(
        Sigmoids.fitted(sums.decision, positive[:, np.newaxis].astype(int)),
        Sigmoids.fitted(sums.types[positive], indicator(clauses)),
        temperature(sums.subject[positive], subject_indicator([clause.subject for clause in clauses])),
    )


def temperature(sums: Matrix, truth: Marks) -> float:
    """What the sums of the subjects are divided by to be made shares: that under which the truth is likeliest.

    Args:
        sums: of texts that the models did not learn from, one column a subject.
        truth: 1 for the right one.
    """
    return float(min(_TEMPERATURES, key=lambda each: -np.log(_softmax(sums / each))[truth.astype(bool)].mean()))


def _softmax(sums: Matrix) -> Matrix:
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def best_thresholds(truth: npt.NDArray[np.int_], shares: Matrix) -> npt.NDArray[np.float64]:
    """For each label the probability from which saying it gives the best F1.

    The search is pulled towards a neutral threshold, so that a label with few examples is not fitted to them.
    """
    said = shares[:, :, np.newaxis] >= _GRID
    yes = truth[:, :, np.newaxis].astype(bool)
    both, either = (said & yes).sum(axis=0), said.sum(axis=0) + yes.sum(axis=0)
    scores = 2 * both / np.maximum(either, 1) - _PULL * abs(_GRID - _NEUTRAL)
    return np.asarray(_GRID[scores.argmax(axis=1)], dtype=np.float64)


def indicator(examples: Sequence[Example]) -> npt.NDArray[np.int_]:
    """1 for each type that a clause has, one row a clause."""
    return np.array([[int(name in example.types) for name in DECISION_TYPES] for example in examples])


def subject_indicator(about: Sequence[str]) -> npt.NDArray[np.int_]:
    """1 for the subject of each text, one row a text."""
    return np.array([[int(name == subject) for name in SUBJECTS] for subject in about])
