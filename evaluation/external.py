"""Search measured on questions of others: each question against all answers (SweFAQ) or all texts (SweQUAD-MC).

Run as `python -m evaluation.external --data FOLDER`; FOLDER/benchmarks holds the files of `TASKS`.
The backend is the one that archives are searched with, on an index made of the answers.
"""

import argparse
import json
import math
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.ablation import ENCODER_ALONE, STEMS_ALONE
from evaluation.measures import mean
from evaluation.retrieval import DEPTH
from evaluation.tables import as_table
from evaluation.text import HIT_WORDS, fold
from index.embedded import MAX_LIMIT, EmbeddedBackend, write_backend
from index.embedders import StaticEmbedder
from index.generation import Manifest
from index.protocol import Embedder, Passage, Query
from index.switches import RankingOptions
from nlp.analyzer import Analyzer, AnalyzerOptions
from nlp.thesaurus import Thesaurus

SYSTEMS: Final[Mapping[str, RankingOptions]] = {
    "BM25 over stems": STEMS_ALONE,
    "words": RankingOptions(meaning=False, rerank=False),
    "encoder": ENCODER_ALONE,
    "words and encoder": RankingOptions(),
}
"""The first is searched in an index without the parts of compounds, the others in the one that archives have."""


@dataclass(frozen=True, slots=True)
class Task:
    """Questions with one right text each.

    Args:
        questions: as written.
        texts: all different ones.
        right: for each question the place of its text in `texts`.
    """

    questions: tuple[str, ...]
    texts: tuple[str, ...]
    right: tuple[int, ...]


def read_swefaq(path: Path) -> Task:
    """The questions of SweFAQ (Berdicevskis et al., Superlim, 2023), each with the answers of its category.

    Args:
        path: JSON Lines with `question`, `candidate_answers` and `label`.
    """
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    pairs = [(row["question"], row["candidate_answers"][row["label"]]) for row in rows]
    return _task(pairs, (answer for row in rows for answer in row["candidate_answers"]))


def read_swequad(path: Path) -> Task:
    """The questions of SweQUAD-MC (Kalpakchi and Boye, 2021), each with the text that it was asked about.

    Args:
        path: JSON with rows of `question` and `context` under `data`.
    """
    rows = json.loads(path.read_text("utf-8"))["data"]
    return _task([(row["question"], row["context"]) for row in rows], (row["context"] for row in rows))


TASKS: Final[Mapping[str, tuple[str, Callable[[Path], Task]]]] = {
    "SweFAQ dev": ("swefaq_dev.jsonl", read_swefaq),
    "SweQUAD-MC train": ("swequad_mc_train.json", read_swequad),
}


def _task(pairs: Sequence[tuple[str, str]], texts: Iterator[str]) -> Task:
    """A task whose texts stand there once each: those that differ in blanks, hyphens or capitals alone are one."""
    kept = {fold(text): text for text in texts}
    places = {key: place for place, key in enumerate(kept)}
    return Task(
        questions=tuple(question for question, _ in pairs),
        texts=tuple(kept.values()),
        right=tuple(places[fold(text)] for _, text in pairs),
    )


def measure(task: Task, embedder: Embedder) -> dict[str, list[float]]:
    """nDCG@10 of every question by system.

    Args:
        task: questions and texts.
        embedder: of the backend.

    Returns:
        For each of `SYSTEMS` a figure a question, in their order.
    """
    passages = [passage for number, text in enumerate(task.texts) for passage in _passages(number, text)]
    thesaurus, found = Thesaurus.load(), {}
    for name, options in SYSTEMS.items():
        analyzer = Analyzer(AnalyzerOptions(split_compounds=options.parts))
        with tempfile.TemporaryDirectory(prefix="kommunsok-external-") as folder:
            write_backend(Path(folder), passages, embedder, analyzer)
            manifest = Manifest("g-1", len(passages), embedder.name, embedder.dimensions, "")
            backend = EmbeddedBackend(Path(folder), manifest, embedder, analyzer, options, thesaurus)
            pairs = zip(task.questions, task.right, strict=True)
            found[name] = [_ndcg(backend, question, right) for question, right in pairs]
            backend.close()
    return found


def _passages(number: int, text: str) -> Iterator[Passage]:
    """A text as passages that are no longer than those of an archive; its number stands for the document."""
    words = text.split()
    for low in range(0, max(1, len(words)), HIT_WORDS):
        name = f"{number:012d}-{low}"
        yield Passage(name, str(number), str(number), number, 0, 1, 1, " ".join(words[low : low + HIT_WORDS]))


def _ndcg(backend: EmbeddedBackend, question: str, right: int) -> float:
    hits = backend.search(Query(question, MAX_LIMIT)).hits
    ranked = list(dict.fromkeys(hit.passage.document for hit in hits))[:DEPTH]
    return 1 / math.log2(ranked.index(right) + 2) if right in ranked else 0.0


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with benchmarks/")
    options = parser.parse_args()
    embedder = StaticEmbedder()
    rows: list[tuple[str, ...]] = [("task", "questions", "texts", *(f"{name}" for name in SYSTEMS))]
    for name, (file, read) in TASKS.items():
        task = read(options.data / "benchmarks" / file)
        figures = [mean(values) or 0.0 for values in measure(task, embedder).values()]
        rows.append((name, str(len(task.questions)), str(len(task.texts)), *(f"{value:.3f}" for value in figures)))
    print(f"nDCG@{DEPTH}, {embedder.name}\n{as_table(rows, left=1)}", end="")


if __name__ == "__main__":
    main()
