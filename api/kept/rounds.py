"""A round of all watches: what is new in the archive since the last one, and whom it is for.

New is a passage of a file that was not there, whose words were not there either: so neither a new version of a file nor
an index that is built anew tells of what was known before. What is kept of the archive is digests of what it holds now.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from starlette.datastructures import QueryParams

from api.forms import read_params
from api.kept.database import writing
from api.kept.matching import Looked, Wish, has_words, look, passes, wish
from api.kept.watches import Watch, WatchStore
from api.params import SearchParams
from index.archive import Archive
from index.embedded import EmbeddedBackend
from index.filters import check
from index.protocol import Passage, Query
from ingest.catalogue import now
from ingest.errors import KommunsokError

_DIGITS: Final = 32


def query_of(address: str, limit: int = 1) -> Query:
    """The query that an address of the search page stands for.

    Args:
        address: question and filters, without the path.
        limit: number of hits wanted.

    Raises:
        QueryError: a filter value that cannot be honoured.
        ServiceError: a parameter that cannot be used.
    """
    params = read_params(SearchParams, QueryParams(address))
    filter_ = params.to_filter()
    check(filter_)
    return Query(params.q, limit, 0, filter_, expand=params.expand, skip=params.skip)


def digest_of(passage: Passage) -> str:
    """What a passage is known by as long as its words and its ärende are the same."""
    said = "\n".join((passage.title, passage.diarienummer, passage.date, " ".join(passage.text.split())))
    return hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]


def run_round(archive: Archive, connection: sqlite3.Connection) -> dict[int, int]:
    """Evaluate all watches against what is new in the newest generation of the index.

    Args:
        archive: open.
        connection: of `api.kept.database.open_kept`.

    Returns:
        Row number of a watch → number of new things found for it.

    Raises:
        StateError: there is no index, or it is damaged.
    """
    backend = archive.backend()
    generation = backend.manifest.generation
    if _evaluated(connection) == generation:
        return {}
    passages = list(backend.all_passages())
    digests = [digest_of(passage) for passage in passages]
    known = {row[0] for row in connection.execute("SELECT digest FROM seen")}
    read = {row[0] for row in connection.execute("SELECT sha256 FROM seen_sources")}
    fresh = [n for n, passage in enumerate(passages) if passage.source not in read and digests[n] not in known]
    first = {digests[n]: n for n in reversed(fresh)}  # the same words in several places are told of once
    looked = {n: look(passages[n], archive.analyzer) for n in first.values()}
    store = WatchStore(connection)
    found = {watch.id: _matches(watch, archive, backend, looked) for watch in store.all()} if looked else {}
    at = now()
    with writing(connection):
        if _evaluated(connection) == generation:  # another process was faster
            return {}
        _remember(connection, passages, digests)
        rows = [(n, digests[o], passages[o].id, at) for n, ordinals in found.items() for o in ordinals]
        alive = {watch.id for watch in store.all()}
        connection.executemany(
            "INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, NULL)", [row for row in rows if row[0] in alive]
        )
        connection.execute("INSERT OR REPLACE INTO evaluated VALUES (1, ?)", (generation,))
    return dict(Counter(row[0] for row in rows))


def _evaluated(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT generation FROM evaluated").fetchone()
    return str(row[0]) if row else ""


def _matches(watch: Watch, archive: Archive, backend: EmbeddedBackend, looked: Mapping[int, Looked]) -> Sequence[int]:
    """Ordinals of the new passages that a watch asks for."""
    try:
        query = query_of(watch.wanted.address)
        wanted = wish(query.text, query.filter, archive.search(query).expansions, archive.analyzer)
    except KommunsokError:
        return ()  # a filter value that a later version no longer has; its page shows the error
    passing = [ordinal for ordinal, one in looked.items() if passes(wanted, one)]
    if not wanted.text or not passing:
        return _best(passing, looked, wanted)
    by_words = {n for n in passing if has_words(wanted, looked[n])} if watch.wanted.mode != "betydelse" else set()
    by_meaning: set[int] = set()
    if watch.wanted.mode != "ord":
        scores = backend.likeness(wanted.text, passing)
        by_meaning = {n for n, score in zip(passing, scores, strict=True) if score >= watch.wanted.nearness}
    return _best(sorted(by_words | by_meaning), looked, wanted)


def _best(ordinals: Sequence[int], looked: Mapping[int, Looked], wanted: Wish) -> Sequence[int]:
    """Of each document one passage, so that it is told of once: one with a decision, else the one with the words."""
    stems = {stem for ways in wanted.words for way in ways for stem in way}
    best: dict[tuple[str, int], tuple[tuple[bool, int], int]] = {}
    for ordinal in ordinals:
        one = looked[ordinal]
        worth = (bool(one.passage.decisions), sum(stem in stems for stem in one.own))
        key = (one.passage.source, one.passage.document)
        if key not in best or worth > best[key][0]:
            best[key] = (worth, ordinal)
    return sorted(ordinal for _, ordinal in best.values())


def _remember(connection: sqlite3.Connection, passages: Sequence[Passage], digests: Sequence[str]) -> None:
    """Keep what the archive holds now and nothing of what it held; findings follow their words to a new version."""
    connection.execute("DELETE FROM seen")
    connection.execute("DELETE FROM seen_sources")
    connection.executemany("INSERT OR IGNORE INTO seen VALUES (?)", [(digest,) for digest in digests])
    sources = {passage.source for passage in passages}
    connection.executemany("INSERT INTO seen_sources VALUES (?)", [(source,) for source in sorted(sources)])
    connection.execute("DELETE FROM found WHERE digest NOT IN (SELECT digest FROM seen)")
    held = {str(row[0]) for row in connection.execute("SELECT DISTINCT digest FROM found")}
    places = {digest: passage.id for digest, passage in zip(digests, passages, strict=True) if digest in held}
    connection.executemany("UPDATE found SET passage = ? WHERE digest = ?", [(p, d) for d, p in places.items()])
