"""Mentions in the catalogue: each with its normal form and the document that it stands in, kept source by source."""

import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nlp.linking.keys import entity_key, scope_of
from nlp.linking.model import LABELS
from nlp.names import municipality_key

# Columns source, start and "end" are what the screen for secrecy goes by.
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS entity_links (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, document INTEGER NOT NULL,
    label TEXT NOT NULL, municipality TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, role TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS entity_links_by_source ON entity_links (source);
CREATE INDEX IF NOT EXISTS entity_links_by_key ON entity_links (label, municipality, key)
"""
_ROLE_GAP: Final = 3  # characters between a person and the role beside the name
_LAW_NUMBER: Final = ":"


@dataclass(frozen=True, slots=True)
class Group:
    """All mentions with one normal form.

    Args:
        label: one of `nlp.linking.model.LABELS`.
        municipality: inside which the name means one thing, or "".
        key: normal form.
        variants: text → number of mentions.
        documents: (source, ordinal) of the documents.
        roles: of a person, as they stand beside the name.
    """

    label: str
    municipality: str
    key: str
    variants: Counter[str]
    documents: set[tuple[int, int]]
    roles: set[str]


class Places:
    """Which logical document an offset of a source stands in.

    Args:
        connection: of the catalogue.
        source: row number of the source.
    """

    def __init__(self, connection: sqlite3.Connection, source: int) -> None:
        rows = connection.execute(
            "SELECT documents.ordinal, documents.municipality, blocks.start FROM documents JOIN blocks"
            " ON blocks.source = documents.source AND blocks.ordinal = documents.block_first"
            " WHERE documents.source = ? ORDER BY blocks.start, documents.ordinal",
            (source,),
        ).fetchall()
        self._starts = [row["start"] for row in rows]
        self._ordinals = [row["ordinal"] for row in rows]
        said = Counter(municipality_key(row["municipality"]) for row in rows if row["municipality"])
        self.municipality = said.most_common(1)[0][0] if said else ""

    def document(self, offset: int) -> int:
        """Ordinal of the document."""
        place = bisect_right(self._starts, offset) - 1
        return int(self._ordinals[place]) if place >= 0 else 0


def write_links(connection: sqlite3.Connection, source: int) -> None:
    """Note the normal forms of the entities of a source, which must be stored already.

    Args:
        connection: of the catalogue, in a transaction.
        source: row number of the source.
    """
    connection.execute("DELETE FROM entity_links WHERE source = ?", (source,))
    places = Places(connection, source)
    rows = connection.execute('SELECT * FROM entities WHERE source = ? ORDER BY start, "end"', (source,)).fetchall()
    connection.executemany(
        "INSERT INTO entity_links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", list(_links(rows, places, source))
    )


def _links(rows: list[sqlite3.Row], places: Places, source: int) -> Iterator[tuple[object, ...]]:
    for index, row in enumerate(rows):
        label = row["label"]
        if label == "ABBR" and _LAW_NUMBER in (row["norm"] or ""):
            label = "LAW"  # "LSS" is tagged as an abbreviation, with the number of its statute
        if label not in LABELS:
            continue
        key = entity_key(label, row["text"], row["norm"], places.municipality)
        if not key:
            continue
        role = _role(rows, index) if label == "PER" else ""
        scope = scope_of(label, places.municipality)
        text = " ".join(row["text"].split())
        yield source, row["start"], row["end"], places.document(row["start"]), label, scope, key, text, role


def _role(rows: list[sqlite3.Row], index: int) -> str:
    """The role right before or after a person."""
    row = rows[index]
    for other in rows[max(0, index - 1) : index + 2]:
        if other["label"] == "ROLE":
            gap = other["start"] - row["end"] if other["start"] >= row["end"] else row["start"] - other["end"]
            if gap <= _ROLE_GAP:
                return str(other["norm"] or other["text"]).lower()
    return ""


def read_groups(connection: sqlite3.Connection) -> list[Group]:
    """The mentions of the current sources by normal form.

    Args:
        connection: of the catalogue, as screened as its reader must be.
    """
    groups: dict[tuple[str, str, str], Group] = {}
    rows = connection.execute(
        "SELECT source, document, label, municipality, key, text, role, count(*) AS mentions FROM entity_links"
        " WHERE source IN (SELECT id FROM sources WHERE is_current = 1)"
        " GROUP BY label, municipality, key, source, document, text, role"
    )
    for row in rows:
        name = (row["label"], row["municipality"], row["key"])
        group = groups.setdefault(name, Group(*name, Counter(), set(), set()))
        group.variants[row["text"]] += row["mentions"]
        group.documents.add((row["source"], row["document"]))
        if row["role"]:
            group.roles.add(row["role"])
    return list(groups.values())
