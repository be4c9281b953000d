"""The tables of linking in the catalogue, made and filled together."""

import sqlite3
from typing import Final

from nlp.linking import explained, mentions

TABLES: Final = ("entity_links", "abbreviations")
SCHEMA: Final = f"{mentions.SCHEMA};\n{explained.SCHEMA}"


def write(connection: sqlite3.Connection, source: int) -> None:
    """Note the normal forms and explained abbreviations of a source, whose entities must be stored already.

    Args:
        connection: of the catalogue, in a transaction.
        source: row number of the source.
    """
    mentions.write_links(connection, source)
    explained.write_abbreviations(connection, source)


def renew(connection: sqlite3.Connection, source: int) -> None:
    """Note them again after texts or entities of a source have changed; a catalogue from before the tables waits.

    Args:
        connection: of the catalogue, in a transaction.
        source: row number of the source.
    """
    known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if known.issuperset(TABLES):
        write(connection, source)
