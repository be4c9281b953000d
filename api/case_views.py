"""What the page of an ärende shows beside its steps: its way through the bodies, and its assignments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from api.assignment_answers import AssignmentAnswer, assignment_answer
from api.case_answers import CaseStep
from nlp.assignments.model import Assignment
from nlp.diarienummer import same

_DECIDED: Final = ("beslut", "delegationsbeslut")


@dataclass(frozen=True, slots=True)
class Station:
    """A body that an ärende came to, at one meeting.

    Args:
        body: its name.
        role: a key of `nlp.labels.CASE_ROLES`.
        date: ISO date, or None.
        status: the most that it did: decided, or only proposed.
        href: the clause that says so.
    """

    body: str
    role: str
    date: str | None
    status: str
    href: str


def way(steps: Iterable[CaseStep]) -> tuple[Station, ...]:
    """The bodies that dealt with an ärende, in the order of its steps; each once a day.

    Args:
        steps: of the ärende, in time order.
    """
    found: dict[tuple[str, str | None], Station] = {}
    for step in steps:
        if step.kind != "decision" or not step.body or step.status not in (*_DECIDED, "forslag"):
            continue
        key, known = (step.body, step.date), found.get((step.body, step.date))
        if known is None or (known.status not in _DECIDED and step.status in _DECIDED):
            found[key] = Station(step.body, step.role, step.date, step.status, step.links.html)
    return tuple(found.values())


def days(steps: Sequence[CaseStep]) -> list[dict[str, Any]]:
    """Steps of an ärende by date with the bodies that decided then, in the order given."""
    found = [(date, list(run)) for date, run in groupby(steps, key=lambda step: step.date)]
    return [{"date": date, "steps": run, "bodies": _deciding(run)} for date, run in found]


def _deciding(steps: Sequence[CaseStep]) -> list[str]:
    decided = (step.body for step in steps if step.status in _DECIDED and step.body)
    return list(dict.fromkeys(decided))


def assignments_of(diarienummer: str, municipality: str | None, found: Iterable[Assignment]) -> list[AssignmentAnswer]:
    """The assignments of an ärende.

    Args:
        diarienummer: of the ärende.
        municipality: whose it is, or None.
        found: all assignments.
    """
    return [
        assignment_answer(item)
        for item in found
        if item.diarienummer
        and same(item.diarienummer, diarienummer)
        and (municipality is None or item.municipality in (None, municipality))
    ]
