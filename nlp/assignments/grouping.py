"""Joins the places of one assignment: plans, minutes and reports repeat it in nearly the same words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from nlp.analyzer import Analyzer
from nlp.analyzer.stop_words import STOP_WORDS
from nlp.assignments.found import Found
from nlp.names import fold, municipality_key

_ALIKE: Final = 0.6  # Jaccard
_HELD: Final = 0.8  # share of the shorter that the longer holds
_LEAST: Final = 3  # stems that the shorter must have for that
_SAME_DECISION: Final = 0.3  # Jaccard, when giver, date and § agree
_COMMON: Final = 200  # assignments that a stem may stand in to find others
_DEADLINES_APART: Final = 62  # days
_GIVEN_APART: Final = 400  # days

Stems = frozenset[str]


def stems_of(analyzer: Analyzer, text: str) -> Stems:
    """The stems of a task that tell it from others."""
    return frozenset(
        token.stem for token in analyzer.tokens(text) if token.text not in STOP_WORDS and len(token.text) > 2
    )


def grouped(found: Sequence[Found], stems: Sequence[Stems]) -> list[list[int]]:
    """Places of assignments, as indices into `found`, that are one assignment each.

    Args:
        found: all places.
        stems: of the task of each.
    """
    leader = list(range(len(found)))

    def root(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for first, second in _pairs(stems):
        if root(first) != root(second) and _same(found[first], found[second], stems[first], stems[second]):
            leader[root(second)] = root(first)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(found)):
        groups[root(index)].append(index)
    return list(groups.values())


def _pairs(stems: Sequence[Stems]) -> Iterator[tuple[int, int]]:
    """Pairs that share a stem which is not common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(stems):
        near = Counter(other for stem in own if len(holders[stem]) <= _COMMON for other in holders[stem])
        yield from ((other, index) for other in sorted(near))
        for stem in own:
            holders[stem].append(index)


def _same(first: Found, second: Found, one: Stems, two: Stems) -> bool:
    if _is_one_record(first, second):
        return True
    if not one or not two or not _may_be_same(first, second):
        return False
    shared = len(one & two)
    jaccard = shared / len(one | two)
    if _is_same_decision(first, second):
        return jaccard >= _SAME_DECISION
    if not _days_agree(first, second):
        return False
    shorter = min(len(one), len(two))
    return jaccard >= _ALIKE or (shorter >= _LEAST and shared / shorter >= _HELD)


def _is_one_record(first: Found, second: Found) -> bool:
    """The same title in the list and below it in full, or a clause inside the record of a follow-up."""
    one, two = first.place, second.place
    if one.sha256 != two.sha256 or "tabell" not in (one.kind, two.kind):
        return False
    if one.kind == two.kind:
        return fold(one.text) == fold(two.text)
    return max(one.start, two.start) < min(one.end, two.end)


def _is_same_decision(first: Found, second: Found) -> bool:
    """Giver, date and § agree."""
    keys = [(found.giver, found.given, found.place.paragraph) for found in (first, second)]
    return keys[0] == keys[1] and all(keys[0])


def _may_be_same(first: Found, second: Found) -> bool:
    """Nothing that is known of both speaks against it."""
    towns = {municipality_key(found.municipality) for found in (first, second) if found.municipality}
    if len(towns) > 1:
        return False
    if first.receiver and second.receiver:
        words = [set(fold(found.receiver or "").split()) for found in (first, second)]
        if not words[0] & words[1]:
            return False
    return _givers_agree(first, second)


def _givers_agree(first: Found, second: Found) -> bool:
    """One body, or one is not known; a committee may propose what the board gives."""
    if not first.giver or not second.giver or 3 in (first.rank, second.rank):
        return True
    one, two = fold(first.giver), fold(second.giver)
    return one == two or one.endswith(two) or two.endswith(one)


def _days_agree(first: Found, second: Found) -> bool:
    ends = [found.deadline.date for found in (first, second) if found.deadline and found.deadline.date]
    given = [found.given for found in (first, second) if found.given]
    return _near(ends, _DEADLINES_APART) and _near(given, _GIVEN_APART)


def _near(days: Sequence[str], most: int) -> bool:
    if len(days) < 2:
        return True
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= most
