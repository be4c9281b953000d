"""Training of the Unigram tokenizer of the bundled encoder: it splits compounds and endings by itself."""

import json
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


def with_words(tokenizer: Tokenizer, words: Iterable[str], least: int = 3, score: float = -13.0) -> Tokenizer:
    """The tokenizer with pieces of their own for words that it would cut into small bits, such as "dag|i|s".

    Args:
        tokenizer: a Unigram tokenizer.
        words: in small letters; those of fewer than three letters, or with anything but letters, are left out.
        least: a word becomes a piece when it has this many pieces, or one of a single letter.
        score: of a new piece, or a little more than its bits have together.
    """
    held = json.loads(tokenizer.to_str())
    scores = dict(held["model"]["vocab"])
    for word in sorted({word for word in words if word.isalpha() and len(word) >= 3}):
        bits = tokenizer.encode(word, add_special_tokens=False).tokens
        small = any(len(bit.removeprefix(MARK)) <= 1 for bit in bits)
        if MARK + word not in scores and len(bits) > 1 and (len(bits) >= least or small):
            scores[MARK + word] = max(score, sum(scores.get(bit, score) for bit in bits) + 0.1)
    held["model"]["vocab"] = [list(entry) for entry in scores.items()]
    return Tokenizer.from_str(json.dumps(held, ensure_ascii=False))


def tied_rows(tokenizer: Tokenizer) -> list[int]:
    """For each piece the row that it uses: a piece inside a word uses the row of the same piece at a word's start."""
    vocabulary = tokenizer.get_vocab()
    size = tokenizer.get_vocab_size()
    rows = list(range(size))
    for piece, place in vocabulary.items():
        if not piece.startswith(MARK) and MARK + piece in vocabulary:
            rows[place] = vocabulary[MARK + piece]
    return rows
