"""Pairs of texts that belong together, as spans of one long array of token ids: what the encoder learns from."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from nlp.training.corpus import clean, merged_paragraphs, read_documents, read_lines, sections, sentences, word_count

Ints = npt.NDArray[np.int32]
Offsets = npt.NDArray[np.int64]

CLOZE: Final = "cloze"
SOURCES: Final = (
    *("cloze", "title", "heading", "question", "synonym", "paraphrase", "reading"),
    *("municipal", "varied", "concept", "bridge"),
)
_CHUNK: Final = 4096
_TELLING: Final = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class PairOptions:
    """Which pairs are made.

    Args:
        commonest_heading: headings that occur more often say nothing of their section.
        paraphrase_from: lowest similarity (0–5) of a SweParaphrase pair that counts as alike.
        body_words: words of a body that its title is paired with.
        bridge_most: how often one term of the thesaurus is replaced at most in the public texts.
        sources: files of public texts that are read, without suffixes; all where empty.
        every: only every n-th document of the public texts is read.
        skip: natural keys (sources) left out, for measuring what each gives.
    """

    commonest_heading: int = 20
    paraphrase_from: float = 3.8
    body_words: int = 200
    bridge_most: int = 150
    sources: tuple[str, ...] = ()
    every: int = 1
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts that belong together; for a cloze pair `first` is empty and `second` holds its sentences.

    Args:
        source: one of `SOURCES`.
        first: the short text.
        second: the long text, in sentences.
        negative: a text like `second` that does not belong to `first`, or "".
    """

    source: str
    first: str
    second: tuple[str, ...]
    negative: str = ""


@dataclass(frozen=True, slots=True)
class PairSet:
    """Tokenised pairs.

    Args:
        ids: token ids of all texts one after the other, shape (tokens,).
        cuts: offsets into `ids` between sentences, shape (sentences + 1,).
        first: sentence number of the first text, -1 for cloze pairs, shape (pairs,).
        start: first sentence number of the second text, shape (pairs,).
        end: sentence number after the second text, shape (pairs,).
        source: index into `SOURCES`, shape (pairs,).
        negative: sentence number of the text that does not belong, -1 for none, shape (pairs,).
        key: number that pairs with the same second text share, shape (pairs,).
        negative_key: the same number of the text that does not belong, -1 for none, shape (pairs,).
    """

    ids: Ints
    cuts: Offsets
    first: Offsets
    start: Offsets
    end: Offsets
    source: Ints
    negative: Offsets
    key: Offsets
    negative_key: Offsets

    def __len__(self) -> int:
        return len(self.start)

    def save(self, path: Path) -> None:
        """Writes all arrays into one ".npz" file."""
        np.savez(path, **{field.name: getattr(self, field.name) for field in fields(self)})

    @staticmethod
    def load(path: Path) -> "PairSet":
        """Reads what `save` wrote."""
        with np.load(path, allow_pickle=False) as held:
            return PairSet(*(held[field.name] for field in fields(PairSet)))

    def chosen(self, good: npt.NDArray[np.bool_]) -> "PairSet":
        """The pairs that a mask of shape (pairs,) keeps; the texts stay."""
        rows = (getattr(self, field.name)[good] for field in fields(self)[2:])
        return PairSet(self.ids, self.cuts, *rows)


def cloze_pairs(text: str) -> Iterator[TextPair]:
    """Passages of two sentences or more and at least 25 words; which sentence is taken out is drawn while training."""
    for passage in merged_paragraphs(text):
        if word_count(passage) < 25:
            continue
        parts = tuple(part for part in sentences(passage) if word_count(part) >= 3)
        if len(parts) >= 2:
            yield TextPair(CLOZE, "", parts)


def head_words(text: str, most: int) -> str:
    """The first words of a text."""
    return " ".join(text.split(maxsplit=most)[:most])


def natural_pairs(folder: Path, options: PairOptions) -> Iterator[TextPair]:
    """Titles with bodies, headings with sections and questions with what leads to them, of the folder `text/`."""
    headings: Counter[str] = Counter()
    held: list[tuple[str, str]] = []
    for document in read_documents(folder, options.sources, options.every):
        body = " ".join(merged_paragraphs(document.text)[:3])
        if word_count(document.title) >= 1 and word_count(body) >= 15:
            yield TextPair("title", document.title, (head_words(body, options.body_words),))
        for heading, section in sections(document.text):
            if _TELLING.search(heading) and word_count(section) >= 12:
                headings[heading.lower()] += 1
                held.append((heading, head_words(section, options.body_words)))
        if document.source == "riksdag-interpellationer":
            yield from _question_pairs(document.text, options)
        yield from cloze_pairs(document.text)
    for heading, section in held:
        if headings[heading.lower()] <= options.commonest_heading:
            source = "question" if heading.endswith("?") else "heading"
            yield TextPair(source, heading, (section,))


def _question_pairs(text: str, options: PairOptions) -> Iterator[TextPair]:
    parts = sentences(" ".join(text.split()))
    asked = [part for part in parts[-4:] if part.endswith("?") and word_count(part) >= 5]
    rest = head_words(" ".join(parts[:-4]), options.body_words)
    if asked and word_count(rest) >= 15:
        yield TextPair("question", asked[-1], (rest,))


def glossary_pairs(path: Path) -> Iterator[TextPair]:
    """Terms with explanations of a Markdown glossary ("## term")."""
    for term, meaning in sections(clean(path.read_text(encoding="utf-8"))):
        yield TextPair("heading", term, (meaning,))


def synonym_pairs(path: Path) -> Iterator[TextPair]:
    """Head words and synonyms of a MyThes file (Synlex), each unordered pair once."""
    seen: set[frozenset[str]] = set()
    lines = path.read_text(encoding="latin-1").splitlines()[1:]
    for head, row in zip(lines[::2], lines[1::2], strict=False):
        word = head.split("|")[0]
        for synonym in row.split("|")[1:]:
            key = frozenset((word, synonym))
            if len(key) == 2 and key not in seen:
                seen.add(key)
                yield TextPair("synonym", word, (synonym,))


def paraphrase_pairs(path: Path, least: float) -> Iterator[TextPair]:
    """Sentence pairs of SweParaphrase with a similarity of at least `least`."""
    for line in read_lines(path):
        row = json.loads(line)
        if float(row["label"]) >= least:
            yield TextPair("paraphrase", row["sentence_1"], (row["sentence_2"],))


def reading_pairs(path: Path) -> Iterator[TextPair]:
    """Questions with the texts that answer them, of SweQUAD-MC."""
    for row in json.loads(path.read_text(encoding="utf-8"))["data"]:
        yield TextPair("reading", row["question"], (head_words(clean(row["context"]), 250),))


def tokenise(pairs: Iterable[TextPair], tokenizer: Tokenizer) -> PairSet:
    """Pairs as token ids; texts without a token make no pair.

    Args:
        pairs: texts.
        tokenizer: of the encoder.
    """
    rows: list[tuple[int, int, int, int, int, int, int]] = []
    ids: list[Ints] = []
    lengths: list[int] = []
    waiting: list[str] = []
    keys: dict[str, int] = {}

    def flush() -> None:
        for encoding in tokenizer.encode_batch_fast(waiting, add_special_tokens=False):
            ids.append(np.asarray(encoding.ids, dtype=np.int32))
            lengths.append(len(encoding.ids))
        waiting.clear()

    def key_of(text: str) -> int:
        return keys.setdefault(text, len(keys)) if text else -1

    count = 0
    for pair in pairs:
        texts = [*filter(None, (pair.first,)), *pair.second, *filter(None, (pair.negative,))]
        start = count + bool(pair.first)
        end = start + len(pair.second)
        negative = (end, key_of(pair.negative)) if pair.negative else (-1, -1)
        key = key_of("\n".join(pair.second))
        rows.append(
            (count if pair.first else -1, start, end, SOURCES.index(pair.source), negative[0], key, negative[1])
        )
        waiting.extend(texts)
        count += len(texts)
        if len(waiting) >= _CHUNK:
            flush()
    flush()
    cuts = np.concatenate([[0], np.cumsum(np.asarray(lengths, dtype=np.int64))])
    table = np.asarray(rows, dtype=np.int64).reshape(-1, 7)
    flat = np.concatenate(ids) if ids else np.zeros(0, dtype=np.int32)
    first, starts, ends, sources, negatives, own, others = table.T
    return _without_empty(PairSet(flat, cuts, first, starts, ends, sources.astype(np.int32), negatives, own, others))


def _without_empty(pairs: PairSet) -> PairSet:
    first_size = np.where(pairs.first < 0, 1, pairs.cuts[pairs.first + 1] - pairs.cuts[np.maximum(pairs.first, 0)])
    second_size = pairs.cuts[pairs.end] - pairs.cuts[pairs.start]
    return pairs.chosen((first_size > 0) & (second_size > 0))
