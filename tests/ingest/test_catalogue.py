"""Tests of the catalogue: what storing does, versions, failures, two writers, foreign formats."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from ingest import catalogue as module
from ingest.catalogue import SCHEMA_VERSION, Catalogue, Change
from ingest.errors import KommunsokError, NotFoundError, StateError
from ingest.model import Extraction, ParsedSource, Problem, SourceStatus
from ingest.parse import parse_extraction
from tests.support.packages import PACKAGE, REPORT
from tests.support.strategies import EXAMPLES, extractions
from tests.support.typeset import extraction_of

PATH = Path("/handlingar/ekdala.pdf")


def source(file: str = "ekdala.pdf", mark: str = "a", *problems: Problem) -> ParsedSource:
    """A small source; `mark` stands for its content."""
    rows = (*REPORT, f"Märke {mark}")
    return parse_extraction(extraction_of(rows, problems=problems), file, mark * 64, 1_000)


def changes(catalogue: Catalogue, *sources: ParsedSource) -> list[Change]:
    return [catalogue.store(parsed, PATH)[0] for parsed in sources]


def rows_in(catalogue: Catalogue, table: str) -> int:
    return int(catalogue.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_what_is_stored_comes_back(catalogue: Catalogue) -> None:
    parsed = parse_extraction(extraction_of(*PACKAGE), "2023/ekdala.pdf", "a" * 64, 7)
    change, number = catalogue.store(parsed, PATH)
    (row,) = catalogue.sources()
    assert change is Change.ADDED
    assert catalogue.parsed(row) == parsed
    assert (row.id, row.file, row.path, row.version, row.is_current) == (number, "2023/ekdala.pdf", str(PATH), 1, True)
    assert (row.size, row.page_count, row.status) == (7, 6, SourceStatus.OK)
    stored = datetime.fromisoformat(row.ingested_at)
    assert timedelta(0) <= datetime.now(UTC) - stored < timedelta(minutes=5)


@EXAMPLES
@given(extractions())
def test_anything_that_is_stored_comes_back(catalogue: Catalogue, extraction: Extraction) -> None:
    number = rows_in(catalogue, "sources")
    parsed = parse_extraction(extraction, f"{number}.pdf", f"{number:064}", number)
    assert catalogue.store(parsed, PATH)[0] is Change.ADDED
    assert catalogue.parsed(catalogue.source(parsed.file)) == parsed


def test_the_same_twice_changes_nothing(catalogue: Catalogue) -> None:
    assert changes(catalogue, source(), source()) == [Change.ADDED, Change.UNCHANGED]
    before = {table: rows_in(catalogue, table) for table in ("sources", "blocks", "sections", "documents")}
    assert changes(catalogue, source()) == [Change.UNCHANGED]
    assert before == {table: rows_in(catalogue, table) for table in before}


def test_other_content_is_a_new_version_and_the_old_one_stays_readable(catalogue: Catalogue) -> None:
    old, new = source(mark="a"), source(mark="b")
    assert changes(catalogue, old, new) == [Change.ADDED, Change.UPDATED]
    first, second = catalogue.versions("ekdala.pdf")
    assert (first.version, first.is_current) == (1, False)
    assert (second.version, second.is_current) == (2, True)
    assert [row.id for row in catalogue.sources()] == [second.id]
    assert catalogue.parsed(first) == old
    assert catalogue.parsed(second) == new


def test_old_content_again_is_restored(catalogue: Catalogue) -> None:
    stored = changes(catalogue, source(mark="a"), source(mark="b"), source(mark="a"), source(mark="a"))
    assert stored == [Change.ADDED, Change.UPDATED, Change.RESTORED, Change.UNCHANGED]
    assert [(row.version, row.is_current) for row in catalogue.versions("ekdala.pdf")] == [(1, True), (2, False)]
    assert changes(catalogue, source(mark="c")) == [Change.UPDATED]
    assert [row.version for row in catalogue.versions("ekdala.pdf")] == [1, 2, 3]


def test_the_same_content_under_another_name_is_a_duplicate(catalogue: Catalogue) -> None:
    first, second = catalogue.store(source("a.pdf"), PATH), catalogue.store(source("b.pdf"), PATH)
    assert second == (Change.DUPLICATE, first[1])
    assert [row.file for row in catalogue.sources()] == ["a.pdf"]


@pytest.mark.parametrize(
    ("mark", "file", "change"),
    [
        ("b", "ekdala.pdf", Change.UNCHANGED),
        ("a", "ekdala.pdf", Change.RESTORED),
        ("c", "ekdala.pdf", Change.UPDATED),
        ("b", "provby.pdf", Change.DUPLICATE),
        ("c", "provby.pdf", Change.ADDED),
    ],
)
def test_what_storing_would_do_is_what_it_does(catalogue: Catalogue, mark: str, file: str, change: Change) -> None:
    changes(catalogue, source(mark="a"), source(mark="b"))
    assert catalogue.change_for(mark * 64, file) is change
    assert changes(catalogue, source(file, mark)) == [change]


def test_a_duplicate_of_an_old_version_can_be_found(catalogue: Catalogue) -> None:
    changes(catalogue, source("a.pdf", "a"), source("a.pdf", "b"), source("b.pdf", "a"))
    assert {row.sha256[0] for row in catalogue.sources()} == {"a", "b"}


def test_a_file_that_becomes_a_copy_loses_its_old_content(catalogue: Catalogue) -> None:
    changes(catalogue, source("a.pdf", "a"), source("b.pdf", "b"), source("b.pdf", "a"))
    assert {row.sha256[0] for row in catalogue.sources()} == {"a"}


def test_problems_are_kept_in_order_and_counted(catalogue: Catalogue) -> None:
    found = (Problem("E106", "andra", 2), Problem("E105", "första", 1), Problem("E106", "andra", 2))
    number = catalogue.store(source("a.pdf", "a", *found), PATH)[1]
    catalogue.store(source("b.pdf", "b"), PATH)
    row = catalogue.source("a.pdf")
    assert row.status is SourceStatus.PARTIAL
    assert catalogue.parsed(row).problems == found
    assert catalogue.problem_counts() == {number: 3}


def test_failures_until_the_file_is_read(catalogue: Catalogue) -> None:
    catalogue.record_failure("b.pdf", PATH, Problem("E102", "trasig"))
    catalogue.record_failure("a.pdf", PATH, Problem("E102", "trasig"))
    catalogue.record_failure("a.pdf", PATH, Problem("E103", "låst"))
    assert [(failure.file, failure.code, failure.detail) for failure in catalogue.failures()] == [
        ("a.pdf", "E103", "låst"),
        ("b.pdf", "E102", "trasig"),
    ]
    assert catalogue.failures()[0].path == str(PATH)
    catalogue.store(source("a.pdf"), PATH)
    assert [failure.file for failure in catalogue.failures()] == ["b.pdf"]


def test_sources_by_name_or_digest(catalogue: Catalogue) -> None:
    changes(catalogue, source(mark="a"), source(mark="b"), source("provby.pdf", "c"))
    assert [row.file for row in catalogue.sources()] == ["ekdala.pdf", "provby.pdf"]
    assert catalogue.source("ekdala.pdf").version == 2
    assert catalogue.source("a" * 12).version == 1
    assert catalogue.source("A" * 64).version == 1


@pytest.mark.parametrize("key", ["saknas.pdf", "a" * 11, "d" * 64, "%" * 12, ""])
def test_no_such_source(catalogue: Catalogue, key: str) -> None:
    changes(catalogue, source())
    with pytest.raises(NotFoundError) as caught:
        catalogue.source(key)
    assert caught.value.code == "E202"


def test_it_is_made_on_demand_only(tmp_path: Path) -> None:
    path = tmp_path / "data" / "katalog.db"
    with pytest.raises(StateError) as caught:
        Catalogue(path)
    assert caught.value.code == "E401"
    assert not path.parent.exists()
    Catalogue(path, create=True).close()
    reopened = Catalogue(path)
    assert reopened.sources() == ()
    assert reopened.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert reopened.connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    reopened.close()


@pytest.mark.parametrize("attempt", range(5))
def test_several_may_make_it_at_once(tmp_path: Path, attempt: int) -> None:
    path = tmp_path / f"{attempt}.db"
    together = threading.Barrier(4)

    def make() -> int:
        together.wait()
        made = Catalogue(path, create=True)
        found = len(made.sources())
        made.close()
        return found

    with ThreadPoolExecutor(4) as pool:
        assert [future.result() for future in [pool.submit(make) for _ in range(4)]] == [0] * 4


def test_what_another_process_has_just_made_is_left_alone(catalogue: Catalogue) -> None:
    changes(catalogue, source())
    catalogue._create()
    assert [row.file for row in catalogue.sources()] == ["ekdala.pdf"]


def test_what_is_stored_survives_closing(tmp_path: Path) -> None:
    path, parsed = tmp_path / "katalog.db", source()
    first = Catalogue(path, create=True)
    first.store(parsed, PATH)
    first.close()
    second = Catalogue(path, create=True)
    assert second.parsed(second.source("ekdala.pdf")) == parsed
    second.close()


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, 99])
def test_a_catalogue_of_another_format_is_refused(tmp_path: Path, version: int) -> None:
    path = tmp_path / "katalog.db"
    Catalogue(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    for create in (False, True):
        with pytest.raises(StateError, match=f"format {version}") as caught:
            Catalogue(path, create)
        assert caught.value.code == "E401"


def test_a_damaged_catalogue_is_a_typed_error(tmp_path: Path) -> None:
    path = tmp_path / "katalog.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(KommunsokError):
        Catalogue(path)


@pytest.fixture
def other(catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """A second writer on the same folder, who does not wait long."""
    monkeypatch.setattr(module, "_BUSY_SECONDS", 0.1)
    return Catalogue(tmp_path / "katalog.db")


def test_a_second_writer_is_refused_and_a_reader_is_not(catalogue: Catalogue, other: Catalogue) -> None:
    catalogue.store(source(), PATH)
    with catalogue.transaction():
        catalogue.store(source("b.pdf", "b"), PATH)
        for write in (
            lambda: other.store(source("c.pdf", "c"), PATH),
            lambda: other.record_failure("c.pdf", PATH, Problem("E102", "trasig")),
        ):
            with pytest.raises(StateError) as caught:
                write()
            assert caught.value.code == "E404"
        assert [row.file for row in other.sources()] == ["ekdala.pdf"]
    assert [row.file for row in other.sources()] == ["b.pdf", "ekdala.pdf"]
    assert other.store(source("c.pdf", "c"), PATH)[0] is Change.ADDED
    other.close()


def test_a_transaction_is_all_or_nothing(catalogue: Catalogue) -> None:
    def store_and_fail() -> None:
        with catalogue.transaction():
            catalogue.store(source(), PATH)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store_and_fail()
    assert catalogue.sources() == ()
    assert rows_in(catalogue, "blocks") == 0
    assert not catalogue.connection.in_transaction
    assert changes(catalogue, source()) == [Change.ADDED]


def test_storing_that_fails_half_way_leaves_nothing(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    changes(catalogue, source(mark="a"))

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "write_parts", fail)
    with pytest.raises(KeyboardInterrupt):
        catalogue.store(source(mark="b"), PATH)
    assert [(row.version, row.is_current) for row in catalogue.versions("ekdala.pdf")] == [(1, True)]


def test_a_full_disk_is_named_and_leaves_nothing(catalogue: Catalogue) -> None:
    catalogue.connection.execute("PRAGMA max_page_count = 30")
    large = ParsedSource("stor.pdf", "b" * 64, 1, "sättare 1.0", 1, SourceStatus.OK, "x" * 1_000_000)
    with pytest.raises((sqlite3.OperationalError, KommunsokError), match="full"):
        catalogue.store(large, PATH)
    assert catalogue.sources() == ()
    assert changes(catalogue, source()) == [Change.ADDED]


def test_removing_a_source_removes_its_parts(catalogue: Catalogue) -> None:
    catalogue.store(source("a.pdf", "a", Problem("E106", "x", 1)), PATH)
    catalogue.connection.execute("DELETE FROM sources")
    assert [rows_in(catalogue, table) for table in ("blocks", "sections", "documents", "problems")] == [0] * 4


@pytest.mark.parametrize("file", ["n\udce4mnd.pdf", "nämnd.pdf"])
def test_a_file_name_in_another_encoding(catalogue: Catalogue, file: str) -> None:
    """What Python makes of a name in Latin-1, as old zip archives have them."""
    path = Path("/handlingar/n\udce4mnd.pdf")
    try:
        catalogue.store(source(file), path)
    except KommunsokError:
        catalogue.record_failure(file, path, Problem("E104", "namnet"))
