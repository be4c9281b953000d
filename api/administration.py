"""What the page of administration shows: the state of import and index, failures, corrections, models."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from api.correction_rows import correction_row
from api.deps import Service
from api.problems import wording
from api.texts import language
from ingest.catalogue import Catalogue
from ingest.errors import StateError
from ingest.tombstones import tombstones
from nlp.corrections import CorrectionStore, history, undone_ids
from nlp.corrections.words import FIELD_WORDS, value_words
from nlp.store import AnnotationStore

_MODELS: Final = Path(__file__).resolve().parents[1] / "nlp" / "models"
_OWN_MODEL: Final = "modell-beslut"
_RECENT: Final = 20


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is used.

    Args:
        folder: what it is for, the name of its folder.
        name: with version.
        date: ISO date that it was made, or "".
        scores: measure → score, of its card.
    """

    folder: str
    name: str
    date: str
    scores: dict[str, float]


def imported(catalogue: Catalogue) -> dict[str, Any]:
    """What was read, what of it could not be, and what was withdrawn.

    Args:
        catalogue: as its reader sees it.
    """
    sources, troubled = catalogue.sources(), catalogue.problem_counts()
    problems = [
        {"file": row.file, "code": problem.code, "title": _title(problem.code), "page": problem.page}
        for row in sources
        if row.id in troubled
        for problem in catalogue.parsed(row).problems
    ]
    failures = [
        {"file": found.file, "code": found.code, "title": _title(found.code), "detail": found.detail,
         "at": found.failed_at}
        for found in catalogue.failures()
    ]  # fmt: skip
    return {
        "files": len(sources),
        "pages": sum(row.page_count for row in sources),
        "latest": max((row.ingested_at for row in sources), default=""),
        "problems": problems,
        "failures": failures,
        "withdrawn": tombstones(catalogue),
        "annotators": sorted(set(AnnotationStore(catalogue).models().values())),
    }


def _title(code: str) -> str:
    return wording(code, language())[0]


def recent_corrections(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The latest rows of the log of corrections, the newest first; what can be taken back says so.

    Args:
        catalogue: as its reader sees it.
    """
    undone = undone_ids(catalogue)
    orphans = {made.id for made in CorrectionStore(catalogue).orphans()}
    rows = []
    for made in history(catalogue, _RECENT):
        row = correction_row(made, undone, orphans)
        words = {name: value_words(made.field, getattr(made, name)) for name in ("old", "new")}
        can_undo = made.undoes is None and made.id not in undone
        rows.append({**row, **words, "field": FIELD_WORDS[made.field], "can_undo": can_undo})
    return rows


def index_state(service: Service) -> dict[str, Any] | None:
    """Generation, size and embedder of the search index; None when there is none."""
    try:
        manifest = service.archive().backend().manifest
    except StateError:
        return None
    return {"generation": manifest.generation, "passages": manifest.passages, "embedder": manifest.embedder}


def models(data: Path) -> list[Model]:
    """The models that come with the program, and the one that learned from corrections, if there is one.

    Args:
        data: the data folder.
    """
    found = [*sorted(_MODELS.iterdir()), data / _OWN_MODEL]
    return [_model(folder) for folder in found if (folder / "manifest.json").is_file()]


def _model(folder: Path) -> Model:
    said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    scores = {name: score for name, score in said.get("scores", {}).items() if isinstance(score, int | float)}
    name = f"{said.get('name', folder.name)} {said.get('version', '')}".strip()
    return Model(folder.name, name, said.get("date", ""), scores)
