"""Column headers: which words of the header lines stand over which column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb
from typing import Final

from ingest.hyphens import join_lines
from ingest.tables.vocabulary import MONTHS, UNIT_WORDS, is_header_word, is_month, is_year

_COMMENT = re.compile(r"\s(?:Kommentar|Motivering|Anmärkning)(?:\s(?:19|20)\d{2})?$")
_LEADS_ON: Final = frozenset({"i", "per", "av", "och", "eller", "för", "med", "inkl", "exkl", "till", "på", "vid", "–"})
_NEVER_FIRST: Final = frozenset({"tkr", "kr", "mkr", "mnkr", "kkr", "%", "st", *_LEADS_ON})
_OPENERS: Final = frozenset({"Varav", "Antal", "Andel"})  # never a label alone where another label follows
_AFTER: Final = _LEADS_ON | {"enligt"}
_UNSURE: Final = 2.6
_CLEAR: Final = 0.4
_MOST_TRIED: Final = 500


@dataclass(frozen=True, slots=True)
class Header:
    """What stands over the columns.

    Args:
        columns: a label a column; all the same words when `known` is false.
        known: the words could be told apart by column.
        words: all header lines joined.
        doubt: how unlikely the way is that the words were told apart by, from 0.
    """

    columns: tuple[str, ...]
    known: bool
    words: str
    doubt: float = 0.0


def read_header(lines: Sequence[str], count: int) -> Header:
    """Column headers from header lines.

    Args:
        lines: top to bottom, cleaned.
        count: number of columns, the one of row headers not counted.
    """
    words = _COMMENT.sub("", join_lines(lines))
    last = words.rsplit(" ", 1)[-1]
    if count == 1 and last.lower() in UNIT_WORDS and last[0].isupper():
        return Header((last,), known=True, words=words)
    columns = _by_month(lines, count) or _stacked(lines, count)
    if columns is not None:
        return Header(columns, known=True, words=words)
    columns, doubt = _cut(words, count)
    if columns is None:
        return Header((words,) * count, known=False, words=words)
    return Header(columns, known=True, words=words, doubt=doubt)


def _by_month(lines: Sequence[str], count: int) -> tuple[str, ...] | None:
    """Months of one line, and what the other lines name after them."""
    for index, line in enumerate(lines):
        words = line.split()
        first = _first_month(words)
        if first is None:
            continue
        rest_of_line = words[first + 12 :]
        above = [word for word in " ".join(lines[:index]).split() if not is_year(word)]
        rest = _segments(" ".join(above), count - 12) if above and count > 12 else None
        if count == 12 and not rest_of_line:
            return tuple(words[first : first + 12])
        if rest is not None and count > 12:
            tail = " ".join(rest_of_line)
            return (*words[first : first + 12], *(f"{name} {tail}".strip() for name in rest))
    return None


def _first_month(words: Sequence[str]) -> int | None:
    for index in range(len(words) - 11):
        if all(words[index + place].lower() in month for place, month in enumerate(MONTHS)):
            return index
    return None


def _stacked(lines: Sequence[str], count: int) -> tuple[str, ...] | None:
    """Two lines, the lower with a label a column, the upper with one a column or one for several."""
    if len(lines) < 2 or count < 2:
        return None
    upper, lower = lines[-2], lines[-1]
    below = _segments(lower, count)
    over = _trailing(upper)
    if below is None or len(over) < 2 or len(over) > count or not _ends_in_headers(upper):
        return None
    if len(over) == count:
        return tuple(
            f"{name} {top}" if is_year(top) else f"{top} {name}" for top, name in zip(over, below, strict=True)
        )
    spans = _spans(below, len(over))
    if spans is None:
        return None
    tops = [top for top, span in zip(over, spans, strict=True) for _ in range(span)]
    return tuple(f"{name} {top}" for top, name in zip(tops, below, strict=True))


def _ends_in_headers(line: str) -> bool:
    words = line.split()
    return is_header_word(words[-1]) and (len(words) < 2 or is_header_word(words[-2]))


def _trailing(line: str) -> list[str]:
    """Years (or other header words) that a line ends in."""
    words = line.split()
    found: list[str] = []
    while words and is_header_word(words[-1]):
        found.insert(0, words.pop())
    return found


def _spans(names: Sequence[str], groups: int) -> tuple[int, ...] | None:
    """How many columns each group covers, when only one way leaves no label twice in a group."""
    fitting = []
    for cuts in combinations(range(1, len(names)), groups - 1):
        edges = (0, *cuts, len(names))
        parts = [names[left:right] for left, right in pairwise(edges)]
        if all(len(set(part)) == len(part) for part in parts):
            fitting.append(tuple(len(part) for part in parts))
    return fitting[0] if len(fitting) == 1 else None


def _segments(text: str, count: int) -> tuple[str, ...] | None:
    """Cut a line of headers into `count` labels, after a stub for the row headers; None when it is not clear how."""
    return _cut(text, count)[0]


def _cut(text: str, count: int) -> tuple[tuple[str, ...] | None, float]:
    """The labels of `_segments`, and how unlikely they are."""
    words = text.split()
    capitals = is_capital_style(words)
    starts = [index for index in range(len(words)) if may_start(words, index, capitals)]
    if count < 1 or len(starts) < count or comb(len(starts), count) > _MOST_TRIED:
        return None, 0.0
    ranked = sorted((_cost(words, chosen, starts), chosen) for chosen in combinations(starts, count))
    best, chosen = ranked[0]
    if best > _UNSURE or (len(ranked) > 1 and ranked[1][0] - best < _CLEAR):
        return None, best
    edges = (*chosen, len(words))
    return tuple(" ".join(words[left:right]) for left, right in pairwise(edges)), best


def is_capital_style(words: Sequence[str]) -> bool:
    """Whether labels begin with capitals, so that a small "budget" goes on with the label before it."""
    capital = sum(1 for word in words if word[0].isupper())
    return capital > sum(1 for word in words if word.islower() and is_header_word(word) and not is_month(word))


def may_start(words: Sequence[str], index: int, capitals: bool) -> bool:
    """Whether a label may begin with a word."""
    word, before = words[index], words[index - 1].lower() if index else ""
    if word.lower() in _NEVER_FIRST or word[0] in "(%)-–" or before in _AFTER:
        return False
    if word == "Belopp" and words[index + 1 : index + 2] == ["i"]:
        return False
    if is_year(word):
        return True
    if word[0].isupper():
        return len(word) > 1
    shouted = index > 0 and words[index - 1].isupper()
    return is_header_word(word) and (not capitals or shouted or is_month(word.strip(",").lower()))


def _cost(words: Sequence[str], chosen: Sequence[int], starts: Sequence[int]) -> float:
    """How unlikely a way of cutting is: labels of different make, starts left unused, no stub."""
    edges = (*chosen, len(words))
    years = [is_year(word) for word in words]
    shapes = [_shape(years[left:right]) for left, right in pairwise(edges)]
    unused = 0.0
    for start in starts:
        if start in chosen:
            continue
        year = is_year(words[start])
        if start < chosen[0]:
            unused += 1.0 if year else 0.5 if start or is_header_word(words[0]) else 0.1
        elif not year and start - 1 in chosen and _goes_on(words, start):
            unused += 0.05
        elif year:
            beside = is_year(words[start - 1]) or (start + 1 in starts and is_year(words[start + 1]))
            unused += 2.0 if beside else 0.0
        else:
            unused += 1.0
    if "Y" in shapes and len(set(shapes)) > 1:
        unused += 0.4
    return unused + 0.45 * (len(set(shapes)) - 1) + (0.3 if chosen[0] == 0 else 0.0)


def _goes_on(words: Sequence[str], index: int) -> bool:
    """Whether a word goes on with the label before it: "Budget jan–apr", "Varav SÄBO Varav hemsjukvård"."""
    if words[index].islower():
        return words[index - 1][0].isupper()
    return words[index - 1] in _OPENERS and words[index] not in _OPENERS


def _shape(years: Sequence[bool]) -> str:
    """Whether a label is of years ("Y"), words ("W") or both."""
    return "Y" if all(years) else "WY" if any(years) else "W"
