"""Correcting and taking back as somebody who may not see everything: what is under secrecy is not there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ingest.catalogue import Catalogue
from ingest.errors import CorrectionError
from nlp.corrections import Change, Correction, CorrectionStore, Target, read_number
from nlp.filters import DecisionFilter
from nlp.personal.screen import screen
from nlp.store import AnnotationStore, DecisionRow


@contextmanager
def seen_catalogue(path: Path, secrets: bool) -> Iterator[Catalogue]:
    """A connection of its own to a catalogue, for reading, that shows what its reader may see.

    Args:
        path: of the catalogue.
        secrets: also sections under secrecy.
    """
    catalogue = Catalogue(path)
    try:
        if not secrets:
            screen(catalogue)
        yield catalogue
    finally:
        catalogue.close()


def correct(
    catalogue: Catalogue, seen: Catalogue, target: Target, changes: Sequence[Change], who: str
) -> tuple[Correction, ...]:
    """Correct fields of one thing that is seen, all or none.

    Args:
        catalogue: to write to.
        seen: the same as its reader sees it.
        target: what they are about.
        changes: fields with their new values.
        who: who says so.

    Raises:
        CorrectionError: it is not there, a field or value that cannot be, or nobody said who corrects.
    """
    store = CorrectionStore(AnnotationStore(catalogue).catalogue)
    fields = [change.field for change in changes]
    shown = CorrectionStore(seen).reads(target, fields)
    if shown is None or shown != store.reads(target, fields):
        raise CorrectionError(f"{target} finns inte.", "E601")
    return store.correct(target, changes, who)


def undo(catalogue: Catalogue, seen: Catalogue, number: int, who: str) -> Correction:
    """Take back a correction that is seen.

    Args:
        catalogue: to write to.
        seen: the same as its reader sees it.
        number: of the correction.
        who: who takes it back.

    Raises:
        CorrectionError: it is not there, or it was taken back already.
    """
    store = CorrectionStore(AnnotationStore(catalogue).catalogue)
    read_number(seen.connection, number)
    return store.undo(number, who)


def clause_at(seen: Catalogue, target: Target) -> DecisionRow:
    """The clause that a target points at.

    Args:
        seen: the catalogue as its reader sees it.
        target: of kind "beslut".

    Raises:
        CorrectionError: there is none.
    """
    store = AnnotationStore(seen)
    if target.kind != "beslut":
        raise CorrectionError(f"{target} är ingen beslutssats.", "E601")
    row = seen.connection.execute(
        "SELECT decisions.id, decisions.text FROM decisions JOIN sources ON sources.id = decisions.source"
        " WHERE sources.is_current = 1 AND decisions.start = ? AND substr(sources.sha256, 1, ?) = ?",
        (target.place[0], len(target.sha256), target.sha256),
    ).fetchone()
    alike = store.decisions(DecisionFilter(text=row["text"])) if row else ()
    for found in alike:
        if found.id == row["id"]:
            return found
    raise CorrectionError(f"{target} finns inte.", "E601")


def made_of(seen: Catalogue, target: Target) -> tuple[Correction, ...]:
    """The corrections in force of a clause, the newest first; those of an earlier version of its file too.

    Args:
        seen: the catalogue as its reader sees it.
        target: of kind "beslut".
    """
    row = clause_at(seen, target)
    numbers = seen.connection.execute(
        "SELECT correction FROM corrected JOIN corrections ON corrections.id = corrected.correction"
        " WHERE corrected.kind = 'beslut' AND corrected.\"row\" = ? ORDER BY correction DESC",
        (str(row.id),),
    ).fetchall()
    return tuple(read_number(seen.connection, number) for (number,) in numbers)
