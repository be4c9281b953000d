"""Tests of the rows of the catalogue: every field of every part makes the round trip."""

import dataclasses
import sqlite3

import pytest

from ingest.catalogue import Catalogue
from ingest.model import (
    Block,
    BlockKind,
    Inferred,
    LogicalDocument,
    PageRecord,
    ParsedSource,
    Problem,
    Section,
    SourceStatus,
    Word,
)
from ingest.rows import delete_parts, read_inferred, read_parts, write_parts

TEXT = "Rubrik å\nStycke\n1 2 3\n4 5 6"
BLOCKS = (
    Block(0, BlockKind.HEADING, 2, 1, 1, 0, 8, "Rubrik å", "Rubrik å"),
    Block(1, BlockKind.PARAGRAPH, 0, 1, 2, 9, 15, "Stycke", "Sty-"),
    Block(2, BlockKind.TABLE, 0, 2, 2, 16, 27, "1 2 3\n4 5 6", "1 2 3"),
)
SECTIONS = (
    Section(0, None, 0, 0, "", (), 0, 0, 1, 1, 0, 8),
    Section(1, 0, 0, 2, "Rubrik å", ("Ett, två", 'med "citat"', "ö"), 1, 2, 1, 2, 9, 27),
)
DOCUMENTS = (
    LogicalDocument(0, 1, 1, 0, 0, "Första", "rapport", "Titel"),
    LogicalDocument(
        *(1, 1, 2, 1, 2, "Andra", "tjansteutlatande", "Å"),
        municipality="Ekdala kommun",
        board="Socialnämnden",
        diarienummer="SN 2023/101",
        date="2023-04-12",
        meeting_date="2023-05-03",
        signed_by=("Karin Ek", "Lars Björk"),
        inferred=(Inferred("board", "paket", 1),),
    ),
)
PROBLEMS = (Problem("E106", "ingen text", 2), Problem("E105", "hela filen"))
PAGES = (
    PageRecord(1, 595.0, 842.0, "sättare 1.0"),
    PageRecord(2, 595.3, 841.9, "ocr 5", (Word("å", 1.0, 2.0, 3.5, 4.0),)),
)
SOURCE = ParsedSource(
    *("a.pdf", "a" * 64, 9, "sättare 1.0", 2, SourceStatus.PARTIAL, TEXT, BLOCKS, SECTIONS, DOCUMENTS, PROBLEMS),
    pages=PAGES,
)


def insert(catalogue: Catalogue, parsed: ParsedSource, number: int) -> None:
    catalogue.connection.execute(
        "INSERT INTO sources VALUES (?, ?, 'a', 'a', 1, 0, 1, 'x', 1, 'ok', '2023-01-01', '', NULL, '{}')",
        (number, str(number)),
    )
    write_parts(catalogue.connection, number, parsed)


def test_all_parts_come_back(catalogue: Catalogue) -> None:
    insert(catalogue, SOURCE, 7)
    parts = read_parts(catalogue.connection, 7, TEXT)
    assert parts.blocks == BLOCKS
    assert parts.sections == SECTIONS
    assert parts.documents == DOCUMENTS
    assert parts.problems == PROBLEMS
    assert parts.pages == PAGES
    assert all(type(block.kind) is BlockKind for block in parts.blocks)
    assert parts.as_source(SOURCE) == SOURCE


def test_parts_belong_to_their_source(catalogue: Catalogue) -> None:
    insert(catalogue, SOURCE, 7)
    insert(catalogue, dataclasses.replace(SOURCE, blocks=BLOCKS[:1], sections=(), documents=(), problems=()), 8)
    assert len(read_parts(catalogue.connection, 7, TEXT).blocks) == 3
    other = read_parts(catalogue.connection, 8, TEXT)
    assert (other.blocks, other.sections, other.documents, other.problems) == (BLOCKS[:1], (), (), ())


def test_every_column_has_a_field_and_every_field_a_column(catalogue: Catalogue) -> None:
    for table, kind, computed in (
        ("blocks", Block, {"text"}),
        ("sections", Section, set()),
        ("documents", LogicalDocument, set()),
        ("problems", Problem, set()),
        ("pages", PageRecord, set()),
    ):
        columns = {row["name"] for row in catalogue.connection.execute(f"PRAGMA table_info({table})")}
        assert columns - {"source"} == {field.name for field in dataclasses.fields(kind)} - computed


def test_deleting_leaves_nothing_behind(catalogue: Catalogue) -> None:
    insert(catalogue, SOURCE, 7)
    delete_parts(catalogue.connection, 7)
    assert read_parts(catalogue.connection, 7, TEXT).as_source(SOURCE) == dataclasses.replace(
        SOURCE, blocks=(), sections=(), documents=(), problems=(), pages=()
    )


def test_what_format_1_knew_of_inferred_fields_can_be_read() -> None:
    assert read_inferred('["board"]') == (Inferred("board", "paket"),)
    assert read_inferred("[]") == ()


def test_parts_of_no_source_are_refused(catalogue: Catalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        write_parts(catalogue.connection, 99, SOURCE)
