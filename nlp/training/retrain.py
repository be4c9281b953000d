"""Trains the classifiers of decision clauses anew from our examples and the corrections of an archive's users."""

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nlp.classifiers import ClauseClassifiers, Context
from nlp.corrections import Training
from nlp.training.classifiers import FOLDS, VERSION, train, write
from nlp.training.examples import Example, read_examples, read_topics


@dataclass(frozen=True, slots=True)
class Retrained:
    """What training anew gave.

    Args:
        name: name and version of the new models, which annotations will carry.
        corrected: number of clauses that were learned from corrections.
        shipped: scores of the shipped models, by cross-validation over our examples.
        own: scores of the new ones, by cross-validation over our examples and the corrected clauses.
    """

    name: str
    corrected: int
    shipped: Mapping[str, float]
    own: Mapping[str, float]


def retrain(corrections: Iterable[Training], folder: Path, folds: int = FOLDS) -> Retrained:
    """Train anew, and put the models in the place of those of a folder when all of it has worked.

    Args:
        corrections: those in force.
        folder: of the new models; never that of the shipped ones.
        folds: number of parts of the cross-validation.

    Raises:
        DefectError: the shipped models cannot be read.
    """
    shipped = ClauseClassifiers()
    corrected = corrected_examples(corrections, shipped)
    # A corrected clause that is among our own examples is learned as the user says.
    theirs = {example.text for example in corrected}
    examples = [*(example for example in read_examples() if example.text not in theirs), *corrected]
    digest = hashlib.sha256(repr(examples).encode()).hexdigest()
    made = train(examples, read_topics(), folds, f"{VERSION}+egen.{digest[:8]}")
    aside = folder.with_name(f"{folder.name}.ny")
    shutil.rmtree(aside, ignore_errors=True)
    write(made.models, {**made.manifest, "date": datetime.now(UTC).date().isoformat()}, aside)
    if folder.exists():
        shutil.rmtree(folder)
    aside.rename(folder)
    scores = shipped.manifest["scores"]
    return Retrained(ClauseClassifiers(folder).name, len(corrected), scores, made.manifest["scores"])


def corrected_examples(corrections: Iterable[Training], shipped: ClauseClassifiers) -> list[Example]:
    """The clauses whose types or subject users have put right, each once.

    Who corrected one of both saw the other too and left it: it counts as right, as the shipped models say it.

    Args:
        corrections: those in force, oldest first; of one clause and field the newest counts.
        shipped: the shipped models.
    """
    labels: dict[tuple[str, str], dict[str, object]] = {}
    for row in corrections:
        if row.kind == "beslut" and row.field in ("types", "subject"):
            labels.setdefault((row.text, row.title), {})[row.field] = row.new
    said = shipped.label([text for text, _ in labels], [Context(title) for _, title in labels])
    return [
        Example(text, _types(given.get("types", left.types)), str(given.get("subject", left.subject)))
        for ((text, _), given), left in zip(labels.items(), said, strict=True)
    ]


def _types(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
