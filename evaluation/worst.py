"""The queries that are answered worst, each with the passages wanted beside what was found in their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import shorten, wrap
from typing import Final

from evaluation.model import GoldQuery, Relevant
from evaluation.predictions import HitRow, QueryResult
from evaluation.retrieval import DEPTH, hit_grades, matches
from evaluation.system import System

RANKS: Final = 100  # how far down a wanted passage is looked for
_SHOWN: Final = 5
_TEXT: Final = 260  # characters of a passage
_COLUMN: Final = 58  # two of them and a bar fill a screen of 119 characters


@dataclass(frozen=True, slots=True)
class Wanted:
    """A passage that answers a query.

    Args:
        passage: as in the gold.
        rank: of the first hit that matches it, or None when none of the first `RANKS` does.
    """

    passage: Relevant
    rank: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A hit.

    Args:
        hit: as the system gave it.
        grade: of the passage that it is the first to match, or 0.
    """

    hit: HitRow
    grade: int


@dataclass(frozen=True, slots=True)
class WorstQuery:
    """A query that is answered badly.

    Args:
        id: its name in the gold.
        style: its style.
        query: as the user wrote it.
        ndcg: nDCG@10.
        wanted: all passages that answer it, with their ranks.
        found: the first hits.
        expansions: what it was also searched as.
    """

    id: str
    style: str
    query: str
    ndcg: float
    wanted: tuple[Wanted, ...]
    found: tuple[Found, ...]
    expansions: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The query as a JSON object; texts are shortened."""
        return {
            "id": self.id,
            "style": self.style,
            "query": self.query,
            "ndcg": self.ndcg,
            "wanted": [{**_place(row.passage), "grade": row.passage.grade, "rank": row.rank} for row in self.wanted],
            "found": [
                {**_place(row.hit), "grade": row.grade, "words": row.hit.words, "meaning": row.hit.meaning}
                for row in self.found
            ],
            "expansions": list(self.expansions),
        }

    def as_text(self) -> str:
        """What was wanted on the left, what was found on the right."""
        left, right = ["wanted", *self._wanted_lines()], ["found", *self._found_lines()]
        lines = (f"{one:<{_COLUMN}} | {two}".rstrip() for one, two in zip_longest(left, right, fillvalue=""))
        also = [f"also searched: {', '.join(self.expansions)}"] if self.expansions else []
        head = f"{self.id} {self.style}, nDCG@{DEPTH} {self.ndcg:.3f}: {self.query}"
        return "\n".join((head, *also, *lines)) + "\n"

    def _wanted_lines(self) -> Iterator[str]:
        for row in self.wanted:
            rank = f"rank {row.rank}" if row.rank else f"not in {RANKS}"
            yield from _column(f"{rank}, grade {row.passage.grade}", row.passage)

    def _found_lines(self) -> Iterator[str]:
        for rank, row in enumerate(self.found, start=1):
            grade = f", grade {row.grade}" if row.grade else ""
            yield from _column(f"{rank}{grade}, words {row.hit.words:.2f} meaning {row.hit.meaning:.2f}", row.hit)


def worst_queries(
    queries: Sequence[GoldQuery], figures: Sequence[float | None], system: System, limit: int
) -> tuple[WorstQuery, ...]:
    """The queries with the lowest nDCG, asked once more to see how far down the wanted passages stand.

    Args:
        queries: of the gold.
        figures: nDCG of each, None for one without an answer.
        system: the system.
        limit: most queries.

    Returns:
        The worst first; none that is answered as well as can be.
    """
    scored = [(ndcg, query) for query, ndcg in zip(queries, figures, strict=True) if ndcg is not None and ndcg < 1]
    worst = sorted(scored, key=lambda pair: pair[0])[:limit]
    return tuple(_looked_at(query, ndcg, system.search(query.query, RANKS)) for ndcg, query in worst)


def _looked_at(query: GoldQuery, ndcg: float, result: QueryResult) -> WorstQuery:
    grades = hit_grades(query.relevant, result.hits)
    wanted = (Wanted(passage, _rank(passage, result.hits)) for passage in query.relevant)
    found = tuple(Found(hit, grade) for hit, grade in zip(result.hits[:_SHOWN], grades, strict=False))
    return WorstQuery(query.id, query.style, query.query, ndcg, tuple(wanted), found, result.expansions)


def _rank(passage: Relevant, hits: Sequence[HitRow]) -> int | None:
    return next((rank for rank, hit in enumerate(hits[:RANKS], start=1) if matches(passage, hit)), None)


def _place(row: Relevant | HitRow) -> dict[str, object]:
    return {
        "file": row.file,
        "page_first": row.page_first,
        "page_last": row.page_last,
        "text": shorten(row.text, _TEXT, placeholder=" …"),
    }


def _column(head: str, row: Relevant | HitRow) -> Iterator[str]:
    pages = f"{row.page_first}" if row.page_first == row.page_last else f"{row.page_first}–{row.page_last}"
    yield from wrap(f"{head}, {row.file} {pages}", _COLUMN, break_on_hyphens=False)
    yield from (f"  {line}" for line in wrap(shorten(row.text, _TEXT, placeholder=" …"), _COLUMN - 2))
