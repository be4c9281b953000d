"""Tables in plain text, columns aligned."""

from collections.abc import Sequence


def as_table(rows: Sequence[Sequence[str]], left: int) -> str:
    """Rows as lines, two blanks between columns.

    Args:
        rows: as many cells each, the head first.
        left: columns set to the left; the others, figures, stand to the right.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{_line(row, widths, left)}\n" for row in rows)


def _line(row: Sequence[str], widths: Sequence[int], left: int) -> str:
    cells = zip(row, widths, strict=True)
    return "  ".join(
        f"{cell:<{width}}" if place < left else f"{cell:>{width}}" for place, (cell, width) in enumerate(cells)
    ).rstrip()
