"""Clauses in the running text under one heading: sentences, lists after a stem, labels in the text ("Beslut: …")."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.model import BlockKind
from ingest.templates import is_template_heading
from nlp.decisions.assignments import labelled_clause
from nlp.decisions.blocks import block_clauses, is_stem, label_of
from nlp.decisions.clause import PROPOSED, RETOLD, Clause
from nlp.decisions.delegation import reported_clauses
from nlp.decisions.headings import Role, plain, role_of
from nlp.decisions.minutes import labelled_units, spoken_clauses
from nlp.decisions.running import running_clauses
from nlp.decisions.sentences import sentences
from nlp.decisions.units import Unit

_NARRATIVE: Final = re.compile(r"votering|omröstning|beslutsgång|justering|proposition|bevis", re.IGNORECASE)
_RETELLS: Final = re.compile(r"\b(?:beslutade|föreslog|uppdrog)\b", re.IGNORECASE)
_DECIDES: Final = re.compile(r"\bbeslutar\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProseReader:
    """Reads running text.

    Args:
        status_of: the status that clauses get under a heading of a role, where the text stands.
        minutes: the text is part of minutes.
        reports: it stands under a heading about decisions by delegation.
    """

    status_of: Callable[[Role], str]
    minutes: bool
    reports: bool

    def under(self, heading: Unit | None, units: Sequence[Unit]) -> Iterator[Clause]:
        """Clauses of the units under a heading, and of a heading that says "Uppdrag: …".

        Args:
            heading: or None.
            units: up to the next heading.
        """
        if heading is not None and (labelled := labelled_clause(heading, RETOLD)) is not None:
            yield labelled
        title = plain(heading.text) if heading else ""
        spoken = self.minutes and not is_template_heading(title) and not _NARRATIVE.match(title)
        for place, unit in enumerate(units):
            if place and unit.kind is BlockKind.ITEM and is_stem(_last_sentence(units[place - 1])):
                yield from self._listed(units[place - 1 :])
                return
            label, start, end = label_of(unit.text)
            if label:
                yield from self._labelled(role_of(label), units[place:], start, end)
                continue
            if self.reports:
                yield from reported_clauses(unit)
            yield from self.sentences([unit])
            if spoken:
                yield from spoken_clauses(unit)

    def sentences(self, units: Sequence[Unit]) -> Iterator[Clause]:
        """Clauses of units a sentence at a time: lines "Uppdrag: …", retold decisions, proposals.

        Args:
            units: of running text.
        """
        for unit in units:
            labelled = labelled_clause(unit, RETOLD)
            if labelled is not None:
                yield labelled
            else:
                yield from running_clauses(unit)

    def _listed(self, units: Sequence[Unit]) -> Iterator[Clause]:
        """Items after a stem in running text: "Vi yrkar" + att-clauses, "Nämnden beslutade:" + a list."""
        stem = _last_sentence(units[0])
        role, status = Role.MOTION, PROPOSED
        if _RETELLS.search(stem):
            role, status = Role.DECISION, RETOLD
        elif _DECIDES.search(stem):
            role, status = Role.DECISION, self.status_of(Role.DECISION)
        items = list(itertools.takewhile(lambda unit: unit.kind is BlockKind.ITEM, units[1:]))
        yield from block_clauses(items, role, status)
        yield from self.sentences(units[1 + len(items) :])

    def _labelled(self, role: Role, units: Sequence[Unit], start: int, end: int) -> Iterator[Clause]:
        """A paragraph with a label in it: running text up to the label, a decision block from it on."""
        unit = units[0]
        if start:
            yield from self.sentences([Unit(unit.start, unit.text[:start], unit.kind, 0, unit.blocks)])
        tail = Unit(unit.start + end, unit.text[end:], unit.kind, 0, unit.blocks)
        yield from block_clauses(list(labelled_units([tail, *units[1:]])), role, self.status_of(role))


def _last_sentence(unit: Unit) -> str:
    spans = list(sentences(unit.text))
    return unit.text[slice(*spans[-1])] if spans else ""
