"""Builds the dictionary of the compound splitter: `python -m nlp.training.lexicon --data ../shared/data`.

Which forms may begin or end a compound says Hunspell's `sv_SE`; how likely they do is learned from the words of the
training texts: each word is cut in its best way, parts are counted, and that is done again with the new counts.
"""

import argparse
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from snowballstemmer import stemmer

from ingest.words import LEXICON
from nlp.analyzer.compounds import PENALTY, SHORTEST, Lexicon, best_cut, split
from nlp.analyzer.stop_words import NO_FIRST, NO_LAST
from nlp.training.corpus import read_documents
from nlp.training.hunspell import Form, read_forms
from nlp.training.lemmas import lemma_exceptions
from nlp.training.words import other_words, read_names

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_HEADER: Final = """\
# Parts of Swedish compounds with costs; built by nlp/training/lexicon.py, do not edit.
# Words: Hunspell dictionary sv_SE, Copyright 2003-19 Göran Andersson, LGPL-3.0 (see LICENSE.md beside this file).
# Lines: F cost form ... (begins a compound), L cost form ... (ends one), W cost word ... (may stay whole),
# B form word ... (first part and its dictionary word), S form word ... (form that Snowball leaves apart from its word),
# K word ... (other words, in no compound).
"""
# Common words that the dictionary allows in no compound.
_MORE_FIRST: Final = {"års": "år", "oros": "oro", "ärende": "ärende"}
# First parts in -o and -u that are not made of the word in -a (gatu is gata, but eko is not eka).
_OWN_WORDS: Final = frozenset({"eko", "hydro", "sago", "brutto", "blanko", "gifto", "födo"})
_MORE_LAST: Final = ("åren", "året", "årens", "årets")


@dataclass(frozen=True, slots=True)
class LexiconOptions:
    """How the dictionary is learned.

    Args:
        rounds: of cutting and counting.
        least: times that a word must occur to be counted.
        simple: times that a word must occur to end compounds although it ended none.
        step: costs are rounded to this.
        whole_below: a word that ends other compounds at this cost or less stays whole.
    """

    rounds: int = 3
    least: int = 2
    simple: int = 8
    step: float = 0.5
    whole_below: float = 11.5


@dataclass(slots=True)
class _Parts:
    first: dict[str, float]
    last: dict[str, float]


def word_counts(folder: Path) -> Counter[str]:
    """How often each word occurs in the training texts.

    Args:
        folder: the folder `text/` of the training data.
    """
    counts: Counter[str] = Counter()
    for document in read_documents(folder):
        counts.update(_LETTERS.findall(document.text.lower()))
    return counts


class LexiconBuilder:
    """Learns costs of compound parts.

    Args:
        forms: of the dictionary.
        counts: of the words of the texts.
        options: how.
    """

    def __init__(self, forms: Sequence[Form], counts: Mapping[str, int], options: LexiconOptions) -> None:
        self._options = options
        self._forms = forms
        self._counts = {word: count for word, count in counts.items() if count >= options.least}
        self._stem = stemmer("swedish").stemWord
        self.bases: dict[str, str] = dict(_MORE_FIRST)
        heads, words = set(_MORE_LAST), {form.base for form in forms}
        for form in forms:
            if len(form.text) < SHORTEST:
                continue
            if form.first and form.text not in NO_FIRST:
                self.bases.setdefault(form.text, form.base)
            if form.last and form.text not in NO_LAST:
                heads.add(form.text)
        for first in [first for first in self.bases if first[-1] in "ou" and first not in heads | _OWN_WORDS]:
            if first[:-1] + "a" in words:
                self.bases[first] = first[:-1] + "a"
        self._stems = {head: self._stem(head) for head in heads}
        self._words = [word for word in self._counts if len(word) >= 2 * SHORTEST]

    def learn(self) -> _Parts:
        """Costs of first and last parts."""
        firsts: Counter[str] = Counter()
        lasts: Counter[str] = Counter()
        for word in self._words:
            cuts = [
                place
                for place in range(SHORTEST, len(word) - SHORTEST + 1)
                if word[:place] in self.bases and word[place:] in self._stems
            ]
            for place in cuts:
                firsts[word[:place]] += 1
                lasts[self._stems[word[place:]]] += 1
        parts = self._costs(firsts, lasts)
        for _ in range(self._options.rounds):
            firsts, lasts = Counter(), Counter()
            for word in self._words:
                cut = best_cut(word, parts.first, parts.last)
                if cut is not None:
                    firsts.update(cut.parts[:-1])
                    lasts[self._stems[cut.parts[-1]]] += 1
            parts = self._costs(firsts, lasts)
        return parts

    def _costs(self, firsts: Counter[str], lasts: Counter[str]) -> _Parts:
        total = math.log(sum(firsts.values()) + 1)
        first = {form: total - math.log(firsts[form] + 0.3) for form in self.bases if self._known(form, firsts[form])}
        total = math.log(sum(lasts.values()) + 1)
        last = {
            form: total - math.log(lasts[stem] + 0.3)
            for form, stem in self._stems.items()
            if lasts[stem] or self._counts.get(form, 0) >= self._options.simple
        }
        return _Parts(first, last)

    def _known(self, form: str, count: int) -> bool:
        return count > 0 or self._counts.get(self.bases[form], 0) >= self._options.simple

    def lines(self, parts: _Parts) -> list[str]:
        """The lines of the dictionary file."""
        common = self._common(parts)
        found = [*self._grouped("F", parts.first), *self._grouped("L", common)]
        whole = {
            form: cost
            for form, cost in common.items()
            if cost <= self._options.whole_below and best_cut(form, parts.first, parts.last) is not None
        }
        found.extend(self._grouped("W", whole))
        changed = {f: b for f, b in self.bases.items() if f in parts.first and self._stem(f) != self._stem(b)}
        found.append(_paired("B", changed))
        lexicon = Lexicon(parts.first, common, {}, whole, {})

        def tail(word: str) -> str | None:
            cut = split(word, lexicon)
            return cut[-1] if cut else None

        found.append(_paired("S", lemma_exceptions(self._forms, self._counts, self._stem, tail)))
        return found

    def other_line(self, parts: _Parts, names: Sequence[str]) -> str:
        """The line of words that are in no compound.

        Args:
            parts: what was learned.
            names: of the dictionary.
        """
        lexicon = Lexicon(parts.first, self._common(parts), {}, {}, {})
        return " ".join(["K", *other_words([*(form.text for form in self._forms), *names], self._counts, lexicon)])

    def _common(self, parts: _Parts) -> dict[str, float]:
        return {form: cost for form, cost in parts.last.items() if form in self._counts or cost < 8}

    def _grouped(self, kind: str, costs: Mapping[str, float]) -> list[str]:
        groups: dict[float, list[str]] = {}
        for form, cost in costs.items():
            groups.setdefault(round(cost / self._options.step) * self._options.step, []).append(form)
        return [" ".join([kind, f"{cost:g}", *sorted(forms)]) for cost, forms in sorted(groups.items())]


def _paired(kind: str, words: Mapping[str, str]) -> str:
    return " ".join([kind, *(word for pair in sorted(words.items()) for word in pair)])


def main() -> None:
    """Writes the dictionary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=LEXICON)
    given = parser.parse_args()
    forms, counts = list(read_forms(given.data / "lexicon")), word_counts(given.data / "text")
    builder = LexiconBuilder(forms, counts, LexiconOptions())
    parts = builder.learn()
    names = read_names(given.data / "lexicon")
    lines = [*builder.lines(parts), builder.other_line(parts, names)]
    given.out.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{given.out}: {given.out.stat().st_size} bytes, penalty {PENALTY}")


if __name__ == "__main__":
    main()
