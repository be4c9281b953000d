"""Making corrections and taking them back; putting those that stand in force after each new reading."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from ingest.catalogue import Catalogue, now
from ingest.errors import CorrectionError
from nlp.corrections import log
from nlp.corrections.anchors import Row, model_of, rows_of, value_of
from nlp.corrections.force import apply, in_force, restore
from nlp.corrections.model import FIELDS, PAIR, Change, Correction, Target, checked
from nlp.corrections.pairs import anchor_of, find_names, judgements, pair_anchor
from nlp.linking.model import MODEL

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
            if target.kind == PAIR:
                return tuple(self._judge(target, change, name) for change in wanted)
            source = self._source(target)
            ids = [self._add(source, target, change, name) for change in wanted]
            for touched in self._touched(source.sha256, source.file):
                apply(self._connection, touched)
        return tuple(made for made in log.history(self._catalogue, len(ids)))[::-1]

    def reads(self, target: Target, fields: Sequence[str] = ()) -> tuple[Any, ...] | None:
        """What a target says, as the connection of the catalogue shows it, or None when it is not there.

        Args:
            target: what is asked about.
            fields: of it.

        Returns:
            The digest of its words, and the values of the fields that it has.
        """
        try:
            if target.kind == PAIR:
                return (anchor_of(self._connection, target.pair),)
            source = self._source(target)
            row = self._row(source, target)
        except CorrectionError:
            return None
        known = [field for field in fields if field in FIELDS[target.kind]]
        values = (value_of(self._connection, source.id, target.kind, row.key, field) for field in known)
        return (row.anchor, *values)

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
            made = log.read_number(self._connection, number)
            if made.undoes is not None or number in log.undone_ids(self._catalogue):
                raise CorrectionError(f"Rättelse {number} är redan ångrad, eller är själv en ångring.", "E605")
            taken_back = replace(
                made, id=0, undoes=number, old=made.new, new=made.old, who=name, made_at=now(), model=""
            )
            log.add(self._connection, taken_back)
            for source in self._touched(made.target.sha256, made.file):
                apply(self._connection, source)
        return log.history(self._catalogue, 1)[0]

    def renew(self, source: int) -> None:
        """Put the corrections in force in a source whose annotations were just written anew.

        Args:
            source: row number of the source.
        """
        self._connection.execute("DELETE FROM corrected WHERE source = ? AND kind IN ('beslut', 'entitet')", (source,))
        apply(self._connection, source)

    def orphans(self) -> tuple[Correction, ...]:
        """Corrections that stand, but whose words no current source has any more."""
        rows = self._connection.execute(
            "SELECT * FROM corrections AS made WHERE undoes IS NULL AND kind != 'lank'"
            " AND id NOT IN (SELECT undoes FROM corrections WHERE undoes IS NOT NULL)"
            " AND NOT EXISTS (SELECT 1 FROM corrected JOIN sources ON sources.id = corrected.source"
            "   JOIN corrections AS later ON later.id = corrected.correction"
            "   WHERE sources.is_current = 1 AND later.id >= made.id AND later.field = made.field"
            "   AND later.kind = made.kind AND later.anchor = made.anchor AND later.nth = made.nth)"
            " ORDER BY id"
        )
        gone = (*map(log.read, rows), *self._lost_pairs())
        return tuple(sorted(gone, key=lambda made: made.id))

    def _lost_pairs(self) -> list[Correction]:
        """What people say of two entities of which one is not there any more."""
        standing = [log.read_number(self._connection, one.correction) for one in judgements(self._connection)]
        found = find_names(self._connection, [name for made in standing for name in made.target.pair])
        return [made for made in standing if not found.keys() >= set(made.target.pair)]

    def _judge(self, target: Target, change: Change, who: str) -> Correction:
        """Add what a person says of two entities to the log; it is in force by being there."""
        anchor = anchor_of(self._connection, target.pair)
        standing = {pair_anchor(one.first, one.second): one for one in judgements(self._connection)}.get(anchor)
        old = None if standing is None else "ja" if standing.same else "nej"
        if old == change.value:
            raise CorrectionError(f"{change.field} är redan {old!r}.", "E606")
        made = Correction(
            id=0, undoes=None, target=target, field=change.field, file="", anchor=anchor, nth=0, old=old,
            new=change.value, who=who, made_at=now(), model="" if standing else MODEL,
        )  # fmt: skip
        return replace(made, id=log.add(self._connection, made))

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
        standing = in_force(self._connection, source.id).get((kind, key), {}).get(change.field)
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
            restore(self._connection, source.id)
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
