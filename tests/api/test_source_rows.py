"""The public row contracts of source files, their pages, versions and tombstones."""

import json

from api.source_rows import (
    PAGE_FIELDS,
    SOURCE_COLUMNS,
    SOURCE_FIELDS,
    VERSION_FIELDS,
    failure_row,
    page_rows,
    source_row,
    tombstone_row,
    version_row,
)
from index.archive import Archive
from ingest.model import Problem
from ingest.records import Failure, Tombstone
from tests.support.commandline import Town

CONTRACT = (
    "file status version page_count ingested_at problems detail sha256 parent extractor annotator url title missing"
)


def test_the_fields_are_the_contract() -> None:
    assert list(SOURCE_FIELDS) == CONTRACT.split()
    assert list(PAGE_FIELDS) == ["file", "page", "extractor", "width", "height", "words", "problems"]
    assert list(VERSION_FIELDS) == ["file", "version", "sha256", "ingested_at", "current", "replaced_by", "path"]
    assert set(SOURCE_COLUMNS) < set(SOURCE_FIELDS)


def test_sources_failures_and_tombstones_are_rows_of_one_kind(town: Town) -> None:
    archive = Archive(town.data)
    source = archive.catalogue.sources()[0]
    archive.close()
    problems = (Problem("E106", "Sida 2 har ingen text.", 2), Problem("E305", "Sida 3 är för lång.", 3))
    whole, partial = source_row(source, ()), source_row(source, problems, "paket.pdf", "nlp 1")
    assert (whole["problems"], whole["detail"], whole["parent"], whole["annotator"]) == (0, None, None, None)
    assert (partial["problems"], partial["detail"]) == (2, "E106 Sida 2 har ingen text.; E305 Sida 3 är för lång.")
    assert (partial["parent"], partial["annotator"], partial["missing"]) == ("paket.pdf", "nlp 1", False)
    failed = failure_row(Failure("b.pdf", "/srv/b.pdf", "E101", "b.pdf börjar inte som en PDF.", "2026-01-01"))
    assert (failed["status"], failed["problems"], failed["version"]) == ("failed", 1, None)
    assert failed["detail"] == "E101 b.pdf börjar inte som en PDF."
    stone = tombstone_row(Tombstone("ab", "c.pdf", 2, "2026-01-01", "Fel.", "2026-02-02"))
    assert (stone["status"], stone["version"], stone["sha256"]) == ("withdrawn", 2, "ab")
    assert stone["detail"] == "Fel. (inläst igen 2026-02-02)"
    for row in (whole, partial, failed, stone):
        assert list(row) == list(SOURCE_FIELDS)
        json.dumps(row)


def test_pages_and_versions(town: Town) -> None:
    archive = Archive(town.data)
    row = archive.catalogue.sources()[0]
    parsed = archive.catalogue.parsed(row)
    archive.close()
    pages = page_rows(row, parsed)
    assert len(pages) == row.page_count
    assert all(list(page) == list(PAGE_FIELDS) and page["words"] == 0 for page in pages)
    old, new = version_row(row, row), version_row(row, None)
    assert list(old) == list(VERSION_FIELDS)
    assert (old["replaced_by"], new["replaced_by"]) == (row.sha256, None)
