"""One-to-one matching of predicted to gold rows: greedy, best first."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

Pair = tuple[int, int]
Candidate = tuple[tuple[float, ...], int, int]


def greedy(candidates: Iterable[Candidate]) -> list[Pair]:
    """Take candidates best first, each row once.

    Args:
        candidates: (score, index of the gold row, index of the predicted row); scores compare as tuples, higher is
            better, and equal ones are taken in the order of the rows.

    Returns:
        (gold, predicted) indices, in the order of the gold rows.
    """
    gold_taken: set[int] = set()
    predicted_taken: set[int] = set()
    pairs: list[Pair] = []
    for _, gold, predicted in sorted(candidates, key=lambda row: ([-part for part in row[0]], row[1], row[2])):
        if gold not in gold_taken and predicted not in predicted_taken:
            gold_taken.add(gold)
            predicted_taken.add(predicted)
            pairs.append((gold, predicted))
    return sorted(pairs)


def same_key(gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> Iterator[Pair]:
    """All pairs of rows with an equal key.

    Args:
        gold: key of each gold row.
        predicted: key of each predicted row.

    Yields:
        (gold, predicted) indices.
    """
    places: dict[Hashable, list[int]] = defaultdict(list)
    for index, key in enumerate(predicted):
        places[key].append(index)
    for index, key in enumerate(gold):
        for other in places.get(key, ()):
            yield index, other
