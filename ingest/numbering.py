"""Numbers of chapters: which numbered lines of a document go on from one another."""

from collections.abc import Sequence

from ingest.templates import NUMBERED

Number = tuple[int, ...]


def number_of(text: str) -> Number | None:
    """The number at the start of a line ("2.1 Mål" is (2, 1)), or None; a letter in front counts by its place."""
    match = NUMBERED.match(text)
    if match is None or not text[match.end()].isupper():
        return None
    parts = match.group("number").replace(":", ".").split(".")
    return tuple(int(part) if part.isdigit() else ord(part) for part in parts)


def in_sequence(texts: Sequence[str]) -> frozenset[int]:
    """Places of the numbered lines that go on from the numbered lines before them.

    A number goes on when it is the next after the last one under the same chapter ("2.1" → "2.2"), or the first of a
    chapter that was seen ("2" → "2.1"). The number 1 begins a new document and counts when 2 or 1.1 follows.

    Args:
        texts: lines of consecutive pages.
    """
    last: dict[Number, int] = {}
    opened: int | None = None
    found: set[int] = set()
    for index, text in enumerate(texts):
        number = number_of(text)
        if number is None:
            continue
        parent, place = number[:-1], number[-1]
        if number == (1,):
            opened = index
            last = {(): 1}
        elif _follows(last, parent, place):
            last[parent] = place
            found.add(index)
            if opened is not None:
                found.add(opened)
                opened = None
    return frozenset(found)


def _follows(last: dict[Number, int], parent: Number, place: int) -> bool:
    if parent in last and place == last[parent] + 1:
        return True
    seen = bool(parent) and last.get(parent[:-1]) == parent[-1]
    return place == 1 and seen
