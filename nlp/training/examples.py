"""What the classifiers of decision clauses learn from: our own clauses and their titles, and terms of the subjects."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nlp.labels import DECISION_TYPES, SUBJECTS

DATA: Final = Path(__file__).parents[1] / "data"
TOPICS: Final = Path(__file__).parents[1] / "decisions" / "topics.txt"


@dataclass(frozen=True, slots=True)
class Example:
    """A clause with its labels.

    Args:
        text: the clause.
        types: keys of `nlp.labels.DECISION_TYPES`; none means that it is no decision clause.
        subject: a key of `nlp.labels.SUBJECTS`, or "" without types.
        title: of the matter that it stands under, or "".
    """

    text: str
    types: tuple[str, ...]
    subject: str
    title: str = ""


def read_examples(folder: Path = DATA) -> list[Example]:
    """All examples of the files `clauses-*.jsonl` of a folder, in order.

    Args:
        folder: holds the files; each line has text, types and subject, and may have a title.

    Raises:
        ValueError: a row has a label that does not exist.
    """
    found = []
    for path in sorted(folder.glob("clauses-*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            row = json.loads(line)
            example = Example(row["text"], tuple(row["types"]), row["subject"], row.get("title", ""))
            if set(example.types) - set(DECISION_TYPES) or (example.types and example.subject not in SUBJECTS):
                raise ValueError(f"{path.name}:{number}: unknown label in {row!r}")
            found.append(example)
    return found


def read_topics(path: Path = TOPICS) -> list[tuple[str, str]]:
    """Pairs (term, subject) of the file of subject terms.

    Args:
        path: its lines are "subject: term; term".
    """
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.split(":", 1) for line in lines]
    return [(term.strip(), subject) for subject, terms in pairs for term in terms.split(";")]


def matters(examples: Sequence[Example], topics: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs (text, subject) that teach the subject beside the clauses: terms, and each title once.

    Args:
        examples: whose titles are taken.
        topics: the terms.
    """
    yield from topics
    yield from dict.fromkeys((example.title, example.subject) for example in examples if example.title)
