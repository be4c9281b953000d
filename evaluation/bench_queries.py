"""Benchmark of search in a running process: processor time of each query, warm, with torch left alone.

Run as `python -m evaluation.bench_queries --data FOLDER --gold FOLDER`, in a process of its own, as the service is one.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from evaluation.gold import load_gold
from index.archive import Archive
from index.protocol import Query

QUERIES: Final = (
    "vilka beslut rör LOV hemtjänst",
    "skolskjuts",
    "hur mycket pengar får äldreomsorgen nästa år?",
    "delegationsordning",
    "vad säger nämnden om sjukfrånvaron bland personalen",
)


@dataclass(frozen=True, slots=True)
class QueryFigures:
    """How long a query takes in a process that has answered one before.

    Args:
        queries: number of different queries.
        passages: number of passages that are searched.
        median_milliseconds: processor time of a query, all threads together.
        p95_milliseconds: the 95th percentile.
        slowest: the query that takes longest.
        torch: torch was imported on the way.
    """

    queries: int
    passages: int
    median_milliseconds: float
    p95_milliseconds: float
    slowest: str
    torch: bool


def measure_queries(data: Path, queries: Sequence[str] = QUERIES, rounds: int = 5) -> QueryFigures:
    """Measure on an archive.

    Args:
        data: its folder.
        queries: to search with.
        rounds: how often each is measured; its median counts, and a first round is left out.
    """
    archive = Archive(data)
    passages = archive.backend().manifest.passages
    times = [{text: _milliseconds(archive, text) for text in queries} for _ in range(rounds + 1)][1:]
    archive.close()
    medians = {text: statistics.median(turn[text] for turn in times) for text in queries}
    ordered = sorted(medians.values())
    return QueryFigures(
        queries=len(medians),
        passages=passages,
        median_milliseconds=round(statistics.median(ordered), 2),
        p95_milliseconds=round(ordered[int(len(ordered) * 0.95)], 2),
        slowest=max(medians, key=lambda text: medians[text]),
        torch="torch" in sys.modules,
    )


def _milliseconds(archive: Archive, text: str) -> float:
    started = time.process_time()
    archive.search(Query(text))
    return (time.process_time() - started) * 1000


def main() -> None:
    """Measure and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the archive")
    parser.add_argument("--gold", type=Path, help="folder with queries.jsonl; without it a few questions of our own")
    options = parser.parse_args()
    queries = [query.query for query in load_gold(options.gold).retrieval or ()] if options.gold else QUERIES
    print(json.dumps(asdict(measure_queries(options.data, queries)), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
