"""The benchmark of the extractors, on a package that is quick to make."""

from dataclasses import fields
from pathlib import Path

from evaluation.bench_extraction import ExtractionFigures, measure_extraction
from ingest.extract import PDF_EXTRACTORS
from tests.support.packages import REPORT
from tests.support.pdfs import write_pdf


def test_every_extractor_is_measured(tmp_path: Path) -> None:
    write_pdf(tmp_path / "a.pdf", [REPORT, ["två"]])
    measured = list(measure_extraction(tmp_path, rounds=1))
    assert [one.extractor.split()[0] for one in measured] == list(PDF_EXTRACTORS)
    for one in measured:
        assert one.pages == 2
        assert 0 < one.structured < one.extracted
        assert 0 < one.parsed < one.extracted


def test_every_figure_is_described() -> None:
    described = ExtractionFigures.__doc__ or ""
    assert all(f"{field.name}: " in described for field in fields(ExtractionFigures))
