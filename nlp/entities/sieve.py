"""Which words of a text each rule looks at: a word is looked up once for all rules, since texts repeat their words."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

_MOST: Final = 65_536  # words that are kept; then they are gathered anew


class Sieve:
    """A rule's question about one word; one is made for each rule when its module is imported.

    Args:
        test: whether the rule can begin at a word as written, whatever stands around it.
    """

    def __init__(self, test: Callable[[str], bool]) -> None:
        self.test: Final = test
        _SIEVES.append(self)
        _PASSED.clear()


class _Passed(dict[str, tuple[Sieve, ...]]):
    """The sieves that each word passes."""

    def __missing__(self, word: str) -> tuple[Sieve, ...]:
        if len(self) >= _MOST:
            self.clear()
        passed = self[word] = tuple(sieve for sieve in _SIEVES if sieve.test(word))
        return passed


_SIEVES: Final[list[Sieve]] = []
_PASSED: Final = _Passed()


def sift(words: Iterable[str]) -> dict[Sieve, list[int]]:
    """For each sieve the indexes of the words that pass it, in order; a sieve that none passes is left out.

    Args:
        words: of a text, none of them empty.
    """
    passing: defaultdict[Sieve, list[int]] = defaultdict(list)
    for index, passed in enumerate(map(_PASSED.__getitem__, words)):
        for sieve in passed:
            passing[sieve].append(index)
    return passing


def passes(sieve: Sieve, word: str) -> bool:
    """Whether one word passes.

    Args:
        sieve: the question.
        word: as written.
    """
    return sieve in _PASSED[word]
