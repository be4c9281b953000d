"""Fits the models of extracted answers and of the confidence of a search on questions, some without an answer.

Run as `python -m evaluation.calibrate --gold examples/gold --corpus examples/packages`, with `--write` to put the
models in place.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from sklearn.cluster import KMeans

from evaluation import answer_fit, confidence_fit
from evaluation.answer_fit import FOLDS, Asked
from evaluation.gold import load_gold
from evaluation.model import Fact, Gold, GoldQuery
from index.answers.finder import Candidate
from index.answers.model import WEIGHTS_FILE, AnswerModel
from index.archive import Archive
from index.confidence import MODEL_FILE
from index.embedders import StaticEmbedder
from index.ingestion import IngestOptions
from index.judgement import Ranking
from index.protocol import Query
from ingest.ocr_mode import OcrMode

_TOPICS: Final = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and print what cross-validation over topics says; with `--write` put the models in place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder with queries.jsonl and facts.jsonl")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of packages")
    parser.add_argument("--data", type=Path, help="archive of the packages, where there is one already")
    parser.add_argument("--write", action="store_true", help="put the models in place")
    parser.add_argument("--test", action="store_true", help="fit nothing: say how the models in place do")
    options = parser.parse_args(arguments)
    gold = load_gold(options.gold)
    queries = gold.retrieval or ()
    answered = sum(bool(query.relevant) for query in queries)
    if min(answered, len(queries) - answered) < FOLDS and not options.test:
        parser.error(f"{options.gold} needs {FOLDS} questions with an answer and as many without")
    with tempfile.TemporaryDirectory(prefix="kommunsok-calibrate-") as folder:
        archive = Archive(options.data or Path(folder), create=True)
        if not options.data:
            archive.ingest([options.corpus], IngestOptions(ocr=OcrMode.NEVER))
        run(archive, gold, options.gold, options.write, options.test)
        archive.close()
    return 0


def run(archive: Archive, gold: Gold, folder: Path, write: bool, test: bool) -> None:
    """Fit both models on an open archive and report.

    Args:
        archive: with the packages of the gold.
        gold: its questions.
        folder: of the gold, for what its loader leaves out.
        write: put the models in place.
        test: fit nothing.
    """
    asked = list(_asked(archive, gold, _answers(folder)))
    model = AnswerModel.load() if test else answer_fit.fit(asked)
    kept = (
        [(*row, row[0] >= model.threshold) for row in answer_fit.judged(model, asked)]
        if test
        else answer_fit.held_out(asked)
    )
    sys.stdout.write(_answer_report(asked, kept, len(gold.facts or ())))
    confidence_fit.run(archive, gold.retrieval or (), [one.topic for one in asked], write, test)
    if write:
        WEIGHTS_FILE.write_text(json.dumps(answer_fit.as_json(model), indent=1) + "\n", "utf-8")
        print(f"{WEIGHTS_FILE} and {MODEL_FILE} written.")


def _answers(folder: Path) -> dict[str, str]:
    """The answers of the gold's queries, in the annotator's words, by id."""
    lines = (folder / "queries.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return {row["id"]: row.get("answer") or "" for row in rows}


def _asked(archive: Archive, gold: Gold, answers: dict[str, str]) -> Iterator[Asked]:
    """The queries, then the facts, each with its candidates."""
    queries, facts = list(gold.retrieval or ()), list(gold.facts or ())
    texts = [query.query for query in queries] + [fact.question for fact in facts]
    topics = topics_of(texts)
    both: list[GoldQuery | Fact] = [*queries, *facts]
    for one, text, topic in zip(both, texts, topics, strict=True):
        candidates = candidates_of(archive, text)
        right = [_is_right(archive, one, candidate, answers) for candidate in candidates]
        yield Asked(
            text,
            tuple(candidate.text for candidate in candidates),
            np.array([candidate.features for candidate in candidates], dtype=np.float64),
            np.array(right, dtype=bool),
            topic,
            bool(answers[one.id]) if isinstance(one, GoldQuery) else True,
        )


def _is_right(archive: Archive, one: GoldQuery | Fact, candidate: Candidate, answers: dict[str, str]) -> bool:
    if isinstance(one, Fact):
        return answer_fit.is_fact(one, candidate)
    return bool(one.relevant) and answer_fit.says(answers[one.id], one.relevant, candidate, archive.analyzer)


def topics_of(texts: Sequence[str]) -> list[int]:
    """Questions that are alike in meaning get the same number, so that no fold has seen what it is tried on."""
    vectors = StaticEmbedder().embed_passages(texts)
    groups = KMeans(min(_TOPICS, len(texts)), n_init=4, random_state=0).fit_predict(vectors)
    return [int(group) for group in groups]


def ranking_of(archive: Archive, text: str) -> Ranking:
    """How an archive ranks its passages for a question."""
    return archive.backend().ranking(Query(text))


def candidates_of(archive: Archive, text: str) -> list[Candidate]:
    """All that an archive has to choose from for an answer."""
    judge = archive.backend().judge
    ranking = ranking_of(archive, text)
    question = judge.question(ranking)
    return judge.finder.candidates(question, judge.hits(ranking), judge.finder.facts(question))


def _answer_report(asked: Sequence[Asked], kept: Sequence[tuple[float, bool, bool, bool]], facts: int) -> str:
    """How the answers do, held out by topic."""
    lines = []
    spans = (("queries", slice(0, len(asked) - facts)), ("facts", slice(len(asked) - facts, None)))
    for name, part in spans:
        rows, ones = kept[part], asked[part]
        able = [(row, one) for row, one in zip(rows, ones, strict=True) if row[2]]
        given = [row for row in rows if row[3]]
        possible = sum(bool(one.right.any()) for _, one in able)
        lines.append(
            f"answers to {name}: {len(able)} answerable, {possible} have a right candidate,"
            f" best is right {sum(row[1] for row, _ in able)}; given {len(given)},"
            f" of these right {sum(row[1] for row in given)},"
            f" to questions without an answer {sum(not row[2] for row in given)} of {len(rows) - len(able)}\n"
        )
    return "".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
