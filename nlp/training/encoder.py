"""Trains the bundled encoder: `python -m nlp.training.encoder --data ../shared/data --out nlp/models/encoder`."""

import argparse
import json
import time
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save
from tokenizers import Tokenizer

from nlp.training.batches import BatchOptions
from nlp.training.pairs import PairOptions, PairSet, all_pairs, tokenise
from nlp.training.static_table import TableOptions, train
from nlp.training.tokenizer import MARK, UNKNOWN, TokenizerOptions, corpus_paragraphs, tied_rows
from nlp.training.tokenizer import train as train_tokenizer

NAME: Final = "kommunsok-static-sv"
FORMAT: Final = 1


def quantised(table: npt.NDArray[np.float32]) -> dict[str, npt.NDArray[np.generic]]:
    """A table as int8 rows with one fp16 scale a row.

    Args:
        table: shape (tokens, dimensions).

    Returns:
        "table" (int8, same shape) and "scale" (fp16, shape (tokens,)); a row is table * scale.
    """
    scale = (np.abs(table).max(axis=1) / 127).astype(np.float16)
    divisor = np.where(scale > 0, scale.astype(np.float32), 1.0)[:, None]
    rows = np.clip(np.rint(table / divisor), -127, 127)
    rows[scale == 0] = 0
    return {"table": rows.astype(np.int8), "scale": scale}


def unit_median(table: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The table times one number, so that the median length of its rows is 1 and fp16 scales keep their precision."""
    lengths = np.linalg.norm(table, axis=1)
    return table / max(1e-9, float(np.median(lengths[lengths > 0])))


def principal(table: npt.NDArray[np.float32], dimensions: int) -> npt.NDArray[np.float32]:
    """The table turned to its principal axes, the first ones kept: inner products change as little as possible.

    Args:
        table: shape (tokens, n).
        dimensions: number of axes kept, at most n.
    """
    wide = table.astype(np.float64)
    axes = np.linalg.eigh(wide.T @ wide).eigenvectors[:, ::-1]
    turned: npt.NDArray[np.float32] = (wide @ axes[:, :dimensions]).astype(np.float32)
    return turned


def silent_tokens(tokenizer: Tokenizer) -> frozenset[int]:
    """Tokens without meaning: the unknown one and the bare word mark."""
    found = (tokenizer.token_to_id(piece) for piece in (UNKNOWN, MARK))
    return frozenset(token for token in found if token is not None)


def compact(tokenizer: Tokenizer) -> str:
    """The tokenizer as JSON without blanks, scores of pieces rounded to thousandths."""
    held = json.loads(tokenizer.to_str())
    held["model"]["vocab"] = [[piece, round(score, 3)] for piece, score in held["model"]["vocab"]]
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def write(folder: Path, tokenizer: Tokenizer, table: npt.NDArray[np.float32], facts: Mapping[str, object]) -> None:
    """Writes model.safetensors, tokenizer.json and manifest.json with the sizes and SHA-256 of the two.

    Args:
        folder: made where it does not exist.
        tokenizer: of the table.
        table: shape (tokens, dimensions).
        facts: further fields of the manifest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "model.safetensors": save(quantised(unit_median(table))),
        "tokenizer.json": compact(tokenizer).encode("utf-8"),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    manifest = {
        "format": FORMAT,
        "name": NAME,
        "dimensions": table.shape[1],
        "tokens": table.shape[0],
        **facts,
        "files": {n: {"bytes": len(c), "sha256": sha256(c).hexdigest()} for n, c in files.items()},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


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

    def tokenizer(self, data: Path, options: TokenizerOptions) -> Tokenizer:
        """The tokenizer, trained where it is not there yet."""
        path, started = self._folder / "tokenizer.json", time.monotonic()
        if not path.exists():
            train_tokenizer(corpus_paragraphs(data / "text", options.every), options).save(str(path))
            self.timed("tokenizer", started)
        return Tokenizer.from_file(str(path))

    def pairs(self, data: Path, tokenizer: Tokenizer, options: PairOptions) -> PairSet:
        """The tokenised pairs, made where they are not there yet."""
        path, started = self._folder / "pairs.npz", time.monotonic()
        if not path.exists():
            tokenise(all_pairs(data, options), tokenizer).save(path)
            self.timed("pairs", started)
        return PairSet.load(path)


def main() -> None:
    """Trains and writes the encoder; tokenizer and pairs stay in the work folder, which git ignores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("nlp/models/encoder"))
    parser.add_argument("--work", type=Path, default=Path(".train/encoder"))
    parser.add_argument("--version", default="1")
    parser.add_argument("--date", default=time.strftime("%Y-%m-%d"))
    parser.add_argument("--dimensions", type=int, default=TableOptions().dimensions, help="while training")
    parser.add_argument("--keep", type=int, default=384, help="dimensions that are shipped")
    parser.add_argument("--epochs", type=int, default=TableOptions().epochs)
    parser.add_argument("--batch", type=int, default=BatchOptions().size)
    given = parser.parse_args()
    work = WorkFolder(given.work)
    tokenizer = work.tokenizer(given.data, TokenizerOptions())
    pairs = work.pairs(given.data, tokenizer, PairOptions())
    print(f"{len(pairs)} pairs, {len(pairs.ids)} tokens", flush=True)
    batches = replace(BatchOptions(), size=given.batch)
    options = replace(TableOptions(), dimensions=given.dimensions, epochs=given.epochs, batches=batches)
    started = time.monotonic()
    table = train(pairs, tied_rows(tokenizer), options, silent_tokens(tokenizer))
    work.timed("table", started)
    facts = {"version": given.version, "date": given.date, "pairs": len(pairs), "epochs": given.epochs}
    write(given.out, tokenizer, principal(table, given.keep), facts | {"seconds": work.seconds})
    print(json.dumps(work.seconds))


if __name__ == "__main__":
    main()
