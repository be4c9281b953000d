"""What people say of two entities, one and the same or two: tied to their normal forms, in whatever file they stand."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.errors import CorrectionError
from nlp.linking.keys import entity_id

Name = tuple[str, str, str]  # label, municipality, key


@dataclass(frozen=True, slots=True)
class Judgement:
    """A correction in force about two entities.

    Args:
        correction: its number.
        first: label, municipality and normal form of the one.
        second: of the other.
        same: they are one.
        who: who says so.
        made_at: RFC 3339, UTC.
    """

    correction: int
    first: Name
    second: Name
    same: bool
    who: str
    made_at: str


def pair_anchor(first: Name, second: Name) -> str:
    """What a correction about two names is tied to; the same in whichever order they are given."""
    return json.dumps([*first[:2], *sorted((first[2], second[2]))], ensure_ascii=False)


def names_of(anchor: str) -> tuple[Name, ...]:
    """The two names of an anchor; none when they were removed from the log."""
    parts = json.loads(anchor)
    return tuple((parts[0], parts[1], key) for key in parts[2:])


def ids_of(anchor: str) -> tuple[str, ...]:
    """Identifiers of the two entities of an anchor, in order; none when they were removed from the log."""
    return tuple(sorted(entity_id(*name) for name in names_of(anchor)))


def find_names(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Name]:
    """The names of the current sources that have these identifiers.

    Args:
        connection: of the catalogue, as screened as its reader must be.
        ids: of entities.
    """
    wanted = set(ids)
    rows = connection.execute(
        "SELECT DISTINCT label, municipality, key FROM entity_links"
        " WHERE source IN (SELECT id FROM sources WHERE is_current = 1)"
    )
    found = ((entity_id(*row), (row[0], row[1], row[2])) for row in rows)
    return {name_id: name for name_id, name in found if name_id in wanted}


def anchor_of(connection: sqlite3.Connection, pair: tuple[str, ...]) -> str:
    """The anchor of two entities of the current sources.

    Args:
        connection: of the catalogue, as screened as its reader must be.
        pair: their identifiers.

    Raises:
        CorrectionError: one of them is not there, or they can never be one.
    """
    found = find_names(connection, pair)
    for name_id in pair:
        if name_id not in found:
            raise CorrectionError(f"Ingen entitet har id {name_id}.", "E601")
    first, second = (found[name_id] for name_id in pair)
    if first[:2] != second[:2]:
        raise CorrectionError("Bara entiteter med samma etikett och kommun kan vara samma.", "E603")
    return pair_anchor(first, second)


def judgements(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """What people say of pairs of entities now: of each pair the newest word that was not taken back.

    Args:
        connection: of the catalogue; its log of corrections must be there.
    """
    rows = connection.execute(
        "SELECT max(id) AS number, anchor, new, who, made_at FROM corrections WHERE kind = 'lank' AND undoes IS NULL"
        " AND id NOT IN (SELECT undoes FROM corrections WHERE undoes IS NOT NULL) GROUP BY anchor ORDER BY number"
    )
    found = []
    for row in rows:
        names = names_of(row["anchor"])
        if len(names) == 2:
            found.append(Judgement(row["number"], *names, json.loads(row["new"]) == "ja", row["who"], row["made_at"]))
    return tuple(found)
