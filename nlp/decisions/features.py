"""What the classifiers read of a clause: folded text, cues, and how much it says about its matter."""

import re
from collections.abc import Sequence
from typing import Any, Final

from nlp.decisions.cues import CUE_COLUMNS, cue_columns

CUE_WEIGHT: Final = 0.8  # of a cue beside the words of a clause, which have length 1
_NUMBER: Final = re.compile(r"\d+")
_BOARD: Final = re.compile(
    r"\b(?:[\w-]+-,?\s(?:och\s)?)?[\w-]*?(nämnd|förvaltning|utskott|kontor)(en|ens|er|erna|et|ets)?\b"
)
_MEMBER: Final = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2}\s\([A-ZÅÄÖ]{1,4}\)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BLANKS: Final = re.compile(r"\s+")
_FORMAL_BEGINNINGS: Final = """
beslut nämnd styrels utskott fullmäktig förvaltning kommun godkän noter inform lägg lagt handling paragraf punkt ärend
juster omedelbar rapport redovis uppdr föresl försla enligt bilaga anta fastställ återremi bordlägg yrka bifall avslå
avslag tillställ samt därmed följande upprätta framtag utred genomför arbet fortsat sammanträd protokoll samråd grupp
sektor skulle under efter inför avseende gällande
"""
# Beginnings of words that any clause may have; they say nothing of its matter.
_FORMAL: Final = tuple(_FORMAL_BEGINNINGS.split())
_LEAST: Final = 4  # letters of a word that can say something


def fold_clause(text: str) -> str:
    """The text that the classifiers see: lower case, white space folded, numbers alike, boards and members nameless.

    A board's name says nothing of a clause: all clauses of a package carry the same one.

    Args:
        text: a clause, title or term.
    """
    nameless = _BOARD.sub(lambda match: match[1] + (match[2] or ""), _MEMBER.sub("ledamoten", text).lower())
    return _BLANKS.sub(" ", _NUMBER.sub("0", nameless)).strip()


def words_of_matter(text: str) -> int:
    """How many words of a clause may say what it is about; words that any clause has do not count.

    Args:
        text: a clause.
    """
    return sum(len(word) >= _LEAST and not word.startswith(_FORMAL) for word in _WORD.findall(text.lower()))


def cue_matrix(texts: Sequence[str]) -> Any:
    """One row a text with the cues of `nlp.decisions.cues`, to stand beside the words.

    Args:
        texts: clauses as they are.

    Returns:
        A sparse matrix.
    """
    import numpy as np  # noqa: PLC0415 - with the rest of the classifiers, at the first use
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    columns = [cue_columns(text) for text in texts]
    ends = np.cumsum([0, *map(len, columns)])
    places = np.array([column for row in columns for column in row], dtype=np.int64)
    return csr_matrix((np.full(len(places), CUE_WEIGHT), places, ends), shape=(len(texts), CUE_COLUMNS))
