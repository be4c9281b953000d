"""What can be asked of a catalogue: sources by name and digest, their versions, pages and parts, failures."""

import sqlite3
from typing import Final

from ingest.errors import NotFoundError
from ingest.manifest import Given, load_given
from ingest.model import PageRecord, ParsedSource, SourceStatus
from ingest.records import Change, Failure, SourceRow
from ingest.rows import read_pages, read_parts

_DIGITS: Final = 12


class Lookups:
    """The reading half of `ingest.catalogue.Catalogue`.

    Attributes:
        connection: to the database.
    """

    connection: sqlite3.Connection

    def change_for(self, sha256: str, file: str) -> Change:
        """What storing content with this digest under this name would do."""
        row = self.connection.execute("SELECT file, is_current FROM sources WHERE sha256 = ?", (sha256,)).fetchone()
        if row is not None and not row["is_current"]:
            return Change.RESTORED
        if row is not None:
            return Change.UNCHANGED if row["file"] == file else Change.DUPLICATE
        return Change.UPDATED if self.versions(file) else Change.ADDED

    def next_version(self, file: str, sha256: str = "") -> int:
        """Number of the next version of a file; the one that it had when the content has been a version of it."""
        versions = self.versions(file)
        own = [row.version for row in versions if row.sha256 == sha256]
        return own[0] if own else max((row.version for row in versions), default=0) + 1

    def given_for(self, file: str) -> Given:
        """What a manifest has said about the current version of a file."""
        found = self._rows("WHERE file = ? AND is_current = 1", (file,))
        return found[0].given if found else Given()

    def failures(self) -> tuple[Failure, ...]:
        """Files that could not be read, by name."""
        rows = self.connection.execute("SELECT * FROM failures ORDER BY file")
        return tuple(Failure(**dict(row)) for row in rows)

    def problem_counts(self) -> dict[int, int]:
        """Row number of a source → number of its problems; sources without any are left out."""
        rows = self.connection.execute("SELECT source, count(*) FROM problems GROUP BY source")
        return {int(source): int(count) for source, count in rows}

    def has_problem(self, source: int, code: str) -> bool:
        """Whether a source has a problem with that code."""
        rows = self.connection.execute("SELECT 1 FROM problems WHERE source = ? AND code = ? LIMIT 1", (source, code))
        return rows.fetchone() is not None

    def sources(self) -> tuple[SourceRow, ...]:
        """The newest version of every source, by name."""
        return self._rows("WHERE is_current = 1 ORDER BY file")

    def all_versions(self) -> tuple[SourceRow, ...]:
        """Every version of every source, by name."""
        return self._rows("ORDER BY file, version")

    def versions(self, file: str) -> tuple[SourceRow, ...]:
        """All versions of a source, oldest first."""
        return self._rows("WHERE file = ? ORDER BY version", (file,))

    def attached_to(self, source: int) -> tuple[SourceRow, ...]:
        """Sources that are attached to one, by name."""
        return self._rows("WHERE parent = ? ORDER BY file", (source,))

    def _rows(self, where: str, values: tuple[object, ...] = ()) -> tuple[SourceRow, ...]:
        names = ", ".join(SourceRow.__slots__)
        return tuple(_source(row) for row in self.connection.execute(f"SELECT {names} FROM sources {where}", values))

    def known(self, sha256: str) -> SourceRow | None:
        """The source with that digest, or None."""
        return next(iter(self._rows("WHERE sha256 = ?", (sha256,))), None)

    def source(self, key: str) -> SourceRow:
        """The newest source by file name, or any by its SHA-256 (12 characters or more are enough).

        Raises:
            NotFoundError: there is none.
        """
        found = self._rows("WHERE file = ? AND is_current = 1", (key,))
        if not found and len(key) >= _DIGITS:
            found = self._rows("WHERE substr(sha256, 1, ?) = ?", (len(key), key.lower()))
        if not found:
            raise NotFoundError(f"Ingen inläst fil heter {key!r}.")
        return found[0]

    def owner(self, row: SourceRow) -> SourceRow:
        """The file of a folder that a source is attached to, however deep; the source itself when it is none."""
        while row.parent is not None:
            row = self._rows("WHERE id = ?", (row.parent,))[0]
        return row

    def replaced_by(self, row: SourceRow) -> SourceRow | None:
        """The current version of a file whose old version this is; None for what is current or was not replaced."""
        found = () if row.is_current else self._rows("WHERE file = ? AND is_current = 1", (row.file,))
        return found[0] if found else None

    def pages(self, row: SourceRow) -> tuple[PageRecord, ...]:
        """Where the text of each page of a source came from, in order."""
        return tuple(read_pages(self.connection, row.id))

    def parsed(self, row: SourceRow) -> ParsedSource:
        """A source with all its parts, as it was stored."""
        text = self.connection.execute("SELECT text FROM sources WHERE id = ?", (row.id,)).fetchone()[0]
        return read_parts(self.connection, row.id, text).as_source(row)


def _source(row: sqlite3.Row) -> SourceRow:
    fields = {**dict(row), "is_current": bool(row["is_current"]), "status": SourceStatus(row["status"])}
    return SourceRow(**{**fields, "given": load_given(row["given"])})
