"""The words of an archive, and which of them a misspelt word of a question may mean.

An edit changes at most two letters of a word's set of letters and four of its set of letter pairs, so bit masks of
both leave few words to compare letter by letter. Distance as in Damerau (1964): a letter put in, left out or changed,
or two neighbours swapped.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped
from nlp.analyzer import Analyzer

_WORDS: Final = "vocabulary.txt"
_MASKS: Final = "vocabulary.npy"
_MASK = np.dtype([("letters", np.uint64), ("pairs", np.uint64), ("length", np.uint8), ("count", np.uint32)])
SHORTEST: Final = 4
_LONGEST: Final = 40
_LONG: Final = 7  # letters of a word in which two edits may be wrong; in shorter ones it is one
_BITS: Final = 64
_DOTS: Final = 0.25  # edits that a lacking or superfluous ring or pair of dots counts as
_MOST: Final = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word of the archive that is like a word of a question.

    Args:
        word: normal form.
        distance: edits; one of dots and rings alone counts a quarter.
        count: number of passages that hold it.
    """

    word: str
    distance: float
    count: int


def write_vocabulary(folder: Path, texts: Iterable[str], analyzer: Analyzer) -> None:
    """Write the words of a generation with the number of passages that hold each.

    Args:
        folder: of the generation.
        texts: of the passages.
        analyzer: the Swedish analyzer.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({token.text for token in analyzer.tokens(text) if token.text.isalpha()})
    words = sorted(word for word in counts if SHORTEST <= len(word) <= _LONGEST)
    rows = [(*_masks(word), len(word), counts[word]) for word in words]
    (folder / _WORDS).write_text("\n".join(words), "utf-8")
    np.save(folder / _MASKS, np.array(rows, _MASK), allow_pickle=False)


class Vocabulary:
    """The words of one generation, read when a word is first looked for.

    Args:
        folder: of the generation.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _words(self) -> list[str]:
        return (self._folder / _WORDS).read_text("utf-8").split("\n")

    @cached_property
    def _rows(self) -> npt.NDArray[np.void]:
        rows: npt.NDArray[np.void] = mapped(self._folder / _MASKS)
        return rows

    def suggestions(self, word: str) -> tuple[Suggestion, ...]:
        """Words of the archive that are as like a word as can be, the commonest first, at most two.

        Args:
            word: normal form; one with other signs than letters, a very short or a very long one is like none.
        """
        if not word.isalpha() or not SHORTEST <= len(word) <= _LONGEST:
            return ()
        allowed = 2 if len(word) >= _LONG else 1
        found = [
            Suggestion(other, near, int(self._rows["count"][place]))
            for place in self._near(word, allowed)
            for other in [self._words[place]]
            for near in [distance(word, other, allowed)]
            if near <= allowed
        ]
        nearest = min((one.distance for one in found), default=0.0)
        best = (one for one in found if one.distance == nearest)
        return tuple(sorted(best, key=lambda one: (-one.count, one.word))[:_MOST])

    def _near(self, word: str, edits: int) -> Iterator[int]:
        """Places of the words that a few edits may lead to."""
        rows = self._rows
        letters, pairs = _masks(word)
        close = np.flatnonzero(
            (np.abs(rows["length"].astype(np.int16) - len(word)) <= edits)
            & (np.bitwise_count(rows["letters"] ^ np.uint64(letters)) <= 2 * edits)
            & (np.bitwise_count(rows["pairs"] ^ np.uint64(pairs)) <= 6 * edits)
        )
        yield from (int(place) for place in close)


def plain(word: str) -> str:
    """A word without rings, dots and accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def distance(one: str, other: str, most: float) -> float:
    """Edits between two words, where a ring or dots alone count a quarter; more than `most` is not counted out.

    Args:
        one: lower case.
        other: lower case.
        most: edits beyond which any number will do.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1.0
    bare_one, bare_other = plain(one), plain(other)
    before: Sequence[float] = ()
    row: Sequence[float] = [float(place) for place in range(len(other) + 1)]
    for i, letter in enumerate(one, start=1):
        above, row = row, [float(i)]
        for j, another in enumerate(other, start=1):
            change = 0.0 if letter == another else _change(letter, another)
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + change)
            if i > 1 and j > 1 and letter == other[j - 2] and another == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1.0
        before = above
    # Capital letters of a dialect do not matter; what differs in dots alone is nearly the same word.
    return min(row[-1], _DOTS) if bare_one == bare_other and one != other else row[-1]


def _change(letter: str, another: str) -> float:
    return _DOTS if plain(letter) == plain(another) else 1.0


def _masks(word: str) -> tuple[int, int]:
    """Its letters without dots, and its pairs of them, as sets of 64 bits."""
    bare = plain(word)
    letters = pairs = 0
    for letter in bare:
        letters |= 1 << ord(letter) % _BITS
    for first, second in pairwise(bare):
        pairs |= 1 << (ord(first) * 31 + ord(second)) % _BITS
    return letters, pairs
