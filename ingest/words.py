"""The Swedish word list: which letters make a word, in itself or as a compound. Read once, when first asked for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

LEXICON: Final = Path(__file__).resolve().parent / "lexicon" / "compounds.txt"
_SHORTEST: Final = 3
_LONGEST: Final = 60
_MOST_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class WordList:
    """Swedish words in small letters.

    Args:
        whole: words as they stand, most of them no compounds.
        first: forms that stand before another part of a compound, such as "skol" and "arbets".
        last: forms that end a compound.
    """

    whole: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]

    def holds(self, word: str) -> bool:
        """Whether it is a word or a compound of at most three parts, with or without a linking s.

        Args:
            word: small letters.
        """
        return word in self.whole or self.is_compound(word)

    def is_compound(self, word: str) -> bool:
        """Whether it can be cut into two or three parts that go together.

        Args:
            word: small letters.
        """
        return len(word) <= _LONGEST and self._splits(word, _MOST_PARTS)

    def begins(self, part: str) -> bool:
        """Whether it may stand before another part of a compound.

        Args:
            part: small letters.
        """
        return part in self.first or (part[-1:] == "s" and part[:-1] in self.first)

    def _splits(self, word: str, parts: int) -> bool:
        for place in range(_SHORTEST, len(word) - _SHORTEST + 1):
            if self.begins(word[:place]):
                rest = word[place:]
                if rest in self.last or (parts > 2 and self._splits(rest, parts - 1)):
                    return True
        return False


@cache
def load_words(path: Path = LEXICON) -> WordList:
    """The word list of a file written by `nlp.training.lexicon`.

    Args:
        path: the file.
    """
    found: dict[str, list[str]] = {"F": [], "L": [], "K": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, *words = line.split(" ")
        if kind in found:
            found[kind].extend(words if kind == "K" else words[1:])  # F and L have a cost first
    last = frozenset(found["L"])
    return WordList(last.union(found["K"]), frozenset(found["F"]), last)


_TOKEN: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ-]+")
_HYPHENS: Final = ("-", "\u00ad", "\u2010")


class PackageWords:
    """The words of one package, apart from those that a hyphen cuts at a line's end: what the package itself says.

    Args:
        lines: all lines, in order.
    """

    __slots__ = ("_counts", "_heads", "alone", "tokens")

    def __init__(self, lines: Iterable[str]) -> None:
        self.tokens: Final = _TOKEN.findall("\n".join(_uncut(lines)))
        self.alone: Final = Counter(self.tokens)
        self._counts: dict[str, int] = {}
        self._heads: set[str] = set()
        for token, count in self.alone.items():
            if token[-1] == "-":  # a head that waits for its tail, or a dash
                continue
            word = token.lower()
            if "-" in word:
                word = word.lstrip("-")
                if "-" in word:
                    self._heads.add(word.partition("-")[0])
            self._counts[word] = self._counts.get(word, 0) + count

    def count(self, word: str) -> int:
        """How often a word occurs in small or capital letters.

        Args:
            word: small letters, with its hyphens.
        """
        return self._counts.get(word, 0)

    def is_head(self, part: str) -> bool:
        """Whether it stands before the hyphen of a word somewhere inside a line.

        Args:
            part: small letters.
        """
        return part in self._heads


def _uncut(lines: Iterable[str]) -> Iterator[str]:
    """Lines without the two halves of words that a hyphen cuts at a line's end."""
    cut = False
    for line in lines:
        kept = line.lstrip().partition(" ")[2] if cut else line
        cut = line.rstrip().endswith(_HYPHENS)
        yield kept.rstrip().rpartition(" ")[0] if cut else kept
