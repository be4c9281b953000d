"""Putting the corrections that stand in force in a source, and the machine's values back where they do not."""

import json
import sqlite3
from collections import defaultdict

from nlp import case_keys
from nlp.corrections import log
from nlp.corrections.anchors import Row, find, put, rows_of, value_of
from nlp.corrections.model import Applied, Correction
from nlp.diarienummer import normalise
from nlp.linking import tables as linking


def apply(connection: sqlite3.Connection, source: int) -> None:
    """Bring a source in line with the log: the machine's values, then the corrections that stand.

    Args:
        connection: of the catalogue, in a transaction.
        source: row number of the source.
    """
    about = connection.execute("SELECT sha256, file FROM sources WHERE id = ?", (source,)).fetchone()
    restored = restore(connection, source)
    latest: dict[tuple[str, str, str], Correction] = {}
    rows: dict[str, list[Row]] = {}
    for made in log.standing(connection, about["sha256"], about["file"]):
        kind = made.target.kind
        if kind not in rows:
            rows[kind] = rows_of(connection, source, kind)
        same = made.target.sha256 == about["sha256"]
        row = find(rows[kind], made.anchor, made.nth, made.target.place, same)
        if row is not None:
            latest[kind, row.key, made.field] = made
    for (kind, key, field), made in latest.items():
        machine = value_of(connection, source, kind, key, field)
        connection.execute(
            "INSERT INTO corrected VALUES (?, ?, ?, ?, ?, ?)",
            (source, kind, key, field, json.dumps(machine, ensure_ascii=False), made.id),
        )
        put(connection, source, kind, key, field, made.new)
    if restored or latest:
        _rekey(connection, source)


def restore(connection: sqlite3.Connection, source: int) -> bool:
    """Put the machine's values back where a correction stands; rows that were written anew have them already."""
    rows = connection.execute(
        "SELECT corrected.*, corrections.new FROM corrected JOIN corrections"
        " ON corrections.id = corrected.correction WHERE source = ?",
        (source,),
    ).fetchall()
    for row in rows:
        now_there = value_of(connection, source, row["kind"], row["row"], row["field"])
        if now_there == json.loads(row["new"]):
            put(connection, source, row["kind"], row["row"], row["field"], json.loads(row["machine"]))
    connection.execute("DELETE FROM corrected WHERE source = ?", (source,))
    return bool(rows)


def _rekey(connection: sqlite3.Connection, source: int) -> None:
    """File clauses under their diarienummer as it is now."""
    for row in connection.execute("SELECT id, diarienummer, dnr FROM decisions WHERE source = ?", (source,)).fetchall():
        norm = normalise(row["diarienummer"] or "") or ""
        if norm != row["dnr"]:
            connection.execute("UPDATE decisions SET dnr = ? WHERE id = ?", (norm, row["id"]))
    case_keys.write_keys(connection, source)
    linking.renew(connection, source)


def in_force(connection: sqlite3.Connection, source: int) -> dict[tuple[str, str], dict[str, Applied]]:
    """The corrections in force in a source: kind and key of a row → field → correction.

    Args:
        connection: of the catalogue, in a transaction.
        source: row number of the source.
    """
    rows = connection.execute(
        'SELECT corrected.kind AS of_kind, corrected."row" AS of_row, corrected.machine, corrections.*'
        " FROM corrected JOIN corrections ON corrections.id = corrected.correction WHERE corrected.source = ?",
        (source,),
    )
    found: dict[tuple[str, str], dict[str, Applied]] = defaultdict(dict)
    for row in rows:
        made = log.read(row)
        found[row["of_kind"], row["of_row"]][made.field] = Applied(made, json.loads(row["machine"]))
    return dict(found)
