"""Tables go into the catalogue and come back as they were."""

import sqlite3
from pathlib import Path

import pytest

from ingest.blocks import build_blocks
from ingest.catalogue import Catalogue
from ingest.model import Extraction
from ingest.parse import parse_extraction
from ingest.table_store import TABLE_SCHEMA, delete_tables, read_tables, write_tables
from ingest.tables.model import Table
from tests.ingest.tables.pages import page, tables

TEXT = "Område Budget 2024 Utfall 2024 Skillnad\nSkola 12 400 13 500 1 100\nVård 9 100 9 300 200\nNorrby Nej 12 3"


@pytest.fixture
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE sources (id INTEGER PRIMARY KEY)")
    for statement in TABLE_SCHEMA.split(";"):
        connection.execute(statement)
    return connection


def written(connection: sqlite3.Connection) -> tuple[Table, ...]:
    found = tables(page(TEXT))
    assert found
    write_tables(connection, 1, found)
    return found


def test_tables_come_back(connection: sqlite3.Connection) -> None:
    found = written(connection)
    assert read_tables(connection, 1) == found
    assert read_tables(connection, 2) == ()


def test_tables_are_deleted(connection: sqlite3.Connection) -> None:
    written(connection)
    delete_tables(connection, 1)
    assert read_tables(connection, 1) == ()


def test_a_source_keeps_its_tables(tmp_path: Path) -> None:
    parsed = parse_extraction(Extraction("test 1", (page(TEXT),)), "a.pdf", "ab" * 32, 1)
    assert parsed.tables
    assert build_blocks((page(TEXT),))[0] == parsed.text
    catalogue = Catalogue(tmp_path / "katalog.sqlite", create=True)
    catalogue.store(parsed, tmp_path / "a.pdf")
    assert catalogue.parsed(catalogue.sources()[0]).tables == parsed.tables
    catalogue.close()
