"""How alike two titles of documents are, inflection and the names of document types left out."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

_WORD = re.compile(r"\w{3,}")
_STEM: Final = 6
_IDLE: Final = frozenset(
    (
        *(
            "och",
            "för",
            "med",
            "till",
            "från",
            "över",
            "enligt",
            "samt",
            "avseende",
            "gällande",
            "angående",
            "inom",
            "den",
            "det",
            "som",
            "ett",
        ),
        *(
            "förslag",
            "bilaga",
            "remissversion",
            "missiv",
            "tjänsteutlåtande",
            "tjänsteskrivelse",
            "protokollsutdrag",
            "protokoll",
            "daterad",
        ),
        *("daterat", "utkast", "beslut", "dnr", "per", "yttrande", "skrivelse", "motion", "antagen", "reviderad"),
    )
)


@lru_cache(maxsize=2048)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry a title; years count, other numbers do not."""
    folded = text.lower().replace(":", "").replace("–", " ").replace("-", " ")
    return frozenset(
        word[:_STEM] for word in _WORD.findall(folded) if word not in _IDLE and (not word.isdigit() or len(word) == 4)
    )


def likeness(left: str, right: str) -> float:
    """From 0 (no word in common) to 1: the share of the shorter that stands in the longer, less if that is long."""
    one, two = stems(left), stems(right)
    if not one or not two:
        return 0.0
    shared = _shared(one, two)
    shorter, longer = sorted((len(one), len(two)))
    if shorter < 2 and longer > 2:
        return 0.0
    return shared / shorter * (0.5 + 0.5 * min(1.0, shared * 2 / longer))


def _shared(one: Collection[str], two: Collection[str]) -> int:
    """Stems of one that stand in the other, also as part of a compound."""
    return sum(1 for stem in one if stem in two or any(len(stem) > 4 and (stem[:5] == other[:5]) for other in two))
