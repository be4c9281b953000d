"""Personal data in a data folder: identity numbers never come into it, and what is removed is out of all its bytes."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index.archive import Archive, ArchiveOptions
from index.ingestion import IngestOptions
from index.protocol import Query
from index.reading import _masked_names
from ingest.errors import QueryError, StateError
from ingest.manifest import Given
from ingest.model import SourceStatus
from nlp.corrections import Change, CorrectionStore, history, parse_target
from nlp.personal.forgotten import removals
from nlp.personal.review import finder
from nlp.personal.screen import has_secrets
from nlp.personal.store import PersonalStore
from tests.index.conftest import Opener
from tests.support.quick import write_files

NUMBER = "850307-2384"
HERE = IngestOptions(workers=0)


def _holds(folder: Path, *words: str) -> list[str]:
    """Files below a folder that hold one of the words, in any of its bytes."""
    wanted = [word.casefold().encode() for word in words]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word in path.read_bytes().lower() for word in wanted)]


class TestMasking:
    def test_no_byte_of_the_data_folder_holds_an_identity_number(self, open_archive: Opener, tmp_path: Path) -> None:
        folder = write_files(
            tmp_path / "in",
            a=f"Anna, {NUMBER}, ansöker.\natt bevilja 19850307-\n2384 stöd.",
            b="HALV 850307 2384\nSlut.",
        )
        given = {"a.pdf": Given(title=f"Ansökan {NUMBER}", url=f"https://ekdala.example/{NUMBER}")}
        archive = open_archive()
        archive.ingest([folder], IngestOptions(workers=0, manifest=given))
        assert _holds(tmp_path / "data", "2384", "850307") == []  # also in the log, which is not written back yet
        archive.close()
        assert _holds(tmp_path / "data", "2384", "850307") == []
        assert open_archive().catalogue.source("a.pdf").given.title == "Ansökan ******-****"

    def test_what_was_masked_is_on_record_without_the_number(self, open_archive: Opener, tmp_path: Path) -> None:
        archive = open_archive()
        archive.ingest([write_files(tmp_path / "in", a=f"Anna, {NUMBER}")], HERE)
        row = archive.catalogue.source("a.pdf")
        store = PersonalStore(archive.catalogue)
        found = store.of(row.id).masked
        text = archive.catalogue.parsed(row).text
        assert [(item.kind, item.page, text[item.start : item.end]) for item in found] == [
            ("personnummer", 1, "******-****")
        ]
        assert store.is_withheld(row.id)

    @pytest.mark.parametrize("name", [f"{NUMBER}__a", f"a {NUMBER}"])
    def test_a_name_with_a_number_is_refused_and_not_kept(
        self, name: str, open_archive: Opener, tmp_path: Path
    ) -> None:
        archive = open_archive()
        outcome = archive.ingest([write_files(tmp_path / "in", **{name: "Text."})], HERE).outcomes[0]
        assert (outcome.status, outcome.problems[0].code) == (SourceStatus.FAILED, "E121")
        assert NUMBER not in outcome.file + outcome.problems[0].detail
        assert _holds(tmp_path / "data", NUMBER) == []

    def test_attachments_that_become_namesakes_are_numbered(self) -> None:
        find = finder(date(2026, 1, 1))
        names = [f"a/x {NUMBER}.pdf", "a/x 19850307-2384.pdf", "a/b.pdf", "a/x 850307 2384.pdf", f"a/x  {NUMBER}.pdf"]
        made = _masked_names(names, find)
        assert len(set(made)) == 5
        assert made[0] == "a/x ******-****.pdf"
        assert made[2] == "a/b.pdf"
        twins = _masked_names([f"x {NUMBER}.pdf", "x 750307-2386.pdf", "x 850307-2384.pdf"], find)
        assert len(set(twins)) == 3


class TestForgetting:
    @pytest.fixture
    def archive(self, open_archive: Opener, tmp_path: Path) -> Archive:
        """An archive of two files that name a person."""
        made = open_archive()
        folder = write_files(
            tmp_path / "in", a="Kajsa Åkvist söker stöd.\natt bevilja Kajsa Åkvists ansökan.", b="KAJSA ÅKVIST."
        )
        made.ingest([folder], HERE)
        return made

    def test_the_name_is_out_of_all_bytes(self, archive: Archive, tmp_path: Path) -> None:
        assert _holds(tmp_path / "data", "kvist")
        assert archive.forget("Kajsa Åkvist", "Begäran av Kajsa Åkvist") == 3
        archive.close()
        assert _holds(tmp_path / "data", "kvist") == []

    def test_offsets_stay_and_search_finds_it_no_longer(self, archive: Archive) -> None:
        before = archive.catalogue.parsed(archive.catalogue.source("a.pdf"))
        archive.forget("kajsa åkvist", "Begäran")
        row = archive.catalogue.source("a.pdf")
        after = archive.catalogue.parsed(row)
        assert [block.start for block in after.blocks] == [block.start for block in before.blocks]
        assert after.text.splitlines()[1] == "***** ****** söker stöd."
        assert archive.annotations.decisions()[0].decision.text == "att bevilja ***** ******* ansökan."
        assert all("kvist" not in hit.passage.text for hit in archive.search(Query("Åkvist")).hits)
        assert {item.kind for item in PersonalStore(archive.catalogue).of(row.id).masked} == {"glomt"}

    def test_it_stays_forgotten_when_files_come_again(self, archive: Archive, tmp_path: Path) -> None:
        archive.forget("Kajsa Åkvist", "Begäran")
        archive.ingest([write_files(tmp_path / "in", a="Ny version om Kajsa Åkvist.", c="Kajsa Åkvist igen.")], HERE)
        archive.rebuild()
        archive.close()
        assert _holds(tmp_path / "data", "kvist") == []

    def test_reason_and_time_are_on_record_without_the_name(self, archive: Archive) -> None:
        archive.forget("Kajsa Åkvist", "Begäran av Kajsa Åkvist, dnr 5")
        (removal,) = removals(archive.catalogue)
        assert removal.reason == "Begäran av ***** ******, dnr 5"
        assert removal.forgotten_at
        assert removal.file == ""

    def test_corrections_are_masked_and_their_log_stays_closed(self, archive: Archive, tmp_path: Path) -> None:
        store = CorrectionStore(archive.annotations.catalogue)
        row = archive.annotations.decisions()[0]
        target = parse_target(f"beslut:{row.sha256[:12]}-{row.decision.start}")
        store.correct(target, [Change("subject", "aldreomsorg")], "Kajsa Åkvist")
        archive.forget("Kajsa Åkvist", "Begäran")
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            archive.catalogue.connection.execute("UPDATE corrections SET who = 'x'")
        archive.close()
        assert _holds(tmp_path / "data", "kvist") == []

    def test_corrections_of_a_withdrawn_file_lose_their_words(self, archive: Archive, tmp_path: Path) -> None:
        store = CorrectionStore(archive.annotations.catalogue)
        sha256 = archive.catalogue.source("a.pdf").sha256
        store.correct(parse_target(f"dokument:{sha256[:12]}-0"), [Change("title", "Om kvastbindaren")], "Eva Ek")
        archive.withdraw("a.pdf", "Begäran")
        (made,) = history(archive.catalogue)
        assert (made.field, made.old, made.new, made.who) == ("title", None, None, "Eva Ek")
        archive.close()
        assert _holds(tmp_path / "data", "kvastbindaren") == []

    def test_one_file_alone(self, archive: Archive, tmp_path: Path) -> None:
        assert archive.forget("Kajsa Åkvist", "Begäran", "b.pdf") == 1
        texts = {row.file: archive.catalogue.parsed(row).text for row in archive.catalogue.sources()}
        assert "Åkvist" in texts["a.pdf"]
        assert "ÅKVIST" not in texts["b.pdf"]
        archive.ingest([write_files(tmp_path / "in", b="Kajsa Åkvist åter.")], HERE)
        assert "Åkvist" not in archive.catalogue.parsed(archive.catalogue.source("b.pdf")).text

    @pytest.mark.parametrize("text", ["", "ab", "..."])
    def test_too_little_is_refused(self, text: str, archive: Archive) -> None:
        with pytest.raises(QueryError, match="minst"):
            archive.forget(text, "Begäran")

    def test_a_text_in_a_file_name_is_refused_and_nothing_is_changed(self, archive: Archive, tmp_path: Path) -> None:
        archive.ingest([write_files(tmp_path / "in", **{"Kajsa Åkvist": "Text."})], HERE)
        with pytest.raises(QueryError, match="byt namn"):
            archive.forget("Kajsa Åkvist", "Begäran")
        assert removals(archive.catalogue) == ()


class TestSecrets:
    LINES = "Öppet kvastskaft.\nSekretess enligt 26 kap. 1 § OSL\nHemlig blåmes."

    def test_an_index_for_all_and_one_for_those_who_may(self, open_archive: Opener, tmp_path: Path) -> None:
        archive = open_archive()
        archive.ingest([write_files(tmp_path / "in", a=self.LINES, b="Öppen talgoxe.")], HERE)
        assert has_secrets(archive.catalogue)
        assert _holds(tmp_path / "data" / "index", "blåmes") == []
        assert [hit.passage.file for hit in archive.search(Query("")).hits] == ["b.pdf"]
        allowed = Archive(tmp_path / "data", ArchiveOptions("hashing", secrets=True))
        assert len(allowed.search(Query("")).hits) == 2
        allowed.close()

    def test_the_second_index_goes_with_the_last_secret(self, open_archive: Opener, tmp_path: Path) -> None:
        archive = open_archive()
        archive.ingest([write_files(tmp_path / "in", a=self.LINES, b="Öppen talgoxe.")], HERE)
        archive.withdraw("a.pdf", "Fel fil")
        archive.close()
        assert _holds(tmp_path / "data", "blåmes") == []
        assert not has_secrets(open_archive().catalogue)

    def test_dropped_text_is_nowhere(self, open_archive: Opener, tmp_path: Path) -> None:
        archive = open_archive()
        folder = write_files(tmp_path / "in", a=self.LINES, b="Öppen talgoxe.")
        archive.ingest([folder], IngestOptions(workers=0, drop_secrets=True))
        assert _holds(tmp_path / "data", "blåmes") == []
        archive.rebuild()
        assert has_secrets(archive.catalogue)


def test_a_reader_without_anything_read_is_told_so(open_archive: Callable[..., Archive]) -> None:
    archive = open_archive()
    archive.hide_secrets()
    with pytest.raises(StateError):
        archive.search(Query("x"))
