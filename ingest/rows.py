"""Rows of the catalogue for the parts of a source: pages, blocks, sections, documents, problems."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass, is_dataclass
from typing import Any, Protocol

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
from ingest.table_store import delete_tables, read_tables, write_tables
from ingest.tables.model import Table

_BLOCK = ("ordinal", "kind", "level", "page_first", "page_last", "start", "end", "lead")
_SECTION = tuple(Section.__slots__)
_DOCUMENT = tuple(LogicalDocument.__slots__)
_PAGE = tuple(PageRecord.__slots__)
_PROBLEM = ("code", "detail", "page")
_LISTS = frozenset({"path", "signed_by", "words"})
_ORDER = {"problems": "rowid", "pages": "number"}


class _SourceFields(Protocol):
    """The fields of a stored source that a `ParsedSource` needs."""

    @property
    def file(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def extractor(self) -> str: ...
    @property
    def page_count(self) -> int: ...
    @property
    def status(self) -> SourceStatus: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What a source is made of."""

    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    documents: tuple[LogicalDocument, ...]
    problems: tuple[Problem, ...]
    pages: tuple[PageRecord, ...]
    tables: tuple[Table, ...]

    def as_source(self, row: _SourceFields) -> ParsedSource:
        """The parts with the fields of their source."""
        return ParsedSource(
            file=row.file,
            sha256=row.sha256,
            size=row.size,
            extractor=row.extractor,
            page_count=row.page_count,
            status=row.status,
            text=self.text,
            blocks=self.blocks,
            sections=self.sections,
            documents=self.documents,
            problems=self.problems,
            pages=self.pages,
            tables=self.tables,
        )


def write_parts(connection: sqlite3.Connection, source: int, parsed: ParsedSource) -> None:
    """Insert pages, blocks, sections, documents and problems of a source."""
    _insert(connection, "pages", _PAGE, source, parsed.pages)
    _insert(connection, "blocks", _BLOCK, source, parsed.blocks)
    _insert(connection, "sections", _SECTION, source, parsed.sections)
    _insert(connection, "documents", _DOCUMENT, source, parsed.documents)
    _insert(connection, "problems", _PROBLEM, source, parsed.problems)
    write_tables(connection, source, parsed.tables)


def delete_parts(connection: sqlite3.Connection, source: int) -> None:
    """Delete what `write_parts` inserted for a source."""
    delete_tables(connection, source)
    for table in ("pages", "blocks", "sections", "documents", "problems"):
        connection.execute(f"DELETE FROM {table} WHERE source = ?", (source,))


def _insert(
    connection: sqlite3.Connection, table: str, names: tuple[str, ...], source: int, parts: tuple[object, ...]
) -> None:
    columns = ", ".join(["source", *(f'"{name}"' for name in names)])
    marks = ", ".join("?" * (len(names) + 1))
    rows = ((source, *(_pack(getattr(part, name)) for name in names)) for part in parts)
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _pack(value: object) -> object:
    if not isinstance(value, tuple):
        return value
    plain = [list(astuple(item)) if is_dataclass(item) and not isinstance(item, type) else item for item in value]
    return json.dumps(plain, ensure_ascii=False)


def read_parts(connection: sqlite3.Connection, source: int, text: str) -> Parts:
    """Read the parts of a source back.

    Args:
        connection: the catalogue's.
        source: row number of the source.
        text: its text, which the blocks are cut from.
    """
    blocks = tuple(
        Block(
            **{**row, "kind": BlockKind(row["kind"])},
            text=text[row["start"] : row["end"]],
        )
        for row in _select(connection, "blocks", _BLOCK, source)
    )
    return Parts(
        text=text,
        blocks=blocks,
        sections=tuple(Section(**row) for row in _select(connection, "sections", _SECTION, source)),
        documents=tuple(_document(row) for row in _select(connection, "documents", _DOCUMENT, source)),
        problems=tuple(Problem(**row) for row in _select(connection, "problems", _PROBLEM, source)),
        pages=tuple(read_pages(connection, source)),
        tables=read_tables(connection, source),
    )


def _document(row: dict[str, Any]) -> LogicalDocument:
    """A document; format 1 of the catalogue knew which fields were inferred, but not from what."""
    return LogicalDocument(**{**row, "inferred": read_inferred(row["inferred"])})


def read_inferred(text: str) -> tuple[Inferred, ...]:
    """The inferred fields of a document as a column of the catalogue holds them."""
    found = json.loads(text)
    return tuple(Inferred(item, "paket") if isinstance(item, str) else Inferred(*item) for item in found)


def read_pages(connection: sqlite3.Connection, source: int) -> Iterator[PageRecord]:
    """Where the text of each page of a source came from, in order."""
    for row in _select(connection, "pages", _PAGE, source):
        yield PageRecord(**{**row, "words": tuple(Word(*word) for word in row["words"])})


def _select(connection: sqlite3.Connection, table: str, names: tuple[str, ...], source: int) -> list[dict[str, Any]]:
    columns = ", ".join(f'"{name}"' for name in names)
    order = _ORDER.get(table, "ordinal")
    rows = connection.execute(f"SELECT {columns} FROM {table} WHERE source = ? ORDER BY {order}", (source,))
    return [{name: tuple(json.loads(row[name])) if name in _LISTS else row[name] for name in names} for row in rows]
