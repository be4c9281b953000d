"""Fits the weights of the reranker to the questions of a gold folder.

Run as `python -m evaluation.train_ranking --gold examples/gold --corpus examples/packages`, first with `--quick`: the
weights of the quick features choose the candidates that the others are fitted on. ListNet (Cao et al., 2007)
over the candidates of each question that has an answer: the cross entropy of the gains of the gold with the softmax of
a linear score, with a quadratic penalty; then LambdaRank (Burges, 2010) from there. Prints nDCG@10 of five folds over
questions, each ranked by weights that did not see it; `--write` puts the weights of all questions in place.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from evaluation.gold import load_gold
from evaluation.local import name_of
from evaluation.measures import mean
from evaluation.model import GoldQuery
from evaluation.predictions import HitRow, QueryResult
from evaluation.retrieval import DEPTH, matches, score_query
from index.archive import Archive
from index.features import FEATURES
from index.ingestion import IngestOptions
from index.protocol import Passage, Query
from index.reranker import QUICK_WEIGHTS_FILE, WEIGHTS_FILE
from ingest.ocr_mode import OcrMode

_FOLDS: Final = 5
_PENALTY: Final = 0.02
_PENALTY_PAIRS: Final = 0.02
_STEPS: Final = 60
_ROUNDS: Final = 4
_RIVALS: Final = 60
_SHARE_BELOW: Final = 0.15

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its candidates.

    Args:
        query: of the gold.
        passages: its candidates.
        features: one row each: those of `index.features`, then the same times the unknown share of the question.
        gains: what each candidate is worth by the gold, shape (candidates,).
    """

    query: GoldQuery
    passages: tuple[Passage, ...]
    features: Floats
    gains: Floats


def case_of(archive: Archive, query: GoldQuery, quick: bool = False) -> Case:
    """The candidates that an archive finds for a question of the gold.

    Args:
        archive: with the packages of the gold.
        query: with its relevant passages.
        quick: all candidates, with quick features alone.
    """
    passages, found = archive.backend().candidates(Query(query.query), quick)
    gains = [
        2.0 ** max((row.grade for row in query.relevant if matches(row, hit_of(one))), default=0) - 1
        for one in passages
    ]
    features = np.hstack([found.features, found.features * found.unknown]).astype(np.float64)
    return Case(query, passages, features, np.array(gains))


def hit_of(passage: Passage) -> HitRow:
    """A passage as the evaluation sees it."""
    return HitRow(name_of(passage.file), passage.page_first, passage.page_last, passage.text)


def fit(cases: Sequence[Case], penalty: float = _PENALTY) -> Floats:
    """Weights of the features.

    Args:
        cases: questions; those of which no candidate is worth anything teach nothing.
        penalty: of the square of each weight.

    Returns:
        Shape (2 * number of features,).
    """
    taught = [(case.features, case.gains / case.gains.sum()) for case in cases if case.gains.any()]

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = penalty * float(weights @ weights), 2 * penalty * weights
        for features, wanted in taught:
            scores = features @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            value -= float(wanted @ np.log(shares + 1e-12)) / len(taught)
            slope = slope + features.T @ (shares - wanted) / len(taught)
        return value, slope

    found = minimize(loss, np.zeros(taught[0][0].shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x, dtype=np.float64)


def refined(cases: Sequence[Case], weights: Floats, penalty: float = _PENALTY_PAIRS) -> Floats:
    """Weights that put the right one of two candidates first, each pair counting what its order costs in nDCG.

    LambdaRank (Burges, 2010) for a linear score: the costs are those of the ranking by the weights so far.

    Args:
        cases: questions.
        weights: to begin with.
        penalty: of the square of each weight.
    """
    for _ in range(_ROUNDS):
        parts = [_pairs(case, weights) for case in cases if case.gains.any()]
        apart = np.concatenate([differences for differences, _ in parts])
        costs = np.concatenate([cost for _, cost in parts]) / len(cases)

        def loss(tried: Floats, apart: Floats = apart, costs: Floats = costs) -> tuple[float, Floats]:
            margins = apart @ tried
            wrong = 1 / (1 + np.exp(np.clip(margins, -30, 30)))
            value = float(costs @ np.logaddexp(0, -margins)) + penalty * float(tried @ tried)
            return value, 2 * penalty * tried - apart.T @ (costs * wrong)

        found = minimize(loss, weights, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
        weights = np.asarray(found.x, dtype=np.float64)
    return weights


def _pairs(case: Case, weights: Floats) -> tuple[Floats, Floats]:
    """Differences of the features of two candidates, the better one first, and what their order costs."""
    order = np.argsort(-(case.features @ weights), kind="stable")
    ranks = np.empty(len(order))
    ranks[order] = np.arange(len(order))
    # Below the tenth place nDCG@10 sees nothing; a share of the discount there still draws what answers upwards.
    discounts = np.where(ranks < DEPTH, 1.0, _SHARE_BELOW) / np.log2(ranks + 2)
    best = np.sort(case.gains)[::-1][:DEPTH]
    ideal = float((best / np.log2(np.arange(len(best)) + 2)).sum())
    rivals = order[:_RIVALS]
    differences, costs = [], []
    for one in np.flatnonzero(case.gains):
        others = rivals[case.gains[rivals] < case.gains[one]]
        differences.append(case.features[one] - case.features[others])
        costs.append(np.abs((case.gains[one] - case.gains[others]) * (discounts[one] - discounts[others])) / ideal)
    return np.concatenate(differences), np.concatenate(costs)


def learned(cases: Sequence[Case]) -> Floats:
    """Weights by ListNet, then refined for nDCG.

    Args:
        cases: questions.
    """
    return refined(cases, fit(cases))


def ndcg(case: Case, weights: Floats) -> float:
    """nDCG@10 of a question ranked by weights."""
    order = np.argsort(-(case.features @ weights), kind="stable")[:DEPTH]
    hits = tuple(hit_of(case.passages[place]) for place in order)
    return score_query(case.query, QueryResult(hits, 1.0, None)).ndcg


def held_out(cases: Sequence[Case], learn: Callable[[Sequence[Case]], Floats] = learned) -> list[float]:
    """nDCG@10 of each question, ranked by weights that did not see it.

    Args:
        cases: all questions.
        learn: makes weights of questions.
    """
    folds = np.random.default_rng(0).permutation(len(cases)) % _FOLDS
    scores = [0.0] * len(cases)
    for fold in range(_FOLDS):
        weights = learn([case for case, other in zip(cases, folds, strict=True) if other != fold])
        for place in np.flatnonzero(folds == fold).tolist():
            scores[place] = ndcg(cases[place], weights)
    return scores


def report(cases: Sequence[Case], scores: Sequence[float]) -> str:
    """Mean nDCG@10 over all questions and of each style, a line."""
    styles = sorted({case.query.style for case in cases})
    parts = [f"all {mean(scores):.3f}"]
    for style in styles:
        some = [score for case, score in zip(cases, scores, strict=True) if case.query.style == style]
        parts.append(f"{style} {mean(some):.3f}")
    return "  ".join(parts)


def as_json(weights: Floats) -> str:
    """Weights as `index.ranking.json` holds them: of each feature, and what is added times the unknown share."""
    known, unknown = weights.reshape(2, len(FEATURES)).round(4).tolist()
    rows = {name: pair for name, *pair in zip(FEATURES, known, unknown, strict=True)}
    return json.dumps({"features": rows}, indent=1) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and print; with `--write` put the weights in place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder with queries.jsonl")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of packages")
    parser.add_argument("--data", type=Path, help="archive of the packages, where there is one already")
    parser.add_argument("--quick", action="store_true", help="fit the weights that choose candidates")
    parser.add_argument("--write", action="store_true", help="put the weights in place")
    options = parser.parse_args(arguments)
    queries = [query for query in load_gold(options.gold).retrieval or () if query.relevant]
    with tempfile.TemporaryDirectory(prefix="kommunsok-ranking-") as folder:
        archive = Archive(options.data or Path(folder), create=True)
        if not options.data:
            archive.ingest([options.corpus], IngestOptions(ocr=OcrMode.NEVER))
        cases = [case_of(archive, query, options.quick) for query in queries]
        archive.close()
    sys.stdout.write(f"held out: {report(cases, held_out(cases))}\n")
    if options.write:
        path = QUICK_WEIGHTS_FILE if options.quick else WEIGHTS_FILE
        path.write_text(as_json(learned(cases)), "utf-8")
        print(f"{path} written.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
