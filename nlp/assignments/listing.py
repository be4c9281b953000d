"""The assignments of an archive, with what became of each on a given day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nlp.analyzer import Analyzer
from nlp.assignments.evidence import Reports
from nlp.assignments.followups import followups
from nlp.assignments.found import Found, clauses, papers
from nlp.assignments.grouping import Stems, grouped, stems_of
from nlp.assignments.model import OPEN, Assignment, Evidence
from nlp.names import case_key, fold
from nlp.store import AnnotationStore


@dataclass(frozen=True, slots=True)
class AssignmentFilter:
    """What assignments must fulfil; empty fields let everything through, values inside a field are alternatives.

    Args:
        status: keys of `nlp.assignments.model.STATUSES`.
        receiver: what the receiver's name must hold, case does not matter.
        board: what the giver's name must hold, case does not matter.
        diarienummer: in any spelling.
        text: what the assignment must hold, case does not matter.
    """

    status: tuple[str, ...] = ()
    receiver: tuple[str, ...] = ()
    board: tuple[str, ...] = ()
    diarienummer: tuple[str, ...] = ()
    text: str = ""


def assignments(store: AnnotationStore, analyzer: Analyzer, day: str) -> tuple[Assignment, ...]:
    """All assignments of an archive, the newest first; those that were only proposed last.

    Args:
        store: of the archive.
        analyzer: the Swedish analyzer.
        day: ISO date that the statuses hold for; what is dated later is not seen.
    """
    known = papers(store)
    found = [item for item in (*clauses(store, known), *followups(store, known)) if (item.place.date or "") <= day]
    stems = [stems_of(analyzer, item.task) for item in found]
    reports = Reports(store, [paper for paper in known.values() if (paper.date or "") <= day], analyzer)
    made = [
        _assignment([found[index] for index in group], [stems[index] for index in group], reports, day)
        for group in grouped(found, stems)
    ]
    return tuple(sorted(made, key=lambda item: (item.status == "foreslaget", _backwards(item.given), item.text)))


def chosen(found: Iterable[Assignment], filter_: AssignmentFilter) -> tuple[Assignment, ...]:
    """The assignments that fulfil a filter, in the order given."""
    return tuple(item for item in found if _passes(item, filter_))


def open_statuses(overdue: bool, only_open: bool) -> tuple[str, ...]:
    """The statuses that two common wishes stand for."""
    return ("forsenat",) if overdue else OPEN if only_open else ()


def _backwards(day: str | None) -> tuple[int, ...]:
    return tuple(-int(part) for part in (day or "0-0-0").split("-"))


def _assignment(places: Sequence[Found], stems: Sequence[Stems], reports: Reports, day: str) -> Assignment:
    order = sorted(range(len(places)), key=lambda at: (places[at].rank, places[at].place.date or "9999"))
    ordered = [places[at] for at in order]
    best = ordered[0]
    deadline = next((item.deadline for item in ordered if item.deadline and item.deadline.date), None)
    evidence = sorted(
        (item for item in dict.fromkeys(reports.of(ordered, stems[order[0]])) if (item.place.date or "") <= day),
        key=lambda item: (item.place.date or "", item.place.file, item.place.start),
    )
    made = Assignment(
        text=best.text,
        task=best.task,
        giver=_first(ordered, "giver"),
        receiver=_first(ordered, "receiver"),
        deadline=deadline or next((item.deadline for item in ordered if item.deadline), None),
        given=min((item.given for item in ordered if item.given), default=None),
        paragraph=next((item.place.paragraph for item in ordered if item.given and item.place.paragraph), None),
        diarienummer=next((item.place.diarienummer for item in ordered if item.place.diarienummer), None),
        municipality=_first(ordered, "municipality"),
        places=tuple(item.place for item in ordered),
        evidence=tuple(evidence),
    )
    return replace(made, status=_status(made, best.rank, day))


def _first(places: Iterable[Found], field: str) -> str | None:
    return next((value for item in places if (value := getattr(item, field))), None)


def _status(made: Assignment, rank: int, day: str) -> str:
    """The last thing that is certain decides; a likely report only says that there may be one."""
    certain = [item for item in made.evidence if item.certain]
    if certain and certain[-1].says != "pagar":
        return certain[-1].says
    if rank == 3:
        return "foreslaget"
    if _has_likely(made.evidence):
        return "troligen_aterrapporterat"
    late = made.deadline is not None and made.deadline.date is not None and made.deadline.date < day
    return "forsenat" if late else "oppet"


def _has_likely(evidence: Iterable[Evidence]) -> bool:
    return any(not item.certain for item in evidence)


def _passes(item: Assignment, filter_: AssignmentFilter) -> bool:
    wanted = (
        not filter_.status or item.status in filter_.status,
        _holds(item.receiver, filter_.receiver),
        _holds(item.giver, filter_.board),
        not filter_.diarienummer or bool(_numbers(item) & {case_key(value) or value for value in filter_.diarienummer}),
        fold(filter_.text) in fold(item.text),
    )
    return all(wanted)


def _holds(value: str | None, wanted: Sequence[str]) -> bool:
    return not wanted or any(fold(part) in fold(value or "") for part in wanted)


def _numbers(item: Assignment) -> set[str | None]:
    return {case_key(place.diarienummer) for place in item.places if place.diarienummer}
