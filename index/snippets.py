"""Which words of a passage matched, and the part of it that shows them best."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from nlp.analyzer import Analyzer


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
        spans: (start, end) of the words in the text, in order.
    """

    words: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


class Matcher:
    """Finds which words of texts share a stem or a part of a compound with a question, or what it was also searched as.

    Args:
        query: the question.
        analyzer: the Swedish analyzer.
        added: what the question was also searched as, with the stems of its words, all of which a text must hold.
    """

    def __init__(
        self, query: str, analyzer: Analyzer, added: Mapping[str, Sequence[str]] = MappingProxyType({})
    ) -> None:
        self._analyzer = analyzer
        self._own = frozenset((*analyzer.stems(query), *analyzer.parts(query)))
        self._added = {term: frozenset(stems) for term, stems in added.items()}
        self._all = self._own.union(*self._added.values())

    def matched(self, text: str) -> Matched:
        """What a text holds of the question.

        Args:
            text: the passage.
        """
        found = self._analyzer.matching(text, self._all)
        held = frozenset[str]().union(*(stems for _, _, stems in found))
        terms = tuple(term for term, stems in self._added.items() if stems <= held)
        wanted = self._own.union(*(self._added[term] for term in terms))
        spans = tuple((start, end) for start, end, stems in found if not wanted.isdisjoint(stems))
        return Matched(tuple(dict.fromkeys(text[start:end] for start, end in spans)), terms, spans)


def snippet(query: str, text: str, analyzer: Analyzer, length: int = 300, added: Iterable[str] = ()) -> Snippet:
    """The part of a text that holds most of the matched words.

    Args:
        query: the question.
        text: the passage.
        analyzer: the Swedish analyzer.
        length: most characters of the part.
        added: what the question was also searched as.
    """
    terms = {term: analyzer.stems(term) for term in added}
    return snippet_of(text, Matcher(query, analyzer, terms).matched(text).spans, length)


def snippet_of(text: str, spans: Sequence[tuple[int, int]], length: int = 300) -> Snippet:
    """The part of a text that holds most of some words.

    Args:
        text: the passage.
        spans: (start, end) of the words in it, in order.
        length: most characters of the part.
    """
    start, end = _window(text, spans, length)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    marks = tuple((first + shift, last + shift) for first, last in spans if start <= first and last <= end)
    return Snippet(before + text[start:end] + after, marks)


def _window(text: str, spans: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    """Start and end of the window with most matches, narrowed to whole words where that cuts off no match."""
    if len(text) <= length:
        return 0, len(text)
    most, anchor = 0, (0, 0)
    ends = [end for _, end in spans]
    for place, (first, last) in enumerate(spans):
        count = bisect_right(ends, first + length * 2 // 3) - place
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
