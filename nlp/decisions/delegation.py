"""Decisions by delegation: rows of delegation lists, and what minutes report of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.model import BlockKind
from nlp.decisions.clause import DELEGATED, Clause
from nlp.decisions.running import running_clauses
from nlp.decisions.sentences import sentences, without_lead
from nlp.decisions.tokens import Sentence
from nlp.decisions.units import Unit
from nlp.decisions.words import BODY, PAST, PRESENT, PRESENT_PASSIVE, SUPINE, WHEN, pattern

_PRIOR: Final = 0.85
_LEAST: Final = 5
# What a row of a list decides: a verb in any tense, or the noun of one.
_ACT: Final = pattern(
    r"\b(?:beviljad|beviljat|beviljade|avslag|avslagen|bifall|anställning|anställer|förordnande|förordnar"
    r"|tillstånd|yttrande|överklagande|överklagar|placering|avtal\smed|tilldelningsbeslut|tilldelar|avvisar|avvisning|omplacering|uppsägning|polisanmälan"
    r"|beslut\som|beslut\satt|omedelbart\somhändertagande|utlämnande|lämnar|lämnas|betalar|köper|hyr|utökar|inleder|avstängning|entledigande|vidaredelegation|remiss\w*)\b"
)
_BOARD: Final = pattern(BODY)
_DATED: Final = pattern(rf"^(?:{WHEN}|[\wåäö]+(?:\s§\s?\d+)?,\s{WHEN}:)")
_ANNOUNCES: Final = pattern(
    r"\bredovisas\b|\banmäls\b|\banmälan\sav\b|\bsammanställning|\bförteckning|\bfattade\smed\sstöd\b|\bdessa\sär\b|\bavser\sperioden\b|\blista\b|\bdelegat\b.*\bavslag\b|^punkt\s"
)
_BY_BOARD: Final = pattern(rf"{BODY}.{{0,40}}\b(?:lägger|godkänner|noterar|anmäls|beslutar)")


def delegated_clauses(unit: Unit) -> Iterator[Clause]:
    """The clauses of an item or paragraph of a delegation list; an item is one clause, with all its sentences.

    Args:
        unit: under no heading of a decision block.
    """
    if unit.kind is BlockKind.TABLE:
        return
    found = list(sentences(unit.text))
    if not found:
        return
    first = without_lead(unit.text, *found[0])
    dated = _DATED.match(unit.text[first[0] :]) is not None
    if unit.kind is BlockKind.ITEM or dated:
        found = [(first[0], found[-1][1])]
    for span in found:
        start, end = without_lead(unit.text, *span)
        text = unit.text[start:end]
        if len(text.split()) >= _LEAST and (dated or _is_act(text)):
            yield Clause(unit, start, end, DELEGATED, _PRIOR)


def _is_act(text: str) -> bool:
    if _ANNOUNCES.search(text) or _BY_BOARD.search(text):
        return False
    verbs = Sentence(text).verbs(PRESENT | PRESENT_PASSIVE | PAST | SUPINE)
    return _ACT.search(text) is not None or any(True for _ in verbs)


def reported_clauses(unit: Unit) -> Iterator[Clause]:
    """What minutes report of decisions by delegation, under a § about them; a board's own decisions are left out.

    Args:
        unit: running text of that §.
    """
    for clause in running_clauses(unit, cases=True):
        text = clause.text
        if not _ANNOUNCES.search(text) and not _BOARD.match(text):
            yield replace(clause, status=DELEGATED, prior=_PRIOR)
