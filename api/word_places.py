"""Where words of a text stand on a drawn page: text and page are laid beside each other letter by letter.

The text is repaired (hyphens gone, glued words parted), the page is as printed; their letters and figures are the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.model import Word

_WINDOW: Final = 24  # letters; as many hardly stand in the same order twice on a page
_SURE: Final = 10  # letters; fewer are only looked for near what was found last
_NEAR: Final = 200  # letters
_FEWEST: Final = 3  # letters of a text that is looked for at all
_LEVEL: Final = 0.5  # share of the height that boxes of one line share


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, points from the upper left corner.

    Args:
        x: left edge.
        y: upper edge.
        width: to the right.
        height: downwards.
    """

    x: float
    y: float
    width: float
    height: float


class PageWords:
    """The words of a page, to find texts in.

    Args:
        words: with their boxes.
        height: of the page, points.
    """

    def __init__(self, words: Sequence[Word], height: float) -> None:
        self._words = words
        self._height = height
        self._letters, self._owners = _stream([word.text for word in words])
        self._end = 0

    def find(self, text: str) -> list[int | None]:
        """The word of the page that each character of a text stands in, or None.

        Texts are best asked for in their order on the page: what stands there twice is looked for after the one before.

        Args:
            text: of a block.
        """
        letters, places = _stream(list(text))
        found: list[int | None] = [None] * len(text)
        at = 0
        while len(letters) - at >= _FEWEST:
            start = self._start(letters[at : at + _WINDOW])
            if start < 0:
                at = _next_part(places, text, at)
                continue
            same = _same(letters, at, self._letters, start)
            for step in range(same):
                found[places[at + step]] = self._owners[start + step]
            at, self._end = at + same, start + same
        return found

    def _start(self, window: str) -> int:
        """Where some letters stand on the page, or -1; few letters, or only the first of them, count near by alone."""
        if len(window) >= _SURE:
            for start in (self._letters.find(window, self._end), self._letters.find(window)):
                if start >= 0:
                    return start
        return self._letters.find(window[:_SURE], self._end, self._end + _NEAR)

    def boxes(self, numbers: Sequence[int]) -> tuple[Box, ...]:
        """Boxes around words, those beside each other on a line in one.

        Args:
            numbers: of the words.
        """
        found: list[Word] = []
        before = -2
        for number in sorted(set(numbers)):
            word = self._words[number]
            if found and number == before + 1 and _on_line(found[-1], word):
                found[-1] = _around(found[-1], word)
            else:
                found.append(word)
            before = number
        return tuple(self._box(word) for word in found)

    def _box(self, word: Word) -> Box:
        return Box(
            round(word.x0, 1),
            round(self._height - word.y1, 1),
            round(word.x1 - word.x0, 1),
            round(word.y1 - word.y0, 1),
        )


def _stream(parts: Sequence[str]) -> tuple[str, list[int]]:
    """Letters and figures of some parts in a row, with the number of the part that each stands in."""
    pairs = list(_letters(parts))
    return "".join(letter for letter, _ in pairs), [owner for _, owner in pairs]


def _letters(parts: Sequence[str]) -> Iterator[tuple[str, int]]:
    for owner, part in enumerate(parts):
        for letter in part.casefold():
            if letter.isalnum():
                yield letter, owner


def _same(first: str, at: int, second: str, start: int) -> int:
    """How many letters two streams share from two places on."""
    most = min(len(first) - at, len(second) - start)
    return next((step for step in range(most) if first[at + step] != second[start + step]), most)


def _next_part(places: Sequence[int], text: str, at: int) -> int:
    """Where the next word of a text begins in its letters."""
    end = next((place for place in range(places[at], len(text)) if text[place].isspace()), len(text))
    return next((other for other in range(at, len(places)) if places[other] >= end), len(places))


def _on_line(left: Word, right: Word) -> bool:
    shared = min(left.y1, right.y1) - max(left.y0, right.y0)
    return right.x0 >= left.x0 and shared > _LEVEL * min(left.y1 - left.y0, right.y1 - right.y0)


def _around(left: Word, right: Word) -> Word:
    x0, x1 = min(left.x0, right.x0), max(left.x1, right.x1)
    return Word("", x0, min(left.y0, right.y0), x1, max(left.y1, right.y1))
