"""The decision clauses of a source: grammar, classifiers, fields, confidence."""

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ingest.model import LogicalDocument, ParsedSource
from nlp.classifiers import ClauseClassifiers, ClauseLabels
from nlp.decisions.clause import DECIDED, Clause
from nlp.decisions.details import detail_of, mover_of
from nlp.decisions.fields import body_of_clause, context_of, date_of, diarienummer_of, paragraph_of, types_of
from nlp.decisions.places import Place, Places
from nlp.decisions.regions import DocumentReader
from nlp.decisions.units import units_of
from nlp.model import Decision

VERSION: Final = "2"
_BASE: Final = 0.86  # share of clauses among the classifier's examples
_WEIGHT: Final = 0.5  # of the classifier's odds beside the rule's
_LEAST: Final = 0.4
_LEAST_SURE: Final = 0.15
_SKIPPED: Final = ("lagtext",)


@dataclass(frozen=True, slots=True)
class _Located:
    """A clause with the document and section that it stands in."""

    clause: Clause
    place: Place

    @property
    def span(self) -> tuple[int, int]:
        """Offsets in the source's text."""
        return self.clause.unit.start + self.clause.start, self.clause.unit.start + self.clause.end


class DecisionExtractor:
    """Finds decision clauses.

    Args:
        classifiers: those shipped with the project, by default.
    """

    def __init__(self, classifiers: ClauseClassifiers | None = None) -> None:
        self._classifiers = classifiers or ClauseClassifiers()

    @property
    def name(self) -> str:
        """Name and version of grammar and classifiers."""
        return f"grammatik {VERSION} + {self._classifiers.name}"

    def extract(self, parsed: ParsedSource) -> tuple[Decision, ...]:
        """The decision clauses of a source, in reading order.

        Args:
            parsed: a source that was read.

        Raises:
            DefectError: the classifiers cannot be loaded.
        """
        located = _without_overlap(
            _Located(clause, place) for document in parsed.documents for clause, place in _read(parsed, document)
        )
        labels = self._classifiers.label(
            [each.clause.text for each in located], [context_of(each.clause, each.place) for each in located]
        )
        name = self.name
        return tuple(
            _decision(each, said, confidence, name)
            for each, said in zip(located, labels, strict=True)
            if (confidence := _confidence(each.clause, said)) >= (_LEAST_SURE if each.clause.sure else _LEAST)
        )


def _read(parsed: ParsedSource, document: LogicalDocument) -> list[tuple[Clause, Place]]:
    if document.doc_type in _SKIPPED:
        return []
    blocks = parsed.blocks[document.block_first : document.block_last + 1]
    places = Places(parsed, document)
    units = list(units_of(parsed, blocks))
    return [(clause, places.of(clause.unit.first.ordinal)) for clause in DocumentReader(document, units).clauses()]


def _without_overlap(located: Iterable[_Located]) -> list[_Located]:
    """Where clauses overlap, the surest stays, and of equally sure ones the first."""
    kept: list[tuple[int, int, _Located]] = []  # by start; none overlaps another
    for each in sorted(located, key=lambda one: (-one.clause.prior, one.span)):
        start, end = each.span
        at = bisect_left(kept, start, key=lambda one: one[0])
        if (at == 0 or kept[at - 1][1] <= start) and (at == len(kept) or kept[at][0] >= end):
            kept.insert(at, (start, end, each))
    return [each for _, _, each in kept]


def _confidence(clause: Clause, said: ClauseLabels) -> float:
    """The rule's odds, moved by how much the classifier's differ from what it says of an average clause."""
    odds = _logit(clause.prior) + _WEIGHT * (_logit(said.decision) - _logit(_BASE))
    return 1 / (1 + math.exp(-odds))


def _logit(share: float) -> float:
    share = min(0.999, max(0.001, share))
    return math.log(share / (1 - share))


def _decision(located: _Located, said: ClauseLabels, confidence: float, model: str) -> Decision:
    clause, place = located.clause, located.place
    start, end = located.span
    page_first, page_last = clause.unit.pages(clause.start, clause.end)
    return Decision(
        document=place.document.ordinal,
        section=place.section.ordinal,
        page_first=page_first,
        page_last=page_last,
        start=start,
        end=end,
        text=clause.text,
        status=clause.status,
        types=types_of(clause, place, said.types),
        subject=said.subject,
        body=body_of_clause(clause, place),
        paragraph=paragraph_of(clause, place),
        diarienummer=diarienummer_of(clause, place),
        date=date_of(clause, place),
        confidence=round(confidence, 3),
        model=model,
        detail=detail_of(clause, place),
        mover=mover_of(clause, place),
        votes=place.votes if clause.status == DECIDED else None,
    )
