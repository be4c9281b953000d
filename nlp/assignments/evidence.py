"""What later papers say of an assignment: decisions on its report, and papers that take it up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from nlp.analyzer import Analyzer
from nlp.assignments.found import Found, Paper
from nlp.assignments.grouping import Stems, stems_of
from nlp.assignments.model import Evidence, Place
from nlp.diarienummer import normalise
from nlp.filters import DecisionFilter
from nlp.store import AnnotationStore, DecisionRow

_REPORTS: Final = re.compile(
    r"återrapport|återredovis|slutredovis|redovisning(?:en)? av uppdrag|svar på .{0,40}uppdrag"
    r"|uppdraget .{0,40}(?:slutfört|avslutat|fullgjort|besvarat|genomfört)",
    re.IGNORECASE,
)
_REPORT_TYPES: Final = ("tjansteutlatande", "rapport", "utredning", "yttrande", "skrivelse", "nulagesanalys")
_RETELLING: Final = (*_REPORT_TYPES, "protokoll")  # a § or a report that begins with an assignment answers it
_DECIDED: Final = ("beslut", "delegationsbeslut")
_CERTAIN: Final = 0.5  # share of the stems of a task that a decision on its report holds
_LIKELY: Final = 0.5  # the same of a title, of the stems of the title
_LEAST: Final = 2  # stems shared
_YEARS: Final = 6


class Reports:
    """Where reports of assignments may stand in an archive.

    Args:
        store: of the archive.
        papers: its documents.
        analyzer: the Swedish analyzer.
    """

    def __init__(self, store: AnnotationStore, papers: Iterable[Paper], analyzer: Analyzer) -> None:
        self._decisions = [
            (row, stems_of(analyzer, row.decision.text))
            for row in store.decisions(DecisionFilter(status=_DECIDED))
            if _REPORTS.search(row.decision.text) and "uppdra" not in row.decision.types
        ]
        self._papers = {(paper.sha256, paper.ordinal): paper for paper in papers}
        self._by_number: dict[str, list[Paper]] = defaultdict(list)
        self._by_stem: dict[str, list[tuple[Paper, Stems]]] = defaultdict(list)
        for paper in self._papers.values():
            if paper.doc_type not in _REPORT_TYPES:
                continue
            stems = stems_of(analyzer, paper.title)
            if _REPORTS.search(paper.title):
                for stem in stems:
                    self._by_stem[stem].append((paper, stems))
            number = normalise(paper.diarienummer or "")
            if number:
                self._by_number[number].append(paper)
        self._titles = {key: stems_of(analyzer, paper.title) for key, paper in self._papers.items()}

    def of(self, places: Sequence[Found], stems: Stems) -> Iterator[Evidence]:
        """What the archive says of one assignment.

        Args:
            places: of the assignment.
            stems: of its task.
        """
        yield from (found.evidence for found in places if found.evidence is not None)
        given = _given(places)
        own = {(found.place.sha256, found.place.document) for found in places if found.rank in (0, 3)}
        numbers = {normalise(found.place.diarienummer or "") for found in places} - {None, ""}
        yield from self._decided(stems, given, numbers)
        seen: set[tuple[str, int]] = set()
        for paper in (*self._retold(places), *self._alike(stems, numbers)):
            key = (paper.sha256, paper.ordinal)
            if key not in seen and key not in own and _after(paper.date, given):
                seen.add(key)
                yield Evidence("handling", "aterrapporterat", certain=False, place=_paper_place(paper))

    def _decided(self, stems: Stems, given: str, numbers: set[str | None]) -> Iterator[Evidence]:
        for row, said in self._decisions:
            if not _after(row.decision.date, given) or len(stems & said) < _LEAST:
                continue
            same = normalise(row.decision.diarienummer or "") in numbers
            if same or len(stems & said) / len(stems) >= _CERTAIN:
                paper = self._papers.get((row.sha256, row.decision.document))
                yield Evidence("beslut", "aterrapporterat", certain=same, place=_decision_place(row, paper))

    def _retold(self, places: Sequence[Found]) -> Iterator[Paper]:
        """Reports that tell of the assignment as their background."""
        for found in places:
            paper = self._papers.get((found.place.sha256, found.place.document))
            if found.place.kind == "aterges" and paper is not None and paper.doc_type in _RETELLING:
                yield paper

    def _alike(self, stems: Stems, numbers: set[str | None]) -> Iterator[Paper]:
        """Papers of the same ärende, or that call themselves its report, whose title shares its words."""
        for number in numbers:
            for paper in self._by_number.get(number or "", ()):
                if len(self._titles[paper.sha256, paper.ordinal] & stems) >= _LEAST:
                    yield paper
        for stem in stems:
            for paper, title in self._by_stem.get(stem, ()):
                shared = len(title & stems)
                if shared >= _LEAST and shared / len(title) >= _LIKELY:
                    yield paper


def _given(places: Sequence[Found]) -> str:
    """When an assignment was given: as its clauses say, else the day of the first paper that has it, else ""."""
    told = [found.given for found in places if found.given]
    if told:
        return min(told)
    first = [found.place.date for found in places if found.rank in (0, 3) and found.place.date]
    return min(first, default="")


def _after(day: str | None, given: str) -> bool:
    if day is None or day <= given:
        return False
    return not given or int(day[:4]) - int(given[:4]) <= _YEARS


def _paper_place(paper: Paper) -> Place:
    return Place(
        "aterges", paper.sha256, paper.file, paper.ordinal, -1, paper.page_first, paper.page_first, 0, 0, paper.title,
        paper.doc_type, paper.title, paper.date, None, paper.diarienummer, "",
    )  # fmt: skip


def _decision_place(row: DecisionRow, paper: Paper | None) -> Place:
    found = row.decision
    return Place(
        "beslut", row.sha256, row.file, found.document, found.section, found.page_first, found.page_last, found.start,
        found.end, row.title, row.doc_type, found.text, found.date or (paper.date if paper else None), found.paragraph,
        found.diarienummer, found.model,
    )  # fmt: skip
