"""Trains the bundled encoder; docs/models/encoder.md tells with what options it was called."""

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from nlp.training.batches import BatchOptions
from nlp.training.mixture import all_pairs, own_words
from nlp.training.model_files import full_rows, grown, principal, silent_tokens, write
from nlp.training.pairs import PairOptions, PairSet, tokenise
from nlp.training.static_table import Phase, Table, TableOptions, train
from nlp.training.tokenizer import TokenizerOptions, corpus_paragraphs, tied_rows, with_words
from nlp.training.tokenizer import train as train_tokenizer

FIRST: Final = Phase()
"""From chance: all pairs alike."""
_TIMES: Final = (("municipal", 4.0), ("concept", 0.5), ("synonym", 0.2), ("cloze", 0.4))
FURTHER: Final = tuple(
    Phase(3, rate, BatchOptions(size=1024, longest=160, dropout=dropout, times=_TIMES))
    for rate, dropout in ((0.003, 0.3), (0.004, 0.5))
)
"""From a trained table: our own pairs in the foreground, the public texts so that nothing is forgotten.

Each is trained by itself from the same start; the mean of the tables is better than any of them.
"""


class WorkFolder:
    """Keeps the tokenizer and the pairs between runs, with the seconds that making them took.

    Args:
        folder: made where it does not exist.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._times = folder / "seconds.json"

    @property
    def seconds(self) -> dict[str, int]:
        """Seconds that each step took when it was last done."""
        held: dict[str, int] = json.loads(self._times.read_text(encoding="utf-8")) if self._times.exists() else {}
        return held

    def timed(self, step: str, started: float) -> None:
        """Notes that a step has ended.

        Args:
            step: its name.
            started: `time.monotonic()` at its start.
        """
        seconds = self.seconds | {step: round(time.monotonic() - started)}
        self._times.write_text(json.dumps(seconds), encoding="utf-8")

    def tokenizer(self, data: Path, options: TokenizerOptions, start: Path | None = None) -> Tokenizer:
        """The tokenizer, trained where it is not there yet, or with `start` that encoder's one; with our own words."""
        path, started = self._folder / "tokenizer.json", time.monotonic()
        if not path.exists():
            if start is None:
                found = train_tokenizer(corpus_paragraphs(data / "text", options.every), options)
            else:
                found = Tokenizer.from_file(str(start / "tokenizer.json"))
            with_words(found, own_words()).save(str(path))
            self.timed("tokenizer", started)
        return Tokenizer.from_file(str(path))

    def pairs(self, data: Path, tokenizer: Tokenizer, options: PairOptions) -> PairSet:
        """The tokenised pairs, made where they are not there yet."""
        path, started = self._folder / "pairs.npz", time.monotonic()
        if not path.exists():
            tokenise(all_pairs(data, options), tokenizer).save(path)
            self.timed("pairs", started)
        return PairSet.load(path)


def start_rows(folder: Path, tokenizer: Tokenizer) -> Table:
    """The rows of an encoder to train further, for a tokenizer that has all of its pieces.

    Args:
        folder: of the encoder.
        tokenizer: of the new one.
    """
    return grown(full_rows(folder), Tokenizer.from_file(str(folder / "tokenizer.json")), tokenizer)


def main() -> None:
    """Trains and writes the encoder; tokenizer and pairs stay in the work folder, which git ignores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("nlp/models/encoder"))
    parser.add_argument("--work", type=Path, default=Path(".train/encoder"))
    parser.add_argument("--start", type=Path, help="an encoder to train further; none starts from chance")
    parser.add_argument("--version", default="2")
    parser.add_argument("--date", default=time.strftime("%Y-%m-%d"))
    parser.add_argument("--every", type=int, default=PairOptions().every, help="every n-th public text is read")
    parser.add_argument("--bridge-most", type=int, default=PairOptions().bridge_most)
    parser.add_argument("--dimensions", type=int, default=TableOptions().dimensions, help="without --start")
    parser.add_argument("--keep", type=int, default=384, help="dimensions that are shipped")
    parser.add_argument("--threads", type=int, default=TableOptions().threads)
    given = parser.parse_args()
    work = WorkFolder(given.work)
    tokenizer = work.tokenizer(given.data, TokenizerOptions(), given.start)
    pairs = work.pairs(given.data, tokenizer, PairOptions(every=given.every, bridge_most=given.bridge_most))
    print(f"{len(pairs)} pairs, {len(pairs.ids)} tokens", flush=True)
    start = start_rows(given.start, tokenizer) if given.start else None
    options = TableOptions(dimensions=given.dimensions, threads=given.threads)
    started = time.monotonic()
    tables = [
        train(pairs, tied_rows(tokenizer), replace(options, phases=(phase,)), silent_tokens(tokenizer), start)
        for phase in (FURTHER if given.start else (FIRST,))
    ]
    table = np.mean(tables, axis=0)
    work.timed("table", started)
    facts = {"version": given.version, "date": given.date, "pairs": len(pairs)}
    write(given.out, tokenizer, principal(table, given.keep), facts | {"seconds": work.seconds})
    print(json.dumps(work.seconds))


if __name__ == "__main__":
    main()
