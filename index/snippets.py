"""Which words of a passage matched, and the part of it that shows them best."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from nlp.analyzer import Analyzer, Token


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a passage.

    Args:
        text: the part, with "…" where it is cut.
        marks: (start, end) of the matched words in `text`.
    """

    text: str
    marks: tuple[tuple[int, int], ...]


class Matched(NamedTuple):
    """What of a question a text holds.

    Args:
        words: of the text, as written, each once.
        added: terms that the question was also searched as.
    """

    words: tuple[str, ...]
    added: tuple[str, ...]


def matched_words(
    query: str, text: str, analyzer: Analyzer, added: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> Matched:
    """Words of a text that share a stem or a part of a compound with a question or what it was also searched as.

    Args:
        query: the question.
        text: the passage.
        analyzer: the Swedish analyzer.
        added: what the question was also searched as, with the stems of its words, all of which the text must hold.
    """
    tokens = analyzer.tokens(text)
    stems = _stems(tokens)
    held = {term: wanted for term, wanted in added.items() if stems.issuperset(wanted)}
    spans = _spans(tokens, {*analyzer.stems(query), *analyzer.parts(query), *chain.from_iterable(held.values())})
    return Matched(tuple(dict.fromkeys(text[start:end] for start, end in spans)), tuple(held))


def snippet(query: str, text: str, analyzer: Analyzer, length: int = 300, added: Iterable[str] = ()) -> Snippet:
    """The part of a text that holds most of the matched words.

    Args:
        query: the question.
        text: the passage.
        analyzer: the Swedish analyzer.
        length: most characters of the part.
        added: what the question was also searched as.
    """
    spans = _matches(query, text, analyzer, added)
    start, end = _window(text, spans, length)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    marks = tuple((first + shift, last + shift) for first, last in spans if start <= first and last <= end)
    return Snippet(before + text[start:end] + after, marks)


def _matches(query: str, text: str, analyzer: Analyzer, added: Iterable[str]) -> list[tuple[int, int]]:
    tokens = analyzer.tokens(text)
    wanted = {*analyzer.stems(query), *analyzer.parts(query)}
    held = _stems(tokens)
    for stems in map(analyzer.stems, added):
        if held.issuperset(stems):
            wanted.update(stems)
    return _spans(tokens, wanted)


def _spans(tokens: Sequence[Token], wanted: set[str]) -> list[tuple[int, int]]:
    return [(token.start, token.end) for token in tokens if token.stem in wanted or wanted.intersection(token.parts)]


def _stems(tokens: Sequence[Token]) -> set[str]:
    return {stem for token in tokens for stem in (token.stem, *token.parts)}


def _window(text: str, spans: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """Start and end of the window with most matches, narrowed to whole words where that cuts off no match."""
    if len(text) <= length:
        return 0, len(text)
    most, anchor = 0, (0, 0)
    for first, last in spans:
        count = sum(1 for start, end in spans if first <= start and end <= first + length * 2 // 3)
        if count > most:
            most, anchor = count, (first, last)
    start = max(0, anchor[0] - length // 4)
    end = min(len(text), start + length)
    start = max(0, end - length)
    while 0 < start < anchor[0] and not text[start - 1].isspace():
        start += 1
    while anchor[1] < end < len(text) and not text[end].isspace():
        end -= 1
    return (start, end) if start < end else (0, length)
