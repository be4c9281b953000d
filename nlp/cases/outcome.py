"""What became of an ärende: the last decision proper, and how it stands to what was proposed."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from nlp.cases.differences import compare, likeness
from nlp.cases.model import NO_DECISION, Change, Step
from nlp.cases.roles import ORDER

_PROPOSES: Final = "foresla_overordnad"
# What a meeting decides about the meeting, not about the matter.
_FORMAL: Final = frozenset(("omedelbar_justering",))
# What a member moves at the meeting is not what was put before it.
_MOVED: Final = re.compile(
    r"\b(?:yrkar|yrkade|yrkande|reserverar)\b"
    # Nor is what the text says that an office or a consulted party would like.
    r"|^(?:(?!\S*(?:nämnden|styrelsen|fullmäktige|utskottet)\b)\S+\s){1,6}(?:föreslår|förordar)\b",
    re.IGNORECASE,
)
# The type alone is not enough: "att återremissen därmed är besvarad" sends nothing back.
_BY_TYPE: Final = (
    ("aterremittera", "aterremiss", re.compile(r"\båterremitter", re.IGNORECASE)),
    ("bordlagga", "bordlagt", re.compile(r"\bbord(?:lägg|lagd|lagt|lades)", re.IGNORECASE)),
)
_REFUSES: Final = "avsla"
# What is refused beside one of these was a counter-proposal or a part.
_APPROVES: Final = frozenset(
    ("godkanna", "anta_faststalla", "bifalla_bevilja", "tillstand_licens", "inga_avtal", "avsatta_medel")
)
# A committee that hands a matter on, with a proposal or without.
_HANDS_ON: Final = re.compile(
    r"\butan eget (?:förslag|ställningstagande)|\böverlämna\w* (?:ärendet|frågan) till\b", re.IGNORECASE
)


def final_decision(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The clauses of the last decision, in order; empty when there are only proposals, a committee's among them.

    Args:
        steps: of an ärende, in any order.
    """
    decided = [step for step in steps if step.is_decided]
    preparing = {_event(step) for step in decided if _prepares(step)}
    final = [step for step in decided if _event(step) not in preparing]
    matters = [step for step in final if not _FORMAL.issuperset(step.types)] or final
    if not matters:
        return ()
    last = max(map(_event, matters), key=_age)
    same = sorted((step for step in matters if _event(step) == last), key=_place)
    return tuple(_once(same))


def outcome_of(final: Sequence[Step], steps: Iterable[Step]) -> str:
    """Body, § and date of a decision in words, and whether a later proposal waits; or that none was found.

    Args:
        final: clauses of the last decision.
        steps: of the ärende, in any order.
    """
    if not final:
        return NO_DECISION
    first = final[0]
    name = "Delegationsbeslut" if first.role == "delegation" else "Beslut"
    upwards = "föreslår högre organ" if all(_PROPOSES in step.types for step in final) else None
    said = ", ".join(part for part in (first.body, first.paragraph, first.date, upwards) if part)
    later = max((step.date for step in steps if _is_put(step) and step.date), default="")
    waiting = f"; senare förslag {later} utan beslut" if first.date and later > first.date else ""
    return f"{name}: {said}{waiting}"


def result_of(final: Sequence[Step], changes: Sequence[Change]) -> str:
    """A key of `nlp.labels.CASE_RESULTS`: how a decision stands to what was proposed.

    Sending back, tabling and refusing are told by the decision's own types, whatever was proposed.

    Args:
        final: clauses of the last decision.
        changes: them beside the proposed ones; empty when nothing was proposed.
    """
    if not final:
        return "inget_beslut"
    for kind, result, words in _BY_TYPE:
        if any(kind in step.types and words.search(step.text) for step in final):
            return result
    if _is_refused(final):
        return "avslag"
    if not changes:
        return "beslut_utan_forslag"
    return "bifall" if all(change.kind == "unchanged" for change in changes) else "andrat"


def changes_of(steps: Iterable[Step], final: Sequence[Step]) -> tuple[Change, ...]:
    """The last decision beside the proposal that it answers: of those made by then the likest, of equals the latest.

    Args:
        steps: of the ärende, in any order.
        final: clauses of its last decision.
    """
    if not final or final[0].role == "delegation":
        return ()  # what is proposed to a board, an official does not answer
    proposed = [step for step in steps if step.is_proposal and _answered(step, final[0])]
    groups = [_once(list(run)) for _, run in groupby(sorted(proposed, key=_place), key=_list_of)]
    ranked = [(round(likeness(group, final), 3), group[0].when or "", group) for group in groups]
    near = [item for item in ranked if item[0] > 0 or _put_before(item[2][0], final[0])]
    return compare(max(near, key=lambda item: item[:2])[2], final) if near else ()


def _list_of(step: Step) -> tuple[str, int, int]:
    """What proposals that are put together share: the section that lists them."""
    return step.sha256, step.document, step.section or 0


def _place(step: Step) -> tuple[object, ...]:
    """Where a clause stands; for an order that does not depend on how clauses come."""
    return (*_list_of(step), step.page_first, step.text, step.file, step.date or "", step.body or "", step.types)


def _prepares(step: Step) -> bool:
    """Whether a clause shows that its body only prepares the matter: a committee that proposes to its board."""
    return step.role == "utskott" and (_PROPOSES in step.types or _HANDS_ON.search(step.text) is not None)


def _event(step: Step) -> tuple[str, str, str, str]:
    """What clauses decided together share."""
    return step.date or "", step.role, (step.body or "").casefold(), step.paragraph or ""


def _age(event: tuple[str, str, str, str]) -> tuple[object, ...]:
    """Later decisions are greater, and of one day those of higher bodies; one without a date is older than all."""
    date, role, *rest = event
    return date, ORDER.index(role), *rest


def _once(steps: Sequence[Step]) -> list[Step]:
    """Steps without those that an extract or a copy repeats word by word."""
    seen: dict[str, Step] = {}
    for step in steps:
        seen.setdefault(" ".join(step.text.casefold().split()), step)
    return list(seen.values())


def _put_before(proposal: Step, decision: Step) -> bool:
    """Whether a report was before the meeting that decided, however little of it was decided."""
    same = proposal.sha256 == decision.sha256 or (proposal.when is not None and proposal.when == decision.when)
    return same and proposal.doc_type != "protokoll"


def _is_refused(final: Sequence[Step]) -> bool:
    """Whether a decision refuses and approves nothing; decisions by delegation stand in lists of many matters."""
    if final[0].role == "delegation":
        return False
    types = [set(step.types) for step in final]
    return any(_REFUSES in each for each in types) and all(_APPROVES.isdisjoint(each - {_REFUSES}) for each in types)


def _is_put(step: Step) -> bool:
    """Whether a clause of a report puts something to a body."""
    return step.is_proposal and step.doc_type != "protokoll" and not _MOVED.search(step.text)


def _answered(step: Step, decision: Step) -> bool:
    """Whether a decision can answer a proposal: it was made by then, on the matter, and is no motion from the floor."""
    made = step.when is None or decision.date is None or step.when <= decision.date
    formal = bool(step.types) and _FORMAL.issuperset(step.types)
    return made and not formal and not _MOVED.search(step.text)
