"""The benchmark of language analysis, on a package that is quick to make."""

from dataclasses import fields

from evaluation.bench_annotation import AnnotationFigures, measure_annotation
from tests.support.sources import Part, paragraphs, source


def test_both_speeds_are_measured() -> None:
    parsed = source(Part("Förslag till beslut", paragraphs("Nämnden antar taxan.")), doc_type="tjansteutlatande")
    figures = measure_annotation([parsed] * 20)
    assert figures.pages == 20 * parsed.page_count
    assert 0 < figures.load_seconds < 20
    assert 0 < figures.everything <= 2 * figures.decisions


def test_every_figure_is_described() -> None:
    described = AnnotationFigures.__doc__ or ""
    assert all(f"{field.name}: " in described for field in fields(AnnotationFigures))
