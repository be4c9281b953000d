"""Batches of token ids for training: ragged arrays, sentences taken out, token dropout, written wrong answers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.training.pairs import SOURCES, PairSet

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
        times: how often the pairs of a source occur in an epoch, 1 where it is not named; .25 is a quarter of them.
    """

    size: int = 2048
    longest: int = 256
    dropout: float = 0.3
    keep: float = 0.1
    times: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Ragged:
    """Texts of different length in one array.

    Args:
        ids: tokens, shape (tokens,).
        offsets: where each text starts, shape (texts,).
    """

    ids: Ints
    offsets: Ints


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts that belong together, and further texts that do not.

    Args:
        first: the short texts, one a pair.
        second: the long texts, one a pair, then the further ones.
        same: where a second text is none to tell apart from the right one, shape (pairs, second texts).
    """

    first: Ragged
    second: Ragged
    same: Flags


def joined(one: Ragged, other: Ragged) -> Ragged:
    """The texts of both, one after the other."""
    return Ragged(np.concatenate([one.ids, other.ids]), np.concatenate([one.offsets, other.offsets + len(one.ids)]))


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


def cut_texts(
    pairs: PairSet, chosen: Ints, options: BatchOptions, random: np.random.Generator
) -> tuple[Ragged, Ragged]:
    """First and second texts of the chosen pairs, thinned.

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


def batch(pairs: PairSet, chosen: Ints, options: BatchOptions, random: np.random.Generator) -> Batch:
    """The chosen pairs, and the texts that were written as wrong answers to some of them.

    Args:
        pairs: all pairs.
        chosen: their numbers.
        options: length and dropout.
        random: source of chance.
    """
    first, second = cut_texts(pairs, chosen, options, random)
    against = chosen[pairs.negative[chosen] >= 0]
    start = pairs.cuts[pairs.negative[against]]
    end = np.minimum(pairs.cuts[pairs.negative[against] + 1], start + options.longest)
    positions, rows = gather(start, end)
    keep = thinned(rows, len(against), options.dropout, random)
    wrong = ragged(pairs.ids, rows, positions, keep, len(against))
    keys = np.concatenate([pairs.key[chosen], pairs.negative_key[against]])
    same = pairs.key[chosen][:, None] == keys[None, :]
    np.fill_diagonal(same, val=False)
    return Batch(first, joined(second, wrong), same)


def plan(pairs: PairSet, options: BatchOptions, random: np.random.Generator) -> list[Ints]:
    """Numbers of the pairs of each batch of an epoch in chance order; a last batch of a quarter or less is left out.

    Args:
        pairs: all pairs.
        options: size of batches, how often each source occurs.
        random: source of chance.
    """
    times = np.array([dict(options.times).get(source, 1.0) for source in SOURCES])[pairs.source]
    whole = np.floor(times).astype(np.int64)
    numbers = np.repeat(np.arange(len(pairs)), whole + (random.random(len(pairs)) < times - whole))
    random.shuffle(numbers)
    return [
        numbers[low : low + options.size] for low in range(0, max(1, len(numbers) - options.size // 4), options.size)
    ]
