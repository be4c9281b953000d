"""Keeps of a summary the sentences that a cited passage says, and drops the others.

A sentence is kept when it cites a passage as [n] and one sentence of that passage, or two that follow each other, has

- every word of it that is no stop word, in any inflection or as a part of a compound; title and headings count too;
- every number of it, digit by digit;
- a negation when it has one, in one sentence of the passage, and none when it has none;
- and, where those words are proposed but not decided, it says itself that they are a proposal.

What no comparison of words can tell, such as who did what to whom, stays unchecked: the page says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.protocol import Passage
from nlp.analyzer import Analyzer
from nlp.decisions.sentences import sentences

_CITATION: Final = re.compile(r"\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]")
_NUMBER: Final = re.compile(r"\d+(?:[\s\u00a0\u202f]\d{3}(?!\d))*(?:[.,:/-]\d+)*")
_BLANKS: Final = re.compile(r"[\s\u00a0\u202f]")
# A citation may come after the full stop of its sentence.
_LATE: Final = re.compile(r"([.!?])\s*((?:\[[\d,\s]+\]\s*)+)")
_BULLET: Final = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_NEGATIONS: Final = frozenset(
    {"aldrig", "ej", "icke", "inga", "ingen", "ingenting", "inget", "inte", "knappast", "nej", "utan", "varken"}
)
_PROPOSAL: Final = re.compile(r"(?i)\b(?:försl|föresl|yrka|motion)")
_SUGGESTED: Final = re.compile(r"försl|föresl")
_DECIDED: Final = frozenset({"beslut", "delegationsbeslut"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A sentence that its sources say.

    Args:
        text: without citations.
        passages: numbers of the passages that say it, from 1.
    """

    text: str
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is left of a summary.

    Args:
        kept: sentences in order.
        dropped: number of sentences that were not kept.
    """

    kept: tuple[Kept, ...]
    dropped: int


@dataclass(frozen=True, slots=True)
class _Window:
    """A sentence of a passage, or two."""

    words: frozenset[str]
    numbers: frozenset[str]
    is_negated: bool
    is_only_proposed: bool


def check(text: str, passages: Sequence[Passage], analyzer: Analyzer) -> Checked:
    """Keep what the passages say.

    Args:
        text: as the model wrote it.
        passages: that it was given, in the order of their numbers.
        analyzer: the Swedish analyzer.
    """
    windows = [tuple(_windows(passage, analyzer)) for passage in passages]
    kept, dropped = [], 0
    for sentence in _split(text):
        cited = [number for number in _cited(sentence) if 1 <= number <= len(passages)]
        said = " ".join(_CITATION.sub(" ", sentence).split()).replace(" .", ".")
        holding = tuple(number for number in cited if _is_said(said, windows[number - 1], analyzer))
        if holding:
            kept.append(Kept(said, holding))
        else:
            dropped += 1
    return Checked(tuple(kept), dropped)


def _split(text: str) -> Iterator[str]:
    """The sentences of a summary with their citations."""
    for line in text.splitlines():
        moved = _LATE.sub(r" \2\1 ", _BULLET.sub("", line))
        for start, end in sentences(moved):
            if any(letter.isalnum() for letter in _CITATION.sub("", moved[start:end])):
                yield moved[start:end]


def _cited(sentence: str) -> list[int]:
    found = [int(number) for group in _CITATION.findall(sentence) for number in group.split(",")]
    return list(dict.fromkeys(found))


def _windows(passage: Passage, analyzer: Analyzer) -> Iterator[_Window]:
    """Each sentence of a passage, and each two that follow each other."""
    spans = [span for line in _lines(passage.text) for span in line]
    head = frozenset(_known(" ".join((passage.title, *passage.heading_path, passage.board, passage.date)), analyzer))
    pairs = [(first[0], second[1]) for first, second in pairwise(spans)]
    # A negation of one sentence must not lend itself to the other.
    calm = [span for span in pairs if not _is_negated(passage.text[span[0] : span[1]], analyzer)]
    for start, end in (*spans, *calm):
        text = passage.text[start:end]
        statuses = {tag.status for tag in passage.decisions if tag.text and (tag.text in text or text in tag.text)}
        yield _Window(
            words=head | _known(text, analyzer),
            numbers=frozenset(_numbers(text)) | frozenset(_numbers(" ".join((passage.title, passage.date)))),
            is_negated=_is_negated(text, analyzer),
            is_only_proposed="forslag" in statuses and not statuses & _DECIDED,
        )


def _lines(text: str) -> Iterator[list[tuple[int, int]]]:
    """Sentences of each line of a passage, with offsets into it."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield [(at + start, at + end) for start, end in sentences(line)]
        at += len(line)


def _is_said(sentence: str, windows: Sequence[_Window], analyzer: Analyzer) -> bool:
    numbers = frozenset(_numbers(sentence))
    negated, proposes = _is_negated(sentence, analyzer), bool(_PROPOSAL.search(sentence))
    tokens = [
        token
        for token in analyzer.tokens(sentence)
        if not analyzer.is_stop(token) and not any(letter.isdigit() for letter in token.text)
    ]
    words = [{token.stem, *token.parts} for token in tokens]
    # That something is proposed can be said of a proposal whose own words are "beslutar att".
    others = [{token.stem, *token.parts} for token in tokens if not _SUGGESTED.match(token.text)]
    if not others:
        return False
    return any(
        numbers <= window.numbers
        and negated == window.is_negated
        and (proposes or not window.is_only_proposed)
        and not any(word.isdisjoint(window.words) for word in (others if window.is_only_proposed else words))
        for window in windows
    )


def _known(text: str, analyzer: Analyzer) -> frozenset[str]:
    return frozenset((*analyzer.stems(text), *analyzer.parts(text)))


def _numbers(text: str) -> Iterator[str]:
    """Numbers, dates and the like as they are written, without blanks between thousands."""
    for match in _NUMBER.finditer(text):
        yield _BLANKS.sub("", match.group())


def _is_negated(text: str, analyzer: Analyzer) -> bool:
    return any(token.text in _NEGATIONS for token in analyzer.tokens(text))
