"""What passages are like beside their words: length, figures, decisions, date and board."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped
from index.asked_parts import asked_parts, parts_under
from index.protocol import Passage
from index.traits import Trait, traits_of

_SHAPES: Final = "shapes.npy"
_BOARDS: Final = "boards.json"
_DECIDED: Final = Trait.DECIDED | Trait.PROPOSED
_ASKS_FIGURE: Final = re.compile(
    r"\bhur (?:mycket|många|stort?|stora|långt?|länge|ofta|gam\w+|dyrt?|hög[at]?)\b|\bvad kosta"
    r"|\bvilket (?:år|belopp)\b|\bprocent|\bandel|\bantal|\bkronor|\bbelopp|\bkostnad|\d",
    re.IGNORECASE,
)
_ASKS_NOW: Final = re.compile(
    r"\b(?:nu|just nu|senaste?|nyaste|aktuell\w*|i år|numera|idag|i dag|gäller)\b", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fit:
    """How passages suit what a question asks for beside its words; all of shape (passages,).

    Args:
        length: natural logarithm of the number of words.
        short: 1 for fewer than 15 words.
        figures: share of digits among the characters, where the question asks for a figure; else 0.
        decided: 1 where the passage holds a decision or a proposal.
        year: 1 where the passage is of a year that the question names.
        recent: 0–1, place in time, where the question asks for what is now; else 0.
        board: 1 where the passage is of a board that the question names.
        part: 1 where the passage is of a part of minutes that the question asks for (`index.asked_parts`).
    """

    length: Floats
    short: Floats
    figures: Floats
    decided: Floats
    year: Floats
    recent: Floats
    board: Floats
    part: Floats


_FEW: Final = math.log(15)


def write_shapes(folder: Path, passages: Sequence[Passage]) -> None:
    """Write the shapes of all passages of a generation.

    Args:
        folder: of the generation.
        passages: in order; their place is their ordinal.
    """
    boards: dict[str, int] = {}
    rows = np.zeros((len(passages), 6), np.float32)
    for ordinal, passage in enumerate(passages):
        text = passage.text
        rows[ordinal] = (
            math.log(len(text.split()) + 1),
            sum(map(str.isdigit, text)) / max(1, len(text)),
            bool(traits_of(passage) & _DECIDED),
            int(passage.date[:4]) if passage.date else 0,
            boards.setdefault(passage.board.casefold(), len(boards)),
            parts_under(passage.heading_path[-1] if passage.heading_path else ""),
        )
    np.save(folder / _SHAPES, rows, allow_pickle=False)
    (folder / _BOARDS).write_text(json.dumps(list(boards), ensure_ascii=False), "utf-8")


class ShapeIndex:
    """The shapes of one generation, open for reading."""

    def __init__(self, folder: Path) -> None:
        self._rows: Floats = mapped(folder / _SHAPES)
        self._boards: list[str] = json.loads((folder / _BOARDS).read_text("utf-8"))
        years = self._rows[:, 3][self._rows[:, 3] > 0]
        self._first, self._last = (float(years.min()), float(years.max())) if len(years) else (0.0, 0.0)

    def fit(self, question: str, ordinals: Sequence[int]) -> Fit:
        """How passages suit a question.

        Args:
            question: as the user wrote it.
            ordinals: of the passages.
        """
        length, digits, decided, year, board, part = np.asarray(self._rows[np.asarray(ordinals, np.int64)]).T
        nothing = np.zeros(len(ordinals), np.float32)
        span = max(1.0, self._last - self._first)
        asked = [float(found) for found in _YEAR.findall(question)]
        named = [place for place, name in enumerate(self._boards) if name and name in question.casefold()]
        return Fit(
            length=length,
            short=(length < _FEW).astype(np.float32),
            figures=digits if _ASKS_FIGURE.search(question) else nothing,
            decided=decided,
            year=np.isin(year, asked).astype(np.float32),
            recent=np.clip((year - self._first) / span, 0, 1) if _ASKS_NOW.search(question) else nothing,
            board=np.isin(board, named).astype(np.float32),
            part=(part.astype(np.int32) & asked_parts(question) > 0).astype(np.float32),
        )
