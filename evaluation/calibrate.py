"""Fits the coefficients of `index.confidence` on questions of which some have no answer.

Run as `python -m evaluation.calibrate --gold examples/gold --corpus examples/packages`; paste what it prints.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from evaluation.gold import load_gold
from evaluation.measures import auroc
from evaluation.model import GoldQuery
from index.archive import Archive
from index.confidence import FEATURES, features
from index.protocol import Query

_FOLDS: Final = 5
_KEPT: Final = 0.95


def main() -> None:
    """Fit and print intercept, coefficients, threshold and cross-validated AUROC."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder with queries.jsonl")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of packages")
    options = parser.parse_args()
    queries = load_gold(options.gold).retrieval or ()
    answered = sum(bool(query.relevant) for query in queries)
    if min(answered, len(queries) - answered) < _FOLDS:
        parser.error(f"{options.gold} needs {_FOLDS} questions with an answer and as many without")
    with tempfile.TemporaryDirectory(prefix="kommunsok-calibrate-") as folder:
        archive = Archive(Path(folder), create=True)
        archive.ingest([options.corpus])
        rows = np.array([features(archive.backend().evidence(Query(query.query))) for query in queries])
        archive.close()
    _report(queries, rows)


def _report(queries: tuple[GoldQuery, ...] | list[GoldQuery], rows: np.ndarray) -> None:
    answerable = np.array([bool(query.relevant) for query in queries])
    model = LogisticRegression(class_weight="balanced", C=1.0)
    held_out = cross_val_predict(model, rows, answerable, cv=_FOLDS, method="predict_proba")[:, 1]
    model.fit(rows, answerable)
    certain = model.predict_proba(rows)[answerable, 1]
    print("FEATURES", FEATURES)
    print(f"INTERCEPT: Final = {model.intercept_[0]:.3f}")
    print("COEFFICIENTS: Final = (" + ", ".join(f"{value:.3f}" for value in model.coef_[0]) + ")")
    print(f"THRESHOLD: Final = {np.quantile(certain, 1 - _KEPT):.3f}")
    print(f"AUROC, {_FOLDS} folds: {auroc(held_out[answerable].tolist(), held_out[~answerable].tolist()):.3f}")
    for place, name in enumerate(FEATURES):
        column = rows[:, place]
        print(f"AUROC of {name} alone: {auroc(column[answerable].tolist(), column[~answerable].tolist()):.3f}")


if __name__ == "__main__":
    main()
