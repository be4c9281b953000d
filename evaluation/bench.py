"""Benchmarks: pages a second of each extractor and of the whole of ingestion, and the time of a query cold and warm.

Run as `python -m evaluation.bench --corpus FOLDER`; docs/evaluation.md holds the figures.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from evaluation.bench_annotation import measure_annotation
from evaluation.bench_extraction import measure_extraction
from evaluation.bench_queries import QUERIES
from index.archive import Archive
from index.ingestion import IngestOptions
from ingest.model import ParsedSource


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured.

    Args:
        pages: pages read.
        workers: parallel processes.
        ingest_seconds: clock time from the first file to the searchable index.
        pages_per_second: pages by that time.
        cold_seconds: clock time of a search as a fresh process, median of three.
    """

    pages: int
    workers: int
    ingest_seconds: float
    pages_per_second: float
    cold_seconds: float


def measure(corpus: Path, workers: int, data: Path) -> Figures:
    """Measure on a corpus.

    Args:
        corpus: folder of packages.
        workers: parallel processes for reading.
        data: empty folder for the archive.
    """
    archive = Archive(data, create=True)
    started = time.perf_counter()
    summary = archive.ingest([corpus], IngestOptions(workers=workers))
    seconds = time.perf_counter() - started
    archive.close()
    return Figures(
        pages=summary.pages,
        workers=workers,
        ingest_seconds=round(seconds, 2),
        pages_per_second=round(summary.pages / seconds, 1),
        cold_seconds=round(statistics.median(_cold(data) for _ in range(3)), 3),
    )


def measure_search(data: Path, gold: Path | None) -> dict[str, object]:
    """Figures of `evaluation.bench_queries`, which runs in a process of its own: nothing is loaded but what it loads.

    Args:
        data: folder of the archive.
        gold: folder of the questions; None for a few of our own.
    """
    command = [sys.executable, "-m", "evaluation.bench_queries", "--data", str(data)]
    command += ["--gold", str(gold)] if gold else []
    found: dict[str, object] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return found


def _cold(data: Path) -> float:
    """Seconds of a search as a fresh process."""
    command = [sys.executable, "-m", "kommunsok", "--data", str(data), "search", QUERIES[0], "--json"]
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def _sources(data: Path) -> list[ParsedSource]:
    """All that an archive has read."""
    archive = Archive(data)
    parsed = [archive.catalogue.parsed(row) for row in archive.catalogue.sources()]
    archive.close()
    return parsed


def main() -> None:
    """Measure and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of packages")
    parser.add_argument("--gold", type=Path, help="folder with queries.jsonl to search with; else a few of our own")
    parser.add_argument("--workers", type=int, default=2, help="parallel processes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kommunsok-bench-") as folder:
        figures = asdict(measure(options.corpus, options.workers, Path(folder)))
        search = measure_search(Path(folder), options.gold)
        annotation = asdict(measure_annotation(_sources(Path(folder))))
    extraction = [asdict(one) for one in measure_extraction(options.corpus)]
    print(json.dumps({**figures, "search": search, "annotation": annotation, "extraction": extraction}, indent=2))


if __name__ == "__main__":
    main()
