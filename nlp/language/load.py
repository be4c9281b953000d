"""Loads a spaCy pipeline by name: the bundled one, an installed package or a folder."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from ingest.errors import DefectError, StateError
from nlp.language import (  # boundaries and lemmas register the components that the bundled pipeline names
    BUNDLED,
    boundaries,  # noqa: F401
    lemmas,  # noqa: F401
)

FOLDER: Final = Path(__file__).resolve().parent.parent / "models" / "language"
MANIFEST: Final = "manifest.json"
# Of the bundled pipeline, what finds no names: left out for speed where only names are wanted.
NO_NAMES: Final = ("tok2vec", "morphologizer", "trainable_lemmatizer", "kommunsok_lemmas", "senter")


def load_language(name: str = BUNDLED, names_only: bool = False) -> Language:
    """A spaCy pipeline.

    Args:
        name: "kommunsok" for the bundled pipeline; else the name of an installed one, as "sv_core_news_lg", or a path.
        names_only: leave out what finds no names; of the bundled pipeline only.

    Raises:
        StateError: no pipeline of that name is installed.
        DefectError: the bundled pipeline is missing or differs from its manifest.
    """
    if name == BUNDLED:
        return _bundled(FOLDER, NO_NAMES if names_only else ())
    try:
        return spacy.load(name)
    except (OSError, ValueError) as error:
        raise StateError(f"Språkmodellen {name!r}: {error}", "E406") from error


def _bundled(folder: Path, left_out: tuple[str, ...]) -> Language:
    try:
        wanted = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        if digests(folder) != wanted:
            raise DefectError(f"Språkmodellen {folder.name} är ändrad.")
        return spacy.load(folder, exclude=left_out)
    except (OSError, ValueError, KeyError) as error:
        raise DefectError(f"Språkmodellen {folder.name}: {type(error).__name__}.") from error


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each file of a pipeline, its manifest left out.

    Args:
        folder: of the pipeline.
    """
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != MANIFEST)
    return {file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest() for file in files}
