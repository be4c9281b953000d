"""Corrections as words that stand beside what they changed: the field, who, when, and what the machine says."""

import json
import sqlite3
from typing import Final

from nlp.corrections.words import FIELD_WORDS, value_words

# SQL: the corrections in force of one row, as JSON; its source, kind and key are filled in.
MARKS_SQL: Final = (
    "(SELECT json_group_array(json_array(corrected.field, corrections.who, corrections.made_at, corrected.machine))"
    " FROM corrected JOIN corrections ON corrections.id = corrected.correction"
    " WHERE corrected.source = {source} AND corrected.kind = '{kind}' AND corrected.\"row\" = CAST({key} AS TEXT))"
)


def marks(found: str | None) -> tuple[str, ...]:
    """What `MARKS_SQL` gave, for a reader: "Status: rättat av Eva Ek 2026-11-22 (maskinellt: Förslag)".

    Args:
        found: JSON, or None.
    """
    rows = json.loads(found) if found else []
    return tuple(
        f"{FIELD_WORDS[field]}: rättat av {who} {made_at[:10]} (maskinellt: {value_words(field, json.loads(machine))})"
        for field, who, made_at, machine in rows
    )


def decision_marks(connection: sqlite3.Connection, source: int) -> dict[int, tuple[str, ...]]:
    """Start of each clause of a source that people have corrected → what, in words.

    Args:
        connection: of the catalogue; its log of corrections must be there.
        source: row number of the source.
    """
    sql = MARKS_SQL.format(source="decisions.source", kind="beslut", key="decisions.id")
    rows = connection.execute(f"SELECT start, {sql} FROM decisions WHERE source = ?", (source,))
    return {start: told for start, found in rows if (told := marks(found))}


def document_marks(connection: sqlite3.Connection, source: int, ordinal: int) -> tuple[str, ...]:
    """What people have put right in a document, in words.

    Args:
        connection: of the catalogue; its log of corrections must be there.
        source: row number of the source.
        ordinal: of the document.
    """
    sql = MARKS_SQL.format(source="?", kind="dokument", key="?")
    return marks(connection.execute(f"SELECT {sql}", (source, ordinal)).fetchone()[0])
