"""What the classifiers read of a clause: folded text, and how much of it says what it is about."""

import re
from functools import lru_cache
from typing import Final

CUE_WEIGHT: Final = 0.8  # of a cue beside the words of a clause, which have length 1
_NUMBER: Final = re.compile(r"\d+")
_BOARD: Final = re.compile(
    r"\b(?:[\w-]+-,?\s(?:och\s)?)?[\w-]*?(nämnd|förvaltning|utskott|kontor)(en|ens|er|erna|et|ets)?\b"
)
_MEMBER: Final = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2}\s\([A-ZÅÄÖ]{1,4}\)")
# Lists of decisions by delegation: date and item before what was decided, and who decided after it.
_LISTED: Final = re.compile(r"^\d{4}-\d{2}-\d{2},?\s[^:]{0,40}:\s")
_DELEGATE: Final = re.compile(r"\s(?:delegat|beslutsfattare|beslut av ordföranden?)\b.*$")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BLANKS: Final = re.compile(r"\s+")
_FORMAL_BEGINNINGS: Final = """
beslut nämnd styrels utskott fullmäktig förvaltning kommun godkän noter inform lägg lagt handling paragraf punkt ärend
juster omedelbar rapport redovis uppdr föresl försla enligt bilaga anta fastställ återremi bordlägg yrka bifall avslå
avslag tillställ samt därmed följande upprätta framtag utred genomför arbet fortsat sammanträd protokoll samråd grupp
sektor skulle under efter inför avseende gällande chef punkt tjänsteutlåtande mnkr kronor miljon procent januari
februari mars april juni juli augusti september oktober november december
"""
# Beginnings of words that any clause may have; they say nothing of its matter.
_FORMAL: Final = tuple(_FORMAL_BEGINNINGS.split())
_SIGNS: Final = '.,:;()”"'
_LEAST: Final = 4  # letters of a word that can say something


@lru_cache(maxsize=4_096)  # a clause is asked for twice, the title that clauses stand under once for each source
def fold_clause(text: str) -> str:
    """The text that the classifiers see: lower case, white space folded, numbers alike, boards and members nameless.

    A board's name says nothing of a clause: all clauses of a package carry the same one.

    Args:
        text: a clause, title or term.
    """
    bare = _DELEGATE.sub("", _LISTED.sub("", _MEMBER.sub("ledamoten", text).lower()))
    nameless = _BOARD.sub(lambda match: match[1] + (match[2] or ""), bare)
    return _BLANKS.sub(" ", _NUMBER.sub("0", nameless)).strip()


def fold_matter(text: str) -> str:
    """The same without the words that any clause has: what a subject is told by.

    Args:
        text: a clause, title or term.
    """
    return " ".join([word for word in fold_clause(text).split() if not _is_formal(word.strip(_SIGNS))])


@lru_cache(maxsize=65_536)
def _is_formal(word: str) -> bool:
    return word.startswith(_FORMAL)


def words_of_matter(text: str) -> int:
    """How many words of a clause may say what it is about; words that any clause has do not count.

    Args:
        text: a clause.
    """
    return sum(len(word) >= _LEAST and not _is_formal(word) for word in _WORD.findall(text.lower()))
