"""Splitting of Swedish compounds into parts by the cheapest path through a dictionary of first and last parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ingest.words import LEXICON
from nlp.analyzer.stop_words import CUTS

SHORTEST: Final = 3
LONGEST: Final = 60
PENALTY: Final = 1.0
_LINK_COST: Final = 3.0
_WHOLE_MARGIN: Final = 8.2


@dataclass(frozen=True, slots=True)
class Cut:
    """A way to cut a word.

    Args:
        parts: as written in the word, a linking s belongs to the part before it.
        cost: negative log-probability, in nats.
    """

    parts: tuple[str, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Costs of compound parts.

    Args:
        first: forms that stand before another part, such as "skol" and "arbets".
        last: forms that end a compound.
        bases: dictionary words of first parts whose stem differs ("gatu": "gata").
        whole: cost of words that could be cut but end compounds themselves.
        lemmas: dictionary words of forms that the stemmer leaves apart from them ("skolan": "skola").
    """

    first: Mapping[str, float]
    last: Mapping[str, float]
    bases: Mapping[str, str]
    whole: Mapping[str, float]
    lemmas: Mapping[str, str]


@cache
def load_lexicon(path: Path = LEXICON) -> Lexicon:
    """The dictionary of a file written by `nlp.training.lexicon`; read once.

    Args:
        path: the file.
    """
    tables: dict[str, dict[str, float]] = {"F": {}, "L": {}, "W": {}}
    pairs: dict[str, dict[str, str]] = {"B": {}, "S": {}}
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind in tables:
            cost, *forms = rest.split(" ")
            tables[kind].update(dict.fromkeys(forms, float(cost)))
        elif kind in pairs:
            words = rest.split()
            pairs[kind].update(zip(words[::2], words[1::2], strict=True))
    return Lexicon(tables["F"], tables["L"], pairs["B"], tables["W"], pairs["S"])


def best_cut(word: str, first: Mapping[str, float], last: Mapping[str, float]) -> Cut | None:
    """The cheapest way to cut a word into two parts or more, or None.

    A linking s after two first parts or more ("fritids-gårds-") that the dictionary does not know costs extra.

    Args:
        word: lower case.
        first: costs of parts that stand before another part.
        last: costs of parts that end a compound.
    """
    size = len(word)
    if not 2 * SHORTEST <= size <= LONGEST:
        return None
    paths: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    found: Cut | None = None
    for start in range(size - SHORTEST + 1):
        if start not in paths:
            continue
        so_far, parts = paths[start]
        if start:
            cost = last.get(word[start:])
            if cost is not None and (found is None or so_far + cost < found.cost):
                found = Cut((*parts, word[start:]), so_far + cost)
        for end in range(start + SHORTEST, size - SHORTEST + 1):
            part = word[start:end]
            cost = first.get(part)
            if cost is None and part[-1] == "s" and part[:-1] in first:
                cost = first[part[:-1]] + _LINK_COST
            if cost is not None and (end not in paths or so_far + cost + PENALTY < paths[end][0]):
                paths[end] = (so_far + cost + PENALTY, (*parts, part))
    return found


def split(word: str, lexicon: Lexicon | None = None) -> tuple[str, ...]:
    """Parts of a compound as dictionary words or forms, () for a word that is none.

    Args:
        word: normal form.
        lexicon: the bundled one where None.
    """
    if word in CUTS:
        return CUTS[word]
    held = lexicon or load_lexicon()
    cut = best_cut(word, held.first, held.last)
    if cut is None or (word in held.whole and cut.cost - held.whole[word] > _WHOLE_MARGIN):
        return ()
    return (*(held.bases.get(part, part) for part in cut.parts[:-1]), cut.parts[-1])


def lemma(word: str, parts: tuple[str, ...], lexicon: Lexicon | None = None) -> str:
    """A word with the dictionary word in place of a form that the stemmer does not know; else the word itself.

    Args:
        word: normal form.
        parts: what `split` gives for it; the last part may be such a form.
        lexicon: the bundled one where None.
    """
    lemmas = (lexicon or load_lexicon()).lemmas
    if word in lemmas:
        return lemmas[word]
    if parts and parts[-1] in lemmas and word.endswith(parts[-1]):
        return word[: -len(parts[-1])] + lemmas[parts[-1]]
    return word
