"""Measuring of the encoder: SweFAQ by words, meaning and their sum; our own questions; SweParaphrase."""

import argparse
import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from nlp.analyzer import Analyzer
from nlp.training.corpus import read_lines
from nlp.training.model_files import full_rows
from nlp.training.municipal import Row, read_rows, split_rows

Scores = npt.NDArray[np.float64]
Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]


class Bm25:
    """BM25 over lists of terms.

    Args:
        documents: terms of each document.
        k1: saturation of term counts.
        b: weight of document length.
    """

    def __init__(self, documents: Sequence[Sequence[str]], k1: float = 1.2, b: float = 0.75) -> None:
        self._size = len(documents)
        lengths = np.array([len(terms) for terms in documents], dtype=np.float64)
        norm = k1 * (1 - b + b * lengths / max(1.0, float(lengths.mean())))
        postings: dict[str, list[tuple[int, float]]] = {}
        for place, terms in enumerate(documents):
            for term, count in Counter(terms).items():
                gain = count * (k1 + 1) / (count + float(norm[place]))
                postings.setdefault(term, []).append((place, gain))
        self._postings = {
            term: (np.array([p for p, _ in rows]), np.array([g for _, g in rows]) * self._idf(len(rows)))
            for term, rows in postings.items()
        }

    def _idf(self, holders: int) -> float:
        return math.log(1 + (self._size - holders + 0.5) / (holders + 0.5))

    def scores(self, terms: Sequence[str]) -> Scores:
        """Score of each document for a question, shape (documents,)."""
        total = np.zeros(self._size)
        for term in terms:
            if term in self._postings:
                places, gains = self._postings[term]
                total[places] += gains
        return total


def standardised(scores: Scores) -> Scores:
    """Scores with mean 0 and deviation 1 (z-scores)."""
    deviation = float(scores.std())
    return (scores - scores.mean()) / deviation if deviation > 0 else scores * 0.0


def ndcg(scores: Scores, right: int, depth: int = 10) -> float:
    """nDCG of a question with one right answer."""
    rank = int((scores > scores[right]).sum())
    return 1 / math.log2(rank + 2) if rank < depth else 0.0


def read_faq(path: Path) -> tuple[list[str], list[str], list[int]]:
    """Questions, the pool of all different answers, and the place of each question's answer in the pool."""
    questions, right = [], []
    pool: dict[str, int] = {}
    for line in read_lines(path):
        row = json.loads(line)
        for answer in row["candidate_answers"]:
            pool.setdefault(answer, len(pool))
        questions.append(row["question"])
        right.append(pool[row["candidate_answers"][row["label"]]])
    return questions, list(pool), right


def table_encoder(folder: Path) -> Encode:
    """A function from texts to unit vectors, shape (texts, dimensions), from the files of an encoder."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    table = full_rows(folder)

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        encoded = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        sums = np.stack([table[encoding.ids].sum(0) for encoding in encoded])
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        result = np.zeros_like(sums)
        np.divide(sums, lengths, out=result, where=lengths > 0)
        return result

    return encode


def own_rows(encode: Encode, rows: Sequence[Row]) -> float:
    """nDCG@10 of our own questions kept for measuring, each against all our own passages, right and wrong ones.

    Args:
        encode: from texts to unit vectors.
        rows: all rows, those to train on too.
    """
    pool = dict.fromkeys(text for row in rows for text in (row.passage, row.negative) if text)
    places = {text: place for place, text in enumerate(pool)}
    _, kept = split_rows(rows)
    similar = encode([row.question for row in kept]) @ encode(list(pool)).T
    scored = zip(similar.astype(np.float64), kept, strict=True)
    return float(np.mean([ndcg(scores, places[row.passage]) for scores, row in scored]))


def ranks(values: Scores) -> Scores:
    """Ranks from 0, equal values share their mean rank."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    mean: Scores = (np.cumsum(counts) - (counts + 1) / 2)[inverse]
    return mean


def paraphrases(encode: Encode, path: Path) -> float:
    """Spearman's correlation of the model's and people's similarity of sentence pairs.

    Args:
        encode: from texts to unit vectors.
        path: `sweparaphrase_dev.jsonl`.
    """
    rows = [json.loads(line) for line in read_lines(path)]
    first, second = (encode([row[key] for row in rows]) for key in ("sentence_1", "sentence_2"))
    ours = (first * second).sum(axis=1).astype(np.float64)
    people = np.array([float(row["label"]) for row in rows])
    return float(np.corrcoef(ranks(ours), ranks(people))[0, 1])


def measure(encoder: Path, benchmark: Path) -> dict[str, float]:
    """nDCG@10 on SweFAQ by system.

    Args:
        encoder: folder of the encoder's files.
        benchmark: `swefaq_dev.jsonl`.
    """
    questions, pool, right = read_faq(benchmark)
    analyzer = Analyzer()
    words: dict[str, Callable[[str], list[str]]] = {
        "bm25 stem": analyzer.stems,
        "bm25 stem+parts": lambda text: [*analyzer.stems(text), *analyzer.parts(text)],
        "bm25 stem+parts+5-grams": lambda text: [*analyzer.stems(text), *analyzer.parts(text), *analyzer.grams(text)],
    }
    tables: dict[str, list[Scores]] = {}
    for name, terms in words.items():
        index = Bm25([terms(answer) for answer in pool])
        tables[name] = [index.scores(terms(question)) for question in questions]
    encode = table_encoder(encoder)
    similar = encode(questions) @ encode(pool).T
    tables["table"] = list(similar.astype(np.float64))
    for share in (0.3, 0.5, 0.7):
        tables[f"z-sum, {share} on meaning"] = [
            (1 - share) * standardised(word) + share * standardised(meaning)
            for word, meaning in zip(tables["bm25 stem+parts+5-grams"], tables["table"], strict=True)
        ]
    return {
        name: float(np.mean([ndcg(row, place) for row, place in zip(rows, right, strict=True)]))
        for name, rows in tables.items()
    }


def main() -> None:
    """Prints the measurements as JSON: nDCG@10 on SweFAQ by system, then our own questions and SweParaphrase."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, default=Path("nlp/models/encoder"))
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    benchmarks = options.data / "benchmarks"
    encode = table_encoder(options.encoder)
    found = measure(options.encoder, benchmarks / "swefaq_dev.jsonl")
    found["own questions, table"] = own_rows(encode, read_rows())
    found["SweParaphrase, Spearman, table"] = paraphrases(encode, benchmarks / "sweparaphrase_dev.jsonl")
    print(json.dumps({name: round(value, 3) for name, value in found.items()}, indent=1))


if __name__ == "__main__":
    main()
