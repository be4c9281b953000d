"""Scores decision clauses: whether they are found, and their status, types and subject."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.matching import Candidate, Pair, greedy
from evaluation.measures import Prf, mean, prf
from evaluation.predictions import DecisionRow
from evaluation.text import multiset, multiset_f1

_ALIKE: Final = 0.7  # least F1 of the word multisets of a matched pair
_NEAR: Final = 1  # pages that a clause may be off

Rows = Sequence[DecisionRow]


@dataclass(frozen=True, slots=True)
class DecisionFigures:
    """How well decision clauses are found and understood; all but `found` are over the matched ones.

    Args:
        found: precision, recall and F1 of extraction.
        status_accuracy: share with the right status, or None when none matched.
        subject_accuracy: share with the right subject, or None when none matched.
        types_micro_f1: F1 over all types of all pairs, or None when none matched.
        types_macro_f1: mean F1 over the types that occur in the gold of the pairs, or None when none matched.
        types_f1: F1 of each of these types.
        forslag_as_beslut: number of proposals shown as decided, the worst error.
        confusion: status in the gold → status predicted → number of pairs, without the zeros.
    """

    found: Prf
    status_accuracy: float | None
    subject_accuracy: float | None
    types_micro_f1: float | None
    types_macro_f1: float | None
    types_f1: Mapping[str, float]
    forslag_as_beslut: int
    confusion: Mapping[str, Mapping[str, int]]


def match_decisions(gold: Rows, predicted: Rows) -> list[Pair]:
    """Pair predicted with gold clauses, greedy, best first.

    A pair has pages that overlap when stretched by one, and word multisets with F1 of at least 0.7. Among pairs that
    are equally alike (a proposal and the decision that repeats it), the one with nearer pages goes first.

    Args:
        gold: what stands there.
        predicted: what the system says.

    Returns:
        (gold, predicted) indices, each once.
    """
    return greedy(_candidates(gold, predicted))


def score_decisions(gold: Rows, predicted: Rows) -> DecisionFigures:
    """Score decision clauses by the rules of the gold's README.

    Args:
        gold: what stands there.
        predicted: what the system says.

    Returns:
        The figures.
    """
    pairs = [(gold[i], predicted[j]) for i, j in match_decisions(gold, predicted)]
    types = {kind: _type_score(pairs, kind) for kind in sorted({kind for right, _ in pairs for kind in right.types})}
    confusion = _confusion(pairs)
    return DecisionFigures(
        found=prf(len(pairs), len(predicted), len(gold)),
        status_accuracy=mean([right.status == said.status for right, said in pairs]),
        subject_accuracy=mean([right.subject == said.subject for right, said in pairs]),
        types_micro_f1=_types_micro(pairs) if pairs else None,
        types_macro_f1=mean(list(types.values())),
        types_f1=types,
        forslag_as_beslut=confusion.get("forslag", {}).get("beslut", 0),
        confusion=confusion,
    )


def _candidates(gold: Rows, predicted: Rows) -> Iterator[Candidate]:
    said_words = [multiset(row.text) for row in predicted]
    for i, right in enumerate(gold):
        right_words = multiset(right.text)
        for j, said in enumerate(predicted):
            if _near(right, said) and (alike := multiset_f1(right_words, said_words[j])) >= _ALIKE:
                yield (alike, -_distance(right, said)), i, j


def _near(right: DecisionRow, said: DecisionRow) -> bool:
    return (
        right.file == said.file
        and said.page_first <= right.page_last + _NEAR
        and said.page_last >= right.page_first - _NEAR
    )


def _distance(right: DecisionRow, said: DecisionRow) -> float:
    return abs(right.page_first - said.page_first) + abs(right.page_last - said.page_last)


def _type_score(pairs: Sequence[tuple[DecisionRow, DecisionRow]], kind: str) -> float:
    right, said = [kind in row.types for row, _ in pairs], [kind in row.types for _, row in pairs]
    both = sum(one and other for one, other in zip(right, said, strict=True))
    return prf(both, sum(said), sum(right)).f1


def _types_micro(pairs: Sequence[tuple[DecisionRow, DecisionRow]]) -> float:
    both = sum(len(set(right.types) & set(said.types)) for right, said in pairs)
    return prf(both, sum(len(set(said.types)) for _, said in pairs), sum(len(set(row.types)) for row, _ in pairs)).f1


def _confusion(pairs: Sequence[tuple[DecisionRow, DecisionRow]]) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for (right, said), count in sorted(Counter((right.status, said.status) for right, said in pairs).items()):
        table.setdefault(right, {})[said] = count
    return table
