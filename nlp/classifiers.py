"""The linear classifiers of decision clauses: is it one, of which types, about what; their files are checked."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ingest.errors import DefectError
from nlp.decisions.cues import SURE_CUES, cue_types
from nlp.decisions.features import cue_matrix, fold_clause, words_of_matter

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MODEL_FOLDER: Final = Path(__file__).parent / "models" / "decisions"
MODEL_FILE: Final = "classifiers.skops"
MANIFEST_FILE: Final = "manifest.json"
# What the file may hold beside the types that skops trusts by itself; anything else is refused.
TRUSTED: Final = (
    "sklearn.calibration._CalibratedClassifier",
    "sklearn.calibration._SigmoidCalibration",
)
OTHER: Final = "ovrigt"  # what is left where no other type fits
_SURE: Final = 0.6  # probability from which a type stands beside one that the governing verb tells
_CONTEXT_WEIGHT: Final = 5.0  # what a clause stands under counts as much as so many words of matter in it
_CONTEXT_SHARES: Final = (0.6, 0.4)  # title and first words of the matter

Context = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseLabels:
    """What the classifiers say about a clause.

    Args:
        decision: calibrated probability that it is a decision clause.
        types: keys of `nlp.labels.DECISION_TYPES`, most certain first, at least one.
        subject: a key of `nlp.labels.SUBJECTS`.
        subject_share: probability of the subject.
    """

    decision: float
    types: tuple[str, ...]
    subject: str
    subject_share: float


class ClauseClassifiers:
    """The trained classifiers of one folder; files are read and scikit-learn is imported at the first use.

    Args:
        folder: holds `classifiers.skops` and `manifest.json`, as `nlp.training.classifiers` writes them.
    """

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        self._folder = folder

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """What the folder says about itself: name, version, digest, labels, thresholds, scores.

        Raises:
            DefectError: the manifest is missing or no JSON.
        """
        path = self._folder / MANIFEST_FILE
        try:
            manifest: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DefectError(f"{path} kan inte läsas: {error}.") from error
        return manifest

    @property
    def name(self) -> str:
        """Name and version, as annotations carry it."""
        return f"{self.manifest['name']} {self.manifest['version']}"

    def label(self, clauses: Sequence[str], contexts: Sequence[Context] | None = None) -> list[ClauseLabels]:
        """Label clauses.

        The subject comes from the clause and its context: the fewer words of matter a clause has ("att paragrafen
        justeras omedelbart" has none), the more what it stands under counts.

        Args:
            clauses: texts.
            contexts: for each clause what it stands under: the title of its matter, then its first words; or nothing.

        Raises:
            DefectError: the model files are missing, changed or damaged.
        """
        if not clauses:
            return []
        from scipy.sparse import hstack  # noqa: PLC0415 - with the rest of the classifiers, at the first use

        features = self._features(clauses)
        decision = self._parts["decision"].predict_proba(features)[:, 1]
        types = self._parts["types"].predict_proba(hstack([features, cue_matrix(clauses)]).tocsr())
        subjects = self._subjects(features, clauses, contexts or [()] * len(clauses))
        return [
            self._labels(clause, float(share), row, about)
            for clause, share, row, about in zip(clauses, decision, types, subjects, strict=True)
        ]

    @cached_property
    def _parts(self) -> Mapping[str, Any]:
        path = self._folder / MODEL_FILE
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DefectError(f"{path} kan inte läsas: {error.strerror}.") from error
        if hashlib.sha256(content).hexdigest() != self.manifest.get("sha256"):
            raise DefectError(f"{path} stämmer inte med {MANIFEST_FILE}.")
        from skops.io import loads  # noqa: PLC0415 - slow to import, and most runs need no classifier
        from skops.io.exceptions import UntrustedTypesFoundException  # noqa: PLC0415

        try:
            parts: Mapping[str, Any] = loads(content, trusted=list(TRUSTED))
        except UntrustedTypesFoundException as error:
            raise DefectError(f"{path} innehåller mer än klassificerare: {error}.") from error
        return parts

    def _features(self, texts: Sequence[str]) -> Any:
        return self._parts["features"].transform([fold_clause(text) for text in texts])

    def _subjects(
        self, features: Any, clauses: Sequence[str], contexts: Sequence[Context]
    ) -> "npt.NDArray[np.float64]":
        """Probability of each subject for each clause: the weighted mean of what clause, title and opening say."""
        model = self._parts["subject"]
        shares: npt.NDArray[np.float64] = model.predict_proba(features)
        texts = sorted({text for context in contexts for text in context if text})
        if not texts:
            return shares
        about = model.predict_proba(self._features(texts))
        place = {text: row for row, text in enumerate(texts)}
        for row, (clause, context) in enumerate(zip(clauses, contexts, strict=True)):
            weights = [(place[text], weight) for text, weight in zip(context, _CONTEXT_SHARES, strict=False) if text]
            if weights:
                words = words_of_matter(clause)
                own = words / (_CONTEXT_WEIGHT + words)
                mean = sum(weight * about[at] for at, weight in weights) / sum(weight for _, weight in weights)
                shares[row] = own * shares[row] + (1 - own) * mean
        return shares

    def _labels(
        self, clause: str, decision: float, types: "npt.NDArray[np.float64]", subjects: "npt.NDArray[np.float64]"
    ) -> ClauseLabels:
        best = int(subjects.argmax())
        shares = dict(zip(self.manifest["types"], map(float, types), strict=True))
        chosen = chosen_types(clause, shares, self.manifest["thresholds"])
        return ClauseLabels(decision, chosen, self.manifest["subjects"][best], float(subjects[best]))


def chosen_types(clause: str, shares: Mapping[str, float], thresholds: Mapping[str, float]) -> tuple[str, ...]:
    """The types of a clause, most certain first: all from their threshold up, or the most probable one.

    What the governing verb tells goes first where the classifier missed it; "ovrigt" stands alone or not at all.

    Args:
        clause: its text.
        shares: probability of each type.
        thresholds: for each type the probability from which it is said.
    """
    order = sorted(shares, key=lambda name: -shares[name])
    chosen = [name for name in order if shares[name] >= thresholds[name]] or order[:1]
    first = [cue for cue in cue_types(clause)[:1] if cue in SURE_CUES and cue not in chosen]
    if first:
        chosen = [*first, *(name for name in chosen if shares[name] >= _SURE)]
    return tuple(name for name in chosen if name != OTHER or len(chosen) == 1)
