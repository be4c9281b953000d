"""Word vectors of the spaCy pipeline: floret (fastText in hashed buckets) over the texts.

Boyd & Warmerdam (2022), "floret: lightweight, robust word vectors". 20,000 rows of 96 dimensions are enough that any
Swedish compound has a vector; training takes about 20 minutes on two cores, for which 4 passes and CBOW were chosen.
"""

import re
from pathlib import Path
from typing import Final

import spacy
from spacy.cli.init_pipeline import convert_vectors
from spacy.language import Language

from nlp.training.corpus import paragraphs, read_documents

ROWS: Final = 20_000
DIMENSIONS: Final = 96
_TOKEN: Final = re.compile(r"\w+(?:[-:.]\w+)*|[^\w\s]")
_FEWEST_TOKENS: Final = 4


def write_tokens(texts: Path, target: Path) -> int:
    """One paragraph a line, tokens parted by blanks.

    Args:
        texts: the folder `text/` of the training data.
        target: the file to write.

    Returns:
        The number of tokens.
    """
    total = 0
    with target.open("w", encoding="utf-8") as file:
        for document in read_documents(texts):
            for paragraph in paragraphs(document.text):
                tokens = _TOKEN.findall(paragraph)
                if len(tokens) >= _FEWEST_TOKENS:
                    total += len(tokens)
                    file.write(" ".join(tokens) + "\n")
    return total


def train_vectors(texts: Path, work: Path, threads: int = 2, epochs: int = 4) -> Language:
    """A blank Swedish pipeline with vectors.

    Args:
        texts: the folder `text/` of the training data.
        work: folder for what comes between.
        threads: of the training; with more than one the result differs from run to run.
        epochs: passes over the texts.
    """
    import floret  # noqa: PLC0415  (of the extra "models")

    tokens, table = work / "tokens.txt", work / "vectors.floret"
    write_tokens(texts, tokens)
    model = floret.train_unsupervised(
        str(tokens), model="cbow", mode="floret", hashCount=2, bucket=ROWS, dim=DIMENSIONS, minn=4, maxn=5, minCount=5,
        epoch=epochs, lr=0.05, neg=10, ws=5, thread=threads, verbose=0,
    )  # fmt: skip
    model.save_floret_vectors(str(table))
    return with_vectors(table)


def with_vectors(table: Path) -> Language:
    """A blank Swedish pipeline with the vectors of a floret table.

    Args:
        table: as floret writes it.
    """
    nlp = spacy.blank("sv")
    convert_vectors(nlp, table, truncate=0, prune=-1, mode="floret")
    return nlp
