"""What each part of the ranking is worth: the same index searched with one part after the other switched off.

Run as `python -m evaluation.ablation --gold examples/gold --corpus examples/packages`.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from evaluation.compare import ALL, NDCG, Comparison, compare
from evaluation.gold import load_gold
from evaluation.local import query_result
from evaluation.model import GoldQuery
from evaluation.report import QueryRow
from evaluation.run import query_row
from evaluation.tables import as_table
from index.archive import Archive, ArchiveOptions
from index.protocol import Query
from index.switches import RankingOptions

WHOLE: Final = "everything"
STEMS_ALONE: Final = RankingOptions(
    meaning=False,
    parts=False,
    grams=False,
    traits=False,
    abbreviations=False,
    thesaurus=False,
    spelling=False,
    rerank=False,  # its weights are those of words and meaning together
)
ENCODER_ALONE: Final = RankingOptions(
    words=False, traits=False, abbreviations=False, thesaurus=False, spelling=False, rerank=False
)
VARIANTS: Final[Mapping[str, RankingOptions]] = {
    WHOLE: RankingOptions(),
    "no reranker": RankingOptions(rerank=False),
    "no thesaurus": RankingOptions(thesaurus=False),
    "no encoder": RankingOptions(meaning=False, rerank=False),
    "encoder alone": ENCODER_ALONE,
    "no parts of compounds": RankingOptions(parts=False),
    "no 5-grams": RankingOptions(grams=False),
    "no traits": RankingOptions(traits=False),
    "no abbreviations": RankingOptions(abbreviations=False),
    "no spelling": RankingOptions(spelling=False),
    "stems of the question alone": STEMS_ALONE,
}
_SIGNIFICANT: Final = 0.05


def ablate(data: Path, queries: Sequence[GoldQuery]) -> dict[str, Comparison]:
    """Search an archive in every variant.

    Args:
        data: folder of the archive.
        queries: of the gold.

    Returns:
        For each of `VARIANTS` what it changes against `WHOLE`.
    """
    rows = {name: _searched(data, options, queries) for name, options in VARIANTS.items()}
    return {name: compare(rows[WHOLE], found) for name, found in rows.items()}


def as_text(found: Mapping[str, Comparison]) -> str:
    """nDCG of each variant over all queries with difference and p-value, then of each style, * where p < 0.05.

    Args:
        found: of `ablate`.
    """
    styles = [row.style for row in found[WHOLE].differences if row.measure == NDCG and row.style != ALL]
    counts = [f"{style} ({found[WHOLE].of(style).queries})" for style in styles]
    rows = [(NDCG, ALL, "difference", "p", "better", "worse", *counts)]
    for name, comparison in found.items():
        row = comparison.of(ALL)
        whole = (f"{row.after:.3f}", f"{row.after - row.before:+.3f}", f"{row.p:.4f}", str(row.better), str(row.worse))
        rows.append((name, *whole, *(_cell(comparison, style) for style in styles)))
    return as_table(rows, left=1)


def _cell(comparison: Comparison, style: str) -> str:
    row = comparison.of(style)
    return f"{row.after:.3f}{'*' if row.p < _SIGNIFICANT else ' '}"


def _searched(data: Path, options: RankingOptions, queries: Sequence[GoldQuery]) -> list[QueryRow]:
    archive = Archive(data, ArchiveOptions(ranking=options))
    rows = [query_row(query, query_result(archive.search(Query(query.query)))) for query in queries]
    archive.close()
    return rows


@contextmanager
def _archive_of(corpus: Path) -> Iterator[Path]:
    """Data folder of an archive of a corpus, for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="kommunsok-ablation-") as folder:
        archive = Archive(Path(folder), create=True)
        archive.ingest([corpus])
        archive.close()
        yield Path(folder)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder with queries.jsonl")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of packages")
    options = parser.parse_args()
    queries = load_gold(options.gold).retrieval
    if not queries:
        parser.error(f"{options.gold} has no questions")
    with _archive_of(options.corpus) as data:
        print(as_text(ablate(data, queries)), end="")


if __name__ == "__main__":
    main()
