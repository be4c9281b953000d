"""Fits the model of extracted answers (`index.answers.model`) on the questions of a gold folder."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from evaluation.amounts import answered, figures_of, occurs
from evaluation.model import Fact, Relevant
from evaluation.text import containment, multiset, shown
from index.answers.finder import Candidate
from index.answers.model import FEATURES, AnswerModel
from nlp.analyzer import Analyzer

FOLDS: Final = 5
_INSIDE: Final = 0.6  # least share of a candidate's words that the gold's passage holds
_SAYS: Final = 0.4  # least share of the words of the gold's answer that a candidate holds
_ANSWERS: Final = 2
_RIDGE: Final = 0.3
_PRECISION: Final = 0.55  # of the answers given

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that may answer it.

    Args:
        text: the question.
        candidates: texts.
        features: a row each.
        right: whether each answers.
        topic: number of its group in cross-validation.
        answerable: the gold has an answer.
    """

    text: str
    candidates: tuple[str, ...]
    features: Matrix
    right: npt.NDArray[np.bool_]
    topic: int
    answerable: bool


def is_fact(fact: Fact, candidate: Candidate) -> bool:
    """Whether a candidate gives the figure of a gold fact, from its file and pages.

    Args:
        fact: of the gold.
        candidate: of the system.
    """
    file, first, last = _place(candidate)
    here = file == fact.file and first <= fact.page_last and last >= fact.page_first
    return here and answered(fact.answer, [candidate.text], fact.text)


def says(answer: str, relevant: Sequence[Relevant], candidate: Candidate, analyzer: Analyzer) -> bool:
    """Whether a candidate stands in a passage that answers a query, and says what the gold's answer says.

    Args:
        answer: of the gold, in the annotator's words.
        relevant: passages of the gold.
        candidate: of the system.
        analyzer: the Swedish analyzer.
    """
    file, first, last = _place(candidate)
    bag = multiset(shown(candidate.text))
    holders = [
        passage
        for passage in relevant
        if passage.grade == _ANSWERS and passage.file == file
        if first <= passage.page_last and last >= passage.page_first
        if containment(bag, multiset(passage.text)) >= _INSIDE
    ]
    if not holders:
        return False
    figures = figures_of(answer)
    if figures:
        found = sum(occurs(figure, candidate.text, holders[0].text) for figure in figures)
        return found * 2 >= len(figures)
    wanted, held = set(analyzer.stems(answer)), {*analyzer.stems(candidate.text), *analyzer.parts(candidate.text)}
    return bool(wanted) and len(wanted & held) / len(wanted) >= _SAYS


def _place(candidate: Candidate) -> tuple[str, int, int]:
    """File name and pages of a candidate."""
    if candidate.hit and candidate.span:
        piece = candidate.span.piece
        return candidate.hit.read.passage.file.rpartition("/")[2], piece.page_first, piece.page_last
    assert candidate.fact is not None
    return candidate.fact.context.file.rpartition("/")[2], candidate.fact.cell.page, candidate.fact.cell.page


def fit(asked: Sequence[Asked]) -> AnswerModel:
    """A model fitted on all questions; one that never answers where no candidate is right.

    Args:
        asked: questions with and without an answer.
    """
    found = [one for one in asked if len(one.features)]
    if not any(one.right.any() for one in found):
        return AnswerModel(0.0, (0.0,) * len(FEATURES), (0.0, 1.0, 0.0), 1.0)
    bare = AnswerModel(0.0, _coefficients(found), (0.0, 1.0, 0.0), 0.0)
    best = [top(bare, one) for one in found]
    calibrated = LogisticRegression(C=1.0)
    right = [bool(one.right[row[2]]) for row, one in zip(best, found, strict=True)]
    if len(set(right)) == 1:
        return replace(bare, threshold=0.5)
    calibrated.fit([row[:2] for row in best], right)
    low, (weight, lead) = float(calibrated.intercept_[0]), (float(value) for value in calibrated.coef_[0])
    sure = AnswerModel(0.0, bare.coefficients, (low, weight, lead), 0.0)
    return replace(sure, threshold=_threshold(sure, found))


def _coefficients(asked: Sequence[Asked]) -> tuple[float, ...]:
    """Coefficients under which right candidates come first: the multinomial logit over the candidates of a question."""
    ones = [one for one in asked if one.right.any()]
    scale = np.vstack([one.features for one in ones]).std(axis=0)
    scale[scale == 0] = 1.0
    rows = [(one.features / scale, one.right) for one in ones]

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = _RIDGE * float(weights @ weights), 2 * _RIDGE * weights
        for features, right in rows:
            scores = features @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            hit = float(shares[right].sum()) + 1e-12
            total -= float(np.log(hit))
            slope = slope - features.T @ (shares * right / hit - shares)
        return total, slope

    found = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B")
    return tuple(float(value) for value in found.x / scale)


def top(model: AnswerModel, one: Asked) -> tuple[float, float, int]:
    """Score of the best candidate, its lead over the next that says something else, and its place."""
    scores = one.features @ np.array(model.coefficients) + model.intercept
    order = np.argsort(-scores, kind="stable")
    best = int(order[0])
    others = (float(scores[at]) for at in order[1:] if one.candidates[at] != one.candidates[best])
    return float(scores[best]), float(scores[best]) - next(others, 0.0), best


def judged(model: AnswerModel, asked: Sequence[Asked]) -> Iterator[tuple[float, bool, bool]]:
    """Confidence of the best candidate of each question, whether it is right, whether the question has an answer."""
    for one in asked:
        if len(one.features):
            score, lead, at = top(model, one)
            yield model.confidence(score, score - lead), bool(one.right[at]), one.answerable
        else:
            yield 0.0, False, one.answerable


def _threshold(model: AnswerModel, asked: Sequence[Asked]) -> float:
    """The lowest confidence above which the answers given are right often enough."""
    rows = sorted(judged(model, asked), reverse=True)
    right = np.cumsum([row[1] for row in rows]) / np.arange(1, len(rows) + 1)
    good = [row[0] for row, share in zip(rows, right, strict=True) if share >= _PRECISION]
    return round(min(good, default=1.0), 3)


def held_out(asked: Sequence[Asked]) -> list[tuple[float, bool, bool, bool]]:
    """What `judged` gives with models that have not seen the topic, and whether the answer was given; in order."""
    found: dict[int, tuple[float, bool, bool, bool]] = {}
    topics = [one.topic for one in asked]
    for seen, unseen in GroupKFold(FOLDS).split(asked, groups=topics):
        model = fit([asked[at] for at in seen])
        for at, row in zip(unseen, judged(model, [asked[at] for at in unseen]), strict=True):
            found[int(at)] = (*row, row[0] >= model.threshold)
    return [found[at] for at in range(len(asked))]


def as_json(model: AnswerModel) -> Mapping[str, Any]:
    """A model as its file holds it."""
    return {
        "intercept": round(model.intercept, 4),
        "coefficients": {name: round(value, 4) for name, value in zip(FEATURES, model.coefficients, strict=True)},
        "calibration": [round(value, 4) for value in model.calibration],
        "threshold": model.threshold,
    }
