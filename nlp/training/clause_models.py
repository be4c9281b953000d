"""The scikit-learn models of decision clauses: features, fitting, and their export as plain numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC
from sklearn.utils.class_weight import compute_sample_weight

from nlp.decisions.cues import CUE_COLUMNS, cue_columns
from nlp.decisions.features import CUE_WEIGHT, fold_clause, fold_matter
from nlp.labels import SUBJECTS
from nlp.linear import LinearModels, Logistic, pieces, words_and_pairs
from nlp.training.calibration import Calibration, Sums, indicator, subject_indicator
from nlp.training.examples import Example, matters

_WORDS: Final = 12_000  # words and pairs that are kept, the most frequent ones
_PIECES: Final = 32_000
_LEAST: Final = 2  # texts that a kept one stands in
_SLACK: Final = 0.5  # inverse of the regularisation, of "is it a clause"
_PENALTY: Final = 0.5  # regularisation of the types
_PENALTY_SUBJECT: Final = 1.0


@dataclass(frozen=True, slots=True)
class Parts:
    """The fitted models, which give sums, and what counts their features.

    Args:
        features: words and pieces, weighted.
        decision: whether a text is a clause.
        types: one output a type.
        subject: one output a subject.
    """

    features: Any
    decision: LinearSVC
    types: Ridge
    subject: Ridge

    def sums(self, examples: Sequence[Example]) -> Sums:
        """What the models say of texts.

        Args:
            examples: clauses or not.
        """
        rows = self.features.transform([fold_clause(example.text) for example in examples])
        decision = self.decision.decision_function(rows)[:, np.newaxis]
        matter = self.features.transform([fold_matter(example.text) for example in examples])
        return Sums(decision, self.types.predict(typed(rows, examples)), self.subject.predict(matter))


def fit(examples: Sequence[Example], topics: Sequence[tuple[str, str]]) -> Parts:
    """Fit all models; those of many labels by least squares, solved for all at once through the products of the rows.

    Args:
        examples: clauses and non-clauses.
        topics: terms with their subjects; they teach the subject only.
    """
    clauses = [example for example in examples if example.types]
    extra = list(matters(clauses, topics))
    texts = [fold_clause(example.text) for example in examples]
    about = [*((example.text, example.subject) for example in clauses), *extra]
    features = _features().fit([*texts, *(fold_matter(term) for term, _ in extra)])
    rows = features.transform(texts)
    positive = np.array([bool(example.types) for example in examples])
    decision = LinearSVC(C=_SLACK, class_weight="balanced", random_state=1).fit(rows, positive)
    types = Ridge(alpha=_PENALTY, fit_intercept=False, solver="cholesky").fit(
        typed(rows[positive], clauses), indicator(clauses)
    )
    subject = Ridge(alpha=_PENALTY_SUBJECT, fit_intercept=False, solver="cholesky").fit(
        features.transform([fold_matter(text) for text, _ in about]),
        subject_indicator([name for _, name in about]),
        sample_weight=compute_sample_weight("balanced", [name for _, name in about]),
    )
    for model in (decision, types, subject):
        # Rounded as they are stored, so that what is measured is what ships.
        model.coef_ = model.coef_.astype(np.float16).astype(np.float64)
    return Parts(features, decision, types, subject)


def typed(rows: Any, examples: Sequence[Example]) -> Any:
    """Features for the types: words and cues.

    Args:
        rows: of the words, one an example.
        examples: whose texts hold the cues.
    """
    columns = [cue_columns(example.text) for example in examples]
    ends = np.cumsum([0, *map(len, columns)])
    places = np.array([column for row in columns for column in row], dtype=np.int64)
    cues = csr_matrix((np.full(len(places), CUE_WEIGHT), places, ends), shape=(len(columns), CUE_COLUMNS))
    return hstack([rows, cues]).tocsr()


def _features() -> Any:
    """Counts of words and pairs of words, and of pieces of 2–5 letters, as `nlp.linear` takes them from a text."""
    words = CountVectorizer(analyzer=words_and_pairs, min_df=_LEAST, max_features=_WORDS)
    letters = CountVectorizer(analyzer=_pieces_of_text, min_df=_LEAST, max_features=_PIECES)
    return make_pipeline(make_union(words, letters), TfidfTransformer(sublinear_tf=True))


def _pieces_of_text(text: str) -> list[str]:
    return [piece for word in text.split() for piece in _pieces_of_word(word)]


_pieces_of_word = lru_cache(maxsize=None)(pieces)  # the cross-validation counts the same words eleven times


def exported(parts: Parts, calibration: Calibration) -> LinearModels:
    """The fitted models as plain numbers, for the run time.

    Args:
        parts: the models.
        calibration: their sigmoids.
    """
    (_, union), (_, weights) = parts.features.steps
    words, letters = (step.get_feature_names_out() for _, step in union.transformer_list)
    scale = np.full(len(SUBJECTS), 1 / calibration.temperature)
    models = {"subject": Logistic(parts.subject.coef_.T, scale, np.zeros(len(SUBJECTS)))}
    for name in ("decision", "types"):
        model, sigmoids = getattr(parts, name), getattr(calibration, name).each
        slopes = np.array([one.coef_[0, 0] for one in sigmoids])
        offsets = np.array([one.intercept_[0] for one in sigmoids]) + slopes * model.intercept_
        models[name] = Logistic(model.coef_.T, slopes, offsets)
    return LinearModels(tuple(words), tuple(letters), weights.idf_, models)
