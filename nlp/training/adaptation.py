"""Adapts a table to the texts of one archive, without labels: a sentence against its passage, headings, titles."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tokenizers import Tokenizer

from nlp.training.batches import BatchOptions
from nlp.training.corpus import sentences, word_count
from nlp.training.model_files import full_rows, silent_tokens, write
from nlp.training.pairs import CLOZE, TextPair, tokenise
from nlp.training.static_table import Phase, TableOptions, train
from nlp.training.tokenizer import tied_rows


@dataclass(frozen=True, slots=True)
class ArchiveText:
    """A passage of an archive.

    Args:
        text: the passage.
        names: its headings and the title of its document, whatever may name what it is about.
    """

    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdaptOptions:
    """How much a table changes.

    Args:
        epochs: passes over the archive's pairs.
        rate: learning rate at the start.
        batch: pairs in a batch.
        threads: of torch.
    """

    epochs: int = 4
    rate: float = 0.0005
    batch: int = 512
    threads: int = 2


@dataclass(frozen=True, slots=True)
class Adapted:
    """What came of it.

    Args:
        name: of the new model, with its version.
        pairs: what it has learned from.
    """

    name: str
    pairs: int


def archive_pairs(texts: Sequence[ArchiveText]) -> Iterator[TextPair]:
    """Each passage's sentences against the rest of it, and its names against the whole.

    Args:
        texts: of the archive.
    """
    for text in dict.fromkeys(texts):
        whole = " ".join(text.text.split())
        parts = tuple(part for part in sentences(whole) if word_count(part) >= 3)
        if len(parts) >= 2:
            yield TextPair(CLOZE, "", parts)
        for name in dict.fromkeys(text.names):
            if word_count(name) >= 1 and word_count(whole) >= 12:
                yield TextPair("heading", name, (whole,))


def adapt(start: Path, texts: Sequence[ArchiveText], out: Path, options: AdaptOptions | None = None) -> Adapted:
    """Writes a model that has learned from an archive.

    Args:
        start: folder of the model to start from.
        texts: of the archive.
        out: folder of the new model.
        options: how much it changes.

    Returns:
        Its name, and how many pairs it has learned from; 0 means that it is the model it started from.
    """
    given = options or AdaptOptions()
    manifest = json.loads((start / "manifest.json").read_bytes())
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    pairs = tokenise(archive_pairs(texts), tokenizer)
    phase = Phase(given.epochs, given.rate, BatchOptions(size=given.batch))
    training = TableOptions(phases=(phase,) if len(pairs) else (), threads=given.threads)
    table = train(pairs, tied_rows(tokenizer), training, silent_tokens(tokenizer), full_rows(start))
    # The version tells one adapted table from another, so that an index made with one is not searched with the other.
    version = f"{manifest['version']}+{sha256(table.tobytes()).hexdigest()[:8]}"
    write(out, tokenizer, table, {"version": version, "adapted_from": manifest["version"], "pairs": len(pairs)})
    return Adapted(f"{manifest['name']}@{version}", len(pairs))
