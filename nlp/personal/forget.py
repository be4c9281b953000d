"""Removal on request: a text is masked in all that the catalogue holds, and its words are known again later."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from ingest.catalogue import Catalogue, SourceRow
from ingest.errors import QueryError
from ingest.manifest import Given, load_given
from nlp.linking import tables as linking
from nlp.personal.forgotten import probe_for, remember, words_of
from nlp.personal.masking import mask_source, mask_string
from nlp.personal.model import Finder
from nlp.personal.review import finder
from nlp.personal.store import PersonalStore

# Their texts are rewritten with the source that they are parts of.
_PARTS: Final = frozenset({"sources", "blocks", "sections", "documents", "pages", "tables", "cells", "problems"})
_SHORTEST: Final = 3


def forget(catalogue: Catalogue, text: str, reason: str, file: str = "") -> int:
    """Mask a text in all versions of all sources, in what is said about them, and in what is read later.

    The text is out of the tables, but not yet out of the database file: call `ingest.tombstones.erase` after it, and
    make the search index anew.

    Args:
        catalogue: of the archive; nobody else may write to it meanwhile.
        text: a name, a number, an address or a passage.
        reason: why, in words; the text is masked in it too.
        file: only in this file, or "" for all.

    Returns:
        Number of places in texts.

    Raises:
        QueryError: the text is too short, or the name of a file holds it.
        NotFoundError: there is no such file.
    """
    if sum(map(len, words_of(text))) < _SHORTEST:
        raise QueryError(f"Texten måste ha minst {_SHORTEST} bokstäver eller siffror.")
    if file:
        file = catalogue.source(file).file
    probe = probe_for(text)
    rows = catalogue.versions(file) if file else catalogue.all_versions()
    for row in rows:
        if any(probe.find(row.file)) or any(probe.find(row.path)):
            raise QueryError(
                f"Filens namn eller mapp innehåller texten; byt namn på {row.sha256[:12]} och återkalla den först."
            )
    connection = catalogue.connection
    connection.execute("PRAGMA secure_delete = ON")
    with catalogue.transaction():
        known = remember(catalogue, text, file, mask_string(reason, probe.find))
        find = finder(datetime.now(UTC).date(), known, file)
        places = sum(_rewrite(catalogue, row, find) for row in rows)
        if not file:
            _scrub_tables(catalogue, find)
    return places


def _rewrite(catalogue: Catalogue, row: SourceRow, find: Finder) -> int:
    """Put a source with the text masked in the place of the one that is stored."""
    parsed = catalogue.parsed(row)
    made, masked = mask_source(parsed, find)
    if not masked:
        return 0
    connection = catalogue.connection
    catalogue.store_again(row.id, made, _given(row.given, find))
    PersonalStore(catalogue).add_masked(row.id, masked)
    for span in masked:
        connection.execute(
            'DELETE FROM entities WHERE source = ? AND start < ? AND "end" > ?', (row.id, span.end, span.start)
        )
    _scrub_tables(catalogue, find, row)
    linking.renew(connection, row.id)
    if row.parent is not None:
        Path(row.path).unlink(missing_ok=True)  # our own copy of the attached file
    return len(masked)


def _given(given: Given, find: Finder) -> Given:
    text = json.dumps(_scrubbed(json.loads(given.dump()), find), ensure_ascii=False)
    return load_given(text)


def _scrub_tables(catalogue: Catalogue, find: Finder, row: SourceRow | None = None) -> None:
    """Mask the text in what all other tables say about sources, or about one source."""
    connection = catalogue.connection
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [column[1] for column in connection.execute(f'PRAGMA table_info("{name}")')]
        if name in _PARTS or name.startswith(("sqlite_", "forgotten")):
            continue
        where: tuple[str, tuple[object, ...]] = ("", ())
        if row is not None and "source" in columns:
            where = (" WHERE source = ?", (row.id,))
        elif row is not None and "file" in columns:
            where = (" WHERE file = ?", (row.file,))
        elif row is not None:
            continue
        found = connection.execute(f'SELECT * FROM "{name}"{where[0]}', where[1]).fetchall()
        changes = [(dict(item), changed) for item in found if (changed := _changed(dict(item), find))]
        if changes:
            _update(catalogue, name, changes)


def _changed(row: dict[str, Any], find: Finder) -> dict[str, str]:
    """The columns of a row whose text is another when it is masked."""
    new = {column: _scrubbed_text(value, find) for column, value in row.items() if isinstance(value, str)}
    return {column: value for column, value in new.items() if value != row[column]}


def _update(catalogue: Catalogue, name: str, changes: list[tuple[dict[str, Any], dict[str, str]]]) -> None:
    """Change rows, also of a table whose triggers let nobody else do so."""
    connection = catalogue.connection
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (name,)
    ).fetchall()
    for trigger, _ in triggers:
        connection.execute(f'DROP TRIGGER "{trigger}"')
    for row, changed in changes:
        sets = ", ".join(f'"{column}" = ?' for column in changed)
        same = " AND ".join(f'"{column}" IS ?' for column in row)
        connection.execute(f'UPDATE "{name}" SET {sets} WHERE {same}', (*changed.values(), *row.values()))
    for _, sql in triggers:
        connection.execute(sql)


def _scrubbed_text(value: str, find: Finder) -> str:
    """A value with the text masked; JSON is taken apart first, because it writes å ä ö in another way."""
    if value.startswith(("[", "{", '"')):
        try:
            known = json.loads(value)
        except ValueError:
            return mask_string(value, find)
        made = _scrubbed(known, find)
        return value if made == known else json.dumps(made, ensure_ascii=False)
    return mask_string(value, find)


def _scrubbed(value: Any, find: Finder) -> Any:
    if isinstance(value, str):
        return mask_string(value, find)
    if isinstance(value, list):
        return [_scrubbed(item, find) for item in value]
    if isinstance(value, dict):
        return {key: _scrubbed(item, find) for key, item in value.items()}
    return value
