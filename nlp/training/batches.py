"""Batches of token ids for training: ragged arrays, the sentence taken out of a passage, token dropout."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.training.pairs import PairSet

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How batches are drawn.

    Args:
        size: pairs in a batch.
        longest: most tokens of a text.
        dropout: share of tokens left out of each text of more than three.
        keep: chance that a passage keeps the sentence that is taken as its question.
        repeat: how often natural pairs (all but cloze) occur in an epoch.
        mixed: a batch holds pairs of all sources; where false, of one.
    """

    size: int = 2048
    longest: int = 256
    dropout: float = 0.3
    keep: float = 0.1
    repeat: int = 1
    mixed: bool = True


@dataclass(frozen=True, slots=True)
class Ragged:
    """Texts of different length in one array.

    Args:
        ids: tokens, shape (tokens,).
        offsets: where each text starts, shape (texts,).
    """

    ids: Ints
    offsets: Ints


def gather(start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Positions start[i] … end[i]-1 of all rows one after the other, and the row of each position.

    Args:
        start: first position, shape (rows,).
        end: after the last position, shape (rows,).
    """
    lengths = end - start
    rows = np.repeat(np.arange(len(start)), lengths)
    before = np.cumsum(lengths) - lengths
    return np.arange(len(rows)) - before[rows] + start[rows], rows


def thinned(rows: Ints, count: int, share: float, random: np.random.Generator) -> Flags:
    """Which tokens stay when a share of them is dropped; texts of three tokens or fewer stay whole.

    Args:
        rows: row of each token, ascending.
        count: number of rows.
        share: chance to be dropped.
        random: source of chance.
    """
    sizes = np.bincount(rows, minlength=count)
    return (random.random(len(rows)) >= share) | (sizes[rows] <= 3)


def ragged(ids: npt.NDArray[np.int32], rows: Ints, positions: Ints, keep: Flags, count: int) -> Ragged:
    """Texts made of the tokens that stay.

    Args:
        ids: all tokens of the training data.
        rows: row of each position, ascending.
        positions: into `ids`.
        keep: which positions stay.
        count: number of rows.
    """
    sizes = np.bincount(rows[keep], minlength=count)
    return Ragged(ids[positions[keep]].astype(np.int64), np.cumsum(sizes) - sizes)


def batch(pairs: PairSet, chosen: Ints, options: BatchOptions, random: np.random.Generator) -> tuple[Ragged, Ragged]:
    """First and second texts of the chosen pairs.

    Args:
        pairs: all pairs.
        chosen: their numbers.
        options: length and dropout.
        random: source of chance.
    """
    start, end, first = pairs.start[chosen], pairs.end[chosen], pairs.first[chosen]
    cloze = first < 0
    drawn = start + (random.random(len(chosen)) * (end - start)).astype(np.int64)
    first = np.where(cloze, drawn, first)
    first_start = pairs.cuts[first]
    first_end = np.minimum(pairs.cuts[first + 1], first_start + options.longest)
    second_start = pairs.cuts[start]
    second_end = np.minimum(
        pairs.cuts[end], second_start + options.longest + np.where(cloze, first_end - first_start, 0)
    )
    sides = []
    for low, high in ((first_start, first_end), (second_start, second_end)):
        positions, rows = gather(low, high)
        keep = thinned(rows, len(chosen), options.dropout, random)
        if low is second_start:
            cut = cloze & (random.random(len(chosen)) >= options.keep)
            keep &= ~(cut[rows] & (positions >= first_start[rows]) & (positions < pairs.cuts[first + 1][rows]))
        sides.append(ragged(pairs.ids, rows, positions, keep, len(chosen)))
    return sides[0], sides[1]


def plan(pairs: PairSet, options: BatchOptions, random: np.random.Generator) -> list[Ints]:
    """Numbers of the pairs of each batch of an epoch in chance order.

    Args:
        pairs: all pairs.
        options: size of batches, repetition, mixing.
        random: source of chance.
    """
    numbers = np.arange(len(pairs))
    natural = numbers[pairs.first >= 0]
    numbers = np.concatenate([numbers, *[natural] * (options.repeat - 1)])
    random.shuffle(numbers)
    groups = [numbers] if options.mixed else [numbers[pairs.source[numbers] == s] for s in np.unique(pairs.source)]
    batches = [
        group[low : low + options.size]
        for group in groups
        for low in range(0, max(1, len(group) - options.size // 4), options.size)
    ]
    return [batches[place] for place in random.permutation(len(batches))]


def epoch(pairs: PairSet, options: BatchOptions, random: np.random.Generator) -> Iterator[tuple[Ragged, Ragged]]:
    """All batches of an epoch in chance order; a last batch of a quarter of the size or less is left out.

    Args:
        pairs: all pairs.
        options: how batches are drawn.
        random: source of chance.
    """
    for chosen in plan(pairs, options, random):
        yield batch(pairs, chosen, options, random)
