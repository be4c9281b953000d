"""Making corrections and taking them back; putting those that stand in force after each new reading."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from ingest.catalogue import Catalogue, now
from ingest.errors import CorrectionError
from nlp import case_keys
from nlp.corrections import log
from nlp.corrections.anchors import Row, find, model_of, put, rows_of, value_of
from nlp.corrections.model import Applied, Change, Correction, Target, checked
from nlp.diarienummer import normalise
from nlp.linking import tables as linking

_MOST_WHO: Final = 100


@dataclass(frozen=True, slots=True)
class _Source:
    id: int
    sha256: str
    file: str


class CorrectionStore:
    """The corrections of a catalogue.

    Args:
        catalogue: open; its annotations must have been written by `nlp.store.AnnotationStore`.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        log.make_tables(catalogue)
        self._catalogue = catalogue
        self._connection: sqlite3.Connection = catalogue.connection

    def correct(self, target: Target, changes: Sequence[Change], who: str) -> tuple[Correction, ...]:
        """Correct fields of one thing, all or none.

        Args:
            target: what they are about.
            changes: fields with their new values; others stay as they are.
            who: who says so.

        Returns:
            The new rows of the log.

        Raises:
            CorrectionError: nothing is there, a field or value that cannot be, or nobody said who corrects.
        """
        name = _named(who)
        wanted = [checked(target, change) for change in changes]
        if not wanted:
            raise CorrectionError("Inget fält är angivet.", "E602")
        with self._catalogue.transaction():
            source = self._source(target)
            ids = [self._add(source, target, change, name) for change in wanted]
            for touched in self._touched(source.sha256, source.file):
                self.apply(touched)
        return tuple(made for made in log.history(self._catalogue, len(ids)))[::-1]

    def has(self, target: Target) -> bool:
        """Whether a target is there, seen over the connection of the catalogue."""
        try:
            self._row(self._source(target), target)
        except CorrectionError:
            return False
        return True

    def undo(self, number: int, who: str) -> Correction:
        """Take a correction back; what stood before it stands again.

        Args:
            number: id of the correction.
            who: who takes it back.

        Raises:
            CorrectionError: there is no such correction, it is an undoing itself, or it was taken back already.
        """
        name = _named(who)
        with self._catalogue.transaction():
            row = self._connection.execute("SELECT * FROM corrections WHERE id = ?", (number,)).fetchone()
            if row is None:
                raise CorrectionError(f"Ingen rättelse har nummer {number}.", "E604")
            made = log.read(row)
            if made.undoes is not None or number in log.undone_ids(self._catalogue):
                raise CorrectionError(f"Rättelse {number} är redan ångrad, eller är själv en ångring.", "E605")
            taken_back = replace(
                made, id=0, undoes=number, old=made.new, new=made.old, who=name, made_at=now(), model=""
            )
            log.add(self._connection, taken_back)
            for source in self._touched(made.target.sha256, made.file):
                self.apply(source)
        return log.history(self._catalogue, 1)[0]

    def renew(self, source: int) -> None:
        """Put the corrections in force in a source whose annotations were just written anew.

        Args:
            source: row number of the source.
        """
        self._connection.execute("DELETE FROM corrected WHERE source = ? AND kind IN ('beslut', 'entitet')", (source,))
        self.apply(source)

    def apply(self, source: int) -> None:
        """Bring a source in line with the log: the machine's values, then the corrections that stand.

        Args:
            source: row number of the source.
        """
        about = self._connection.execute("SELECT sha256, file FROM sources WHERE id = ?", (source,)).fetchone()
        restored = self._restore(source)
        latest: dict[tuple[str, str, str], Correction] = {}
        rows: dict[str, list[Row]] = {}
        for made in log.standing(self._connection, about["sha256"], about["file"]):
            kind = made.target.kind
            if kind not in rows:
                rows[kind] = rows_of(self._connection, source, kind)
            same = made.target.sha256 == about["sha256"]
            row = find(rows[kind], made.anchor, made.nth, made.target.place, same)
            if row is not None:
                latest[kind, row.key, made.field] = made
        for (kind, key, field), made in latest.items():
            machine = value_of(self._connection, source, kind, key, field)
            self._connection.execute(
                "INSERT INTO corrected VALUES (?, ?, ?, ?, ?, ?)", (source, kind, key, field, _dump(machine), made.id)
            )
            put(self._connection, source, kind, key, field, made.new)
        if restored or latest:
            self._rekey(source)

    def _restore(self, source: int) -> bool:
        """Put the machine's values back where a correction stands; rows that were written anew have them already."""
        rows = self._connection.execute(
            "SELECT corrected.*, corrections.new FROM corrected JOIN corrections"
            " ON corrections.id = corrected.correction WHERE source = ?",
            (source,),
        ).fetchall()
        for row in rows:
            now_there = value_of(self._connection, source, row["kind"], row["row"], row["field"])
            if now_there == json.loads(row["new"]):
                put(self._connection, source, row["kind"], row["row"], row["field"], json.loads(row["machine"]))
        self._connection.execute("DELETE FROM corrected WHERE source = ?", (source,))
        return bool(rows)

    def _rekey(self, source: int) -> None:
        """File clauses under their diarienummer as it is now."""
        for row in self._connection.execute(
            "SELECT id, diarienummer, dnr FROM decisions WHERE source = ?", (source,)
        ).fetchall():
            norm = normalise(row["diarienummer"] or "") or ""
            if norm != row["dnr"]:
                self._connection.execute("UPDATE decisions SET dnr = ? WHERE id = ?", (norm, row["id"]))
        case_keys.write_keys(self._connection, source)
        linking.renew(self._connection, source)

    def in_force(self, source: int) -> dict[tuple[str, str], dict[str, Applied]]:
        """The corrections in force in a source: kind and key of a row → field → correction.

        Args:
            source: row number of the source.
        """
        rows = self._connection.execute(
            'SELECT corrected.kind AS of_kind, corrected."row" AS of_row, corrected.machine, corrections.*'
            " FROM corrected JOIN corrections ON corrections.id = corrected.correction WHERE corrected.source = ?",
            (source,),
        )
        found: dict[tuple[str, str], dict[str, Applied]] = defaultdict(dict)
        for row in rows:
            made = log.read(row)
            found[row["of_kind"], row["of_row"]][made.field] = Applied(made, json.loads(row["machine"]))
        return dict(found)

    def orphans(self) -> tuple[Correction, ...]:
        """Corrections that stand, but whose words no current source has any more."""
        rows = self._connection.execute(
            "SELECT * FROM corrections AS made WHERE undoes IS NULL"
            " AND id NOT IN (SELECT undoes FROM corrections WHERE undoes IS NOT NULL)"
            " AND NOT EXISTS (SELECT 1 FROM corrected JOIN sources ON sources.id = corrected.source"
            "   JOIN corrections AS later ON later.id = corrected.correction"
            "   WHERE sources.is_current = 1 AND later.id >= made.id AND later.field = made.field"
            "   AND later.kind = made.kind AND later.anchor = made.anchor AND later.nth = made.nth)"
            " ORDER BY id"
        )
        return tuple(log.read(row) for row in rows)

    def _source(self, target: Target) -> _Source:
        rows = self._connection.execute(
            "SELECT id, sha256, file FROM sources WHERE is_current = 1 AND substr(sha256, 1, ?) = ?",
            (len(target.sha256), target.sha256),
        ).fetchall()
        if len(rows) != 1:
            raise CorrectionError(f"Ingen gällande fil har SHA-256 som börjar på {target.sha256[:12]}.", "E601")
        return _Source(*rows[0])

    def _row(self, source: _Source, target: Target) -> Row:
        for row in rows_of(self._connection, source.id, target.kind):
            if row.place == target.place:
                return row
        raise CorrectionError(f"{target} finns inte i {source.file}.", "E601")

    def _add(self, source: _Source, target: Target, change: Change, who: str) -> int:
        """Add a row to the log, tied to the words that the machine's own row has."""
        kind, key = target.kind, self._row(source, target).key
        old = value_of(self._connection, source.id, kind, key, change.field)
        if old == change.value:
            raise CorrectionError(f"{change.field} är redan {str(old)[:80]!r}.", "E606")
        if change.field == "span" and change.value[1] > self._length(source.id):
            raise CorrectionError("Spannet går utanför filens text.", "E603")
        standing = self.in_force(source.id).get((kind, key), {}).get(change.field)
        model = "" if standing else model_of(self._connection, source.id, kind, key)
        row = self._as_read(source, kind, key)
        made = Correction(
            id=0,
            undoes=None,
            target=Target(kind, source.sha256, row.place),
            field=change.field,
            file=source.file,
            anchor=row.anchor,
            nth=row.nth,
            old=old,
            new=change.value,
            who=who,
            made_at=now(),
            model=model,
        )
        return log.add(self._connection, made)

    def _as_read(self, source: _Source, kind: str, key: str) -> Row:
        """A row as the machine left it: a corrected span has other words around it."""
        self._connection.execute("SAVEPOINT as_read")
        try:
            self._restore(source.id)
            return next(row for row in rows_of(self._connection, source.id, kind) if row.key == key)
        finally:
            self._connection.execute("ROLLBACK TO as_read")
            self._connection.execute("RELEASE as_read")

    def _length(self, source: int) -> int:
        row = self._connection.execute("SELECT length(text) FROM sources WHERE id = ?", (source,)).fetchone()
        return int(row[0])

    def _touched(self, sha256: str, file: str) -> list[int]:
        """Sources that a correction may be in force in: all versions of a file."""
        rows = self._connection.execute("SELECT id FROM sources WHERE sha256 = ? OR file = ?", (sha256, file))
        return [int(row[0]) for row in rows]


def _named(who: str) -> str:
    name = " ".join(who.split())
    if not name or len(name) > _MOST_WHO or not name.isprintable():
        raise CorrectionError(f"Skriv vem som rättar, högst {_MOST_WHO} tecken.", "E603")
    return name


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
