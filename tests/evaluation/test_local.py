"""The system under test as the evaluation sees it: the rows of an archive, file names without folders."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from evaluation.gold import FILES, load_gold
from evaluation.local import LocalSystem
from evaluation.model import Gold
from evaluation.report import Report
from evaluation.run import evaluate
from evaluation.system import System
from index.archive import Archive
from index.ingestion import IngestOptions
from ingest.labels import DOC_TYPES
from ingest.model import BlockKind
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS
from tests.support import quick
from tests.support.commandline import PACKAGES, Town
from tests.support.gold import write_gold


@pytest.fixture(scope="module")
def system(town: Town) -> Iterator[LocalSystem]:
    """The shared archive of the tests as a system."""
    archive = Archive(town.data)
    yield LocalSystem(archive)
    archive.close()


def test_it_is_a_system(system: LocalSystem) -> None:
    asked: System = system
    assert {row.file for row in asked.headings()} == set(PACKAGES)


def test_lines_are_those_of_the_files(system: LocalSystem) -> None:
    rows = system.lines()
    assert {row.file for row in rows} == set(PACKAGES)
    assert {row.kind for row in rows} <= {kind.value for kind in BlockKind}
    assert "furniture" in {row.kind for row in rows}


def test_rows_carry_labels_of_the_closed_sets(system: LocalSystem) -> None:
    assert {row.doc_type for row in system.documents()} <= set(DOC_TYPES)
    assert {row.level for row in system.headings()} <= {1, 2, 3, 4}
    for row in system.decisions():
        assert row.status in STATUSES
        assert row.subject in SUBJECTS
        assert row.types
        assert set(row.types) <= set(DECISION_TYPES)


def test_documents_cover_their_packages(system: LocalSystem) -> None:
    for file in PACKAGES:
        pages = [(row.page_first, row.page_last) for row in system.documents() if row.file == file]
        assert pages[0][0] == 1
        assert all(first <= last for first, last in pages)
        assert all(later[0] >= earlier[0] for earlier, later in pairwise(pages))


def test_entities_point_into_the_text(system: LocalSystem) -> None:
    text = "Dnr ON 2021/88. Karin Ekdahl"
    found = system.entities(text)
    assert {entity.label for entity in found} >= {"DNR"}
    assert all(text[entity.start : entity.end] == entity.text for entity in found)


def test_a_search_gives_ten_hits_with_confidence(system: LocalSystem) -> None:
    result = system.search("valfrihetssystem enligt LOV i hemtjänsten")
    assert len(result.hits) == 10
    assert result.hits[0].file in PACKAGES
    assert "valfrihetssystem" in " ".join(hit.text.lower() for hit in result.hits)
    assert 0 <= result.confidence <= 1
    answer = result.answer or ""  # where one is given, it is word for word
    assert any(answer in system.text_of(file, 1, 999) for file in PACKAGES)


def test_folders_are_left_out_of_file_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick.install(monkeypatch)
    quick.write_files(tmp_path / "pdf", **{"2023__maj": "att anta planen"})
    archive = Archive(tmp_path / "data", create=True)
    archive.ingest([tmp_path / "pdf"], IngestOptions(workers=0))
    system = LocalSystem(archive)
    assert {row.file for row in system.decisions()} == {"maj.pdf"}
    assert {row.file for row in system.documents()} == {"maj.pdf"}
    assert {hit.file for hit in system.search("planen").hits} == {"maj.pdf"}
    archive.close()


def test_every_stage_of_the_shipped_gold_finds_something(town_report: Report) -> None:
    figures: dict[str, Any] = town_report.as_dict()
    assert figures["not_measured"] == []
    for stage in ("headings", "documents", "decisions", "entities"):
        assert figures[stage]["found"]["f1"] > 0.3
    assert figures["retrieval"]["overall"]["ndcg"] > 0.3
    assert figures["facts"]["in_hits"] is not None
    json.dumps(figures)
    assert set(FILES) <= {line.stage for line in town_report.lines()}


def test_gold_of_other_files_scores_nothing(system: LocalSystem, tmp_path: Path) -> None:
    gold = load_gold(write_gold(tmp_path / "facit"))
    assert gold.headings
    other = Gold(headings=tuple(replace(row, file=f"annan-{row.file}") for row in gold.headings))
    headings = evaluate(other, system).headings
    assert headings is not None
    assert headings.found.f1 == 0
