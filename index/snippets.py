"""Which words of a passage matched, and the part of it that shows them best."""

from dataclasses import dataclass

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


def matched_words(query: str, text: str, analyzer: Analyzer) -> tuple[str, ...]:
    """Words of a text, as written, that share a stem or a part of a compound with a question; each once."""
    spans = _matches(query, text, analyzer)
    return tuple(dict.fromkeys(text[start:end] for start, end in spans))


def snippet(query: str, text: str, analyzer: Analyzer, length: int = 300) -> Snippet:
    """The part of a text that holds most of the matched words.

    Args:
        query: the question.
        text: the passage.
        analyzer: the Swedish analyzer.
        length: most characters of the part.
    """
    spans = _matches(query, text, analyzer)
    start, end = _window(text, spans, length)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    marks = tuple((first + shift, last + shift) for first, last in spans if start <= first and last <= end)
    return Snippet(before + text[start:end] + after, marks)


def _matches(query: str, text: str, analyzer: Analyzer) -> list[tuple[int, int]]:
    wanted = {*analyzer.stems(query), *analyzer.parts(query)}
    return [
        (token.start, token.end)
        for token in analyzer.tokens(text)
        if token.stem in wanted or wanted.intersection(token.parts)
    ]


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
