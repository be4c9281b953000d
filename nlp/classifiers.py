"""The linear classifiers of decision clauses: is it one, of which types, about what; loaded from files that are checked."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ingest.errors import DefectError
from nlp.decisions.cues import CUE_COLUMNS, cue_columns

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
_NUMBER = re.compile(r"\d+")
_BOARD = re.compile(r"\b(?:[\w-]+-,?\s(?:och\s)?)?[\w-]*?(nämnd|förvaltning|utskott|kontor)(en|ens|er|erna|et|ets)?\b")
_WORD = re.compile(r"[^\W\d_]+")
_MEMBER = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2}\s\([A-ZÅÄÖ]{1,4}\)")
_BLANKS = re.compile(r"\s+")
CUE_WEIGHT: Final = 0.8  # of a cue beside the words of a clause, which have length 1
_CONTEXT_WEIGHT: Final = 8.0  # a context counts as much as so many words of matter in the clause
# Beginnings of words that any clause may have; they say nothing of its matter.
_FORMAL: Final = tuple(
    [
        "beslut",
        "nämnd",
        "styrels",
        "utskott",
        "fullmäktig",
        "förvaltning",
        "kommun",
        "godkän",
        "noter",
        "inform",
        "lägg",
        "lagt",
        "handling",
        "paragraf",
        "punkt",
        "ärend",
        "juster",
        "omedelbar",
        "rapport",
        "redovis",
        "uppdr",
        "föresl",
        "försla",
        "enligt",
        "bilaga",
        "anta",
        "fastställ",
        "återremi",
        "bordlägg",
        "yrka",
        "bifall",
        "avslå",
        "avslag",
        "tillställ",
        "samt",
        "därmed",
        "följande",
        "upprätta",
        "framtag",
        "utred",
        "genomför",
        "arbet",
        "fortsat",
        "sammanträd",
        "protokoll",
        "samråd",
        "grupp",
        "sektor",
        "skulle",
        "under",
        "efter",
        "inför",
        "avseende",
        "gällande",
    ]
)


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


def fold_clause(text: str) -> str:
    """The text that the classifiers see: lower case, white space folded, every number alike, boards and members without names.

    A board's name says nothing of a clause: all clauses of a package carry the same one.

    Args:
        text: a clause, title or term.
    """
    nameless = _BOARD.sub(lambda match: match[1] + (match[2] or ""), _MEMBER.sub("ledamoten", text).lower())
    return _BLANKS.sub(" ", _NUMBER.sub("0", nameless)).strip()


def words_of_matter(text: str) -> int:
    """How many words of a clause may say what it is about; words that any clause has do not count.

    Args:
        text: a clause.
    """
    return sum(len(word) > 3 and not word.startswith(_FORMAL) for word in _WORD.findall(text.lower()))


def cue_matrix(texts: Sequence[str]) -> Any:
    """One row a text with the cues of `nlp.decisions.cues`, to stand beside the words.

    Args:
        texts: clauses as they are.
    """
    import numpy as np  # noqa: PLC0415 - with the rest of the classifiers, at the first use
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    columns = [cue_columns(text) for text in texts]
    ends = np.cumsum([0, *map(len, columns)])
    places = np.array([column for row in columns for column in row], dtype=np.int64)
    return csr_matrix((np.full(len(places), CUE_WEIGHT), places, ends), shape=(len(texts), CUE_COLUMNS))


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

    def label(self, clauses: Sequence[str], contexts: Sequence[str] = ()) -> list[ClauseLabels]:
        """Label clauses.

        The subject comes from the clause and its context: the fewer words of matter a clause has ("att paragrafen
        justeras omedelbart" has none), the more the titles above it count.

        Args:
            clauses: texts.
            contexts: for each clause the titles that it stands under, or "" (then the clause decides alone).

        Raises:
            DefectError: the model files are missing, changed or damaged.
        """
        if not clauses:
            return []
        from scipy.sparse import hstack  # noqa: PLC0415

        features = self._features(clauses)
        decision = self._parts["decision"].predict_proba(features)[:, 1]
        types = self._parts["types"].predict_proba(hstack([features, cue_matrix(clauses)]).tocsr())
        matters = [words_of_matter(clause) for clause in clauses]
        subjects = self._subjects(features, matters, contexts or [""] * len(clauses))
        return [
            self._labels(float(share), row, about) for share, row, about in zip(decision, types, subjects, strict=True)
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

    def _subjects(self, features: Any, matters: Sequence[int], contexts: Sequence[str]) -> "npt.NDArray[np.float64]":
        """Probability of each subject for each clause: the weighted geometric mean of what clause and context say."""
        import numpy as np  # noqa: PLC0415

        model = self._parts["subject"]
        shares = np.log(np.maximum(model.predict_proba(features), 1e-6))
        weights = [_CONTEXT_WEIGHT / (_CONTEXT_WEIGHT + words) for words in matters]
        titles = sorted({context for context in contexts if context})
        if titles:
            about = np.log(np.maximum(model.predict_proba(self._features(titles)), 1e-6))
            place = {title: row for row, title in enumerate(titles)}
            for row, (context, weight) in enumerate(zip(contexts, weights, strict=True)):
                if context:
                    shares[row] = (1 - weight) * shares[row] + weight * about[place[context]]
        shares = np.exp(shares)
        folded: npt.NDArray[np.float64] = shares / shares.sum(axis=1, keepdims=True)
        return folded

    def _labels(
        self, decision: float, types: "npt.NDArray[np.float64]", subjects: "npt.NDArray[np.float64]"
    ) -> ClauseLabels:
        names, thresholds = self.manifest["types"], self.manifest["thresholds"]
        order = types.argsort()[::-1]
        chosen = [names[at] for at in order if types[at] >= thresholds[names[at]]]
        if len(chosen) > 1 and OTHER in chosen:
            chosen.remove(OTHER)
        best = int(subjects.argmax())
        return ClauseLabels(
            decision=decision,
            types=tuple(chosen) or (names[order[0]],),
            subject=self.manifest["subjects"][best],
            subject_share=float(subjects[best]),
        )
