"""Splits the numbers of a flattened row into cells: thousands and cells are parted by the same blank."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

_SIGNS: Final = "-−–+±"
_NUMBER = re.compile(rf"[{_SIGNS}]?\d+(?:[.,:]\d+)*%?-*")
_HEAD = re.compile(rf"[{_SIGNS}]?(?:[1-9]\d{{0,2}})")
_TAIL = re.compile(r"\d{3}(?:,\d+)?%?-*")
_OPEN_TAIL = re.compile(r"\d{3}")
_UNITS: Final = {
    "%": "%",
    "procent": "%",
    "kr": "kr",
    "kr.": "kr",
    "kronor": "kr",
    "tkr": "tkr",
    "mkr": "mkr",
    "mnkr": "mkr",
    "mdkr": "mdkr",
    "st": "st",
    "km": "km",
    "timmar": "timmar",
    "tim": "timmar",
}
_WORDS: Final = frozenset({"ja", "nej", "x"})
_DASHES: Final = frozenset("-–—−")
_THOUSANDS_COMMA = re.compile(rf"[{_SIGNS}]?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line between blanks.

    Args:
        text: as printed.
        start: offset in the source's text.
        gap: more than one blank stands before it.
        glued: a no-break blank stands before it, or it belongs to what is before it by its place on the page.
        parted: it stands apart from what is before it by its place on the page.
    """

    text: str
    start: int
    gap: bool = False
    glued: bool = False
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A cell as printed.

    Args:
        text: with blanks folded.
        start: offset in the source's text.
        gap: more than one blank stands before it.
    """

    text: str
    start: int
    gap: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it is a dash that stands for nothing."""
        return self.text in _DASHES


MAX_SPLITS: Final = 100
_PIECE = re.compile(r"(\s*)(\S+)")


def tokens(line: str, start: int = 0, cuts: Sequence[int] = ()) -> tuple[Token, ...]:
    """The pieces of a line with what stands between them.

    Args:
        line: as extracted, with all its blanks.
        start: offset of the line, its blanks folded, in the source's text.
        cuts: offsets in the line where wide gaps of the page part it; between them no cell ends.
    """
    found = []
    offset = start
    for match in _PIECE.finditer(line):
        blank, text = match.groups()
        glued = len(blank) == 1 and blank in "\u00a0\u202f\u2009"
        cut = match.start(2) in cuts
        wide = len(blank) > 1 and offset > start
        found.append(Token(text, offset, wide and not cuts, glued or (bool(cuts) and not cut), cut))
        offset += len(text) + 1
    return tuple(found)


def is_value(token: Token) -> bool:
    """Whether a piece is a number, a dash or one of the words that fill a cell."""
    text = token.text
    return (text[-1] in "0123456789%-" and bool(_NUMBER.fullmatch(text))) or text in _DASHES or text.lower() in _WORDS


def is_word(token: Token) -> bool:
    """Whether a piece is one of the words that fill a cell: ja, nej, X."""
    return token.text.lower() in _WORDS


def is_unit(token: Token) -> bool:
    """Whether a piece is a unit behind a number."""
    return token.text.lower() in _UNITS


def unit_of(text: str) -> str:
    """The unit behind a printed number, or ""."""
    last = text.rsplit(" ", 1)[-1].lower()
    return "%" if last.endswith("%") else _UNITS.get(last, "")


def splits(pieces: Sequence[Token], count: int | None = None, limit: int = MAX_SPLITS) -> tuple[tuple[Value, ...], ...]:
    """All ways to read pieces of a row as cells.

    Args:
        pieces: numbers, units, dashes and words of a row, in order.
        count: number of cells wanted; None for any.
        limit: the most ways wanted.

    Returns:
        At most `limit` of them; none when `count` cannot be met.
    """
    atoms, joins = _neighbours(tuple(pieces))
    found = []
    for cut in _cuts(joins, None if count is None else len(atoms) - count):
        found.append(_values(atoms, cut))
        if len(found) == limit:
            break
    return tuple(found)


@lru_cache(2048)
def counts(pieces: tuple[Token, ...]) -> tuple[int, int]:
    """The least and the greatest number of cells that pieces of a row can be."""
    atoms, joins = _neighbours(pieces)
    greatest = len(atoms) - sum(1 for join in joins if join is True)
    return greatest - sum(1 for join in joins if join is None), greatest


@lru_cache(512)
def _neighbours(pieces: tuple[Token, ...]) -> tuple[list[tuple[Token, ...]], list[bool | None]]:
    """Pieces with the units behind them, and for each two neighbours whether they are one number."""
    atoms = _atoms(pieces)
    return atoms, [_join(left, right) for left, right in itertools.pairwise(atoms)]


def _atoms(pieces: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Pieces with the units behind them."""
    atoms: list[tuple[Token, ...]] = []
    for piece in pieces:
        if atoms and is_unit(piece) and atoms[-1][-1].text[-1].isdigit():
            atoms[-1] = (*atoms[-1], piece)
        else:
            atoms.append((piece,))
    return atoms


def _join(left: tuple[Token, ...], right: tuple[Token, ...]) -> bool | None:
    """Whether two neighbours are one number: True, False, or None when both can be."""
    first, second = left[-1], right[0]
    head = bool(_HEAD.fullmatch(first.text)) or bool(_OPEN_TAIL.fullmatch(first.text))
    if len(left) > 1 or not head or not _TAIL.fullmatch(second.text) or second.gap or second.parted:
        return False
    if second.glued or second.text[0] == "0":
        return True
    return None


def _cuts(joins: Sequence[bool | None], wanted: int | None) -> Iterator[tuple[bool, ...]]:
    """Decisions for all neighbours, with `wanted` joins in all when given."""
    open_after = [0] * (len(joins) + 1)
    fixed_after = [0] * (len(joins) + 1)
    for index in range(len(joins) - 1, -1, -1):
        open_after[index] = open_after[index + 1] + (joins[index] is None)
        fixed_after[index] = fixed_after[index + 1] + (joins[index] is True)

    def extend(index: int, done: tuple[bool, ...], made: int) -> Iterator[tuple[bool, ...]]:
        if wanted is not None:
            left = wanted - made - fixed_after[index]
            if left < 0 or left > open_after[index]:
                return
        if index == len(joins):
            yield done
            return
        for choice in (True, False) if joins[index] is None else (bool(joins[index]),):
            yield from extend(index + 1, (*done, choice), made + choice)

    return extend(0, (), 0)


def _values(atoms: Sequence[tuple[Token, ...]], joined: Sequence[bool]) -> tuple[Value, ...]:
    groups: list[list[Token]] = []
    for index, atom in enumerate(atoms):
        if index and joined[index - 1]:
            groups[-1].extend(atom)
        else:
            groups.append(list(atom))
    return tuple(
        Value(
            group[0].text if len(group) == 1 else " ".join([piece.text for piece in group]),
            group[0].start,
            group[0].gap,
        )
        for group in groups
    )


@lru_cache(4096)
def number(text: str, comma_thousands: bool = False) -> Decimal | None:
    """The number that a printed cell means, or None.

    Args:
        text: as printed: "-1 200 450", "85,2 %", "1 000 kr".
        comma_thousands: the table parts thousands by commas ("2,000").
    """
    head = text.rstrip("%-– ")
    while head and not head[-1].isdigit():
        head = head.rpartition(" ")[0].rstrip("% ")
    plain = head.replace(" ", "").replace("−", "-").replace("–", "-").lstrip("+±")
    if comma_thousands and _THOUSANDS_COMMA.fullmatch(plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"-?\d+(?:\.\d+)?", plain) else None


def parts_thousands_by_comma(texts: Sequence[str]) -> bool:
    """Whether the numbers of a table part thousands by commas: all commas do, and at least two."""
    commas = [text for text in texts if "," in text]
    return len(commas) > 1 and all(_THOUSANDS_COMMA.fullmatch(text) for text in commas)
