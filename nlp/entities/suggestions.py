"""Persons and places that a spaCy pipeline suggests, asked only where the rules leave a capital unexplained."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Protocol

from ingest.words import load_words
from nlp.entities.document import Document
from nlp.entities.spans import GUESS, Span

_BATCH: Final = 64  # lines that the model reads at once
_TIER: Final = GUESS + 1
_LABELS: Final = {"PER": "PER", "PRS": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC"}
_LINE: Final = re.compile(r"[^\n]+")
# A word with a capital that does not begin a sentence: only there can a name stand that the rules did not see.
_CAPITAL: Final = re.compile(r"(?<=[\w,;)”\"] )[A-ZÅÄÖÉÜ][a-zà-öø-ÿ]+")
_TOWARDS: Final = re.compile(
    r"\b(?:i|på|vid|från|till|mellan|kring|utanför|norr om|söder om|öster om|väster om)\s$", re.I
)


class Suggester(Protocol):
    """What a spaCy pipeline has of use here."""

    @property
    def meta(self) -> dict[str, Any]: ...

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> Iterator[Any]:
        """Documents with names, in order."""
        ...


def suggest(nlp: Suggester, read: Sequence[tuple[Document, Sequence[Span]]]) -> list[list[Span]]:
    """What the model suggests for each document.

    Args:
        nlp: the pipeline.
        read: documents with what the rules found in them.

    Returns:
        Spans for each document; they stand below what the rules say.
    """
    lines = [
        (number, line.start(), line.group())
        for number, (document, spans) in enumerate(read)
        for line in _open_lines(document.text, spans)
    ]
    found: list[list[Span]] = [[] for _ in read]
    said = nlp.pipe([text for _, _, text in lines], batch_size=_BATCH)
    for (number, start, _), doc in zip(lines, said, strict=True):
        found[number].extend(_spans(doc, start))
    return found


def _open_lines(text: str, spans: Sequence[Span]) -> Iterator["re.Match[str]"]:
    """Lines with a capital that no span covers."""
    covered = sorted((span.start, span.end) for span in spans)
    for line in _LINE.finditer(text):
        if any(not _covers(covered, word.start()) for word in _CAPITAL.finditer(text, line.start(), line.end())):
            yield line


def _covers(covered: Sequence[tuple[int, int]], place: int) -> bool:
    at = bisect_right(covered, place, key=lambda span: span[0]) - 1
    return at >= 0 and covered[at][1] > place


def _spans(doc: Any, start: int) -> Iterator[Span]:
    for entity in doc.ents:
        label = _LABELS.get(entity.label_)
        place = int(entity.start_char)
        if label is not None and _PLAUSIBLE[label](entity.text, doc.text[:place]):
            yield Span(start + place, start + int(entity.end_char), label, None, _TIER)


def _is_person(name: str, _before: str) -> bool:
    """Two words or more, none of them a Swedish word: headings and cells have capitals too."""
    words = name.split()
    return len(words) > 1 and not any(load_words().holds(word.lower()) for word in words)


def _is_place(name: str, before: str) -> bool:
    """A name that is no dictionary word and stands after a preposition of place."""
    return bool(_TOWARDS.search(before)) and name.isalpha() and name.lower() not in load_words().whole


_PLAUSIBLE: Final = {"PER": _is_person, "LOC": _is_place}
