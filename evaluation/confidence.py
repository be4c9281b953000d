"""How far the confidence of decision clauses can be trusted: `python -m evaluation.confidence --gold G --corpus C`.

Prints the Brier score and a reliability table of the confidence as it ships, and of a logistic fit to the other
packages (each package is judged by a fit that did not see it), which shows what calibrating would bring.
"""

import argparse
import itertools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

from evaluation.decisions import match_decisions
from evaluation.gold import load_gold
from evaluation.predictions import DecisionRow
from ingest.parse import parse_file
from nlp.decisions.extractor import DecisionExtractor

_EDGES: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_CLIP: Final = 0.001

Shares = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judged:
    """The clauses found in the packages of a gold.

    Args:
        confidence: of each.
        right: whether the gold has it.
        package: index of its file.
    """

    confidence: Shares
    right: Marks
    package: npt.NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Band:
    """Clauses with a confidence of a range.

    Args:
        least: lower bound.
        most: upper bound, itself outside but for 1.
        count: number of them.
        said: their mean confidence.
        right: share of them that are right.
    """

    least: float
    most: float
    count: int
    said: float
    right: float


def judge(gold: Sequence[DecisionRow], corpus: Path) -> Judged:
    """Find the clauses of all packages of a gold, and note which are right.

    Args:
        gold: its decision clauses.
        corpus: folder of the packages.

    Raises:
        KommunsokError: a package cannot be read.
    """
    extractor, rows, confidence = DecisionExtractor(), [], []
    files = sorted({row.file for row in gold})
    for file in files:
        for made in extractor.extract(parse_file(corpus / file, file)):
            rows.append(
                DecisionRow(file, made.page_first, made.page_last, made.text, made.status, made.types, made.subject)
            )
            confidence.append(made.confidence)
    right = {found for _, found in match_decisions(gold, rows)}
    return Judged(
        np.array(confidence),
        np.array([at in right for at in range(len(rows))], dtype=bool),
        np.array([files.index(row.file) for row in rows]),
    )


def brier(said: Shares, right: Marks) -> float:
    """Mean square of what is missing between a probability and the truth; 0 is best.

    Args:
        said: probabilities.
        right: the truth.
    """
    return float(((said - right) ** 2).mean())


def bands(said: Shares, right: Marks) -> Iterator[Band]:
    """The reliability table: in each range of probabilities that occurs, what was said and what was right.

    Args:
        said: probabilities.
        right: the truth.
    """
    for least, most in itertools.pairwise(_EDGES):
        here = (said >= least) & ((said < most) | (most == _EDGES[-1]))
        if here.any():
            yield Band(least, most, int(here.sum()), float(said[here].mean()), float(right[here].mean()))


def refitted(judged: Judged) -> Shares:
    """Probabilities by logistic fits of the confidence's odds, of each package by a fit to the others.

    Args:
        judged: at least two packages.
    """
    said = np.clip(judged.confidence, _CLIP, 1 - _CLIP)
    odds = np.log(said / (1 - said))[:, np.newaxis]
    made = cross_val_predict(
        LogisticRegression(C=100), odds, judged.right, groups=judged.package, cv=LeaveOneGroupOut(),
        method="predict_proba",
    )  # fmt: skip
    return np.asarray(made[:, 1], dtype=np.float64)


def table(judged: Judged) -> str:
    """Both reliability tables and Brier scores as Markdown.

    Args:
        judged: at least two packages.
    """
    lines = []
    for name, said in (("as it ships", judged.confidence), ("refitted", refitted(judged))):
        lines.append(f"{name}: Brier {brier(said, judged.right):.3f}, {len(said)} clauses")
        lines.extend(("| confidence | clauses | mean | right |", "|---|---|---|---|"))
        lines.extend(
            f"| {band.least:.2f}–{band.most:.2f} | {band.count} | {band.said:.2f} | {band.right:.2f} |"
            for band in bands(said, judged.right)
        )
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    options = parser.parse_args(arguments)
    sys.stdout.write(table(judge(load_gold(options.gold).decisions or (), options.corpus)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
