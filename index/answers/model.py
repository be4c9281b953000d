"""How likely a candidate answers a question: a logistic model, fitted by `evaluation.calibrate` on the sample."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

WEIGHTS_FILE: Final = Path(__file__).resolve().parent / "weights.json"

FEATURES: Final = (
    "cover",  # share of the question that the candidate holds
    "around",  # share that it holds together with its headings and the sentence before it
    "matched",  # it holds something of the kind that is asked for
    "kind_cover",  # both at once
    "rank",  # 1 / rank of its passage
    "gap",  # how far the score of its passage lies under the best
    "meaning",  # cosine with the question
    "length",  # logarithm of its length, 0 at 150 characters
    "novel",  # how much it says beside the words of the question
    "whole",  # it is a whole sentence, not a line of a table or list
    "heaviest",  # how much of the question's rarest word it holds, with its headings
    "counted",  # a figure stands before a word of the question, as in "48 platser"
    "clause",  # it is a decision clause
    "decided",  # it is a decision, and the question asks for one
    "proposed",  # it is a proposal, and the question asks for a decision
    "numbers",  # share of the question's numbers that it holds, with its headings and document
    "cell",  # it is a cell of a table
    "fact",  # of a cell, how well its headers cover the question
    "lead",  # of a cell, how far it lies before the next best
    "cell_asked",  # a cell, and the question asks for a figure
    "cell_found",  # of a cell, 1 / rank of its passage among the hits
)


@dataclass(frozen=True, slots=True)
class AnswerModel:
    """The fitted model.

    Args:
        intercept: of the score.
        coefficients: of the score, in the order of `FEATURES`.
        calibration: intercept, weight of the best score and weight of its lead, of the confidence.
        threshold: least confidence with which an answer is given.
    """

    intercept: float
    coefficients: tuple[float, ...]
    calibration: tuple[float, float, float]
    threshold: float

    @classmethod
    def load(cls, path: Path = WEIGHTS_FILE) -> "AnswerModel":
        """The model of a file, by default the bundled one."""
        fields: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
        low, score, lead = fields["calibration"]
        coefficients = tuple(fields["coefficients"][name] for name in FEATURES)
        return cls(fields["intercept"], coefficients, (low, score, lead), fields["threshold"])

    def score(self, features: Sequence[float]) -> float:
        """Log odds that a candidate is an answer."""
        return self.intercept + sum(c * x for c, x in zip(self.coefficients, features, strict=True))

    def confidence(self, best: float, second: float) -> float:
        """Probability that the best candidate of a question answers it, 0–1.

        Args:
            best: its score.
            second: score of the next best that says something else.
        """
        low, weight, lead = self.calibration
        return round(1 / (1 + math.exp(-(low + weight * best + lead * (best - second)))), 4)
