"""Steps put in order and read as one ärende."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from nlp.cases.model import Case, Meeting, Step
from nlp.cases.outcome import changes_of, final_decision, outcome_of, result_of
from nlp.cases.roles import ORDER
from nlp.cases.titles import best_title
from nlp.names import municipality_key

_LAST: Final = "9999"


def thread(diarienummer: str, steps: Iterable[Step], municipality: str = "", shared: bool = False) -> Case:
    """The ärende that steps make; their order does not matter.

    Args:
        diarienummer: normal form.
        steps: documents and clauses, at least one.
        municipality: whose it is, by `nlp.names.municipality_key`; "" when that is not known.
        shared: another municipality has an ärende with the same number.
    """
    ordered = tuple(sorted(steps, key=_place))
    final = final_decision(ordered)
    changes = changes_of(ordered, final)
    return Case(
        diarienummer=diarienummer,
        municipality=_name(ordered, municipality),
        title=best_title(ordered),
        steps=ordered,
        meetings=tuple(_meeting(date, tuple(run)) for date, run in groupby(ordered, key=lambda step: step.date)),
        outcome=outcome_of(final, ordered),
        result=result_of(final, changes),
        changes=changes,
        shared=shared,
    )


def _name(steps: Iterable[Step], municipality: str) -> str | None:
    """The name of a municipality as documents write it, else its key."""
    written = (step.municipality for step in steps if step.municipality)
    return next((name for name in written if municipality_key(name) == municipality), municipality or None)


def _place(step: Step) -> tuple[object, ...]:
    order = (step.date or _LAST, ORDER.index(step.role))
    place = (step.file, step.sha256, step.page_first, step.kind == "decision", step.document, step.section or 0)
    return (*order, *place, step.text, step.status, step.body or "", step.types)


def _meeting(date: str | None, steps: tuple[Step, ...]) -> Meeting:
    bodies = dict.fromkeys(step.body for step in steps if step.is_decided and step.body)
    return Meeting(date, tuple(bodies), steps)
