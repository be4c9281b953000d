"""Pieces of text to printed lines: what stands on one baseline is a line, wide gaps part it into runs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ingest.model import Line, Run
from ingest.pdf_file import measure

_WIDE: Final = 1.0  # em; a space of justified text is narrower
_ESTIMATE: Final = 0.15  # part of an estimated width that it may be wrong by
_FEW: Final = 3  # lines that share an edge
_RAGGED: Final = 20.0  # points by which the text before an edge differs in length
BASELINE: Final = 0.15  # em; how far apart the baselines of one line may be
_OVERLAP: Final = 0.5  # em
_CHARACTER: Final = 0.52  # em; mean width of a character of Swedish text in the usual faces


class Piece(NamedTuple):
    """Text set in one go.

    Args:
        text: may begin or end with blanks.
        x0: left edge, points.
        x1: right edge, points; `x0` when it is not known.
        y: height of its baseline, points.
        size: font size, points.
        bold: set bold.
        upright: runs from left to right.
        starts: the extractor saw a line end before it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    upright: bool = True
    starts: bool = False

    @property
    def end(self) -> float:
        """Right edge, estimated when it is not known; points."""
        return self.x1 if self.x1 > self.x0 else self.x0 + _CHARACTER * self.size * len(self.text.rstrip())


def lines_of(pieces: Iterable[Piece], page: int) -> list[Line]:
    """Lines of a page.

    Extractors end a line where the pen moves back, though the next piece may stand on the same baseline (cells of a
    table, a page number right of its header): such pieces are joined again, in order from left to right.

    Args:
        pieces: in order of the content stream; the first of each line has a visible character.
        page: 1-based page.
    """
    groups: list[list[Piece]] = []
    held: list[Piece] = []
    for piece in pieces:
        if not held or (piece.starts and not _joined(held, piece)):
            held = [piece]
            groups.append(held)
        elif not piece.starts:
            held.append(piece)
    edges = _edges(groups)
    return [_line(group, page, edges) for group in groups]


def _edges(groups: Sequence[Sequence[Piece]]) -> frozenset[int]:
    """Left edges that many lines share in their middle after texts of differing length: columns, points.

    They tell a column where the right edge of what stands before it is only estimated.
    """
    ends: dict[int, list[float]] = defaultdict(list)
    for group in groups:
        for before, piece in pairwise(group):
            if before.x1 == before.x0 and piece.text.strip():
                ends[round(piece.x0)].append(before.end)
    return frozenset(edge for edge, found in ends.items() if len(found) >= _FEW and max(found) - min(found) > _RAGGED)


def _joined(held: list[Piece], piece: Piece) -> bool:
    """Put a piece beside those of a line when it stands on their baseline; False when it belongs elsewhere."""
    first, last = held[0], held[-1]
    em = min(piece.size, last.size)
    off = min(abs(piece.y - last.y), abs(piece.y - first.y))  # the last piece may be a raised figure
    if off > BASELINE * em or not (piece.upright and last.upright):
        return False
    if piece.x0 >= last.end - _OVERLAP * em:
        held.append(piece)
        return True
    if piece.end <= first.x0 + _OVERLAP * em:
        held[:1] = [piece, first._replace(starts=True)]
        return True
    return False


def _line(held: list[Piece], page: int, edges: frozenset[int]) -> Line:
    """The line that pieces make."""
    first = held[0]
    if len(held) == 1:
        size, bold, y = measure(first.size), first.bold, measure(first.y)
        return Line(first.text.rstrip(), page, y, measure(first.x0), size, bold)
    visible = [piece for piece in held if piece.text.strip()]
    longest = max(visible, key=lambda piece: len(piece.text))
    bold_characters = sum(len(piece.text) for piece in visible if piece.bold)
    bold = 2 * bold_characters > sum(len(piece.text) for piece in visible)
    text, runs = _set(held, edges)
    return Line(text, page, measure(first.y), measure(first.x0), measure(longest.size), bold, runs)


def _set(held: list[Piece], edges: frozenset[int]) -> tuple[str, tuple[Run, ...]]:
    """Text and runs of a line of several pieces."""
    text = ""
    runs: list[Run] = []
    end = 0.0
    for piece in held:
        bare = piece.text.strip()
        if text and piece.starts and not text[-1].isspace() and not piece.text[0].isspace():
            text += " "
        if bare:
            start = len(text) + len(piece.text) - len(piece.text.lstrip())
            if not runs or (piece.upright and _is_apart(piece, runs[-1], end, edges)):
                runs.append(Run(start, measure(piece.x0), measure(piece.x1)))
            elif piece.x1 > piece.x0:
                runs[-1] = Run(runs[-1].start, runs[-1].x0, measure(piece.x1))
            end = piece.end
        text += piece.text
    return text.rstrip(), tuple(runs) if len(runs) > 1 else ()


def _is_apart(piece: Piece, run: Run, end: float, edges: frozenset[int]) -> bool:
    """Whether a wide gap parts a piece from the run before it, which ends at `end`."""
    gap = piece.x0 - end
    if piece.x1 > piece.x0:
        return gap > _WIDE * piece.size
    slack = _ESTIMATE * (end - run.x0)
    return gap > max(_WIDE * piece.size, slack) or (round(piece.x0) in edges and gap > -slack)
