"""Compares two runs of the evaluation query by query: differences, p-values, what got better and what got worse.

Run as `kommunsok eval --compare BEFORE AFTER` with two files of `kommunsok eval --json`.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.measures import mean
from evaluation.report import QueryRow
from evaluation.retrieval import DEPTH
from evaluation.significance import p_value
from evaluation.tables import as_table
from ingest.errors import GoldError

ALL: Final = "all"
NDCG: Final = f"nDCG@{DEPTH}"
MEASURES: Final[Mapping[str, Callable[[QueryRow], float]]] = {
    NDCG: lambda row: row.ndcg or 0.0,
    f"MRR@{DEPTH}": lambda row: row.mrr or 0.0,
    f"success@{DEPTH}": lambda row: float(bool(row.mrr)),
}
_HEAD: Final = ("style", "measure", "queries", "before", "after", "difference", "p", "better", "worse")


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure of two runs over the same queries.

    Args:
        style: of the queries, or `ALL`.
        measure: a key of `MEASURES`.
        queries: number of queries.
        before: mean of the first run, 0–1.
        after: mean of the second run, 0–1.
        p: of the paired randomisation test, two-sided.
        better: number of queries that the second run answers better.
        worse: number of queries that it answers worse.
    """

    style: str
    measure: str
    queries: int
    before: float
    after: float
    p: float
    better: int
    worse: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a second run changes.

    Args:
        differences: of each measure, over all queries and of each style.
        changed: (before, after) of the queries whose nDCG differs, the greatest gain first.
        left_out: queries that only one of the runs has.
    """

    differences: tuple[Difference, ...]
    changed: tuple[tuple[QueryRow, QueryRow], ...]
    left_out: int

    def of(self, style: str, measure: str = NDCG) -> Difference:
        """The difference of one measure for one style."""
        return next(row for row in self.differences if (row.style, row.measure) == (style, measure))

    def as_text(self) -> str:
        """A table of all measures, then every query that changed."""
        rows = [_HEAD, *(_cells(row) for row in self.differences)]
        parts = [as_table(rows, left=2)]
        for title, sign in (("better", 1), ("worse", -1)):
            found = [pair for pair in self.changed[::sign] if sign * _gain(*pair) > 0]
            lines = [_line(*pair) for pair in found]
            parts.append("\n".join((f"{title}, by {NDCG}: {len(found)}", *lines)) + "\n")
        if self.left_out:
            parts.append(f"queries that only one of the runs has, left out: {self.left_out}\n")
        return "\n".join(parts)


def compare(before: Sequence[QueryRow], after: Sequence[QueryRow]) -> Comparison:
    """Compare two runs over the queries that both have and that have an answer.

    Args:
        before: rows of the first run.
        after: rows of the second run.

    Returns:
        The comparison.
    """
    first, second = ({(row.id, row.query): row for row in rows if row.ndcg is not None} for rows in (before, after))
    pairs = [(row, second[key]) for key, row in first.items() if key in second]
    styles = dict.fromkeys(row.style for row, _ in pairs)
    differences = [*_differences(ALL, pairs)] if pairs else []
    for style in styles:
        differences += _differences(style, [pair for pair in pairs if pair[0].style == style])
    changed = sorted((pair for pair in pairs if pair[0].ndcg != pair[1].ndcg), key=lambda pair: -_gain(*pair))
    return Comparison(tuple(differences), tuple(changed), len(first.keys() ^ second.keys()))


def read_run(path: Path) -> tuple[QueryRow, ...]:
    """The queries of a run.

    Args:
        path: file of `kommunsok eval --json`.

    Raises:
        GoldError: it cannot be read, or is no such file.
    """
    try:
        rows = json.loads(path.read_text("utf-8"))["per_query"]
        return tuple(QueryRow(**{**row, "hits": tuple(row["hits"])}) for row in rows)
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{path} är inte skriven av kommunsok eval --json.") from error


def _differences(style: str, pairs: Sequence[tuple[QueryRow, QueryRow]]) -> Iterator[Difference]:
    for name, value in MEASURES.items():
        before, after = [value(row) for row, _ in pairs], [value(row) for _, row in pairs]
        gains = [round(late - early, 9) for early, late in zip(before, after, strict=True)]
        yield Difference(
            style=style,
            measure=name,
            queries=len(pairs),
            before=mean(before) or 0.0,
            after=mean(after) or 0.0,
            p=p_value(gains),
            better=sum(gain > 0 for gain in gains),
            worse=sum(gain < 0 for gain in gains),
        )


def _gain(before: QueryRow, after: QueryRow) -> float:
    return (after.ndcg or 0.0) - (before.ndcg or 0.0)


def _cells(row: Difference) -> tuple[str, ...]:
    figures = (f"{row.before:.3f}", f"{row.after:.3f}", f"{row.after - row.before:+.3f}", f"{row.p:.4f}")
    return (row.style, row.measure, str(row.queries), *figures, str(row.better), str(row.worse))


def _line(before: QueryRow, after: QueryRow) -> str:
    figures = f"{_gain(before, after):+.3f}  {before.ndcg or 0.0:.3f} → {after.ndcg or 0.0:.3f}"
    return f"  {figures}  {after.id} {after.style}: {after.query}"
