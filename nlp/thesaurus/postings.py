"""Which terms of which concepts stand under a stem: made from concepts, or read from the compiled file on demand."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from ingest.errors import ThesaurusError
from nlp.analyzer import Analyzer
from nlp.thesaurus.concepts import COLUMNS, Concept
from nlp.thesaurus.keys import keys_of

COMPILED: Final = Path(__file__).resolve().parent / "compiled.txt"
"""The bundled CSV files with all keys worked out; `python -m nlp.training.thesaurus` writes it."""

_RELATED: Final = COLUMNS.index("relaterat")
_BETWEEN_TERMS: Final = "|"
_BETWEEN_COLUMNS: Final = "\t"


class Keyed(NamedTuple):
    """A concept with the keys of its terms, column by column."""

    concept: Concept
    keys: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A term of a concept, by the numbers of its column and of its place there; equal only to itself."""

    keyed: Keyed
    column: int
    place: int


class Words(NamedTuple):
    """The stems of a term, and the terms that have them."""

    stems: frozenset[str]
    entries: tuple[Entry, ...]


_NOTHING: Final[tuple[Words, ...]] = ()


class Postings:
    """Postings of concepts in memory.

    Args:
        concepts: with their keys.
    """

    def __init__(self, concepts: Iterable[Keyed]) -> None:
        entries: dict[str, list[Entry]] = defaultdict(list)
        for keyed in concepts:
            for column, keys in enumerate(keyed.keys):
                for place, key in enumerate(keys):
                    entries[anchor_of(key)].append(Entry(keyed, column, place))
        self._under = {anchor: _grouped(found) for anchor, found in entries.items()}

    def under(self, anchor: str) -> tuple[Words, ...]:
        """The terms whose keys begin with a stem; empty where there are none."""
        return self._under.get(anchor, _NOTHING)


class CompiledPostings:
    """Postings of the compiled file; a line is parsed when it is first asked for.

    Args:
        text: content of the file, as `compiled` makes it.
    """

    def __init__(self, text: str) -> None:
        rows, _, index = text.partition("\n\n")
        self._rows = rows.split("\n")
        self._index = dict(line.split(_BETWEEN_COLUMNS) for line in index.splitlines())
        self._keyed: dict[int, Keyed] = {}
        self._under: dict[str, tuple[Words, ...]] = {}

    def concept(self, number: int) -> Keyed:
        """A concept by its number in the file, from 0."""
        if number not in self._keyed:
            terms, keys = (_parsed(line) for line in self._rows[2 * number : 2 * number + 2])
            self._keyed[number] = Keyed(Concept(terms[0][0], *terms[1:]), keys)
        return self._keyed[number]

    def concepts(self) -> dict[str, Concept]:
        """All concepts by begrepp in lower case."""
        found = (self.concept(number).concept for number in range(len(self._rows) // 2))
        return {concept.begrepp.lower(): concept for concept in found}

    def under(self, anchor: str) -> tuple[Words, ...]:
        """The terms whose keys begin with a stem; empty where there are none."""
        if anchor not in self._index:
            return _NOTHING
        if anchor not in self._under:
            entries = []
            for written in self._index[anchor].split(" "):
                number, column, place = map(int, written.split("."))
                entries.append(Entry(self.concept(number), column, place))
            self._under[anchor] = _grouped(entries)
        return self._under[anchor]


def _grouped(entries: Iterable[Entry]) -> tuple[Words, ...]:
    """Entries by their key. A concept of that name has its own relations: what only is related to it is left out."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.keyed.keys[entry.column][entry.place]].append(entry)
    for key, group in groups.items():
        if any(entry.column == 0 for entry in group):
            groups[key] = [entry for entry in group if entry.column != _RELATED]
    return tuple(Words(frozenset(key.split(" ")), tuple(group)) for key, group in groups.items())


def anchor_of(key: str) -> str:
    """The first stem of a key, under which it is filed."""
    return key.partition(" ")[0]


def keyed(concept: Concept, analyzer: Analyzer) -> Keyed:
    """A concept with the keys of its terms.

    Args:
        concept: the concept.
        analyzer: the analyzer of index and query.

    Raises:
        ThesaurusError: a term has only stop words, which the search leaves out.
    """
    keys = keys_of(concept, analyzer)
    for column, found in zip(COLUMNS, keys, strict=True):
        if "" in found:
            term = concept.terms(column)[found.index("")]
            raise ThesaurusError(
                f"Begreppet {concept.begrepp!r}, kolumnen {column}: {term!r} har bara ord som sökningen hoppar över."
            )
    return Keyed(concept, keys)


def compiled(concepts: Iterable[Keyed]) -> str:
    """The compiled file: two lines a concept (its terms, their keys), an empty line, then a line for each stem.

    Args:
        concepts: in the order of the file.
    """
    lines: list[str] = []
    index: dict[str, list[str]] = defaultdict(list)
    for number, (concept, keys) in enumerate(concepts):
        lines.append(_written([concept.terms(column) for column in COLUMNS]))
        lines.append(_written(keys))
        for column, found in enumerate(keys):
            for place, key in enumerate(found):
                index[anchor_of(key)].append(f"{number}.{column}.{place}")
    stems = (f"{anchor}{_BETWEEN_COLUMNS}{' '.join(index[anchor])}" for anchor in sorted(index))
    return "\n".join((*lines, "", *stems)) + "\n"


def _written(columns: Iterable[tuple[str, ...]]) -> str:
    return _BETWEEN_COLUMNS.join(_BETWEEN_TERMS.join(terms) for terms in columns)


def _parsed(line: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.split(_BETWEEN_TERMS)) if cell else () for cell in line.split(_BETWEEN_COLUMNS))
