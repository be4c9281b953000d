"""Scores assignments: whether they are found, and their receiver, deadline and status on a day.

`python -m evaluation.assignments GOLD DATA` measures the archive in the folder DATA against GOLD/assignments.jsonl.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final

from evaluation.matching import greedy
from evaluation.measures import Prf, mean, prf
from evaluation.text import multiset, multiset_f1
from index.archive import Archive
from nlp.assignments.listing import assignments
from nlp.assignments.model import Assignment
from nlp.names import fold

DAY: Final = "2026-01-01"  # the statuses of the gold hold for it
_ALIKE: Final = 0.7
_REPORTED: Final = ("aterrapporterat", "avslutat")


@dataclass(frozen=True, slots=True)
class Place:
    """A clause that gives or retells an assignment."""

    file: str
    page_first: int
    page_last: int
    text: str


@dataclass(frozen=True, slots=True)
class GoldAssignment:
    """An assignment as a careful reader finds it.

    Args:
        receiver: who must do it.
        deadline: ISO date of the last day, or None.
        status: "oppet", "forsenat", "aterrapporterat" or "avslutat" on `DAY`.
        places: all clauses.
    """

    receiver: str
    deadline: str | None
    status: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class AssignmentFigures:
    """How well assignments are found and understood; all but `found` are over the matched ones.

    Args:
        found: precision, recall and F1; what was only proposed counts on neither side.
        receiver_accuracy: share with the right receiver.
        deadline_accuracy: share with the right last day, or rightly none.
        status_accuracy: share with the right status; a likely report is right where there is a report, and a report is
            right whether it also ended the assignment or not.
        joined: share of the places of the matched ones that are places of their pair.
    """

    found: Prf
    receiver_accuracy: float | None
    deadline_accuracy: float | None
    status_accuracy: float | None
    joined: float | None


def load_assignments(folder: Path) -> list[GoldAssignment]:
    """The gold assignments of a folder.

    Args:
        folder: with assignments.jsonl.
    """
    lines = (folder / "assignments.jsonl").read_text("utf-8").splitlines()
    return [_assignment(json.loads(line)) for line in lines]


def _assignment(row: dict[str, Any]) -> GoldAssignment:
    places = tuple(Place(**place) for place in row["places"])
    return GoldAssignment(row["receiver"], row["deadline"], row["status"], places)


def score_assignments(gold: Sequence[GoldAssignment], found: Sequence[Assignment]) -> AssignmentFigures:
    """Score assignments; a pair shares a clause, greedy, the most shared first.

    Args:
        gold: what stands there.
        found: what the system says for `DAY`.
    """
    given = [item for item in found if item.status != "foreslaget"]
    shared = {(one, two): _shared(item, other) for one, item in enumerate(gold) for two, other in enumerate(given)}
    pairs = greedy(((float(count),), one, two) for (one, two), count in shared.items() if count)
    both = [(gold[one], given[two]) for one, two in pairs]
    places = [len(item.places) for item, _ in both]
    return AssignmentFigures(
        found=prf(len(pairs), len(given), len(gold)),
        receiver_accuracy=mean([fold(item.receiver) == fold(other.receiver or "") for item, other in both]),
        deadline_accuracy=mean([item.deadline == _day(other) for item, other in both]),
        status_accuracy=mean([_status_agrees(item.status, other.status) for item, other in both]),
        joined=sum(shared[pair] for pair in pairs) / sum(places) if places else None,
    )


def _shared(item: GoldAssignment, other: Assignment) -> int:
    """Places of a gold assignment that the other has too."""
    return sum(any(_is_same(place, there) for there in other.places) for place in item.places)


def _is_same(place: Place, there: object) -> bool:
    file, first, last = (getattr(there, name) for name in ("file", "page_first", "page_last"))
    if PurePath(str(file)).name != place.file or first > place.page_last + 1 or last < place.page_first - 1:
        return False
    return multiset_f1(multiset(place.text), multiset(str(getattr(there, "text", "")))) >= _ALIKE


def _day(item: Assignment) -> str | None:
    return item.deadline.date if item.deadline else None


def _status_agrees(gold: str, found: str) -> bool:
    if gold in _REPORTED:
        return found in (*_REPORTED, "troligen_aterrapporterat")
    return gold == found


def main() -> None:
    """Measure an archive and print the figures."""
    gold, data = (Path(argument) for argument in sys.argv[1:3])
    archive = Archive(data)
    try:
        figures = score_assignments(load_assignments(gold), assignments(archive.annotations, archive.analyzer, DAY))
    finally:
        archive.close()
    print(figures)


if __name__ == "__main__":
    main()
