"""A connection to the catalogue that shows nothing of the sections under secrecy.

Temporary views stand in front of the tables, so that every question asked over the connection, in whatever module, is
answered without them: text is blank there, headings and titles read "Sekretess", and rows of other tables that point
into such a section (decisions, entities, cells …) are not there. Writing goes to the tables and needs a connection
without the screen.
"""

import json
import sqlite3
from typing import Final

from ingest.catalogue import Catalogue
from nlp.personal.screen_corrections import SHOWN_SQL
from nlp.personal.store import PersonalStore

SHOWN: Final = "Sekretess"
_NOT_SCREENED: Final = frozenset({"secrets", "masked"})
_HIDDEN: Final = (
    "EXISTS (SELECT 1 FROM main.secrets AS s WHERE s.source = {row}.source"
    ' AND s.start < {row}."end" AND s."end" > {row}.start)'
)
_HEAD: Final = (
    "EXISTS (SELECT 1 FROM main.secrets AS s JOIN main.blocks AS b ON b.source = s.source"
    ' WHERE s.source = t.source AND b.ordinal = t.block_first AND s.start <= b.start AND b.start < s."end")'
)
_SECTION: Final = "EXISTS (SELECT 1 FROM main.secrets AS s WHERE s.source = t.source AND s.section = t.ordinal)"
_PAGE: Final = (
    "EXISTS (SELECT 1 FROM main.secrets AS s WHERE s.source = t.source"
    " AND t.number BETWEEN s.page_first AND s.page_last)"
)
# Table → column → SQL of what is shown of it; `t` is the row.
_COLUMNS: Final = {
    "sources": {"text": "blank_secret(t.id, t.text)"},
    "blocks": {"lead": f"CASE WHEN {_HIDDEN.format(row='t')} THEN '' ELSE t.lead END"},
    "sections": {
        "heading": f"CASE WHEN {_SECTION} AND t.heading != '' THEN '{SHOWN}' ELSE t.heading END",
        "path": f"CASE WHEN {_SECTION} THEN '{json.dumps([SHOWN])}' ELSE t.path END",
    },
    "documents": {
        "title": f"CASE WHEN {_HEAD} OR is_secret(t.source, t.title) THEN '{SHOWN}' ELSE t.title END",
        "first_line": f"CASE WHEN {_HEAD} OR is_secret(t.source, t.first_line) THEN '{SHOWN}' ELSE t.first_line END",
        "diarienummer": f"CASE WHEN {_HEAD} OR is_secret(t.source, t.diarienummer) THEN NULL ELSE t.diarienummer END",
        "signed_by": f"CASE WHEN {_HEAD} THEN '[]' ELSE t.signed_by END",
    },
    "pages": {"words": f"CASE WHEN {_PAGE} THEN '[]' ELSE t.words END"},
}
_CASE_KEY: Final = (
    "NOT CASE WHEN t.own THEN EXISTS (SELECT 1 FROM main.documents AS d JOIN main.blocks AS b"
    " ON b.source = d.source AND b.ordinal = d.block_first JOIN main.secrets AS s ON s.source = d.source"
    " WHERE d.source = t.source AND d.ordinal = t.document"
    ' AND (s.start <= b.start AND b.start < s."end" OR is_secret(d.source, d.diarienummer)))'
    " ELSE NOT EXISTS (SELECT 1 FROM main.decisions AS c WHERE c.source = t.source AND c.document = t.document"
    f" AND c.dnr = t.dnr AND NOT {_HIDDEN.format(row='c')}) END"
)
_CASE: Final = (
    "EXISTS (SELECT 1 FROM temp.case_keys AS k JOIN main.sources AS s ON s.id = k.source AND s.is_current = 1"
    " WHERE k.year = t.year AND k.number = t.number AND k.in_board = t.in_board"
    " AND k.in_municipality = t.in_municipality)"
)
# Table → condition of the rows that are shown, where it holds no offsets.
_ROWS: Final = {"case_keys": _CASE_KEY, "case_list": _CASE, "corrections": SHOWN_SQL}


def has_secrets(catalogue: Catalogue) -> bool:
    """Whether any section of an archive is under secrecy."""
    if not PersonalStore.is_there(catalogue):
        return False
    return catalogue.connection.execute("SELECT 1 FROM main.secrets LIMIT 1").fetchone() is not None


def screen(catalogue: Catalogue) -> None:
    """Hide the sections under secrecy from all that is asked over the connection of a catalogue.

    Args:
        catalogue: open, for reading only from now on where it has such sections.
    """
    if not has_secrets(catalogue):
        return
    connection = catalogue.connection
    hidden = _Hidden(connection)
    connection.create_function("blank_secret", 2, hidden.blanked, deterministic=True)
    connection.create_function("is_secret", 2, hidden.holds, deterministic=True)
    tables = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        columns = [row[1] for row in connection.execute(f'PRAGMA main.table_info("{name}")')]
        select = _select(name, columns)
        if select:
            connection.execute(f'CREATE TEMP VIEW "{name}" AS {select}')


def _select(name: str, columns: list[str]) -> str:
    """What is shown of a table, or "" where it needs no screen."""
    shown = _COLUMNS.get(name)
    if shown is not None:
        values = ((column, shown.get(column, f't."{column}"')) for column in columns)
        parts = ", ".join(f'{value} AS "{column}"' for column, value in values)
        return f'SELECT {parts} FROM main."{name}" AS t'
    if name in _ROWS:
        return f'SELECT t.* FROM main."{name}" AS t WHERE {_ROWS[name]}'
    if name not in _NOT_SCREENED and {"source", "start", "end"} <= set(columns):
        return f'SELECT t.* FROM main."{name}" AS t WHERE NOT {_HIDDEN.format(row="t")}'
    return ""


class _Hidden:
    """The secret stretches of the texts of an archive."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._texts: dict[int, tuple[str, str]] = {}
        rows = connection.execute('SELECT source, start, "end" FROM main.secrets ORDER BY source, start')
        for source, start, end in rows:
            self._spans.setdefault(source, []).append((start, end))
        for source, spans in self._spans.items():
            text = connection.execute("SELECT text FROM main.sources WHERE id = ?", (source,)).fetchone()[0]
            secret = "\n".join(text[start:end] for start, end in spans)
            self._texts[source] = (_folded(secret), _folded(self.blanked(source, text)))

    def blanked(self, source: int, text: str) -> str:
        """A source's text with blanks where it is secret."""
        for start, end in self._spans.get(source, ()):
            text = text[:start] + "".join("\n" if sign == "\n" else " " for sign in text[start:end]) + text[end:]
        return text

    def holds(self, source: int, value: str | None) -> bool:
        """Whether a value stands in the secret part of a source's text and nowhere else in it."""
        secret, public = self._texts.get(source, ("", ""))
        return bool(value) and _folded(value or "") in secret and _folded(value or "") not in public


def _folded(text: str) -> str:
    return " ".join(text.split())
