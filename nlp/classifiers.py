"""The linear classifiers of decision clauses: is it one, of which types, about what; their files are checked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from ingest.errors import DefectError
from nlp.decisions.cues import SURE_CUES, cue_columns, cue_types
from nlp.decisions.features import CUE_WEIGHT, fold_clause, fold_matter, words_of_matter
from nlp.linear import Bag, Features, LinearModels, Shares, read_models

MODEL_FOLDER: Final = Path(__file__).parent / "models" / "decisions"
MODEL_FILE: Final = "classifiers.safetensors"
MANIFEST_FILE: Final = "manifest.json"
OWN_FOLDER: Final = "modell-beslut"
"""In the data folder: the classifiers that were trained with the corrections of its users, when there are any."""
OTHER: Final = "ovrigt"  # what is left where no other type fits
_HIGHER: Final = "foresla_overordnad"
_BY_CUE: Final = frozenset((_HIGHER, "omedelbar_justering"))  # types that only their verb tells
_SURE: Final = 0.6  # probability from which a type stands beside one that the governing verb tells
_CONTEXT_WEIGHT: Final = 5.0  # what a clause stands under counts as much as so many words of matter in it
_CONTEXT_SHARES: Final = (0.45, 0.35, 0.2)  # title and first words of the matter, title of the document

_OWN_AT_MOST: Final = 0.3  # weight of a clause that decides the matter which it stands under


@dataclass(frozen=True, slots=True)
class Context:
    """What a clause stands under.

    Args:
        title: of its matter, or "".
        opening: first words of its matter, or "".
        decides: the clause proposes or decides on that matter, so it is about the same; a retold one need not be.
        document: title of the document where that is another than the title of the matter, or "".
    """

    title: str = ""
    opening: str = ""
    decides: bool = False
    document: str = ""

    @property
    def texts(self) -> tuple[tuple[str, float], ...]:
        """Its texts with their weights."""
        pairs = zip((self.title, self.opening, self.document), _CONTEXT_SHARES, strict=True)
        return tuple((text, weight) for text, weight in pairs if text)


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
    """The trained classifiers of one folder; the file is read at the first use.

    Args:
        folder: holds `classifiers.safetensors` and `manifest.json`, as `nlp.training.classifiers` writes them.
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
            contexts: for each clause what it stands under; by default nothing.

        Raises:
            DefectError: the model files are missing, changed or damaged.
        """
        if not clauses:
            return []
        decision, types, subjects = self.shares(clauses, contexts)
        return [
            self._labels(clause, float(share), row, about)
            for clause, share, row, about in zip(clauses, decision, types, subjects, strict=True)
        ]

    def shares(
        self, clauses: Sequence[str], contexts: Sequence[Context] | None = None
    ) -> tuple[Shares, Shares, Shares]:
        """The probabilities behind the labels: that each is a clause, of each type, of each subject.

        Args:
            clauses: texts, at least one.
            contexts: as for `label`.

        Raises:
            DefectError: the model files are missing, changed or damaged.
        """
        features = [self._features(clause) for clause in clauses]
        decision = self._parts.models["decision"].shares(features)[:, 0]
        types = self._parts.models["types"].shares(map(self._with_cues, features, clauses))
        return decision, types, self._subjects(clauses, contexts or [Context()] * len(clauses))

    @cached_property
    def _parts(self) -> LinearModels:
        return read_models(self._folder / MODEL_FILE, str(self.manifest.get("sha256")))

    @cached_property
    def _bag(self) -> Bag:
        return self._parts.bag()

    def _features(self, text: str) -> Features:
        return self._bag.features(fold_clause(text))

    def _with_cues(self, features: Features, clause: str) -> Features:
        """The features of a clause with its cues, whose weights come after those of the bag."""
        columns = np.array(cue_columns(clause), dtype=np.int64) + len(self._bag)
        values = np.full(len(columns), CUE_WEIGHT)
        return np.concatenate([features[0], columns]), np.concatenate([features[1], values])

    def _subjects(self, clauses: Sequence[str], contexts: Sequence[Context]) -> Shares:
        """Probability of each subject for each clause: the weighted mean of what it says and what it stands under."""
        shares = self._of_subjects(clauses)
        texts = sorted({text for context in contexts for text, _ in context.texts})
        if not texts:
            return shares
        about = self._of_subjects(texts)
        place = {text: row for row, text in enumerate(texts)}
        for row, (clause, context) in enumerate(zip(clauses, contexts, strict=True)):
            if context.texts:
                words = words_of_matter(clause)
                own = words / (_CONTEXT_WEIGHT + words)
                own = min(own, _OWN_AT_MOST) if context.decides else own
                whole = sum(weight for _, weight in context.texts)
                mean = sum(weight * about[place[text]] for text, weight in context.texts) / whole
                shares[row] = own * shares[row] + (1 - own) * mean
        return shares

    def _of_subjects(self, texts: Sequence[str]) -> Shares:
        return self._parts.models["subject"].shares_of_one([self._bag.features(fold_matter(text)) for text in texts])

    def _labels(self, clause: str, decision: float, types: Shares, subjects: Shares) -> ClauseLabels:
        best = int(subjects.argmax())
        shares = dict(zip(self.manifest["types"], map(float, types), strict=True))
        chosen = chosen_types(clause, shares, self.manifest["thresholds"])
        return ClauseLabels(decision, chosen, self.manifest["subjects"][best], float(subjects[best]))


def own_models(data: Path) -> Path | None:
    """The folder of the classifiers that were trained for an archive, or None when there are none.

    Args:
        data: its data folder.
    """
    folder = data / OWN_FOLDER
    return folder if (folder / MANIFEST_FILE).is_file() else None


def chosen_types(clause: str, shares: Mapping[str, float], thresholds: Mapping[str, float]) -> tuple[str, ...]:
    """The types of a clause, most certain first: all from their threshold up, or the most probable one.

    What the governing verb tells goes first where the classifier missed it; "ovrigt" stands alone or not at all.

    Args:
        clause: its text.
        shares: probability of each type.
        thresholds: for each type the probability from which it is said.
    """
    cues = cue_types(clause)
    order = sorted((name for name in shares if name not in _BY_CUE or name in cues), key=lambda name: -shares[name])
    chosen = [name for name in order if shares[name] >= thresholds[name]] or order[:1]
    # What is proposed to a higher body is governed by the verb after "föreslå".
    governing = cues[:2] if cues[:1] == [_HIGHER] else cues[:1]
    missed = [cue for cue in governing if cue in SURE_CUES and cue not in chosen]
    if missed:
        chosen = [*missed, *(name for name in chosen if name in governing or shares[name] >= _SURE)]
    return tuple(name for name in chosen if _stands_beside(name, chosen, cues)) or tuple(chosen[:1])


def _stands_beside(kind: str, chosen: Sequence[str], cues: Sequence[str]) -> bool:
    """Whether a type is said beside others: a licence is granted as such; an assignment says that it is one."""
    if kind == "bifalla_bevilja":
        return "tillstand_licens" not in chosen
    return kind != OTHER and (kind != "uppdra" or kind in cues)
