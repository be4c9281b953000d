"""Reads the gazetteers, each once and only when a rule needs it."""

from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[1] / "gazetteers"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a gazetteer; comment lines and empty lines left out, short rows filled with "".

    Args:
        name: file name in nlp/gazetteers.
    """
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    width = max((len(row) for row in cells), default=0)
    return tuple(tuple(cell.strip() for cell in row) + ("",) * (width - len(row)) for row in cells)


@cache
def column(name: str, index: int = 0) -> frozenset[str]:
    """One column of a gazetteer, without empty cells.

    Args:
        name: file name in nlp/gazetteers.
        index: 0-based.
    """
    return frozenset(row[index] for row in rows(name)) - {""}


@cache
def words(key: str) -> frozenset[str]:
    """A word list of ordlistor.tsv.

    Args:
        key: first column there.

    Raises:
        KeyError: no such list.
    """
    return frozenset({row[0]: row[1] for row in rows("ordlistor.tsv")}[key].split())


@cache
def endings(key: str) -> tuple[str, ...]:
    """A word list of ordlistor.tsv in the form that `str.endswith` takes, the longest first.

    Args:
        key: first column there.

    Raises:
        KeyError: no such list.
    """
    return tuple(sorted(words(key), key=lambda word: (-len(word), word)))


@cache
def given_names(kind: str) -> frozenset[str]:
    """Given names.

    Args:
        kind: "namn" for the sure ones, "tveksam" for those that are also words.
    """
    return frozenset(name for row in rows("fornamn.tsv") if row[0] == kind for name in row[1].split(" "))
