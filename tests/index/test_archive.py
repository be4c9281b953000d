"""The archive: reading brings the index up to date, readers follow writers, states are told of with their code."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import archive as archive_module
from index.archive import INDEX_FOLDER, Archive, ArchiveOptions, IndexStatus
from index.embedded import EmbeddedBackend
from index.generation import write_lock
from index.ingestion import FileOutcome, IngestOptions
from index.protocol import Filter, Query
from ingest.errors import DocumentError, QueryError, StateError
from tests.index.conftest import Opener
from tests.support.packages import PACKAGE
from tests.support.pdfs import write_pdf
from tests.support.quick import write_files
from tests.support.resources import fell_back_to, settled

HERE = IngestOptions(workers=0)


def found(archive: Archive, text: str) -> list[str]:
    """Files of the hits."""
    return [hit.passage.file for hit in archive.search(Query(text)).hits]


def code_of(ask: Callable[[], object]) -> str:
    """Code of the error that a call gives."""
    with pytest.raises(StateError) as caught:
        ask()
    return caught.value.code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files."""
    return write_files(
        tmp_path / "in", mars="Hemtjänsten växer.\natt godkänna planen.", april="Simhallen byggs.\natt bygga den."
    )


class TestOpening:
    def test_a_missing_folder_is_not_made_unless_asked_for(self, open_archive: Opener, tmp_path: Path) -> None:
        assert code_of(lambda: open_archive(create=False)) == "E401"
        assert not (tmp_path / "data").exists()
        open_archive().close()
        open_archive(create=False).close()

    def test_closing_twice_does_no_harm(self, open_archive: Opener, folder: Path) -> None:
        archive = open_archive()
        archive.ingest([folder], HERE)
        archive.search(Query(""))
        archive.close()
        archive.close()

    def test_it_has_an_analyzer(self, open_archive: Opener) -> None:
        assert open_archive().analyzer.stems("hemtjänsten") == ["hemtjänst"]

    def test_files_threads_and_memory_stay_flat_over_50_openings(
        self, open_archive: Opener, folder: Path, tmp_path: Path
    ) -> None:
        open_archive().ingest([folder], HERE)
        options = ArchiveOptions("hashing")

        def open_and_close(times: int) -> None:
            for _ in range(times):
                archive = Archive(tmp_path / "data", options)
                archive.search(Query("hemtjänst"))
                archive.close()

        open_and_close(2)  # SQLite keeps one file for later as long as another connection is open
        before = settled(tmp_path)
        open_and_close(50)
        assert fell_back_to(before, tmp_path)


class TestIngest:
    def test_what_is_read_is_found_with_its_decisions(self, open_archive: Opener, folder: Path) -> None:
        archive = open_archive()
        summary = archive.ingest([folder], HERE)
        assert summary.changed
        assert archive.index_status() == IndexStatus("g-000001", 2, up_to_date=True)
        assert found(archive, "hemtjänst")[0] == "mars.pdf"
        (hit,) = archive.search(Query("simhall", filter=Filter(status=("beslut",)), limit=1)).hits
        assert [tag.text for tag in hit.passage.decisions] == ["att bygga den."]
        assert [passage.file for passage in archive.build_passages()] == ["april.pdf", "mars.pdf"]
        source = archive.catalogue.source("april.pdf")
        assert len(archive.annotations.annotations(source.id).decisions) == 1

    def test_nothing_new_makes_no_new_generation(self, open_archive: Opener, folder: Path) -> None:
        archive = open_archive()
        archive.ingest([folder], HERE)
        assert not archive.ingest([folder], HERE).changed
        assert archive.index_status().generation == "g-000001"

    def test_an_open_archive_finds_what_it_reads_later(self, open_archive: Opener, folder: Path) -> None:
        archive = open_archive()
        archive.ingest([folder], HERE)
        assert "maj.pdf" not in found(archive, "bibliotek")
        write_files(folder, maj="Biblioteket öppnar.")
        archive.ingest([folder], HERE)
        assert found(archive, "bibliotek")[0] == "maj.pdf"
        write_files(folder, maj="Badet stänger.")
        archive.ingest([folder], HERE)
        assert {hit.explanation.matched for hit in archive.search(Query("bibliotek", explain=True)).hits} == {()}
        assert archive.index_status().generation == "g-000003"

    def test_files_that_all_fail_make_no_index(self, open_archive: Opener, tmp_path: Path) -> None:
        archive = open_archive()
        archive.ingest([write_files(tmp_path / "in", a="TRASIG")], HERE)
        assert archive.index_status() == IndexStatus("", 0, up_to_date=False)
        assert code_of(lambda: archive.search(Query("x"))) == "E402"

    def test_progress_is_passed_on(self, open_archive: Opener, folder: Path) -> None:
        heard: list[FileOutcome] = []
        open_archive().ingest([folder], HERE, lambda outcome, total: heard.append(outcome))
        assert [outcome.file for outcome in heard] == ["april.pdf", "mars.pdf"]

    def test_a_missing_path_gives_the_lock_back(self, open_archive: Opener, folder: Path) -> None:
        archive = open_archive()
        with pytest.raises(DocumentError):
            archive.ingest([folder / "borta"], HERE)
        archive.ingest([folder], HERE)

    def test_an_index_that_could_not_be_written_is_written_next_time(
        self, open_archive: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*parts: object) -> None:
            raise OSError("full")

        archive = open_archive()
        with monkeypatch.context() as patch:
            patch.setattr(archive_module, "write_backend", fail)
            with pytest.raises(OSError, match="full"):
                archive.ingest([folder], HERE)
        assert not archive.index_status().up_to_date
        assert not archive.ingest([folder], HERE).changed
        assert archive.index_status().up_to_date


class TestRebuild:
    def test_a_new_generation_holds_the_same(self, open_archive: Opener, folder: Path) -> None:
        archive = open_archive()
        archive.ingest([folder], HERE)
        before = archive.search(Query("hemtjänst"))
        assert archive.rebuild() == IndexStatus("g-000002", 2, up_to_date=True)
        assert archive.search(Query("hemtjänst")) == before

    def test_an_empty_catalogue_is_told_of(self, open_archive: Opener) -> None:
        assert code_of(open_archive().rebuild) == "E401"

    def test_another_writer_is_told_of(self, open_archive: Opener, folder: Path, tmp_path: Path) -> None:
        archive = open_archive()
        archive.ingest([folder], HERE)
        with write_lock(tmp_path / "data"):
            assert code_of(archive.rebuild) == "E404"
            assert code_of(lambda: archive.ingest([folder], HERE)) == "E404"
            assert found(archive, "simhall")[0] == "april.pdf"


class TestStates:
    def test_no_index_is_told_of(self, open_archive: Opener) -> None:
        archive = open_archive()
        assert archive.index_status() == IndexStatus("", 0, up_to_date=False)
        assert code_of(lambda: archive.search(Query("x"))) == "E402"
        assert code_of(archive.backend) == "E402"

    def test_a_damaged_index_is_told_of_and_mended_by_the_next_writing(
        self, open_archive: Opener, folder: Path, tmp_path: Path
    ) -> None:
        open_archive().ingest([folder], HERE)
        (tmp_path / "data" / INDEX_FOLDER / "g-000001" / "passages.jsonl").write_bytes(b"")
        archive = open_archive()
        assert code_of(lambda: archive.search(Query("x"))) == "E403"
        assert archive.index_status() == IndexStatus("", 0, up_to_date=False)
        archive.ingest([folder], HERE)
        assert found(archive, "simhall")[0] == "april.pdf"

    def test_an_index_of_another_embedder_is_told_of_and_mended(self, open_archive: Opener, folder: Path) -> None:
        open_archive(embedder="bundled").ingest([folder], HERE)
        archive = open_archive()
        assert not archive.index_status().up_to_date
        assert code_of(lambda: archive.search(Query("x"))) == "E403"
        archive.ingest([folder], HERE)
        assert archive.index_status().up_to_date
        assert found(archive, "simhall")[0] == "april.pdf"

    def test_a_bad_filter_is_told_of(self, open_archive: Opener, folder: Path) -> None:
        archive = open_archive()
        archive.ingest([folder], HERE)
        with pytest.raises(QueryError):
            archive.search(Query("x", filter=Filter(status=("x",))))


class TestReaders:
    def test_readers_during_30_swaps_see_no_error_and_one_generation_a_search(
        self, open_archive: Opener, folder: Path
    ) -> None:
        writer, reader = open_archive(), open_archive()
        writer.ingest([folder], HERE)
        expected = {hit.passage.id: hit for hit in writer.search(Query("hemtjänst")).hits}
        errors: list[BaseException] = []
        counts = [0, 0]
        done = threading.Event()

        def read(place: int) -> None:
            try:
                while not done.wait(0.005):
                    hits = reader.search(Query("hemtjänst")).hits
                    assert {hit.passage.id: hit for hit in hits} == expected
                    counts[place] += 1
            except BaseException as error:  # noqa: BLE001  (told to the test)
                errors.append(error)

        threads = [threading.Thread(target=read, args=(place,)) for place in (0, 1)]
        for thread in threads:
            thread.start()
        for _ in range(30):
            writer.rebuild()
        done.set()
        for thread in threads:
            thread.join()
        assert errors == []
        assert min(counts) > 0
        reader.search(Query(""))
        assert reader.backend().manifest.generation == "g-000031"

    @pytest.mark.parametrize("error", [OSError, ValueError, RuntimeError])
    def test_a_generation_dropped_while_it_is_opened_is_left_for_the_newest(
        self, open_archive: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
    ) -> None:
        writer, reader = open_archive(), open_archive()
        writer.ingest([folder], HERE)

        def swapped_meanwhile(*parts: Any) -> EmbeddedBackend:
            monkeypatch.setattr(archive_module, "EmbeddedBackend", EmbeddedBackend)
            writer.rebuild()
            raise error("gone")

        monkeypatch.setattr(archive_module, "EmbeddedBackend", swapped_meanwhile)
        assert reader.backend().manifest.generation == "g-000002"

    def test_a_generation_that_cannot_be_opened_is_an_error(
        self, open_archive: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*parts: Any) -> EmbeddedBackend:
            raise OSError("too many files")

        archive = open_archive()
        archive.ingest([folder], HERE)
        monkeypatch.setattr(archive_module, "EmbeddedBackend", fail)
        with pytest.raises(OSError, match="too many files"):
            archive.backend()


def test_a_package_is_read_understood_and_found(tmp_path: Path) -> None:
    """All of it for once: a PDF, the shipped language analysis, the shipped embedder."""
    write_pdf(tmp_path / "in.pdf", PACKAGE)
    archive = Archive(tmp_path / "data", create=True)
    summary = archive.ingest([tmp_path / "in.pdf"], HERE)
    assert (summary.pages, summary.documents) == (6, 5)
    (hit,) = archive.search(Query("ny taxa för trygghetslarm", limit=1)).hits
    assert hit.passage.diarienummer == "SN 2023/117"
    decided = archive.search(Query("", filter=Filter(status=("beslut",))))
    assert [hit.passage.doc_type for hit in decided.hits] == ["protokoll"]
    proposed = archive.search(Query("", filter=Filter(status=("forslag",), board=("Socialnämnden",))))
    assert {hit.passage.doc_type for hit in proposed.hits} <= {"tjansteutlatande"}
    archive.close()
