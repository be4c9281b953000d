"""The files of an encoder: rows to int8 with a scale, tokenizer without blanks, manifest; and back to rows."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file, save
from tokenizers import Tokenizer

from nlp.training.tokenizer import MARK, UNKNOWN

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


def full_rows(folder: Path) -> npt.NDArray[np.float32]:
    """The table of an encoder's folder, shape (tokens, dimensions)."""
    held = load_file(folder / "model.safetensors")
    rows: npt.NDArray[np.float32] = held["table"].astype(np.float32) * held["scale"].astype(np.float32)[:, None]
    return rows


def grown(table: npt.NDArray[np.float32], before: Tokenizer, after: Tokenizer) -> npt.NDArray[np.float32]:
    """A table for a tokenizer with more pieces; a new piece starts as the sum of the pieces that it used to be.

    Args:
        table: of `before`.
        before: the old tokenizer.
        after: the new one.
    """
    known = before.get_vocab()
    found = np.zeros((after.get_vocab_size(), table.shape[1]), dtype=np.float32)
    for piece, place in after.get_vocab().items():
        if piece in known:
            found[place] = table[known[piece]]
        else:
            bits = before.encode(piece.replace(MARK, " "), add_special_tokens=False).ids
            found[place] = table[bits].sum(axis=0)
    return found
