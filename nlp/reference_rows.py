"""References to decisions in the catalogue, and the decisions that they mean."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nlp.body_names import is_generic, same_body
from nlp.names import municipality_key
from nlp.references import DecisionReference

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS decision_references (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    document INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
    paragraphs TEXT NOT NULL, date TEXT, year INTEGER NOT NULL, body TEXT,
    PRIMARY KEY (source, start)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS references_by_date ON decision_references (date, year);
CREATE INDEX IF NOT EXISTS decisions_by_paragraph ON decisions (paragraph, date);
CREATE INDEX IF NOT EXISTS decisions_by_document ON decisions (source, document)
"""
_TARGETS: Final = (
    "SELECT decisions.*, sources.sha256, sources.file, documents.board, documents.municipality, documents.doc_type"
    " FROM decisions JOIN sources ON sources.id = decisions.source AND sources.is_current = 1"
    " JOIN documents ON documents.source = decisions.source AND documents.ordinal = decisions.document"
    " WHERE decisions.paragraph = ? AND decisions.date >= ? AND decisions.date <= ?"
    " AND decisions.status IN ('beslut', 'delegationsbeslut')"
    " ORDER BY decisions.date, sources.file, decisions.start"
)
_CITING: Final = (
    "SELECT decision_references.document, decision_references.text, decision_references.paragraphs,"
    " decision_references.body AS said, sources.sha256, sources.file, documents.page_first, documents.title,"
    " documents.doc_type, documents.board, documents.municipality"
    " FROM decision_references JOIN sources ON sources.id = decision_references.source AND sources.is_current = 1"
    " JOIN documents ON documents.source = decision_references.source"
    " AND documents.ordinal = decision_references.document"
    " WHERE decision_references.date = ? OR (decision_references.date IS NULL AND decision_references.year = ?)"
    " ORDER BY sources.file, decision_references.start"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A decision that a reference means.

    Args:
        sha256: of its source file.
        file: name of its source file.
        document: ordinal of its logical document.
        section: ordinal of its section.
        page_first: 1-based.
        body: who decided, or None.
        paragraph: "§ 45".
        date: ISO date.
        diarienummer: as written, or None.
        text: its first clause.
    """

    sha256: str
    file: str
    document: int
    section: int
    page_first: int
    body: str | None
    paragraph: str
    date: str
    diarienummer: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference with the decisions that it means.

    Args:
        reference: where and how it is written.
        targets: one for each §; none when the archive does not hold the decision or cannot tell which is meant.
    """

    reference: DecisionReference
    targets: tuple[Target, ...]

    @property
    def meaning(self) -> tuple[object, ...]:
        """What two references to the same decisions share, however they are written."""
        said = self.reference
        places = tuple((target.body, target.date, target.paragraph) for target in self.targets)
        return places or (said.paragraphs, said.date, said.year, (said.body or "").casefold())


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that refers to a decision.

    Args:
        sha256: of its source file.
        file: name of its source file.
        document: its ordinal.
        page_first: 1-based first page of the document.
        title: of the document.
        doc_type: of the document.
        text: the reference as written.
    """

    sha256: str
    file: str
    document: int
    page_first: int
    title: str
    doc_type: str
    text: str


def write_references(connection: sqlite3.Connection, source: int, found: Sequence[DecisionReference]) -> None:
    """Put references in the place of those that a source has.

    Args:
        connection: of the catalogue, in a transaction.
        source: row number of the source.
        found: offsets into its text.
    """
    connection.execute("DELETE FROM decision_references WHERE source = ?", (source,))
    connection.executemany(
        "INSERT INTO decision_references VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                source,
                one.document,
                one.start,
                one.end,
                one.text,
                json.dumps(one.paragraphs),
                one.date,
                one.year,
                one.body,
            )
            for one in found
        ),
    )


def read_references(connection: sqlite3.Connection, source: int) -> tuple[DecisionReference, ...]:
    """References in a source, in order.

    Args:
        connection: of the catalogue.
        source: row number of the source.
    """
    rows = connection.execute("SELECT * FROM decision_references WHERE source = ? ORDER BY start", (source,))
    return tuple(
        DecisionReference(
            start=row["start"],
            end=row["end"],
            text=row["text"],
            paragraphs=tuple(json.loads(row["paragraphs"])),
            date=row["date"],
            year=row["year"],
            body=row["body"],
            document=row["document"],
        )
        for row in rows
    )


def resolve(connection: sqlite3.Connection, sha256: str, document: int) -> tuple[Resolved, ...]:
    """References in a document to decisions of other documents, each decision once, with what they mean.

    They are looked up when asked for, so that a decision that comes into the archive later is found.

    Args:
        connection: of the catalogue.
        sha256: of the source file.
        document: ordinal of a logical document of it.
    """
    about = connection.execute(
        "SELECT sources.sha256, documents.source, documents.board, documents.municipality FROM documents"
        " JOIN sources ON sources.id = documents.source WHERE sources.sha256 = ? AND documents.ordinal = ?",
        (sha256, document),
    ).fetchone()
    found: dict[tuple[object, ...], Resolved] = {}
    for reference in read_references(connection, about["source"]):
        if reference.document != document:
            continue
        candidates = [_candidates(connection, reference, number, about) for number in reference.paragraphs]
        if any(_is_in(row, sha256, document) for rows in candidates for row in rows):
            continue  # the head of an extract names its own §
        one = Resolved(reference, tuple(_target(rows[0]) for rows in candidates if rows))
        found.setdefault(one.meaning, one)
    return tuple(found.values())


def _is_in(row: sqlite3.Row, sha256: str, document: int) -> bool:
    return bool(row["sha256"] == sha256 and row["document"] == document)


def _candidates(
    connection: sqlite3.Connection, reference: DecisionReference, number: int, about: sqlite3.Row
) -> list[sqlite3.Row]:
    """Clauses of one decision of one body that a § can mean; none when it can mean several."""
    first, last = (
        (reference.date, reference.date) if reference.date else (f"{reference.year}-01-01", f"{reference.year}-12-31")
    )
    rows = connection.execute(_TARGETS, (f"§ {number}", first, last)).fetchall()
    rows = [row for row in rows if _is_near(row["municipality"], about["municipality"])]
    if reference.body is not None and not is_generic(reference.body):
        rows = [row for row in rows if same_body(reference.body, row["body"] or row["board"] or "")]
    elif about["board"]:
        own = [row for row in rows if same_body(about["board"], row["body"] or row["board"] or "")]
        rows = own or rows
    events = {(row["date"], (row["body"] or row["board"] or "").casefold()) for row in rows}
    return rows if len(events) == 1 else []


def citing(connection: sqlite3.Connection, target: Target, municipality: str | None) -> tuple[Citation, ...]:
    """Documents that refer to a decision, in order of their files.

    Args:
        connection: of the catalogue.
        target: the decision.
        municipality: of its document, or None.
    """
    rows = connection.execute(_CITING, (target.date, int(target.date[:4]))).fetchall()
    number = int("".join(filter(str.isdecimal, target.paragraph)))
    found: dict[tuple[str, int], Citation] = {}
    for row in rows:
        if number not in json.loads(row["paragraphs"]) or not _is_near(row["municipality"], municipality):
            continue
        said = row["board"] if row["said"] is None or is_generic(row["said"]) else row["said"]
        if same_body(said or "", target.body or ""):
            citation = Citation(**{name: row[name] for name in Citation.__slots__})
            found.setdefault((row["sha256"], row["document"]), citation)
    return tuple(found.values())


def _is_near(municipality: str | None, own: str | None) -> bool:
    """Whether two documents can be of one municipality."""
    return not municipality or not own or municipality_key(municipality) == municipality_key(own)


def _target(row: sqlite3.Row) -> Target:
    names = ("sha256", "file", "document", "section", "page_first", "paragraph", "date", "diarienummer", "text")
    return Target(body=row["body"] or row["board"], **{name: row[name] for name in names})
