"""Pairs from our own municipal texts: questions with passages, names of a concept, titles with their clauses."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from nlp.thesaurus.concepts import Concept
from nlp.training.corpus import sentences, word_count
from nlp.training.pairs import CLOZE, TextPair
from nlp.training.substitution import Substituter

DATA: Final = Path(__file__).parents[1] / "data"
_UNDOTTED: Final = str.maketrans("åäöÅÄÖ", "aaoAAO")
_TIMES: Final = {"vardag": 2, "aldre": 2, "forkortning": 2, "smalare": 1}


@dataclass(frozen=True, slots=True)
class Row:
    """A question with the passage that answers it and one of the same topic that does not.

    Args:
        question: in everyday words.
        passage: in official words.
        negative: may be empty.
        style: of the question, such as "plain".
    """

    question: str
    passage: str
    negative: str
    style: str


def read_rows(folder: Path = DATA) -> list[Row]:
    """All rows of the files `pairs-*.jsonl` of a folder, in order."""
    found = []
    for path in sorted(folder.glob("pairs-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.append(Row(row["question"], row["passage"], row.get("negative", ""), row["style"]))
    return found


def split_rows(rows: Sequence[Row], share: float = 0.1) -> tuple[list[Row], list[Row]]:
    """Rows to train on and rows to measure on, which have no passage in common, not even as the wrong answer.

    Args:
        rows: all rows.
        share: about how large a part is for measuring.
    """
    leaders: dict[str, str] = {}

    def leader(text: str) -> str:
        while (above := leaders.setdefault(text, text)) != text:
            leaders[text] = text = leaders[above]
        return text

    for row in rows:
        if row.negative:
            first, second = sorted((leader(row.passage), leader(row.negative)))
            leaders[second] = first
    parts: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        drawn = int.from_bytes(blake2b(leader(row.passage).encode(), digest_size=4).digest(), "big") / 2**32
        parts[drawn < share].append(row)
    return parts


def question_pairs(rows: Iterable[Row], substitute: Substituter) -> Iterator[TextPair]:
    """Questions with their passages; also with a term replaced, and one in ten without the dots of å, ä and ö."""
    for number, row in enumerate(rows):
        passage = (row.passage,)
        yield TextPair("municipal", row.question, passage, row.negative)
        if (other := substitute(row.question)) is not None:
            yield TextPair("varied", other, passage, row.negative)
        if number % 10 == 0:
            yield TextPair("varied", row.question.translate(_UNDOTTED), passage, row.negative)


def passage_pairs(rows: Iterable[Row]) -> Iterator[TextPair]:
    """Each passage of two sentences or more once, one sentence against the rest."""
    for passage in dict.fromkeys(text for row in rows for text in (row.passage, row.negative)):
        parts = tuple(part for part in sentences(passage.replace("\n", ". ")) if word_count(part) >= 2)
        if len(parts) >= 2:
            yield TextPair(CLOZE, "", parts)


def concept_pairs(concepts: Iterable[Concept]) -> Iterator[TextPair]:
    """Each official term with its other names, those that mean the same twice, and with its narrower terms."""
    for concept in concepts:
        for column, times in _TIMES.items():
            for term in concept.terms(column):
                yield from [TextPair("concept", term, (concept.begrepp,))] * times


def clause_pairs(folder: Path = DATA) -> Iterator[TextPair]:
    """Titles of matters with our own clauses, of the files `clauses-*.jsonl`."""
    for path in sorted(folder.glob("clauses-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("title"):
                yield TextPair("heading", row["title"], (row["text"],))


def bridged(pairs: Iterable[TextPair], substitute: Substituter) -> Iterator[TextPair]:
    """The pairs, each that holds a term of the thesaurus followed by one with a term replaced in its first text.

    Of a cloze pair the replaced sentence stands against the rest of its passage.
    """
    for pair in pairs:
        yield pair
        if pair.source != CLOZE:
            if (other := substitute(pair.first)) is not None:
                yield TextPair("bridge", other, pair.second)
            continue
        for place, sentence in enumerate(pair.second):
            if (other := substitute(sentence)) is not None:
                yield TextPair("bridge", other, (*pair.second[:place], *pair.second[place + 1 :]))
                break
