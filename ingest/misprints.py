"""Words that a PDF prints wrongly: run together, cut by a blank, cut by a hyphen that no line end explains."""

from collections.abc import Iterator
from itertools import compress
from typing import Final

from ingest.words import PackageWords, WordList

_SELDOM: Final = 2
_SHORTEST_WHOLE: Final = 8
_SHORTEST_HEAD: Final = 6
# What stands after a body, or between two nouns, and ends no longer word.
_LAST: Final = (
    *("beslutar", "beslutade", "föreslår", "föreslås", "föreslog", "godkänner", "noterar", "uppdrar", "överlämnar"),
    *("yrkar", "har", "ska", "skall", "och", "att", "som", "samt", "från", "inom", "enligt", "eller", "inte", "genom"),
)
_FIRST: Final = ("och", "samt")


def misprints(package: PackageWords, words: WordList) -> dict[str, str]:
    """What is printed in a package, with what was meant.

    Args:
        package: its words.
        words: the word list.

    Returns:
        Pairs that differ in blanks and hyphens only.
    """
    unknown = {token for token in package.alone if token.lower() not in words.whole}
    found: dict[str, str] = {}
    for token in unknown:
        parts = _run_together(token, package, words)
        if parts:
            found[token] = " ".join(parts)
    found.update((f"{left} {right}", left + right) for left, right in _cut_by_blank(unknown, package, words))
    hyphened = (token for token in package.alone if "-" in token)
    found.update((token, token.replace("-", "")) for token in hyphened if _is_broken(token, package, words))
    return found


def _run_together(token: str, package: PackageWords, words: WordList) -> tuple[str, str] | None:
    """The two words of "nämndenbeslutar" where the package has the one, and the other is a verb or a small word."""
    if token.endswith(_LAST):
        for second in _LAST:
            head = token.removesuffix(second)
            if head != token and len(head) >= _SHORTEST_HEAD and _is_common(head, package, words):
                return (head, second) if _is_odd(token, words) else None
    if token.startswith(_FIRST):
        for first in _FIRST:
            rest = token.removeprefix(first)
            if rest != token and len(rest) >= _SHORTEST_HEAD and _is_common(rest, package, words):
                return (first, rest) if _is_odd(token, words) else None
    return None


def _is_common(word: str, package: PackageWords, words: WordList) -> bool:
    return package.count(word.lower()) >= _SELDOM and words.holds(word.lower())


def _is_odd(token: str, words: WordList) -> bool:
    """Whether it is neither a word nor a compound, nor an abbreviation in capitals."""
    return token[1:].islower() and not words.holds(token.lower())


def _cut_by_blank(unknown: set[str], package: PackageWords, words: WordList) -> Iterator[tuple[str, str]]:
    """Neighbours that are one word of the list, or of the package where a part of it is no word at all."""
    tokens = package.tokens
    places = list(compress(range(len(tokens)), map(unknown.__contains__, tokens)))  # no step of Python for each token
    near = {(tokens[place], right) for place in places for right in tokens[place + 1 : place + 2]}
    near.update((left, tokens[place]) for place in places for left in tokens[max(0, place - 1) : place])
    for left, right in near:
        if len(left) + len(right) < _SHORTEST_WHOLE or len(left) < 2 or len(right) < 2 or not right.islower():
            continue
        whole = (left + right).lower()
        if "-" in whole or not (whole in words.whole or package.count(whole)):
            continue
        odd = _is_odd(left, words) or _is_odd(right, words)
        rare = any(part in unknown and package.alone[part] <= _SELDOM for part in (left, right))
        if odd or (rare and whole in words.whole):
            yield left, right


def _is_broken(token: str, package: PackageWords, words: WordList) -> bool:
    """Whether "hem-tjänst" is printed where the package otherwise says "hemtjänst"."""
    first, _, second = token.partition("-")
    if len(first) < 2 or not second.islower() or not (first.islower() or first.istitle()) or "-" in second:
        return False
    whole = (first + second).lower()
    return package.count(whole) > package.count(token.lower()) and words.holds(whole)
