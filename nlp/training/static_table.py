"""Training of the static table: a text is the weighted sum of its tokens' rows, learned by in-batch InfoNCE."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from nlp.training.batches import BatchOptions, Ragged, batch, plan
from nlp.training.pairs import PairSet

Table = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of training.

    Args:
        epochs: passes over the pairs.
        rate: learning rate of Adam at the start; it falls linearly to a hundredth.
        batches: size, length, dropout, and how often each source occurs.
    """

    epochs: int = 2
    rate: float = 0.01
    batches: BatchOptions = field(default_factory=BatchOptions)


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How the table is trained.

    Args:
        phases: one after the other.
        dimensions: length of a row.
        scale: inverse temperature of InfoNCE.
        spread: standard deviation of the rows at the start.
        smoothing: a in the starting weight a / (a + p) of a token with share p of all tokens.
        seed: of all chance.
        threads: of torch.
    """

    phases: tuple[Phase, ...] = (Phase(),)
    dimensions: int = 512
    scale: float = 20.0
    spread: float = 0.1
    smoothing: float = 1e-3
    seed: int = 1
    threads: int = 2


class StaticTable(nn.Module):
    """Rows and weights of tokens; tied tokens share both.

    Args:
        rows: for each token id the row that it uses, shape (tokens,).
        shares: share of each token id in the training data, shape (tokens,).
        options: size and start.
    """

    def __init__(self, rows: npt.NDArray[np.int64], shares: npt.NDArray[np.float64], options: TableOptions) -> None:
        super().__init__()
        used, compact = np.unique(rows, return_inverse=True)
        share = np.zeros(len(used))
        np.add.at(share, compact, shares)
        self.register_buffer("compact", torch.from_numpy(compact.astype(np.int64)))
        self.table = nn.Parameter(torch.randn(len(used), options.dimensions) * options.spread)
        start = options.smoothing / (options.smoothing + share)
        self.weight = nn.Parameter(torch.from_numpy(start).to(torch.float32))

    def forward(self, texts: Ragged) -> torch.Tensor:
        """Unit vectors of texts, shape (texts, dimensions)."""
        compact: torch.Tensor = self.get_buffer("compact")
        ids = compact[torch.from_numpy(texts.ids)]
        offsets = torch.from_numpy(texts.offsets)
        summed = functional.embedding_bag(ids, self.table, offsets, mode="sum", per_sample_weights=self.weight[ids])
        return functional.normalize(summed, dim=1)

    def finished(self) -> Table:
        """The table with weights multiplied in, a row for each token id, shape (tokens, dimensions)."""
        with torch.no_grad():
            merged = (self.table * self.weight[:, None])[self.get_buffer("compact")]
        return merged.numpy().astype(np.float32)


def info_nce(first: torch.Tensor, second: torch.Tensor, same: torch.Tensor, scale: float) -> torch.Tensor:
    """Symmetric InfoNCE with the other texts of the batch as wrong answers.

    Args:
        first: unit vectors, shape (pairs, dimensions).
        second: unit vectors of the texts that belong to them and of further ones, shape (texts, dimensions).
        same: where a text is no wrong answer though it is not the right one, shape (pairs, texts).
        scale: inverse temperature.
    """
    scores = (first @ second.T * scale).masked_fill(same, -torch.inf)
    pairs = len(scores)
    target = torch.arange(pairs)
    across = functional.cross_entropy(scores[:, :pairs].T, target)
    return (functional.cross_entropy(scores, target) + across) / 2


def continued(table: Table, rows: Sequence[int]) -> StaticTable:
    """A model whose rows are those of a finished table, with weights of 1, to be trained further.

    Args:
        table: shape (tokens, dimensions).
        rows: for each token id the row that it uses.
    """
    used = np.asarray(rows)
    model = StaticTable(used, np.zeros(len(used)), TableOptions(dimensions=table.shape[1]))
    with torch.no_grad():
        model.table.copy_(torch.from_numpy(table[np.unique(used)]))
        model.weight.fill_(1.0)
    return model


def token_shares(pairs: PairSet, tokens: int) -> npt.NDArray[np.float64]:
    """Share of each token id in the training data, shape (tokens,)."""
    counts = np.bincount(pairs.ids, minlength=tokens).astype(np.float64)
    return counts / max(1.0, float(counts.sum()))


def learn(model: StaticTable, pairs: PairSet, phase: Phase, scale: float, random: np.random.Generator) -> None:
    """One phase of training, with its own optimiser.

    Args:
        model: is changed.
        pairs: what belongs together.
        phase: for how long and how fast.
        scale: inverse temperature.
        random: source of chance.
    """
    optimiser = torch.optim.Adam(model.parameters(), lr=phase.rate, fused=True)
    epochs = [plan(pairs, phase.batches, random) for _ in range(phase.epochs)]
    total = sum(map(len, epochs))
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.01, max(1, total))
    started, mean = time.monotonic(), 0.0
    for step, chosen in enumerate(chain.from_iterable(epochs), start=1):
        drawn = batch(pairs, chosen, phase.batches, random)
        loss = info_nce(model(drawn.first), model(drawn.second), torch.from_numpy(drawn.same), scale)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
        mean += (float(loss.detach()) - mean) * max(0.02, 1 / step)
        if step % 50 == 0 or step == total:
            print(f"step {step}/{total} loss {mean:.3f} {time.monotonic() - started:.0f} s", flush=True)


def train(
    pairs: PairSet,
    rows: Sequence[int],
    options: TableOptions,
    silent: frozenset[int] = frozenset(),
    start: Table | None = None,
) -> Table:
    """A table trained on pairs.

    Args:
        pairs: what belongs together.
        rows: for each token id the row that it uses.
        options: how.
        silent: token ids whose rows are zero in the result.
        start: table to train further; None starts from chance.
    """
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    random = np.random.default_rng(options.seed)
    if start is None:
        model = StaticTable(np.asarray(rows), token_shares(pairs, len(rows)), options)
    else:
        model = continued(start, rows)
    for phase in options.phases:
        learn(model, pairs, phase, options.scale, random)
    table = model.finished()
    table[sorted(silent)] = 0.0
    return table
