"""Fits the confidence of a search (`index.confidence`) on questions with and without an answer."""

import json
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from evaluation.answer_fit import FOLDS
from evaluation.confidence import bands, brier
from evaluation.measures import auroc
from evaluation.model import GoldQuery
from index.archive import Archive
from index.confidence import FEATURES, MODEL_FILE, bundled, features
from index.protocol import Query

_KEPT: Final = 0.95

Matrix = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]


def run(
    archive: Archive,
    queries: Sequence[GoldQuery],
    topics: Sequence[int],
    write: bool,
    test: bool,
) -> None:
    """Fit, report what cross-validation over topics says, and put the model in place if wanted.

    Args:
        archive: with the packages of the gold.
        queries: of the gold.
        topics: of each.
        write: put the model in place.
        test: fit nothing, report on the model in place.
    """
    backend = archive.backend()
    rows = np.array([features(backend.judge.evidence(backend.ranking(Query(query.query)))) for query in queries])
    answerable = np.array([bool(query.relevant) for query in queries])
    if test:
        said = np.array([bundled().probability(row) for row in rows])
        _report(said, answerable, rows)
        return
    said = held_out(rows, answerable, np.array(topics[: len(queries)]))
    _report(said, answerable, rows)
    intercept, coefficients = fit(rows, answerable)
    least = float(np.quantile(said[answerable], 1 - _KEPT))
    print(
        "threshold",
        round(least, 3),
        "abstains from",
        f"{(said[~answerable] < least).mean():.3f} of those without an answer",
    )
    if write:
        named = {name: round(float(value), 4) for name, value in zip(FEATURES, coefficients, strict=True)}
        model = {"intercept": round(intercept, 4), "coefficients": named, "threshold": round(least, 3)}
        MODEL_FILE.write_text(json.dumps(model, indent=1) + "\n", "utf-8")


def fit(rows: Matrix, answerable: Marks) -> tuple[float, Matrix]:
    """Intercept and coefficients of a logistic model.

    Args:
        rows: features, a row a question.
        answerable: the truth.
    """
    scale = rows.std(axis=0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=0.5, max_iter=1000).fit(rows / scale, answerable)
    return float(model.intercept_[0]), np.asarray(model.coef_[0] / scale, dtype=np.float64)


def held_out(rows: Matrix, answerable: Marks, topics: npt.NDArray[np.int_]) -> Matrix:
    """Probability of each question by a model that has not seen its topic.

    Args:
        rows: features, a row a question.
        answerable: the truth.
        topics: number of each question's topic.
    """
    said = np.zeros(len(rows))
    for seen, unseen in GroupKFold(FOLDS).split(rows, groups=topics):
        intercept, coefficients = fit(rows[seen], answerable[seen])
        said[unseen] = 1 / (1 + np.exp(-(intercept + rows[unseen] @ coefficients)))
    return said


def _report(said: Matrix, answerable: Marks, rows: Matrix) -> None:
    print(f"AUROC {_auroc(said, answerable)}, Brier {brier(said, answerable):.3f}, {len(said)} questions")
    print("| confidence | questions | mean | answerable |", "|---|---|---|---|", sep="\n")
    for band in bands(said, answerable):
        print(f"| {band.least:.2f}–{band.most:.2f} | {band.count} | {band.said:.2f} | {band.right:.2f} |")
    for place, name in enumerate(FEATURES):
        print(f"AUROC of {name} alone: {_auroc(rows[:, place], answerable)}")


def _auroc(values: Matrix, answerable: Marks) -> str:
    share = auroc(values[answerable].tolist(), values[~answerable].tolist())
    return "–" if share is None else f"{share:.3f}"
