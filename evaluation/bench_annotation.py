"""Benchmark of language analysis: pages a second of one core, for decision clauses alone and with everything.

Run as `python -m evaluation.bench_annotation FOLDER …`, with `--language kommunsok` for the spaCy pipeline as well.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.model import ParsedSource
from ingest.parse import parse_file
from nlp.classifiers import ClauseClassifiers
from nlp.decisions.extractor import DecisionExtractor
from nlp.entities.tagger import EntityTagger
from nlp.pipeline import Annotator


@dataclass(frozen=True, slots=True)
class AnnotationFigures:
    """What was measured, in processor time.

    Args:
        pages: pages annotated.
        load_seconds: from nothing to the first labelled clause.
        decisions: pages a second, grammar and classifiers.
        everything: pages a second, with entities and references.
    """

    pages: int
    load_seconds: float
    decisions: float
    everything: float


def measure_annotation(sources: Sequence[ParsedSource], language: str = "") -> AnnotationFigures:
    """Measure on sources that were read.

    Args:
        sources: at least one page in all.
        language: spaCy pipeline for `everything`, as for `nlp.language.load`; "" for rules alone.
    """
    pages = sum(source.page_count for source in sources)
    started = time.process_time()
    classifiers = ClauseClassifiers()
    classifiers.label(["att anta planen"])
    loaded = time.process_time() - started
    extractor = DecisionExtractor(classifiers)
    annotator = Annotator(_tagger(language), extractor)
    return AnnotationFigures(
        pages=pages,
        load_seconds=round(loaded, 2),
        decisions=_speed(extractor.extract, sources, pages),
        everything=_speed(annotator.annotate, sources, pages),
    )


def _tagger(language: str) -> EntityTagger:
    if not language:
        return EntityTagger()
    from nlp.language.load import load_language  # noqa: PLC0415  (spaCy takes a second)

    return EntityTagger(load_language(language, names_only=True))


def _speed(work: Callable[[ParsedSource], object], sources: Sequence[ParsedSource], pages: int) -> float:
    work(sources[0])  # what is loaded at the first use is not measured
    started = time.process_time()
    for source in sources:
        work(source)
    return round(pages / (time.process_time() - started), 1)


def read_sources(folders: Iterable[Path]) -> list[ParsedSource]:
    """The packages of folders, read.

    Args:
        folders: with PDF files.
    """
    return [parse_file(path, path.name) for folder in folders for path in sorted(folder.glob("*.pdf"))]


def main() -> None:
    """Measure and print the figures of each folder as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of packages")
    parser.add_argument("--language", default="", help="spaCy pipeline; none for rules and classifiers alone")
    options = parser.parse_args()
    figures = {
        str(folder): asdict(measure_annotation(read_sources([folder]), options.language)) for folder in options.folders
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
