"""Reading many files: what becomes of each, twins, versions, failures, parallel processes, processes that die."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import ingestion, reading
from index.finding import Finding, find_files
from index.ingestion import FileOutcome, IngestOptions, IngestSummary, ingest
from ingest.catalogue import Catalogue, Change
from ingest.errors import DocumentError
from ingest.model import SourceStatus
from nlp.model import Annotations
from nlp.store import AnnotationStore
from tests.support import quick
from tests.support.quick import write_files

HERE = IngestOptions(workers=0)


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalogue]:
    """An empty catalogue; reading is quick."""
    quick.install(monkeypatch)
    made = Catalogue(tmp_path / "data" / "katalog.sqlite", create=True)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files."""
    return write_files(tmp_path / "in", mars="Marsmötet.\natt godkänna planen.", april="Aprilmötet.")


def told(summary: IngestSummary) -> list[tuple[str, Change | None, SourceStatus]]:
    """What became of each file."""
    return [(outcome.file, outcome.change, outcome.status) for outcome in summary.outcomes]


class TestFindFiles:
    def test_files_below_a_folder_are_called_by_their_path_in_it(self, tmp_path: Path) -> None:
        write_files(tmp_path, b="", a="", sub__deep__c="")
        (tmp_path / "D.PDF").touch()
        (tmp_path / "note.txt").touch()
        (tmp_path / "folder.pdf").mkdir()
        assert find_files([tmp_path]).files == (
            (tmp_path / "D.PDF", "D.PDF"),
            (tmp_path / "a.pdf", "a.pdf"),
            (tmp_path / "b.pdf", "b.pdf"),
            (tmp_path / "sub/deep/c.pdf", "sub/deep/c.pdf"),
        )

    def test_a_file_that_is_named_is_taken_whatever_it_is_called(self, tmp_path: Path) -> None:
        (tmp_path / "note.txt").touch()
        assert find_files([tmp_path / "note.txt"]).files == ((tmp_path / "note.txt", "note.txt"),)

    def test_a_path_that_is_none_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError, match="borta finns inte") as caught:
            find_files([tmp_path, tmp_path / "borta"])
        assert caught.value.code == "E104"

    def test_the_same_file_twice_is_one(self, folder: Path) -> None:
        assert len(find_files([folder, folder / "mars.pdf", folder]).files) == 2

    def test_two_files_of_one_name_are_an_error_and_none_is_lost_in_silence(self, tmp_path: Path) -> None:
        for year in ("2022", "2023"):
            write_files(tmp_path / year, mars=year)
        with pytest.raises(DocumentError, match=r"heter båda mars\.pdf") as caught:
            find_files([tmp_path / "2022", tmp_path / "2023"])
        assert caught.value.code == "E104"

    def test_an_empty_folder_has_none(self, tmp_path: Path) -> None:
        assert find_files([tmp_path]) == find_files([]) == Finding(())


class TestOutcomes:
    def test_new_files_are_added_with_what_language_analysis_says(self, catalogue: Catalogue, folder: Path) -> None:
        summary = ingest(catalogue, [folder], HERE)
        assert told(summary) == [
            ("april.pdf", Change.ADDED, SourceStatus.OK),
            ("mars.pdf", Change.ADDED, SourceStatus.OK),
        ]
        assert (summary.pages, summary.documents, summary.changed) == (3, 2, True)
        source = catalogue.source("mars.pdf")
        (decision,) = AnnotationStore(catalogue).annotations(source.id).decisions
        assert decision.text == "att godkänna planen."
        assert catalogue.parsed(source) == quick.parse(folder / "mars.pdf", "mars.pdf")

    def test_files_that_were_read_are_not_read_again(
        self, catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ingest(catalogue, [folder], HERE)
        monkeypatch.setattr(reading, "parse_file", None)
        summary = ingest(catalogue, [folder], HERE)
        assert {outcome.change for outcome in summary.outcomes} == {Change.UNCHANGED}
        assert (summary.pages, summary.changed, len(catalogue.sources())) == (0, False, 2)

    def test_a_changed_file_is_a_new_version_and_the_old_one_can_come_back(
        self, catalogue: Catalogue, folder: Path
    ) -> None:
        ingest(catalogue, [folder], HERE)
        write_files(folder, mars="Marsmötet flyttades.")
        changed = ingest(catalogue, [folder], HERE)
        assert told(changed)[1] == ("mars.pdf", Change.UPDATED, SourceStatus.OK)
        write_files(folder, mars="Marsmötet.\natt godkänna planen.")
        restored = ingest(catalogue, [folder], HERE)
        assert told(restored)[1] == ("mars.pdf", Change.RESTORED, SourceStatus.OK)
        assert changed.changed
        assert restored.changed
        assert [row.version for row in catalogue.versions("mars.pdf")] == [1, 2]
        current = AnnotationStore(catalogue).annotations(catalogue.source("mars.pdf").id)
        assert [decision.text for decision in current.decisions] == ["att godkänna planen."]

    def test_known_content_under_another_name_is_a_duplicate(self, catalogue: Catalogue, folder: Path) -> None:
        ingest(catalogue, [folder], HERE)
        shutil.copy(folder / "mars.pdf", folder / "kopia.pdf")
        summary = ingest(catalogue, [folder / "kopia.pdf"], HERE)
        (outcome,) = summary.outcomes
        assert (outcome.change, outcome.pages, summary.changed) == (Change.DUPLICATE, 0, False)
        assert "mars.pdf" in outcome.problems[0].detail

    @pytest.mark.parametrize("workers", [0, 2])
    def test_of_new_twins_the_first_by_name_is_read(self, catalogue: Catalogue, folder: Path, workers: int) -> None:
        for name in ("a.pdf", "z.pdf"):
            shutil.copy(folder / "mars.pdf", folder / name)
        (folder / "april.pdf").unlink()
        summary = ingest(catalogue, [folder], IngestOptions(workers))
        assert [outcome.change for outcome in summary.outcomes] == [Change.ADDED, Change.DUPLICATE, Change.DUPLICATE]
        assert [outcome.pages for outcome in summary.outcomes] == [2, 0, 0]
        assert [row.file for row in catalogue.sources()] == ["a.pdf"]
        assert all("a.pdf" in outcome.problems[0].detail for outcome in summary.outcomes[1:])

    def test_of_broken_twins_each_is_told_of(self, catalogue: Catalogue, tmp_path: Path) -> None:
        write_files(tmp_path / "in", a="TRASIG", b="TRASIG")
        summary = ingest(catalogue, [tmp_path / "in"], HERE)
        assert [outcome.status for outcome in summary.outcomes] == [SourceStatus.FAILED] * 2
        assert [failure.file for failure in catalogue.failures()] == ["a.pdf", "b.pdf"]

    def test_a_half_read_file_is_partial_with_its_problems(self, catalogue: Catalogue, tmp_path: Path) -> None:
        summary = ingest(catalogue, [write_files(tmp_path / "in", a="HALV sida")], HERE)
        assert told(summary) == [("a.pdf", Change.ADDED, SourceStatus.PARTIAL)]
        assert [problem.page for problem in summary.outcomes[0].problems] == [2]
        assert summary.changed

    @pytest.mark.parametrize(
        ("content", "code"), [("TRASIG", "E102"), ("TOM", "E106"), ("TOM\nsidor", "E107"), ("KRASCH", "E900")]
    )
    def test_a_file_that_cannot_be_read_fails_and_stops_no_other(
        self, catalogue: Catalogue, folder: Path, content: str, code: str
    ) -> None:
        write_files(folder, fel=content)
        summary = ingest(catalogue, [folder], HERE)
        assert [outcome.status for outcome in summary.outcomes] == ["ok", "failed", "ok"]
        outcome = summary.outcomes[1]
        assert (outcome.file, outcome.change, outcome.pages) == ("fel.pdf", None, 0)
        assert [problem.code for problem in outcome.problems] == [code]
        assert [(failure.file, failure.code) for failure in catalogue.failures()] == [("fel.pdf", code)]
        assert len(catalogue.sources()) == 2

    def test_a_defect_is_told_of_without_quoting_the_document(self, catalogue: Catalogue, tmp_path: Path) -> None:
        summary = ingest(catalogue, [write_files(tmp_path / "in", a="KRASCH")], HERE)
        detail = summary.outcomes[0].problems[0].detail
        assert "ZeroDivisionError i quick.py rad " in detail
        assert "text of the document" not in detail

    def test_a_file_that_was_mended_is_no_failure_any_more(self, catalogue: Catalogue, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a="TRASIG")
        ingest(catalogue, [folder], HERE)
        ingest(catalogue, [write_files(folder, a="Hel.")], HERE)
        assert catalogue.failures() == ()

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read_fails(self, catalogue: Catalogue, folder: Path) -> None:
        (folder / "mars.pdf").chmod(0)
        assert ingest(catalogue, [folder], HERE).outcomes[1].problems[0].code == "E104"

    def test_a_file_that_vanishes_fails(
        self, catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        found = find_files([folder])
        monkeypatch.setattr(ingestion, "find_files", lambda paths, aside: found)
        (folder / "mars.pdf").unlink()
        summary = ingest(catalogue, [folder], HERE)
        assert [outcome.status for outcome in summary.outcomes] == ["ok", "failed"]
        assert summary.outcomes[1].problems[0].code == "E104"

    def test_a_path_that_does_not_exist_stops_all_before_anything_is_read(
        self, catalogue: Catalogue, folder: Path
    ) -> None:
        with pytest.raises(DocumentError):
            ingest(catalogue, [folder, folder / "borta"], HERE)
        assert catalogue.sources() == ()

    def test_source_and_annotations_are_stored_together_or_not_at_all(
        self, catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(store: AnnotationStore, source: int, annotations: Annotations) -> None:
            raise OSError("full")

        with monkeypatch.context() as patch:
            patch.setattr(AnnotationStore, "replace", fail)
            with pytest.raises(OSError, match="full"):
                ingest(catalogue, [folder], HERE)
        assert catalogue.sources() == ()
        assert ingest(catalogue, [folder], HERE).counts == {SourceStatus.OK: 2}

    def test_progress_is_told_after_each_file(self, catalogue: Catalogue, folder: Path) -> None:
        write_files(folder, fel="TRASIG")
        heard: list[tuple[FileOutcome, int]] = []
        summary = ingest(catalogue, [folder], HERE, lambda outcome, total: heard.append((outcome, total)))
        assert sorted(outcome.file for outcome, _ in heard) == [outcome.file for outcome in summary.outcomes]
        assert {total for _, total in heard} == {3}

    def test_nothing_to_read(self, catalogue: Catalogue) -> None:
        summary = ingest(catalogue, [])
        assert (summary.outcomes, summary.pages, summary.changed) == ((), 0, False)


class TestSummary:
    def test_it_counts(self) -> None:
        outcomes = (
            FileOutcome("a", Change.ADDED, SourceStatus.OK, 10, 2),
            FileOutcome("b", Change.ADDED, SourceStatus.PARTIAL, 5, 1),
            FileOutcome("c", None, SourceStatus.FAILED),
        )
        summary = IngestSummary(outcomes, 3.0)
        assert (summary.pages, summary.documents, summary.pages_per_second) == (15, 3, 5.0)
        assert summary.counts == {SourceStatus.OK: 1, SourceStatus.PARTIAL: 1, SourceStatus.FAILED: 1}
        assert IngestSummary(outcomes, 0.0).pages_per_second == 0.0

    @pytest.mark.parametrize("change", [Change.UNCHANGED, Change.DUPLICATE, None])
    def test_what_is_known_changes_nothing(self, change: Change | None) -> None:
        assert not IngestSummary((FileOutcome("a", change, SourceStatus.OK),), 1.0).changed


class TestProcesses:
    def test_two_processes_give_what_one_gives_in_any_order(
        self, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        texts = {f"m{number}": f"Möte {number}.\n" + "Text. " * (50 * number) for number in range(5)}
        folder = write_files(tmp_path / "in", fel="TRASIG", krasch="KRASCH", **texts)
        other = Catalogue(tmp_path / "other" / "katalog.sqlite", create=True)
        find = find_files
        vanished = (folder / "ö.pdf", "ö.pdf")
        monkeypatch.setattr(
            ingestion, "find_files", lambda paths, aside: Finding((*find(paths, aside).files, vanished))
        )
        one = ingest(other, [folder], HERE)
        two = ingest(catalogue, sorted(folder.iterdir(), reverse=True), IngestOptions(workers=2))
        assert two.outcomes == one.outcomes
        assert [f.code for f in catalogue.failures()] == [f.code for f in other.failures()] == ["E102", "E900", "E104"]
        assert [catalogue.parsed(row) for row in catalogue.sources()] == [other.parsed(row) for row in other.sources()]
        other.close()

    def test_a_process_that_dies_takes_only_its_own_file_along(self, catalogue: Catalogue, tmp_path: Path) -> None:
        texts = {f"m{number}": f"Möte {number}." for number in range(4)}
        folder = write_files(tmp_path / "in", dör="DÖD " + "x" * 100, **texts)
        summary = ingest(catalogue, [folder], IngestOptions(workers=2))
        assert {outcome.file: outcome.status for outcome in summary.outcomes} == {
            "dör.pdf": SourceStatus.FAILED,
            **{f"{name}.pdf": SourceStatus.OK for name in texts},
        }
        assert [failure.code for failure in catalogue.failures()] == ["E108"]
        assert len(catalogue.sources()) == 4
