"""Breaks text into lines of a given width, with hyphens at line ends where that is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from examples.render.fonts import Style, width_of
from examples.render.hyphenation import break_points

SOFT_HYPHEN = "-"
_BREAKABLE_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")


@dataclass(frozen=True)
class Room:
    """The width that text has, and whether words are split at its end."""

    width: float
    hyphenate: bool = False


def break_lines(text: str, style: Style, room: Room) -> list[str]:
    """The text as lines; a word wider than the room is split in any case."""
    lines: list[str] = []
    current = ""
    hyphens = 0
    for word in re.split(r"[ \t\n]+", text.strip(" \t\n")):
        pending = word
        while pending:
            joined = f"{current} {pending}" if current else pending
            if width_of(joined, style.font, style.size) <= room.width:
                current, pending = joined, ""
                continue
            forced = not current
            left, pending = _split(current, pending, style, room, forced or (room.hyphenate and hyphens < 2))
            hyphens = hyphens + 1 if left.endswith("-") else 0
            lines.append(left)
            current = ""
    return [*lines, current] if current else lines


def _split(current: str, word: str, style: Style, room: Room, may_hyphenate: bool) -> tuple[str, str]:
    """The full line made of `current` and the part of `word` that fits, and the rest of the word."""
    for left, right in _ways(word, may_hyphenate):
        line = f"{current} {left}" if current else left
        if width_of(line, style.font, style.size) <= room.width:
            return line, right
    if current:
        return current, word
    return _cut(word, style, room.width)


def _ways(word: str, may_hyphenate: bool) -> list[tuple[str, str]]:
    """The splits of a word, longest left part first: at its own hyphens and, if allowed, at soft ones."""
    hard = [(word[: m.start()], word[m.start() :]) for m in _BREAKABLE_HYPHEN.finditer(word)]
    soft = [(word[:p] + SOFT_HYPHEN, word[p:]) for p in break_points(word)] if may_hyphenate else []
    return sorted(hard + soft, key=lambda way: len(way[1]))


def _cut(word: str, style: Style, width: float) -> tuple[str, str]:
    """Cut a word that has no break point, as a last resort (an address in a narrow cell)."""
    end = max(1, len(word) - 1)
    while end > 1 and width_of(word[:end], style.font, style.size) > width:
        end -= 1
    return word[:end], word[end:]
