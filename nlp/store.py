"""Annotations in the catalogue: what language analysis said about each source, and the lists made from it."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from ingest.catalogue import Catalogue
from nlp import case_keys, reference_rows
from nlp.corrections import CorrectionStore
from nlp.corrections.log import make_tables
from nlp.corrections.marks import MARKS_SQL, marks
from nlp.diarienummer import normalise
from nlp.filters import DecisionFilter, conditions, order_by
from nlp.linking import tables as linking
from nlp.model import Annotations, Decision, Entity
from nlp.names import fold, law_keys, municipality_key

__all__ = ["AnnotationStore", "DecisionFilter", "DecisionRow"]

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS annotated (
    source INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE, model TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS decisions (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    document INTEGER NOT NULL, section INTEGER NOT NULL, page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, status TEXT NOT NULL, types TEXT NOT NULL,
    subject TEXT NOT NULL, body TEXT, paragraph TEXT, diarienummer TEXT, date TEXT, confidence REAL NOT NULL,
    model TEXT NOT NULL, dnr TEXT NOT NULL, laws TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '', mover TEXT, votes TEXT, cites TEXT NOT NULL DEFAULT '[]',
    amounts TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX IF NOT EXISTS decisions_by_source ON decisions (source);
CREATE TABLE IF NOT EXISTS entities (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, label TEXT NOT NULL, norm TEXT
);
CREATE INDEX IF NOT EXISTS entities_by_source ON entities (source);
"""
# Columns that a catalogue from before them is given; its sources are annotated anew, since the model is another.
_LATER: Final = {
    "detail": "TEXT NOT NULL DEFAULT ''",
    "mover": "TEXT",
    "votes": "TEXT",
    "cites": "TEXT NOT NULL DEFAULT '[]'",
    "amounts": "TEXT NOT NULL DEFAULT '[]'",
}
_LISTS: Final = ("types", "cites", "amounts")  # stored as JSON
_TABLES: Final = {"annotated", "case_keys", "case_list", "decision_references", *linking.TABLES}
_DECISION: Final = tuple(field.name for field in fields(Decision))
_ENTITY: Final = tuple(field.name for field in fields(Entity))
_MARKS: Final = MARKS_SQL.format(source="decisions.source", kind="beslut", key="decisions.id")
DECISIONS_SQL: Final = (
    "FROM decisions JOIN sources ON sources.id = decisions.source"
    " JOIN documents ON documents.source = decisions.source AND documents.ordinal = decisions.document"
    " WHERE sources.is_current = 1"
)
"""The clauses of the current sources with their documents; what `nlp.filters.conditions` makes goes after it."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision clause with where it stands.

    Args:
        id: row number; changes when its source is read anew.
        sha256: of its source file.
        file: name of its source file.
        title: of its logical document.
        doc_type: of its logical document.
        municipality: of its logical document, or None.
        board: of its logical document, or None.
        decision: the clause.
        corrected: what people have put right in it, in words.
    """

    id: int
    sha256: str
    file: str
    title: str
    doc_type: str
    municipality: str | None
    board: str | None
    decision: Decision
    corrected: tuple[str, ...] = ()


class AnnotationStore:
    """Reads and writes annotations in a catalogue.

    Args:
        catalogue: open; its connection and transactions are used.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._connection = catalogue.connection
        known = {row[0] for row in self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        make_tables(catalogue)
        if _TABLES - known:
            with catalogue.transaction():
                self._make_tables()
        columns = {row["name"] for row in self._connection.execute("PRAGMA table_info(decisions)")}
        if missing := [name for name in _LATER if name not in columns]:
            with catalogue.transaction():
                for name in missing:
                    self._connection.execute(f"ALTER TABLE decisions ADD COLUMN {name} {_LATER[name]}")
        for function in (fold, municipality_key):
            self._connection.create_function(function.__name__, 1, _none_through(function), deterministic=True)

    def _make_tables(self) -> None:
        """Make the tables that are missing, and work out what those of an older catalogue's sources hold."""
        for schema in (_SCHEMA, case_keys.SCHEMA, reference_rows.SCHEMA, linking.SCHEMA):
            for statement in filter(str.strip, schema.split(";\n")):
                self._connection.execute(statement)
        for row in self._connection.execute("SELECT source FROM annotated").fetchall():
            case_keys.write_keys(self._connection, row[0])
            linking.write(self._connection, row[0])

    def replace(self, source: int, annotations: Annotations) -> None:
        """Put annotations in the place of those that a source has.

        Args:
            source: row number of the source.
            annotations: offsets into its text.
        """
        with self.catalogue.transaction():
            for table in ("annotated", "decisions", "entities"):
                self._connection.execute(f"DELETE FROM {table} WHERE source = ?", (source,))
            self._connection.execute("INSERT INTO annotated VALUES (?, ?)", (source, annotations.model))
            self._insert("entities", _ENTITY, source, [_values(entity, _ENTITY) for entity in annotations.entities])
            rows = [
                (*_values(decision, _DECISION), *_keys(decision, annotations.entities))
                for decision in annotations.decisions
            ]
            self._insert("decisions", (*_DECISION, "dnr", "laws"), source, rows)
            case_keys.write_keys(self._connection, source)
            reference_rows.write_references(self._connection, source, annotations.references)
            linking.write(self._connection, source)
            CorrectionStore(self.catalogue).renew(source)

    def _insert(self, table: str, names: Sequence[str], source: int, rows: Sequence[tuple[Any, ...]]) -> None:
        columns = ", ".join(["source", *(f'"{name}"' for name in names)])
        marks = ", ".join("?" * (len(names) + 1))
        statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        self._connection.executemany(statement, ((source, *row) for row in rows))

    def annotations(self, source: int) -> Annotations:
        """All annotations of a source.

        Args:
            source: row number of the source.
        """
        model = self._connection.execute("SELECT model FROM annotated WHERE source = ?", (source,)).fetchone()
        decisions = self._connection.execute("SELECT * FROM decisions WHERE source = ? ORDER BY id", (source,))
        return Annotations(
            entities=self.entities(source),
            decisions=tuple(_decision(row) for row in decisions),
            model=model[0] if model else "",
            references=reference_rows.read_references(self._connection, source),
        )

    def models(self) -> dict[int, str]:
        """Row number of a source → name and version of what annotated it."""
        return {int(row[0]): str(row[1]) for row in self._connection.execute("SELECT source, model FROM annotated")}

    def entities(self, source: int) -> tuple[Entity, ...]:
        """Entities of a source in order.

        Args:
            source: row number of the source.
        """
        names = ", ".join(f'"{name}"' for name in _ENTITY)
        rows = self._connection.execute(f"SELECT {names} FROM entities WHERE source = ? ORDER BY rowid", (source,))
        return tuple(Entity(*row) for row in rows)

    def decisions(
        self, filter_: DecisionFilter | None = None, limit: int | None = None, offset: int = 0, sort: str = ""
    ) -> tuple[DecisionRow, ...]:
        """Decision clauses of the current sources, by file and place unless told otherwise.

        Args:
            filter_: what they must fulfil.
            limit: most rows; None for all.
            offset: rows to skip.
            sort: as `nlp.filters.order_by` takes it.
        """
        return tuple(self.each_decision(filter_, limit, offset, sort))

    def each_decision(
        self, filter_: DecisionFilter | None = None, limit: int | None = None, offset: int = 0, sort: str = ""
    ) -> Iterator[DecisionRow]:
        """The same as `decisions`, one by one."""
        where, values = conditions(filter_ or DecisionFilter())
        rows = self._connection.execute(
            "SELECT decisions.*, sources.sha256, sources.file, documents.title, documents.doc_type,"
            f" documents.municipality, documents.board AS board, {_MARKS} AS marks {DECISIONS_SQL}{where}"
            f" ORDER BY {order_by(sort)} LIMIT ? OFFSET ?",
            (*values, -1 if limit is None else limit, offset),
        )
        return map(_row, rows)

    def count_decisions(self, filter_: DecisionFilter | None = None) -> int:
        """Number of decision clauses that fulfil a filter."""
        where, values = conditions(filter_ or DecisionFilter())
        return int(self._connection.execute(f"SELECT count(*) {DECISIONS_SQL}{where}", values).fetchone()[0])


def _values(item: object, names: Sequence[str]) -> tuple[Any, ...]:
    values = (getattr(item, name) for name in names)
    return tuple(json.dumps(value) if isinstance(value, tuple) else value for value in values)


def _keys(decision: Decision, entities: Sequence[Entity]) -> tuple[str, str]:
    """What a clause is filed under: its normalised diarienummer and the laws that it cites."""
    laws = {
        key
        for entity in entities
        for key in law_keys(entity.norm or entity.text)
        if entity.label == "LAW" and decision.start <= entity.start < decision.end
    }
    return (normalise(decision.diarienummer or "") or "", json.dumps(sorted(laws)))


def _decision(row: sqlite3.Row) -> Decision:
    values = {name: row[name] for name in _DECISION}
    return Decision(**{**values, **{name: tuple(json.loads(row[name])) for name in _LISTS}})


def _row(row: sqlite3.Row) -> DecisionRow:
    names = ("id", "sha256", "file", "title", "doc_type", "municipality", "board")
    return DecisionRow(**{name: row[name] for name in names}, decision=_decision(row), corrected=marks(row["marks"]))


def _none_through(function: Callable[[str], str]) -> Callable[[str | None], str | None]:
    """A function for SQL, where a missing value stays missing."""
    return lambda value: None if value is None else function(value)
