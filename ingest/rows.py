"""Rows of the catalogue for the parts of a source: blocks, sections, documents, problems."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any, Protocol

from ingest.model import Block, BlockKind, LogicalDocument, ParsedSource, Problem, Section, SourceStatus

_BLOCK = ("ordinal", "kind", "level", "page_first", "page_last", "start", "end", "lead")
_SECTION = tuple(Section.__slots__)
_DOCUMENT = tuple(LogicalDocument.__slots__)
_LISTS = frozenset({"path", "signed_by", "inferred"})


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
        )


def write_parts(connection: sqlite3.Connection, source: int, parsed: ParsedSource) -> None:
    """Insert blocks, sections, documents and problems of a source."""
    _insert(connection, "blocks", _BLOCK, source, parsed.blocks)
    _insert(connection, "sections", _SECTION, source, parsed.sections)
    _insert(connection, "documents", _DOCUMENT, source, parsed.documents)
    _insert(connection, "problems", ("code", "detail", "page"), source, parsed.problems)


def _insert(
    connection: sqlite3.Connection, table: str, names: tuple[str, ...], source: int, parts: tuple[object, ...]
) -> None:
    columns = ", ".join(["source", *(f'"{name}"' for name in names)])
    marks = ", ".join("?" * (len(names) + 1))
    rows = ((source, *(_pack(getattr(part, name)) for name in names)) for part in parts)
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _pack(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value


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
        documents=tuple(LogicalDocument(**row) for row in _select(connection, "documents", _DOCUMENT, source)),
        problems=tuple(Problem(**row) for row in _select(connection, "problems", ("code", "detail", "page"), source)),
    )


def _select(connection: sqlite3.Connection, table: str, names: tuple[str, ...], source: int) -> list[dict[str, Any]]:
    columns = ", ".join(f'"{name}"' for name in names)
    order = "rowid" if table == "problems" else "ordinal"
    rows = connection.execute(f"SELECT {columns} FROM {table} WHERE source = ? ORDER BY {order}", (source,))
    return [{name: tuple(json.loads(row[name])) if name in _LISTS else row[name] for name in names} for row in rows]
