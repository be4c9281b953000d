"""Which documents and clauses belong to which ärende: a table of normal forms, kept as sources come and go."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from nlp.diarienummer import normalise
from nlp.names import municipality_key

_COLUMNS: Final = "in_board, year, number, in_municipality"
_CURRENT: Final = "source NOT IN (SELECT id FROM sources WHERE is_current = 0)"


def _again(source: str, current: str) -> str:
    """Statements that list the ärenden of a source anew; they stand in triggers, so on one line each."""
    numbers = f"(year, number) IN (SELECT year, number FROM case_keys WHERE source = {source})"
    return (
        f"DELETE FROM case_list WHERE {numbers}; INSERT INTO case_list SELECT DISTINCT {_COLUMNS} FROM case_keys"
        f" WHERE {numbers} AND {current};"
    )


# The list is kept beside the keys, since counting them takes too long in a large archive; what the catalogue does to
# sources without asking us reaches it by triggers.
SCHEMA: Final = f"""
CREATE TABLE IF NOT EXISTS case_keys (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    document INTEGER NOT NULL, dnr TEXT NOT NULL, own INTEGER NOT NULL,
    municipality TEXT NOT NULL, board TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL,
    in_municipality TEXT NOT NULL, in_board TEXT NOT NULL,
    PRIMARY KEY (source, document, dnr)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS case_keys_by_number ON case_keys (year, number);
CREATE TABLE IF NOT EXISTS case_list (
    in_board TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, in_municipality TEXT NOT NULL,
    PRIMARY KEY (in_board, year, number, in_municipality)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS case_list_by_number ON case_list (year, number);
CREATE TRIGGER IF NOT EXISTS case_list_of_changed AFTER UPDATE OF is_current ON sources
    BEGIN {_again("NEW.id", _CURRENT)} END;
CREATE TRIGGER IF NOT EXISTS case_list_of_deleted BEFORE DELETE ON sources
    BEGIN {_again("OLD.id", f"{_CURRENT} AND source != OLD.id")} END
"""
_LIST: Final = f"SELECT {_COLUMNS} FROM case_list"


@dataclass(frozen=True, slots=True, order=True)
class CaseKey:
    """What tells an ärende from all others.

    Args:
        board: letters of its diarienummer, or "".
        year: of its diarienummer.
        number: of its diarienummer.
        municipality: key of the municipality by `nlp.names.municipality_key`, or "".
    """

    board: str
    year: int
    number: int
    municipality: str = ""

    @property
    def diarienummer(self) -> str:
        """Normal form."""
        return f"{self.board} {self.year}/{self.number}".strip()


def parts_of(norm: str) -> tuple[str, int, int]:
    """Board, year and number of a normal form."""
    board, _, rest = norm.rpartition(" ")
    year, _, number = rest.partition("/")
    return board, int(year), int(number)


def write_keys(connection: sqlite3.Connection, source: int) -> None:
    """Note what the documents and clauses of a source belong to; its decisions must be stored already.

    Args:
        connection: of the catalogue, in a transaction.
        source: row number of the source.
    """
    rows = connection.execute(
        "SELECT ordinal, diarienummer, municipality FROM documents WHERE source = ?", (source,)
    ).fetchall()
    places = Counter(municipality_key(row["municipality"]) for row in rows if row["municipality"])
    place = places.most_common(1)[0][0] if places else ""
    own = {(row["ordinal"], norm) for row in rows if (norm := normalise(row["diarienummer"] or ""))}
    named = connection.execute("SELECT DISTINCT document, dnr FROM decisions WHERE source = ? AND dnr != ''", (source,))
    keys = own | {(row["document"], row["dnr"]) for row in named}
    before = {
        tuple(row) for row in connection.execute("SELECT year, number FROM case_keys WHERE source = ?", (source,))
    }
    connection.execute("DELETE FROM case_keys WHERE source = ?", (source,))
    for document, norm in sorted(keys):
        board, year, number = parts_of(norm)
        connection.execute(
            "INSERT INTO case_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (source, document, norm, (document, norm) in own, place, board, year, number, place, board),
        )
    for year, number in {parts_of(norm)[1:] for _, norm in keys} | before:
        _join(connection, year, number)


def _join(connection: sqlite3.Connection, year: int, number: int) -> None:
    """Work out anew what the rows with a number belong to, and list it."""
    found = connection.execute(
        "SELECT DISTINCT municipality, board, in_municipality, in_board FROM case_keys WHERE year = ? AND number = ?",
        (year, number),
    ).fetchall()
    joined = join((row["municipality"], row["board"]) for row in found)
    for row in found:
        wanted = joined[row["municipality"], row["board"]]
        if wanted != (row["in_municipality"], row["in_board"]):
            connection.execute(
                "UPDATE case_keys SET in_municipality = ?, in_board = ?"
                " WHERE year = ? AND number = ? AND municipality = ? AND board = ?",
                (*wanted, year, number, row["municipality"], row["board"]),
            )
    connection.execute("DELETE FROM case_list WHERE year = ? AND number = ?", (year, number))
    connection.execute(
        f"INSERT INTO case_list SELECT DISTINCT {_COLUMNS} FROM case_keys WHERE year = ? AND number = ? AND {_CURRENT}",
        (year, number),
    )


def join(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Municipality and board of papers with one number → those of their ärende.

    What does not say its municipality belongs to the only one there is, and a bare number to the only board of that
    municipality; where there are several, it stays by itself.

    Args:
        pairs: as written; "" for what is not said.
    """
    found = set(pairs)
    places = {place for place, _ in found if place}
    boards: dict[str, set[str]] = defaultdict(set)
    moved = {(place, board): place or _only(places) or "" for place, board in found}
    for (_, board), place in moved.items():
        if board:
            boards[place].add(board)
    return {
        (place, board): (moved[place, board], board or _only(boards[moved[place, board]]) or "")
        for place, board in found
    }


def _only(names: set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None


def find_keys(connection: sqlite3.Connection, norm: str) -> list[CaseKey]:
    """Ärenden that a diarienummer can mean; one with a board means that board's, or the only one that has no board.

    Args:
        connection: of the catalogue.
        norm: normal form, with or without a board.
    """
    board, year, number = parts_of(norm)
    rows = connection.execute(f"{_LIST} WHERE year = ? AND number = ? ORDER BY 1, 4", (year, number))
    keys = [CaseKey(*row) for row in rows]
    if not board:
        return [key for key in keys if not key.board] or keys
    named = [key for key in keys if key.board == board]
    return named or [key for key in keys if not key.board]


def list_keys(connection: sqlite3.Connection, limit: int | None = None, offset: int = 0) -> Iterator[CaseKey]:
    """All ärenden by board, year and number.

    Args:
        connection: of the catalogue.
        limit: most ärenden; None for all.
        offset: ärenden to skip.
    """
    values = (-1 if limit is None else limit, offset)
    for row in connection.execute(f"{_LIST} ORDER BY {_COLUMNS} LIMIT ? OFFSET ?", values):
        yield CaseKey(*row)


def count_keys(connection: sqlite3.Connection) -> int:
    """Number of ärenden."""
    return int(connection.execute("SELECT count(*) FROM case_list").fetchone()[0])
