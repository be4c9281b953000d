"""Correcting many clauses at once: what would change, doing it, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from api import correcting
from ingest.catalogue import Catalogue
from ingest.errors import CorrectionError
from nlp.corrections import Change, Target, parse_target
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS
from nlp.store import DecisionRow

MOST_ROWS: Final = 200
"""Clauses that are corrected at once."""
FIELDS: Final = {"status": STATUSES, "types": DECISION_TYPES, "subject": SUBJECTS}


@dataclass(frozen=True, slots=True)
class Planned:
    """A clause with what would be changed of it.

    Args:
        ref: that points at it.
        row: as it is now.
        changes: fields with their new values; none when it is so already.
    """

    ref: str
    row: DecisionRow
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it.

    Args:
        numbers: of the corrections that were made.
        problems: one line for each clause that was left as it was.
    """

    numbers: tuple[int, ...]
    problems: tuple[str, ...] = ()


def wanted_of(status: str, type_: str, subject: str) -> dict[str, str]:
    """The new values that were chosen, by field.

    Raises:
        CorrectionError: none was, or one that cannot be.
    """
    chosen = {name: value for name, value in zip(FIELDS, (status, type_, subject), strict=True) if value}
    if not chosen:
        raise CorrectionError("Välj vad som ska ändras: status, typ eller ämne.", "E602")
    for name, value in chosen.items():
        if value not in FIELDS[name]:
            raise CorrectionError(f"{name} kan inte vara {value[:40]!r}.", "E603")
    return chosen


def plan(seen: Catalogue, refs: Sequence[str], wanted: dict[str, str]) -> tuple[Planned, ...]:
    """What would be changed.

    Args:
        seen: the catalogue as its reader sees it.
        refs: of clauses.
        wanted: new values by field.

    Raises:
        CorrectionError: none or too many are chosen, or one is not there.
    """
    chosen = list(dict.fromkeys(refs))
    if not chosen:
        raise CorrectionError("Välj minst en beslutssats i tabellen.", "E601")
    if len(chosen) > MOST_ROWS:
        raise CorrectionError(f"Högst {MOST_ROWS} beslutssatser kan ändras på en gång.", "E603")
    found = []
    for ref in chosen:
        row = correcting.clause_at(seen, parse_target(ref))
        now = {"status": row.decision.status, "types": row.decision.types, "subject": row.decision.subject}
        changes = [
            Change(name, (value,) if name == "types" else value)
            for name, value in wanted.items()
            if now[name] != ((value,) if name == "types" else value)
        ]
        found.append(Planned(ref, row, tuple(changes)))
    return tuple(found)


def do(catalogue: Catalogue, seen: Catalogue, planned: Sequence[Planned], who: str) -> Done:
    """Make the changes, each clause by itself: what cannot be changed is told of and the others are.

    Args:
        catalogue: to write to.
        seen: the same as its reader sees it.
        planned: of `plan`.
        who: who says so.
    """
    numbers, problems = list[int](), list[str]()
    for one in planned:
        if not one.changes:
            continue
        try:
            made = correcting.correct(catalogue, seen, _target(one), one.changes, who)
        except CorrectionError as error:
            problems.append(f"{one.ref}: {error.detail}")
        else:
            numbers.extend(correction.id for correction in made)
    return Done(tuple(numbers), tuple(problems))


def undo(catalogue: Catalogue, seen: Catalogue, numbers: Sequence[int], who: str) -> Done:
    """Take corrections back, the newest first.

    Args:
        catalogue: to write to.
        seen: the same as its reader sees it.
        numbers: of corrections.
        who: who takes them back.

    Raises:
        CorrectionError: none or too many are given.
    """
    chosen = sorted(set(numbers), reverse=True)
    if not 0 < len(chosen) <= MOST_ROWS * len(FIELDS):
        raise CorrectionError("Inga rättelser att ångra.", "E604")
    undone, problems = list[int](), list[str]()
    for number in chosen:
        try:
            undone.append(correcting.undo(catalogue, seen, number, who).id)
        except CorrectionError as error:
            problems.append(f"{number}: {error.detail}")
    return Done(tuple(undone), tuple(problems))


def _target(one: Planned) -> Target:
    return parse_target(one.ref)
