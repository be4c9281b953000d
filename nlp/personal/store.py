"""Personal data in the catalogue: where something was masked or flagged, and which sections are under secrecy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from ingest.catalogue import Catalogue
from nlp.personal.model import Flag, Masked, PersonalData, Secret

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS masked (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS masked_by_source ON masked (source);
CREATE TABLE IF NOT EXISTS personal_flags (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS personal_flags_by_source ON personal_flags (source);
CREATE TABLE IF NOT EXISTS secrets (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    section INTEGER NOT NULL, page_first INTEGER NOT NULL, page_last INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS secrets_by_source ON secrets (source)
"""
_TABLES: Final = (("masked", Masked), ("personal_flags", Flag), ("secrets", Secret))


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A flagged passage with where it stands.

    Args:
        file: name of its source file.
        sha256: of its source file.
        kind: a key of `nlp.personal.labels.FLAG_KINDS`.
        page: 1-based.
        start: offset in the source's text.
        end: offset after it.
        text: the passage.
    """

    file: str
    sha256: str
    kind: str
    page: int
    start: int
    end: int
    text: str


class PersonalStore:
    """Reads and writes what is known of personal data.

    Args:
        catalogue: open; its connection and transactions are used.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._connection = catalogue.connection
        if not self.is_there(catalogue):
            with catalogue.transaction():
                for statement in _SCHEMA.split(";\n"):
                    self._connection.execute(statement)

    @staticmethod
    def is_there(catalogue: Catalogue) -> bool:
        """Whether a catalogue has the tables already."""
        found = catalogue.connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'secrets'")
        return found.fetchone() is not None

    def replace(self, source: int, data: PersonalData, masked: bool = True) -> None:
        """Put what is known in the place of what was known of a source.

        Args:
            source: row number of the source.
            data: offsets into its text.
            masked: also where something was masked; a text that is masked already shows no longer where.
        """
        parts: tuple[Sequence[Any], ...] = (data.masked, data.flags, data.secrets)
        with self.catalogue.transaction():
            for (table, kind), rows in zip(_TABLES, parts, strict=True):
                if kind is Masked and not masked:
                    continue
                self._connection.execute(f"DELETE FROM {table} WHERE source = ?", (source,))
                self._insert(table, source, rows)

    def add_masked(self, source: int, rows: Sequence[Masked]) -> None:
        """Note more places where something was masked."""
        with self.catalogue.transaction():
            self._insert("masked", source, rows)

    def _insert(self, table: str, source: int, rows: Sequence[Any]) -> None:
        for row in rows:
            names = tuple(type(row).__slots__)
            columns = ", ".join(f'"{name}"' for name in ("source", *names))
            marks = ", ".join("?" * (len(names) + 1))
            values = (source, *(getattr(row, name) for name in names))
            self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)

    def of(self, source: int) -> PersonalData:
        """All that is known of a source.

        Args:
            source: row number of the source.
        """
        return PersonalData(*(tuple(self._rows(table, kind, source)) for table, kind in _TABLES))

    def _rows(self, table: str, kind: Any, source: int) -> list[Any]:
        columns = ", ".join(f'"{name}"' for name in kind.__slots__)
        rows = self._connection.execute(f"SELECT {columns} FROM {table} WHERE source = ? ORDER BY rowid", (source,))
        return [kind(*row) for row in rows]

    def counts(self) -> dict[str, dict[str, int]]:
        """Name of each current source → kind → number of flags; sources without any are left out."""
        found: dict[str, dict[str, int]] = {}
        rows = self._connection.execute(
            "SELECT sources.file, kind, count(*) FROM personal_flags JOIN sources ON sources.id = source"
            " WHERE is_current = 1 GROUP BY 1, 2 ORDER BY 1, 2"
        )
        for file, kind, count in rows:
            found.setdefault(file, {})[kind] = count
        return found

    def flags(self, file: str = "", kinds: Sequence[str] = ()) -> tuple[FlagRow, ...]:
        """Flagged passages of the current sources, by file and place.

        Args:
            file: only of the source with this name.
            kinds: only of these kinds.
        """
        parts, values = [], list[object]()
        if file:
            parts.append(" AND sources.file = ?")
            values.append(file)
        if kinds:
            parts.append(f" AND kind IN ({', '.join('?' * len(kinds))})")
            values.extend(kinds)
        rows = self._connection.execute(
            'SELECT sources.file, sources.sha256, kind, page, start, "end",'
            ' substr(sources.text, start + 1, "end" - start)'
            " FROM personal_flags JOIN sources ON sources.id = source WHERE is_current = 1"
            f"{''.join(parts)} ORDER BY 1, start, kind",
            values,
        )
        return tuple(FlagRow(*row) for row in rows)

    def is_withheld(self, source: int, secrets: bool = False) -> bool:
        """Whether the original of a source holds what the archive does not show: masked text or secret sections.

        Args:
            source: row number of the source.
            secrets: whoever asks may see sections under secrecy.
        """
        found = (
            self._connection.execute(f"SELECT 1 FROM main.{table} WHERE source = ? LIMIT 1", (source,)).fetchone()
            for table in (("masked",) if secrets else ("masked", "secrets"))
        )
        return any(row is not None for row in found)
