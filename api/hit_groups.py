"""The hits of a search as the search page shows them: by ärende, sorted, counted, a page at a time.

A search gives the best hundred hits at once, a window. Grouping, sorting and counting happen inside it, and the page
says so; the next window begins where it ends, so that nothing is left out.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from index.embedded import MAX_LIMIT
from index.protocol import Hit, Passage

Sort = Literal["relevans", "nyast", "aldst"]
SORTS: Final[tuple[Sort, ...]] = ("relevans", "nyast", "aldst")
WINDOW: Final = MAX_LIMIT
SHOWN: Final = 10  # groups a page
FACETS: Final = ("municipality", "board", "year", "doc_type", "status", "type", "subject")


@dataclass(frozen=True, slots=True)
class Group:
    """Hits that belong together: of one ärende, or of one document that has no diarienummer.

    Args:
        diarienummer: of the ärende, or "".
        hits: the best first.
    """

    diarienummer: str
    hits: tuple[Hit, ...]

    @property
    def dates(self) -> list[str]:
        """Dates of its documents."""
        return [hit.passage.date for hit in self.hits if hit.passage.date]


def grouped(hits: Iterable[Hit], by_case: bool) -> list[Group]:
    """Hits in groups, in the order of the best hit of each.

    Args:
        hits: the best first.
        by_case: put those of one ärende together; else each hit is by itself.
    """
    found: dict[Hashable, list[Hit]] = {}
    for hit in hits:
        found.setdefault(_key(hit.passage) if by_case else hit.rank, []).append(hit)
    return [Group(run[0].passage.diarienummer if by_case else "", tuple(run)) for run in found.values()]


def _key(passage: Passage) -> Hashable:
    if passage.diarienummer:
        return passage.municipality, passage.diarienummer
    return passage.source, passage.document


def in_order(groups: Sequence[Group], sort: Sort) -> list[Group]:
    """Groups by relevance as they come, or by date; those without a date last."""
    if sort == "relevans":
        return list(groups)
    dated = [group for group in groups if group.dates]
    newest = sort == "nyast"
    dated.sort(key=lambda group: max(group.dates) if newest else min(group.dates), reverse=newest)
    return [*dated, *(group for group in groups if not group.dates)]


def counts(hits: Iterable[Hit], field: str) -> Counter[str]:
    """How many hits have each value of a filter.

    Args:
        hits: of a window.
        field: one of `FACETS`.
    """
    return Counter(value for hit in hits for value in _values(hit.passage, field))


def _values(passage: Passage, field: str) -> set[str]:
    match field:
        case "year":
            found = {passage.date[:4]}
        case "status" | "subject":
            found = {getattr(tag, field) for tag in passage.decisions}
        case "type":
            found = {kind for tag in passage.decisions for kind in tag.types}
        case _:
            found = {getattr(passage, field)}
    return found - {""}


@dataclass(frozen=True, slots=True)
class Part:
    """Which groups of which window a page shows.

    Args:
        window: rank of the hit before the window.
        skipped: groups of the window before those shown.
    """

    window: int
    skipped: int

    @staticmethod
    def at(offset: int) -> "Part":
        """The part that an address asks for: groups are never more than hits, so one number says both."""
        return Part(offset - offset % WINDOW, offset % WINDOW)

    def shown(self, groups: Sequence[Group]) -> Sequence[Group]:
        """The groups that the page shows."""
        return groups[self.skipped : self.skipped + SHOWN]

    def before(self) -> int | None:
        """Offset of the part before, or None; before the first of a window that is the window before."""
        if self.skipped:
            return self.window + max(0, self.skipped - SHOWN)
        return self.window - WINDOW if self.window else None

    def after(self, groups: Sequence[Group], total: int) -> int | None:
        """Offset of the part after, or None.

        Args:
            groups: of this window.
            total: hits in all.
        """
        if self.skipped + SHOWN < len(groups):
            return self.window + self.skipped + SHOWN
        return self.window + WINDOW if self.window + WINDOW < total else None
