"""The thesaurus in memory: from the words of a question to the words that documents use for the same things."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from nlp.analyzer import Analyzer, Token
from nlp.analyzer.stop_words import STOP_WORDS
from nlp.thesaurus.concepts import COLUMNS, Concept, load_concepts
from nlp.thesaurus.keys import AS_WRITTEN
from nlp.thesaurus.postings import COMPILED, CompiledPostings, Entry, Postings, Words, keyed

WEIGHTS: Final[Mapping[str, float]] = {
    "begrepp": 1.0,
    "aldre": 0.8,
    "forkortning": 0.7,
    "smalare": 0.5,
    "vardag": 0.4,
    "bredare": 0.3,
    "relaterat": 0.2,
}
"""How much an expansion of each kind counts, the user's own word being 1."""

# A concept that only links to what the user said is to it what the other way round says.
_SEEN_FROM: Final = {"bredare": "smalare", "smalare": "bredare", "relaterat": "relaterat"}
# Words that may stand between the words of a phrase.
_SLACK: Final = 4


@dataclass(frozen=True, slots=True)
class Expansion:
    """A term that the thesaurus adds to a question.

    Args:
        term: as the thesaurus has it, to be shown.
        stems: stems of its words, the longest first; without stop words where it has two other words.
        kind: a key of `WEIGHTS`: what it is to what the user said.
        weight: the weight of its kind.
        concept: begrepp of the row that says so.
        matched: the term of that row that the question holds.
        tokens: indexes of the question's tokens that `matched` was found in.
    """

    term: str
    stems: tuple[str, ...]
    kind: str
    weight: float
    concept: str
    matched: str
    tokens: tuple[int, ...]


class _Match(NamedTuple):
    entries: tuple[Entry, ...]
    tokens: tuple[int, ...]


class _Lead(NamedTuple):
    term: str
    stems: tuple[str, ...]
    kind: str
    weight: float


class _Found(NamedTuple):
    lead: _Lead
    entry: Entry
    tokens: tuple[int, ...]


class Thesaurus:
    """Everyday and official words of a municipality's work; safe to share between threads.

    Args:
        bundled: the compiled concepts.
        changed: concepts in place of bundled ones or beside them, by begrepp in lower case; None for one taken away.
        analyzer: the analyzer of index and query.

    Raises:
        ThesaurusError: a term of `changed` has only stop words.
    """

    def __init__(self, bundled: CompiledPostings, changed: Mapping[str, Concept | None], analyzer: Analyzer) -> None:
        self._bundled = bundled
        self._changed = changed
        self._analyzer = analyzer
        self._leads: dict[Entry, tuple[_Lead, ...]] = {}
        self._own = Postings(keyed(concept, analyzer) for concept in changed.values() if concept)

    @classmethod
    def load(cls, folders: Sequence[Path] = (), analyzer: Analyzer | None = None) -> "Thesaurus":
        """The bundled thesaurus with what an operator adds to it or takes away.

        Args:
            folders: the operator's folders of CSV files, read in this order.
            analyzer: the analyzer of index and query.

        Raises:
            ThesaurusError: a file breaks the format; the message names file, row and column.
        """
        bundled = CompiledPostings(COMPILED.read_text("utf-8"))
        changed: dict[str, Concept | None] = {}
        if folders:
            before = bundled.concepts()
            after = load_concepts(folders, before)
            changed = {key: after.get(key) for key in {**before, **after} if before.get(key) != after.get(key)}
        return cls(bundled, changed, analyzer or Analyzer())

    def concepts(self) -> list[Concept]:
        """All concepts, the bundled ones first."""
        merged = {**self._bundled.concepts(), **self._changed}
        return [concept for concept in merged.values() if concept]

    def lookup(self, query: str) -> list[Expansion]:
        """What the thesaurus adds to a question, the weightiest first; each term once.

        A phrase is found when all its words stand near each other, in any order. What is found inside a longer phrase
        does not count, and a term whose words the question holds already is not added.

        Args:
            query: the question as written.
        """
        tokens = self._analyzer.tokens(query)
        said = {token.stem for token in tokens}
        leads, best = self._leads, dict[str, _Found]()
        for match in _longest(list(self._matches(query, tokens))):
            for entry in match.entries:
                for lead in leads.get(entry) or self._remembered(entry):
                    held = best.get(lead.term)
                    if held is None or held.lead.weight < lead.weight:
                        best[lead.term] = _Found(lead, entry, match.tokens)
        found = [_expansion(how) for how in best.values() if not said.issuperset(how.lead.stems)]
        return sorted(found, key=lambda expansion: -expansion.weight)

    def _remembered(self, entry: Entry) -> tuple[_Lead, ...]:
        self._leads[entry] = found = tuple(_leads_to(entry))
        return found

    def _under(self, anchor: str) -> Iterable[Words]:
        """Terms under a stem, those of changed concepts as they are now."""
        bundled, changed = self._bundled.under(anchor), self._changed
        if not changed:
            return bundled
        kept = (
            Words(stems, tuple(entry for entry in entries if entry.keyed.concept.begrepp.lower() not in changed))
            for stems, entries in bundled
        )
        return chain(kept, self._own.under(anchor))

    def _matches(self, query: str, tokens: Sequence[Token]) -> Iterator[_Match]:
        """Terms of the thesaurus in a question: single words, and phrases whose words stand near each other."""
        stems = [token.stem for token in tokens]
        said = set(stems)
        for place, token in enumerate(tokens):
            for _, entries in self._under(AS_WRITTEN + query[token.start : token.end]):
                yield _Match(entries, (place,))
            for wanted, entries in self._under(token.stem):
                if len(wanted) == 1:
                    if token.text not in STOP_WORDS:
                        yield _Match(entries, (place,))
                elif wanted <= said:
                    places = _near(wanted, stems, place)
                    if places:
                        yield _Match(entries, places)


def _near(wanted: frozenset[str], stems: Sequence[str], place: int) -> tuple[int, ...]:
    """Where the words of a phrase stand around one of them, () where one of them is too far off."""
    reach = len(wanted) + _SLACK
    first = max(0, place - reach + 1)
    near = {word: at for at, word in enumerate(stems[first : place + reach], start=first) if word in wanted}
    return tuple(sorted(near.values())) if len(near) == len(wanted) else ()


def _leads_to(entry: Entry) -> Iterator[_Lead]:
    """What an entry leads to: all terms of its concept, or only the concept where the entry is a link to it."""
    concept, keys = entry.keyed
    back = _SEEN_FROM.get(COLUMNS[entry.column])
    if back:
        yield _lead(concept.begrepp, keys[0][0], back)
        return
    for number, kind in enumerate(COLUMNS):
        for place, term in enumerate(concept.terms(kind)):
            if (number, place) != (entry.column, entry.place):
                yield _lead(term, keys[number][place], kind)


def _lead(term: str, key: str, kind: str) -> _Lead:
    return _Lead(term, tuple(key.removeprefix(AS_WRITTEN).split(" ")), kind, WEIGHTS[kind])


def _expansion(how: _Found) -> Expansion:
    entry = how.entry
    concept = entry.keyed.concept
    matched = concept.terms(COLUMNS[entry.column])[entry.place]
    return Expansion(*how.lead, concept.begrepp, matched, how.tokens)


def _longest(matches: Sequence[_Match]) -> list[_Match]:
    """Matches that do not lie inside one of more words."""
    taken = [set(match.tokens) for match in matches if len(match.tokens) > 1]
    return [match for match in matches if not any(tokens > set(match.tokens) for tokens in taken)]
