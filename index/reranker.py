"""A linear ranker over the features of candidates; its weights lean on how much of the question the archive knows.

Fitted by `python -m evaluation.train_ranking` with ListNet (Cao et al., 2007) on the questions to the shipped sample.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.features import FEATURES, MEANING, WORDS
from ingest.errors import DefectError

WEIGHTS_FILE: Final = Path(__file__).resolve().parent / "ranking.json"
QUICK_WEIGHTS_FILE: Final = Path(__file__).resolve().parent / "ranking-quick.json"
"""Weights of the quick features alone, by which candidates are chosen that get the dear ones too."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Scores of candidates, each of shape (candidates,).

    Args:
        score: what they are ranked by.
        words: what the words of the question gave.
        meaning: what meaning gave.
    """

    score: Floats
    words: Floats
    meaning: Floats


class Reranker:
    """Weighs features.

    Args:
        path: of the weights.

    Raises:
        DefectError: the file does not hold exactly the features of `FEATURES`.
    """

    def __init__(self, path: Path = WEIGHTS_FILE) -> None:
        held = json.loads(path.read_text("utf-8"))["features"]
        if list(held) != list(FEATURES):
            raise DefectError(f"{path} passar inte till särdragen.")
        self._known, self._unknown = np.array([held[name] for name in FEATURES], np.float32).T

    def rank(self, features: Floats, unknown: float, without: Collection[str] = ()) -> Ranked:
        """Scores of candidates.

        Args:
            features: shape (candidates, len(FEATURES)).
            unknown: share of the question that the archive does not hold, 0–1.
            without: sides (values of `FEATURES`) that do not count.
        """
        sides = np.array(list(FEATURES.values()))
        weights = (self._known + unknown * self._unknown) * ~np.isin(sides, list(without))
        given = features * weights
        return Ranked(given.sum(axis=1), given[:, sides == WORDS].sum(axis=1), given[:, sides == MEANING].sum(axis=1))
