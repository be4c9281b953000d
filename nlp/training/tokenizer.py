"""Training of the Unigram tokenizer of the bundled encoder: it splits compounds and endings by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from nlp.training.corpus import paragraphs, read_documents

MARK: Final = "▁"
UNKNOWN: Final = "[UNK]"


@dataclass(frozen=True, slots=True)
class TokenizerOptions:
    """How the tokenizer is trained.

    Args:
        vocabulary: number of pieces.
        shrinking: share of pieces kept in each round of pruning.
        longest: most characters of a piece.
        every: only every n-th paragraph is read.
    """

    vocabulary: int = 40_000
    shrinking: float = 0.75
    longest: int = 16
    every: int = 1


def untrained() -> Tokenizer:
    """A Unigram tokenizer with the project's normalisation (NFKC, lower case) and no pieces."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Replace("\u00ad", ""), normalizers.NFKC(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{M}\p{N}]+"), "removed"),
            pre_tokenizers.Digits(individual_digits=False),
            pre_tokenizers.Metaspace(replacement=MARK, prepend_scheme="always", split=True),
        ]
    )
    return tokenizer


def train(texts: Iterable[str], options: TokenizerOptions) -> Tokenizer:
    """A tokenizer trained on texts.

    Args:
        texts: paragraphs.
        options: its size.
    """
    tokenizer = untrained()
    trainer = trainers.UnigramTrainer(
        vocab_size=options.vocabulary,
        special_tokens=[UNKNOWN],
        unk_token=UNKNOWN,
        shrinking_factor=options.shrinking,
        max_piece_length=options.longest,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def corpus_paragraphs(folder: Path, every: int = 1) -> Iterator[str]:
    """Every n-th paragraph of the training texts, with the titles of all documents."""
    place = 0
    for document in read_documents(folder):
        yield document.title
        for paragraph in paragraphs(document.text):
            place += 1
            if place % every == 0:
                yield paragraph


def tied_rows(tokenizer: Tokenizer) -> list[int]:
    """For each piece the row that it uses: a piece inside a word uses the row of the same piece at a word's start."""
    vocabulary = tokenizer.get_vocab()
    size = tokenizer.get_vocab_size()
    rows = list(range(size))
    for piece, place in vocabulary.items():
        if not piece.startswith(MARK) and MARK + piece in vocabulary:
            rows[place] = vocabulary[MARK + piece]
    return rows
