"""A catalogue of format 1 becomes one of today's with all that was in it."""

import sqlite3
from pathlib import Path

import pytest

from ingest import schema
from ingest.catalogue import SCHEMA_VERSION, Catalogue, Change
from ingest.errors import StateError
from ingest.model import Extraction, ParsedSource
from ingest.parse import parse_extraction
from nlp.model import Annotations, Decision, Entity
from nlp.store import AnnotationStore
from tests.support.packages import PACKAGE
from tests.support.typeset import extraction_of

FORMAT_1 = """
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    path TEXT NOT NULL,
    version INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    size INTEGER NOT NULL,
    extractor TEXT NOT NULL,
    page_count INTEGER NOT NULL,
    status TEXT NOT NULL,
    ingested_at TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE UNIQUE INDEX one_current_version ON sources (file) WHERE is_current = 1;
CREATE TABLE blocks (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, kind TEXT NOT NULL, level INTEGER NOT NULL,
    page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lead TEXT NOT NULL,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE sections (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, parent INTEGER, document INTEGER NOT NULL, level INTEGER NOT NULL,
    heading TEXT NOT NULL, path TEXT NOT NULL, block_first INTEGER NOT NULL, block_last INTEGER NOT NULL,
    page_first INTEGER NOT NULL, page_last INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE documents (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    block_first INTEGER NOT NULL, block_last INTEGER NOT NULL, first_line TEXT NOT NULL,
    doc_type TEXT NOT NULL, title TEXT NOT NULL, municipality TEXT, board TEXT, diarienummer TEXT,
    date TEXT, meeting_date TEXT, signed_by TEXT NOT NULL, inferred TEXT NOT NULL,
    PRIMARY KEY (source, ordinal)
) WITHOUT ROWID;
CREATE TABLE problems (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    code TEXT NOT NULL, detail TEXT NOT NULL, page INTEGER NOT NULL
);
CREATE TABLE failures (
    file TEXT PRIMARY KEY, path TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL, failed_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS annotated (
    source INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE, model TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS decisions (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    document INTEGER NOT NULL, section INTEGER NOT NULL, page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, status TEXT NOT NULL, types TEXT NOT NULL,
    subject TEXT NOT NULL, body TEXT, paragraph TEXT, diarienummer TEXT, date TEXT, confidence REAL NOT NULL,
    model TEXT NOT NULL, dnr TEXT NOT NULL, laws TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decisions_by_source ON decisions (source);
CREATE TABLE IF NOT EXISTS entities (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, label TEXT NOT NULL, norm TEXT
);
CREATE INDEX IF NOT EXISTS entities_by_source ON entities (source);
CREATE TABLE rattelser (id INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL);
PRAGMA user_version = 1;
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A catalogue of format 1 with two versions of a file, and somebody's corrections."""
    path = tmp_path / "katalog.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(FORMAT_1)
        for number, current in ((1, 0), (2, 1)):
            connection.execute(
                "INSERT INTO sources VALUES (?, ?, 'ekdala.pdf', '/e.pdf', ?, ?, 9, 'pypdf 1', 3, 'ok', ?, 'Rubrik')",
                (number, str(number) * 64, number, current, "2023-05-03T00:00:00+00:00"),
            )
            connection.execute("INSERT INTO blocks VALUES (?, 0, 'heading', 1, 1, 1, 0, 6, 'Rubrik')", (number,))
            connection.execute("INSERT INTO sections VALUES (?, 0, NULL, 0, 1, 'R', '[]', 0, 0, 1, 1, 0, 6)", (number,))
            connection.execute(
                "INSERT INTO documents VALUES (?, 0, 1, 3, 0, 0, 'Rubrik', 'rapport', 'Rubrik', 'Ekdala kommun',"
                " 'Nämnden', NULL, NULL, NULL, '[\"Karin Ek\"]', '[\"board\"]')",
                (number,),
            )
        connection.execute("INSERT INTO failures VALUES ('fel.pdf', '/fel.pdf', 'E102', 'trasig', 'då')")
        connection.execute("INSERT INTO annotated VALUES (2, 'gammal 1')")
        connection.execute("INSERT INTO rattelser VALUES (1, 'board', 'Rätt nämnd')")
    connection.close()
    return path


def test_everything_is_there_after_opening(old: Path) -> None:
    catalogue = Catalogue(old)
    assert catalogue.connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    first, second = catalogue.versions("ekdala.pdf")
    assert [(row.version, row.is_current, row.parent, row.given.url) for row in (first, second)] == [
        (1, False, None, ""),
        (2, True, None, ""),
    ]
    parsed = catalogue.parsed(second)
    (document,) = parsed.documents
    assert (document.board, document.signed_by, document.parent) == ("Nämnden", ("Karin Ek",), None)
    assert [(item.field, item.source) for item in document.inferred] == [("board", "paket")]
    assert (parsed.text, len(parsed.blocks), len(parsed.sections)) == ("Rubrik", 1, 1)
    assert [failure.file for failure in catalogue.failures()] == ["fel.pdf"]
    assert AnnotationStore(catalogue).models() == {2: "gammal 1"}
    assert [tuple(row) for row in catalogue.connection.execute("SELECT field, value FROM rattelser")] == [
        ("board", "Rätt nämnd")
    ]
    catalogue.close()


def test_pages_of_old_sources_have_the_reader_of_their_file(old: Path) -> None:
    catalogue = Catalogue(old)
    pages = catalogue.pages(catalogue.source("ekdala.pdf"))
    assert [(page.number, page.extractor, page.words) for page in pages] == [(n, "pypdf 1", ()) for n in (1, 2, 3)]
    catalogue.close()


def test_it_can_be_written_to_as_a_new_one_can(old: Path) -> None:
    catalogue = Catalogue(old)
    extraction: Extraction = extraction_of(*PACKAGE)
    parsed: ParsedSource = parse_extraction(extraction, "ekdala.pdf", "c" * 64, 7)
    change, source = catalogue.store(parsed, Path("/e.pdf"))
    assert change is Change.UPDATED
    assert catalogue.parsed(catalogue.source("ekdala.pdf")) == parsed
    decision = Decision(0, 0, 1, 1, 0, 3, "att", "beslut", ("godkanna",), "ovrigt")
    AnnotationStore(catalogue).replace(source, Annotations((Entity(0, 3, "att", "DATE"),), (decision,), "ny 2"))
    assert AnnotationStore(catalogue).annotations(source).model == "ny 2"
    catalogue.close()


def test_tables_are_those_of_a_new_catalogue(old: Path, tmp_path: Path) -> None:
    migrated, fresh = Catalogue(old), Catalogue(tmp_path / "ny.db", create=True)
    shapes = []
    for catalogue in (migrated, fresh):
        names = [row[0] for row in catalogue.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        shapes.append(
            {
                name: {row["name"] for row in catalogue.connection.execute(f"PRAGMA table_info({name})")}
                for name in names
                if name not in ("rattelser", "annotated", "decisions", "entities")
            }
        )
        catalogue.close()
    assert shapes[0] == shapes[1]


def test_opening_twice_migrates_once(old: Path) -> None:
    Catalogue(old).close()
    catalogue = Catalogue(old, create=True)
    assert len(catalogue.all_versions()) == 2
    catalogue.close()


def test_a_migration_that_fails_leaves_the_old_catalogue(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "_PAGES_OF_OLD", "INSERT INTO nowhere VALUES (1)")
    with pytest.raises(sqlite3.OperationalError):
        Catalogue(old)
    with sqlite3.connect(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        columns = [row[1] for row in connection.execute("PRAGMA table_info(sources)")]
    connection.close()
    assert "given" not in columns


def test_another_writer_is_told_of_and_the_file_is_closed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.catalogue._BUSY_SECONDS", 0.05)
    connection = sqlite3.connect(old, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(StateError) as caught:
        Catalogue(old)
    assert caught.value.code == "E404"
    connection.close()


def test_a_table_that_a_catalogue_of_todays_format_lacks_is_made(tmp_path: Path) -> None:
    path = tmp_path / "katalog.db"
    Catalogue(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.executescript("DROP TABLE cells; DROP TABLE tables")
    connection.close()
    for _ in range(2):
        catalogue = Catalogue(path)
        assert schema.is_up_to_date(catalogue.connection)
        assert catalogue.connection.execute("SELECT count(*) FROM cells").fetchone()[0] == 0
        catalogue.close()
