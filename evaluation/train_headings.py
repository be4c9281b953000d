"""Fits the weights of `ingest.plain_weights`: headings told from the text alone, learnt from packages with typography.

Run as `python -m evaluation.train_headings --corpus examples/packages --output ingest/plain_weights.py`. The labels are
what typography says of the packages; the features are those of the same packages set in one size. Each package is
learnt from as it is and twice varied (`evaluation.variations`), so that the model knows longer headings, narrower
columns, tables with one cell a line and the headings that planning systems repeat; all of it also with even distances.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from evaluation.uniform import uniform_pages
from evaluation.variations import VARIATIONS, Labelled, vary
from ingest.contents import announced
from ingest.furniture import body_size, furniture
from ingest.headings import continues, level_of
from ingest.model import Extraction, Line, Page
from ingest.plain_features import unit_features
from ingest.plain_units import Hints, recurring, units
from ingest.sandbox import extract
from ingest.stretches import settings_of

_LEAST_WEIGHT: Final = 0.05
_SEED: Final = 1


def labelled(extraction: Extraction) -> list[Labelled]:
    """Lines of the running text of a package with what their typography says.

    Args:
        extraction: of a package with typography.
    """
    size, marks = body_size(extraction.pages), furniture(extraction.pages)
    settings = settings_of(extraction.pages, marks, size)
    found: list[Labelled] = []
    above: tuple[Line, int] | None = None
    for page in extraction.pages:
        for index, line in enumerate(page.lines):
            if (page.number, index) in marks:
                continue
            small = line.size < size - 0.5
            level = 0 if line.bold and small else level_of(line, settings[page.number])
            tail = level > 0 and above is not None and continues(above[0], line, above[1], level)
            found.append(Labelled(line, head=level > 0 and not tail, tail=tail, small=small))
            above = (line, level) if level else None
    return found


def examples(rows: Sequence[Labelled], extraction: Extraction, even: bool) -> list[tuple[tuple[str, ...], bool]]:
    """Features and label of each unit that is wholly a heading or wholly none.

    Args:
        rows: labelled lines of the package.
        extraction: of the package.
        even: set all lines at equal distances.
    """
    lines = _uniform([row.line for row in rows], extraction.pages, even)
    hints = Hints(announced(lines, extraction.bookmarks), recurring(lines))
    parts = units(lines, hints)
    found = []
    for part, names in zip(parts, unit_features(lines, parts, hints), strict=True):
        inside = rows[part.first : part.last + 1]
        cut = part.last + 1 < len(rows) and rows[part.last + 1].tail
        heading = inside[0].head and all(row.tail for row in inside[1:]) and not cut
        if names and (heading or not any(row.head or row.tail for row in inside)):
            found.append((names, heading))
    return found


def _uniform(lines: Sequence[Line], pages: Sequence[Page], even: bool) -> list[Line]:
    """The lines set in one size, page by page."""
    found: list[Line] = []
    for page in pages:
        here = replace(page, lines=tuple(line for line in lines if line.page == page.number))
        found.extend(uniform_pages([here], even)[0].lines)
    return found


def main() -> None:
    """Fit on a corpus and write the module of weights, all of it or nothing: the extractors of this run import it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of packages with typography")
    parser.add_argument("--output", type=Path, required=True, help="module to write")
    options = parser.parse_args()
    rnd = random.Random(_SEED)
    rows: list[tuple[tuple[str, ...], bool]] = []
    for path in sorted(options.corpus.glob("*.pdf")):
        extraction = extract(path)
        plain = labelled(extraction)
        for even in (False, True):
            for variation in VARIATIONS:
                rows.extend(examples(vary(plain, variation, rnd), extraction, even))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(names, 1) for names, _ in rows])
    model = LogisticRegression(C=1.0, max_iter=3000).fit(matrix, [heading for _, heading in rows])
    weights = [float(weight) for weight in model.coef_[0]]
    write_module(options.output, list(vectorizer.get_feature_names_out()), weights, float(model.intercept_[0]))


def write_module(path: Path, names: Sequence[str], weights: Sequence[float], bias: float) -> None:
    """Write the module of weights in one step, so that nobody ever sees half of it.

    Args:
        path: of the module.
        names: of the features.
        weights: one a feature.
        bias: of the model.
    """
    rows = sorted(zip(weights, names, strict=True), key=lambda row: (-row[0], row[1]))
    lines = [
        '"""Weights of the model of `ingest.plain_headings`, written by `python -m evaluation.train_headings`."""\n',
        "from typing import Final\n",
        f"BIAS: Final = {bias:.2f}",
        "WEIGHTS: Final = {",
        *(f'    "{name}": {weight:.2f},' for weight, name in rows if abs(weight) >= _LEAST_WEIGHT),
        "}",
    ]
    part = path.with_name(f"{path.name}.part")
    part.write_text("\n".join(lines) + "\n", "utf-8")
    part.replace(path)


if __name__ == "__main__":
    main()
