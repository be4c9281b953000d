"""Benchmark of language analysis: pages a second of one core, for decision clauses alone and with everything."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.model import ParsedSource
from nlp.classifiers import ClauseClassifiers
from nlp.decisions.extractor import DecisionExtractor
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


def measure_annotation(sources: Sequence[ParsedSource]) -> AnnotationFigures:
    """Measure on sources that were read.

    Args:
        sources: at least one page in all.
    """
    pages = sum(source.page_count for source in sources)
    started = time.process_time()
    classifiers = ClauseClassifiers()
    classifiers.label(["att anta planen"])
    loaded = time.process_time() - started
    extractor = DecisionExtractor(classifiers)
    annotator = Annotator(extractor=extractor)
    return AnnotationFigures(
        pages=pages,
        load_seconds=round(loaded, 2),
        decisions=_speed(extractor.extract, sources, pages),
        everything=_speed(annotator.annotate, sources, pages),
    )


def _speed(work: Callable[[ParsedSource], object], sources: Sequence[ParsedSource], pages: int) -> float:
    work(sources[0])  # what is loaded at the first use is not measured
    started = time.process_time()
    for source in sources:
        work(source)
    return round(pages / (time.process_time() - started), 1)
