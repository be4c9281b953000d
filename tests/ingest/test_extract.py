"""Tests of the extractor seam: every extractor that we ship keeps the contract."""

from pathlib import Path

import pytest

from ingest.extract import EXTRACTORS, Extractor, pages_from
from ingest.limits import PdfLimits
from tests.ingest.extractor_conformance import ExtractorConformance
from tests.support.pdfs import write_pdf

PDF_EXTRACTORS = ["pypdf", "pdfium"]


class TestShippedExtractors(ExtractorConformance):
    @pytest.fixture(params=PDF_EXTRACTORS)
    def extractor(self, request: pytest.FixtureRequest) -> Extractor:
        return EXTRACTORS[request.param]()


def test_the_registry() -> None:
    assert all(EXTRACTORS[name]().name.startswith(f"{name} ") for name in PDF_EXTRACTORS)


def test_pages_from(tmp_path: Path) -> None:
    opened = EXTRACTORS["pypdf"]().open(write_pdf(tmp_path / "a.pdf", [["ett"]] * 4), PdfLimits())
    assert list(pages_from(opened, 3)) == [3, 4]
    assert list(pages_from(opened, 5)) == []
