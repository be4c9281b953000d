"""Scores named entities: exact span and label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.matching import Pair, greedy, same_key
from evaluation.measures import Prf, prf
from evaluation.model import EntityPage
from nlp.model import Entity


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity of a page; equal to another when page, span and label are equal.

    Args:
        page: `id` of its page in the gold.
        start: offset of its first character.
        end: offset after its last character.
        label: a key of `nlp.labels.ENTITY_LABELS`.
        text: the characters between them.
    """

    page: str
    start: int
    end: int
    label: str
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class EntityFigures:
    """How well entities are found.

    Args:
        found: precision, recall and F1 over all labels (micro).
        labels: the same of each label that occurs in the gold or is predicted.
    """

    found: Prf
    labels: Mapping[str, Prf]


def entity_rows(pages: Sequence[EntityPage], entities: Sequence[Sequence[Entity]]) -> list[EntityRow]:
    """The entities of all pages in one list.

    Args:
        pages: the pages of the gold.
        entities: for each of them its entities.

    Returns:
        One row an entity.
    """
    return [
        EntityRow(page.id, entity.start, entity.end, entity.label, entity.text)
        for page, found in zip(pages, entities, strict=True)
        for entity in found
    ]


def match_entities(gold: Sequence[EntityRow], predicted: Sequence[EntityRow]) -> list[Pair]:
    """Pair predicted with gold entities of the same page, span and label, each once.

    Args:
        gold: what stands there.
        predicted: what the system says.

    Returns:
        (gold, predicted) indices.
    """
    return greedy(((), i, j) for i, j in same_key(gold, predicted))


def score_entities(pages: Sequence[EntityPage], predicted: Sequence[Sequence[Entity]]) -> EntityFigures:
    """Score entities by the rules of the gold's README.

    Args:
        pages: the pages of the gold.
        predicted: for each of them what the system finds in its text.

    Returns:
        The figures.
    """
    right, said = entity_rows(pages, [page.entities for page in pages]), entity_rows(pages, predicted)
    matched = [right[i].label for i, _ in match_entities(right, said)]
    right_labels, said_labels = [row.label for row in right], [row.label for row in said]
    return EntityFigures(
        found=prf(len(matched), len(said), len(right)),
        labels={
            label: prf(matched.count(label), said_labels.count(label), right_labels.count(label))
            for label in sorted({*right_labels, *said_labels})
        },
    )
