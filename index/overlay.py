"""Passages as corrections have made them, until the next generation of the index holds them."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import tantivy

from index.filters import filter_terms, passage_terms
from index.protocol import Filter, Passage
from ingest.catalogue import Catalogue

_FILE: Final = "corrections.json"
_TOUCHED: Final = (
    "SELECT DISTINCT sources.sha256 FROM corrections JOIN sources"
    " ON sources.sha256 = corrections.sha256 OR sources.file = corrections.file"
    " WHERE corrections.id > ? AND sources.is_current = 1"
)
Clauses = list[tuple[tantivy.Occur, tantivy.Query]]


def write_mark(folder: Path, change: int) -> None:
    """Note the newest correction that a generation holds."""
    (folder / _FILE).write_text(json.dumps({"last": change}), "utf-8")


def read_mark(folder: Path) -> int:
    """The newest correction that a generation holds; 0 for one from before there were any."""
    path = folder / _FILE
    return int(json.loads(path.read_text("utf-8"))["last"]) if path.exists() else 0


def touched(catalogue: Catalogue, since: int) -> Iterator[str]:
    """SHA-256 of the current sources that later corrections are about.

    Args:
        catalogue: of the archive.
        since: id of the newest correction that is in the index.
    """
    yield from (str(row[0]) for row in catalogue.connection.execute(_TOUCHED, (since,)))


class Overlay:
    """Passages that differ from those of a generation; never changed once it is made.

    Args:
        passages: all of the sources that were corrected.
    """

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._passages = {passage.id: passage for passage in passages}

    def __bool__(self) -> bool:
        return bool(self._passages)

    def current(self, passage: Passage) -> Passage:
        """A passage as it is now."""
        return self._passages.get(passage.id, passage)

    def combined(self, schema: tantivy.Schema, conditions: Clauses, filter_: Filter) -> Clauses:
        """Conditions of a filter that hold for the passages as they are now.

        Args:
            schema: of the word index.
            conditions: the filter as the generation knows it.
            filter_: the filter.
        """
        if not self._passages or not conditions:
            return conditions
        changed = tantivy.Query.term_set_query(schema, "tags", [identity(name) for name in self._passages])
        rest = tantivy.Query.boolean_query([*conditions, (tantivy.Occur.MustNot, changed)])
        wanted = [identity(name) for name, passage in self._passages.items() if fulfils(passage, filter_)]
        alternatives: Clauses = [(tantivy.Occur.Should, rest)]
        if wanted:
            found = tantivy.Query.term_set_query(schema, "tags", wanted)
            alternatives.append((tantivy.Occur.Should, found))
        either = tantivy.Query.const_score_query(tantivy.Query.boolean_query(alternatives), 0.0)
        return [(tantivy.Occur.Must, either)]


def identity(name: str) -> str:
    """The tag that a passage alone has."""
    return f"passage={name}"


def fulfils(passage: Passage, filter_: Filter) -> bool:
    """Whether a passage fulfils a filter, as the word index would say."""
    terms = passage_terms(passage)
    if not all(condition & terms for condition in filter_terms(filter_)):
        return False
    if not filter_.date_from and not filter_.date_to:
        return True
    return bool(passage.date) and filter_.date_from <= passage.date <= (filter_.date_to or "9999-12-31")
