"""Walks a document heading by heading and finds the clauses that the grammar of each part gives."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ingest.model import BlockKind, LogicalDocument
from ingest.templates import PARAGRAPH, is_template_heading
from nlp.decisions.assignments import Assignment, assignment_clauses, item_clauses, named_body
from nlp.decisions.blocks import block_clauses
from nlp.decisions.clause import DECIDED, PROPOSED, RETOLD, Clause
from nlp.decisions.delegation import delegated_clauses
from nlp.decisions.headings import Role, is_own_assignment, role_of
from nlp.decisions.prose import ProseReader
from nlp.decisions.units import Unit

_BLOCK_ROLES: Final = (Role.PROPOSAL, Role.DECISION, Role.MOTION, Role.ADVICE)
# Papers that announce matters by §§: what stands under "Beslut" there is not decided yet.
_ANNOUNCING: Final = frozenset(("kallelse", "foredragningslista"))
_HEADING: Final = 80
_RECEIVER: Final = 120
_PLANS: Final = frozenset(("namndplan", "plan"))
_COUNCIL: Final = re.compile(r"fullmäktige", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s")
_REPORTED: Final = re.compile(
    r"deleg\w+\s?beslut|delegerade beslut|beslut (?:på|enligt|med stöd av) deleg|ordförandebeslut", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (or None before the first) with the units under it."""

    heading: Unit | None
    units: tuple[Unit, ...]

    @property
    def title(self) -> str:
        """Text of the heading, "" without one."""
        return self.heading.text if self.heading else ""


@dataclass(slots=True)
class _Region:
    """A heading of assignments, for as long as what follows stands under it."""

    level: int
    number: str
    status: str
    body: str
    assignment: Assignment = field(default_factory=Assignment)


def parts_of(units: Sequence[Unit]) -> list[Part]:
    """Units by the heading that they stand right under."""
    parts: list[Part] = []
    heading: Unit | None = None
    held: list[Unit] = []
    for unit in units:
        if unit.kind is BlockKind.HEADING or (len(unit.text) < _HEADING and is_template_heading(unit.text)):
            parts.append(Part(heading, tuple(held)))
            heading, held = unit, []
        else:
            held.append(unit)
    parts.append(Part(heading, tuple(held)))
    return parts


class DocumentReader:
    """Finds the clauses of one document.

    Args:
        document: its type decides what a heading "Beslut" means.
        units: its text.
    """

    def __init__(self, document: LogicalDocument, units: Sequence[Unit]) -> None:
        self._document = document
        self._parts = parts_of(units)
        self._paragraph = False
        self._reports = _REPORTED.search(document.title) is not None
        self._region: _Region | None = None

    def clauses(self) -> Iterator[Clause]:
        """Clauses in reading order; they may overlap."""
        for place, part in enumerate(self._parts):
            yield from self._enter(place, part)
            yield from self._read(part)
        yield from self._close_assignment()

    def _enter(self, place: int, part: Part) -> Iterator[Clause]:
        """Keep track of §§ and of regions of assignments."""
        title = part.title
        if part.heading is not None and part.heading.level == 1:
            self._paragraph = False
        if PARAGRAPH.search(title[:20]):
            self._paragraph = True
            self._reports = _REPORTED.search(title) is not None
        role = role_of(title)
        if self._region is not None and not self._is_inside(place, part, role):
            yield from self._close_assignment()
            self._region = None
        if role is Role.ASSIGNMENTS and part.heading is not None:
            yield from self._close_assignment()
            number = _NUMBER.match(title)
            status = PROPOSED if self._document.doc_type in _PLANS and is_own_assignment(title) else RETOLD
            body = "Kommunfullmäktige" if _COUNCIL.search(title) else ""
            self._region = _Region(part.heading.level, number.group(1) if number else "", status, body)

    def _is_inside(self, place: int, part: Part, role: Role) -> bool:
        region, heading = self._region, part.heading
        if region is None or heading is None:
            return False
        if role in (Role.DESCRIPTION, Role.FIELD, Role.DECIDED_BY):
            return True
        number = _NUMBER.match(part.title)
        if region.number:
            return number.group(1).startswith(region.number + ".") if number else heading.level >= region.level
        following = self._parts[place + 1].title if place + 1 < len(self._parts) else ""
        return heading.level > region.level or role_of(following) is Role.DESCRIPTION

    def _read(self, part: Part) -> Iterator[Clause]:
        role, prose = self._role(part), self._prose()
        if role is Role.ADVICE:
            yield from prose.sentences(part.units)
        if role in _BLOCK_ROLES:
            yield from block_clauses(part.units, role, self._status(role))
        elif role is Role.PAPERS:
            yield from prose.sentences(part.units)
        elif role is Role.LIST:
            # After the receivers a document without a heading of its own may follow.
            rest = itertools.dropwhile(lambda unit: len(unit.text) < _RECEIVER, part.units)
            yield from prose.under(None, tuple(rest))
        elif role is not Role.SKIP:
            yield from self._others(part, role, prose)

    def _others(self, part: Part, role: Role, prose: ProseReader) -> Iterator[Clause]:
        listed = self._document.doc_type == "delegationslista" or role is Role.DELEGATED
        if listed and not self._minutes:
            for unit in part.units:
                yield from delegated_clauses(unit)
        elif self._region is not None and not listed:
            yield from self._assigned(part, role, self._region, prose)
        else:
            yield from prose.under(part.heading, part.units)

    @property
    def _minutes(self) -> bool:
        return self._document.doc_type == "protokoll"

    def _prose(self) -> ProseReader:
        return ProseReader(self._status, self._minutes, self._reports)

    def _role(self, part: Part) -> Role:
        """The role of a heading; "3.3 Beslut" in a guideline or report is a chapter about decisions."""
        role = role_of(part.title)
        chapter = role is Role.DECISION and _NUMBER.match(part.title) and not self._minutes
        return Role.OTHER if chapter else role

    def _status(self, role: Role) -> str:
        """Only minutes decide, and only under a heading that says so; minutes bound into a report show by their §."""
        if role is not Role.DECISION or self._document.doc_type in _ANNOUNCING:
            return PROPOSED
        return DECIDED if self._minutes or self._paragraph else PROPOSED

    def _assigned(self, part: Part, role: Role, region: _Region, prose: ProseReader) -> Iterator[Clause]:
        """The parts of one assignment, in a region of them."""
        if role is Role.ASSIGNMENTS:
            yield from item_clauses(part.units, region.status, region.body)
            yield from prose.sentences(part.units)
        elif role is Role.DESCRIPTION:
            region.assignment.described.extend(part.units)
        elif role is Role.DECIDED_BY:
            region.assignment.body = named_body(part.units[0]) if part.units else ""
        elif role is Role.FIELD:
            yield from prose.sentences(part.units)
        else:
            yield from self._close_assignment()
            if part.units:
                yield from prose.under(part.heading, part.units)
            else:
                region.assignment = Assignment(title=part.heading, body=region.body)

    def _close_assignment(self) -> Iterator[Clause]:
        if self._region is not None:
            assignment, self._region.assignment = self._region.assignment, Assignment()
            if assignment.described:
                yield from assignment_clauses(assignment, self._region.status)
