"""Everyday words in place of official ones, and the reverse, in texts of the training data."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from random import Random
from typing import Final, NamedTuple

import snowballstemmer

from nlp.thesaurus.concepts import Concept

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST: Final = 4
_PREFIX: Final = 4
_LONGER: Final = 5
_STEMMER: Final = snowballstemmer.stemmer("swedish")


@cache
def _stem(word: str) -> str:
    stem = str(_STEMMER.stemWord(word))
    # Snowball leaves the definite ending of "skolan" and "boendet" where it is, but not that of "skolor".
    return str(_STEMMER.stemWord(stem[:-1])) if stem.endswith(("an", "et")) and len(stem) > _LONGER else stem


class _Place(NamedTuple):
    start: int
    end: int
    key: tuple[str, ...]


class Substituter:
    """Replaces one term of a text by another name of the same concept; the text need not stay grammatical.

    Official terms give way to everyday and former ones, everyday and former ones to the official one.

    Args:
        concepts: of the thesaurus.
        most: how often one term is replaced at most, so that common terms do not crowd out rare ones.
        words: most words of a term that is looked for.
        seed: of all chance.
    """

    def __init__(self, concepts: Iterable[Concept], most: int = 150, words: int = 3, seed: int = 1) -> None:
        self._random = Random(seed)
        self._most = most
        self._names: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for concept in concepts:
            self._add(concept.begrepp, [*concept.vardag, *concept.aldre], words)
            for term in (*concept.vardag, *concept.aldre):
                self._add(term, [concept.begrepp], words)
        self._first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key in sorted(self._names, key=len, reverse=True):
            self._first[key[0]].append(key)
        self._prefixes = {stem[:_PREFIX] for stem in self._first}
        self._starting: dict[str, list[tuple[str, ...]]] = {}
        self.used: Counter[tuple[str, ...]] = Counter()
        """How often each term, as stems, was replaced."""

    def _add(self, term: str, others: Sequence[str], words: int) -> None:
        key = tuple(_stem(word) for word in _WORD.findall(term.lower()))
        if others and 0 < len(key) <= words and max(map(len, key)) >= _SHORTEST:
            self._names[key].extend(others)

    def __call__(self, text: str) -> str | None:
        """The text with one of its terms replaced, or None where it has none that may still be replaced.

        Args:
            text: a sentence, title or question.
        """
        places = [place for place in self._places(text) if self.used[place.key] < self._most]
        if not places:
            return None
        # The rarest so far, so that every term gets its share.
        place = min(places, key=lambda found: self.used[found.key])
        self.used[place.key] += 1
        return f"{text[: place.start]}{self._random.choice(self._names[place.key])}{text[place.end :]}"

    def _places(self, text: str) -> list[_Place]:
        written = _WORD.findall(text.lower())
        starting, keys_of = self._starting, self._keys
        spans = []
        for number, word in enumerate(written):
            for key in starting[word] if word in starting else keys_of(word):
                end = number + len(key)
                if end <= len(written) and all(_stem(w) == s for w, s in zip(written[number:end], key, strict=True)):
                    spans.append((number, end, key))
                    break
        if not spans:
            return []
        words = list(_WORD.finditer(text))
        return [_Place(words[number].start(), words[end - 1].end(), key) for number, end, key in spans]

    def _keys(self, word: str) -> list[tuple[str, ...]]:
        """Terms that may start with a form of a word, the longest first; remembered, for words come again and again."""
        found = self._first.get(_stem(word), []) if word[:_PREFIX] in self._prefixes else []
        self._starting[word] = found
        return found
