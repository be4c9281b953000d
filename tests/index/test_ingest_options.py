"""Reading with a manifest, withdrawn files, files that are gone, attached files, and annotations of older versions."""

from dataclasses import replace
from pathlib import Path

import pytest

from index import reading
from index.archive import Archive
from index.ingestion import ATTACHMENT_FOLDER, IngestOptions
from index.outcomes import IngestSummary
from index.protocol import Query
from ingest.catalogue import Change
from ingest.errors import StateError
from ingest.manifest import Given
from ingest.model import SourceStatus
from ingest.parse import parse_file
from ingest.tombstones import tombstones
from nlp.language import BUNDLED
from tests.index.conftest import Opener
from tests.support.packages import MINUTES, PLAN
from tests.support.pdfs import SCAN, package, write_pdf
from tests.support.quick import QuickAnnotator, write_files

HERE = IngestOptions(workers=0)
URL = "https://ekdala.example/mars.pdf"
GIVEN = Given(URL, "Ekdala kommun", "Omsorgsnämnden", "2023-05-03")
MANIFEST = replace(HERE, manifest={"mars.pdf": GIVEN, "borta.pdf": Given()})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "in", mars="Hemtjänsten växer.\natt godkänna planen.", april="Simhallen byggs.")


@pytest.fixture
def archive(open_archive: Opener) -> Archive:
    return open_archive()


def changes(summary: IngestSummary) -> dict[str, Change | None]:
    return {outcome.file: outcome.change for outcome in summary.outcomes}


def codes(summary: IngestSummary) -> list[tuple[str, str]]:
    return [(item.file, item.problem.code) for item in summary.left_out]


class TestManifest:
    def test_it_describes_new_files(self, archive: Archive, folder: Path) -> None:
        summary = archive.ingest([folder], MANIFEST)
        assert codes(summary) == [("borta.pdf", "E206")]
        row = archive.catalogue.source("mars.pdf")
        (document,) = archive.catalogue.parsed(row).documents
        assert row.given == GIVEN
        assert (document.municipality, document.board) == ("Ekdala kommun", "Omsorgsnämnden")
        assert {item.source for item in document.inferred} == {"manifest"}
        assert archive.catalogue.source("april.pdf").given == Given()

    def test_known_files_are_described_anew_once(self, archive: Archive, folder: Path) -> None:
        archive.ingest([folder], HERE)
        number = archive.catalogue.source("mars.pdf").id
        summary = archive.ingest([folder], MANIFEST)
        assert changes(summary) == {"april.pdf": Change.UNCHANGED, "mars.pdf": Change.DESCRIBED}
        assert summary.changed
        row = archive.catalogue.source("mars.pdf")
        assert (row.id, row.version, row.given.url) == (number, 1, URL)
        assert len(archive.annotations.annotations(row.id).decisions) == 1
        assert archive.index_status().generation == "g-000002"
        assert set(changes(archive.ingest([folder], MANIFEST)).values()) == {Change.UNCHANGED}

    def test_without_one_what_is_known_stays(self, archive: Archive, folder: Path) -> None:
        archive.ingest([folder], MANIFEST)
        assert set(changes(archive.ingest([folder], HERE)).values()) == {Change.UNCHANGED}
        write_files(folder, mars="Hemtjänsten krymper.")
        assert changes(archive.ingest([folder], HERE))["mars.pdf"] is Change.UPDATED
        assert archive.catalogue.source("mars.pdf").given == GIVEN


class TestWithdrawn:
    def test_search_finds_nothing_of_it_and_no_file_holds_it(
        self, archive: Archive, folder: Path, tmp_path: Path
    ) -> None:
        archive.ingest([folder], HERE)
        write_files(folder, mars="Hemtjänsten växer mer.")
        archive.ingest([folder], HERE)
        stones = archive.withdraw("mars.pdf", "Fel fil.")
        assert [(stone.file, stone.version) for stone in stones] == [("mars.pdf", 1), ("mars.pdf", 2)]
        assert {hit.passage.file for hit in archive.search(Query("hemtjänst")).hits} == {"april.pdf"}
        left = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
        assert "Hemtjänsten".encode() not in left
        assert b"Simhallen" in left

    def test_the_last_file_leaves_no_index(self, archive: Archive, tmp_path: Path) -> None:
        archive.ingest([write_files(tmp_path / "in", a="Hemtjänsten.")], HERE)
        archive.withdraw("a.pdf", "Fel fil.")
        with pytest.raises(StateError) as caught:
            archive.search(Query("x"))
        assert caught.value.code == "E402"
        assert not list((tmp_path / "data" / "index").glob("g-*"))

    def test_the_same_bytes_are_refused_under_any_name(self, archive: Archive, folder: Path) -> None:
        archive.ingest([folder], HERE)
        archive.withdraw("mars.pdf", "Fel fil.")
        (folder / "mars.pdf").rename(folder / "maj.pdf")
        summary = archive.ingest([folder], HERE)
        assert summary.counts == {SourceStatus.OK: 1, SourceStatus.FAILED: 1}
        (problem,) = summary.outcomes[1].problems
        assert (problem.code, "mars.pdf: Fel fil." in problem.detail) == ("E117", True)
        assert archive.catalogue.failures() == ()
        again = archive.ingest([folder], replace(HERE, again=True))
        assert changes(again)["maj.pdf"] is Change.ADDED
        assert tombstones(archive.catalogue)[0].readmitted_at
        assert changes(archive.ingest([folder], HERE))["maj.pdf"] is Change.UNCHANGED


class TestGone:
    def test_files_that_are_gone_are_told_of_and_kept(self, archive: Archive, folder: Path) -> None:
        archive.ingest([folder], HERE)
        (folder / "mars.pdf").unlink()
        summary = archive.ingest([folder], HERE)
        assert (codes(summary), summary.changed) == ([("mars.pdf", "E120")], False)
        assert archive.catalogue.source("mars.pdf").is_current

    def test_prune_withdraws_them(self, archive: Archive, folder: Path) -> None:
        archive.ingest([folder], HERE)
        (folder / "mars.pdf").unlink()
        summary = archive.ingest([folder], replace(HERE, prune=True))
        assert (summary.withdrawn, summary.left_out, summary.changed) == (("mars.pdf",), (), True)
        assert [stone.reason for stone in tombstones(archive.catalogue)] == ["Filen finns inte kvar i mappen."]
        assert {hit.passage.file for hit in archive.search(Query("hemtjänst")).hits} == {"april.pdf"}

    def test_two_files_that_swap_are_both_found_at_once(self, archive: Archive, folder: Path) -> None:
        archive.ingest([folder], HERE)
        (folder / "mars.pdf").rename(folder / "x")
        (folder / "april.pdf").rename(folder / "mars.pdf")
        (folder / "x").rename(folder / "april.pdf")
        summary = archive.ingest([folder], HERE)
        assert changes(summary) == {"april.pdf": Change.MOVED, "mars.pdf": Change.MOVED}
        assert archive.search(Query("hemtjänst")).hits[0].passage.file == "april.pdf"


def test_digests_are_kept_between_readings(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[tuple[str, int, int], str] = {}
    archive.ingest([folder], replace(HERE, digests=kept))
    assert len(kept) == 2
    monkeypatch.setattr("index.ingestion.sha256_of", None)
    assert set(changes(archive.ingest([folder], replace(HERE, digests=kept))).values()) == {Change.UNCHANGED}


class TestAnnotations:
    def test_those_of_an_older_version_are_made_anew(
        self, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        archive.ingest([folder], HERE)
        assert archive.index_status().up_to_date
        newer = QuickAnnotator()
        monkeypatch.setattr(newer, "model", "quick 2", raising=False)
        monkeypatch.setattr(reading, "_ANNOTATORS", {("", BUNDLED): newer})
        archive.rebuild()
        assert set(archive.annotations.models().values()) == {"quick 2"}
        assert archive.index_status().up_to_date
        row = archive.catalogue.source("mars.pdf")
        assert [decision.text for decision in archive.annotations.annotations(row.id).decisions] == [
            "att godkänna planen."
        ]

    def test_what_is_up_to_date_is_left_alone(
        self, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        archive.ingest([folder], HERE)
        monkeypatch.setattr(QuickAnnotator, "annotate", None)
        assert archive.rebuild().generation == "g-000002"


class TestAttached:
    """With the real reader of PDF, and a quick annotator."""

    @pytest.fixture
    def packages(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(reading, "parse_file", parse_file)
        folder = tmp_path / "in"
        folder.mkdir()
        deep = package(tmp_path / "deep.pdf", {"djupast.pdf": write_pdf(tmp_path / "d.pdf", [PLAN]).read_bytes()})
        files = {
            "a.pdf": write_pdf(tmp_path / "a.pdf", [MINUTES]).read_bytes(),
            "b.pdf": deep.read_bytes(),
            "trasig.pdf": b"%PDF-1.4 nej",
            "tabell.xlsx": b"PK",
        }
        package(folder / "paket.pdf", files)
        return folder

    def test_they_are_sources_of_their_own(self, archive: Archive, packages: Path, tmp_path: Path) -> None:
        summary = archive.ingest([packages], replace(HERE, manifest={"paket.pdf": replace(GIVEN, title="Paket")}))
        assert changes(summary) == {
            "paket.pdf": Change.ADDED,
            "paket.pdf#a.pdf": Change.ADDED,
            "paket.pdf#b.pdf": Change.ADDED,
            "paket.pdf#b.pdf#djupast.pdf": Change.ADDED,
            "paket.pdf#trasig.pdf": None,
        }
        catalogue = archive.catalogue
        parent, child = catalogue.source("paket.pdf"), catalogue.source("paket.pdf#a.pdf")
        assert (parent.status, child.parent, child.given) == (SourceStatus.PARTIAL, parent.id, GIVEN)
        assert [problem.detail for problem in catalogue.parsed(parent).problems] == [
            "tabell.xlsx: filtypen läses inte."
        ]
        assert Path(child.path).parent == tmp_path / "data" / ATTACHMENT_FOLDER
        assert Path(child.path).exists()
        assert [failure.file for failure in catalogue.failures()] == ["paket.pdf#trasig.pdf"]
        assert not list((tmp_path / "data").glob("bilagor-*"))

    def test_depth_has_a_limit(self, archive: Archive, packages: Path) -> None:
        limits = replace(HERE.limits, attachment_depth=1)
        summary = archive.ingest([packages], replace(HERE, limits=limits))
        assert "paket.pdf#b.pdf#djupast.pdf" not in changes(summary)
        (problem,) = archive.catalogue.parsed(archive.catalogue.source("paket.pdf#b.pdf")).problems
        assert (problem.code, "djupast.pdf" in problem.detail) == ("E118", True)

    def test_they_go_with_their_package(self, archive: Archive, packages: Path, tmp_path: Path) -> None:
        archive.ingest([packages], HERE)
        copies = list((tmp_path / "data" / ATTACHMENT_FOLDER).iterdir())
        assert len(copies) == 3
        stones = archive.withdraw("paket.pdf", "Fel.")
        assert len(stones) == 4
        assert not any(path.exists() for path in copies)
        assert archive.catalogue.sources() == ()

    def test_a_cover_without_text_fails_and_its_files_are_read(self, archive: Archive, packages: Path) -> None:
        (packages / "paket.pdf").unlink()
        inner = write_pdf(packages.parent / "e.pdf", [MINUTES]).read_bytes()
        package(packages / "portfölj.pdf", {"e.pdf": inner}, SCAN)
        summary = archive.ingest([packages], HERE)
        assert changes(summary) == {"portfölj.pdf": None, "portfölj.pdf#e.pdf": Change.ADDED}
        assert archive.catalogue.source("portfölj.pdf#e.pdf").parent is None
