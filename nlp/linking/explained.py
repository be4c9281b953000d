"""Abbreviations that the documents of an archive explain themselves: "individ- och familjeomsorg (IFO)"."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nlp.entities.definitions import find_definitions, spells
from nlp.entities.document import Document
from nlp.linking.keys import stems
from nlp.linking.mentions import Places

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS abbreviations (
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, document INTEGER NOT NULL,
    short TEXT NOT NULL, long TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (source, start)
) WITHOUT ROWID
"""
_AFTER: Final = re.compile(r"(?:\(|[,–-]\s)[A-ZÅÄÖ]{2,7}\b")
_BEFORE: Final = re.compile(r"\b(?P<short>[A-ZÅÄÖ]{2,7})\s\((?P<long>[^\W\d_][^()\n]{5,80})\)")
_WORD: Final = re.compile(r"[^\W_]+")
_LOOK_BACK: Final = 120
_SHORTEST_LONG: Final = 6
_GENITIVES: Final = ("ens", "ets", "nas", "ernas", "arnas")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation with what an archive says that it stands for.

    Args:
        short: in capitals.
        long: in the spelling that is used most.
        documents: number of documents that explain it so.
    """

    short: str
    long: str
    documents: int


@dataclass(frozen=True, slots=True)
class Explained:
    """A place where a text explains an abbreviation.

    Args:
        start: offset of its first character.
        end: offset after its last character.
        short: in capitals.
        long: as written, blanks folded.
    """

    start: int
    end: int
    short: str
    long: str


def find_explained(text: str) -> Iterator[Explained]:
    """All places of a text where an abbreviation is explained, in order; a line is looked at by itself.

    Args:
        text: of a source; only the surroundings of capitals are read, so that a whole archive is quick.
    """
    places = [*_long_first(text), *_short_first(text)]
    end = 0
    for found in sorted(places, key=lambda place: (place.start, place.end)):
        if found.start >= end:
            end = found.end
            yield found


def _long_first(text: str) -> Iterator[Explained]:
    for match in _AFTER.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        first = max(line, match.start() - _LOOK_BACK)
        if first > line:
            first = text.find(" ", first, match.start()) + 1 or match.start()  # never begin inside a word
        document = Document(text[first : match.end()])
        last = len(document.words) - 1
        for found in find_definitions(document):
            if found.last + 1 != last:
                continue  # an earlier one has its own match
            start, end = document.to_raw(document.starts[found.first], document.ends[found.last])
            long = " ".join(text[first + start : first + end].split())
            if _is_long(long):
                yield Explained(first + start, match.end(), found.acronym, long)


def _short_first(text: str) -> Iterator[Explained]:
    for match in _BEFORE.finditer(text):
        long = " ".join(match["long"].split())
        if _is_long(long) and spells(_WORD.findall(long.lower()), match["short"].lower()):
            yield Explained(match.start(), match.end(), match["short"], long)


def _is_long(long: str) -> bool:
    return len(long) >= _SHORTEST_LONG and not long.isupper()


def write_abbreviations(connection: sqlite3.Connection, source: int) -> None:
    """Note what a source, which must be stored already, explains.

    Args:
        connection: of the catalogue, in a transaction.
        source: row number of the source.
    """
    connection.execute("DELETE FROM abbreviations WHERE source = ?", (source,))
    text = str(connection.execute("SELECT text FROM sources WHERE id = ?", (source,)).fetchone()[0])
    places = Places(connection, source)
    connection.executemany(
        "INSERT INTO abbreviations VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (source, one.start, one.end, places.document(one.start), one.short, one.long, stems(_nominative(one.long)))
            for one in find_explained(text)
        ],
    )


def _nominative(long: str) -> str:
    return long.removesuffix("s") if long.lower().endswith(_GENITIVES) else long


def abbreviations(connection: sqlite3.Connection) -> tuple[Abbreviation, ...]:
    """What the current sources explain, by abbreviation, the explanation of most documents first.

    Args:
        connection: of the catalogue, as screened as its reader must be.
    """
    rows = connection.execute(
        "SELECT short, key, long, source, document, count(*) AS times FROM abbreviations"
        " WHERE source IN (SELECT id FROM sources WHERE is_current = 1)"
        " GROUP BY short, key, long, source, document"
    ).fetchall()
    written: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    documents: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for row in rows:
        name = (row["short"], row["key"])
        written[name][row["long"]] += row["times"]
        documents[name].add((row["source"], row["document"]))
    found = [Abbreviation(short, _best(written[short, key]), len(documents[short, key])) for short, key in written]
    return tuple(sorted(found, key=lambda one: (one.short, -one.documents, one.long)))


def _best(spellings: Counter[str]) -> str:
    """The spelling used most, small letters before capitals."""
    return min(spellings, key=lambda long: (-spellings[long], long[0].isupper(), long))


def meanings(found: Sequence[Abbreviation]) -> dict[str, str]:
    """Abbreviation → what it stands for, where the archive knows one meaning only."""
    longs: dict[str, list[str]] = defaultdict(list)
    for one in found:
        longs[one.short].append(one.long)
    return {short: known[0] for short, known in longs.items() if len(known) == 1}
