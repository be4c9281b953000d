"""What a question is also searched as: the archive's own abbreviations, the thesaurus, the archive's spelling."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from index.abbreviations import AbbreviationIndex
from index.protocol import Expansion
from index.vocabulary import SHORTEST, Vocabulary
from index.word_queries import Alternative
from ingest.words import load_words
from nlp.analyzer import Analyzer, Token
from nlp.thesaurus import Expansion as Term
from nlp.thesaurus import Thesaurus

# The official term counts more than the everyday word that leads to it: documents that answer use the one, and say the
# other about anything.
_KINDS: Final[Mapping[str, float]] = {
    "begrepp": 1.8,
    "utskriven": 0.8,
    "forkortning": 0.6,
    "aldre": 0.6,
    "smalare": 0.4,
    "vardag": 0.4,
    "bredare": 0.2,
    "relaterat": 0.2,
}
_MOST_MEANT: Final = 3


@dataclass(frozen=True, slots=True)
class ExpansionOptions:
    """How a question is expanded.

    Args:
        abbreviations: by what the archive explains.
        thesaurus: by the thesaurus.
        spelling: by words of the archive that are like an unknown word.
        kinds: weight of an expansion by its kind, the user's own word being 1.
        ambiguity: power of the number of concepts that a term leads to, which its expansions are divided by.
        own: weight of an abbreviation of the archive.
        misspelt: weight of a word in place of one that does not occur.
        most: expansions of the thesaurus, the weightiest first.
        least: weight below which an expansion is not worth while.
    """

    abbreviations: bool = True
    thesaurus: bool = True
    spelling: bool = True
    kinds: Mapping[str, float] = field(default_factory=lambda: _KINDS)
    ambiguity: float = 0.5
    own: float = 0.8
    misspelt: float = 0.9
    most: int = 12
    least: float = 0.05


@dataclass(frozen=True, slots=True)
class Added:
    """An expansion with what is needed to search for it.

    Args:
        expansion: as it is shown.
        way: as it is searched.
    """

    expansion: Expansion
    way: Alternative


class Expander:
    """Finds what the questions to one generation are also searched as.

    Args:
        folder: of the generation.
        analyzer: the Swedish analyzer.
        thesaurus: everyday and official words, or None.
        frequency: number of passages whose text, title or headings hold a stem.
        options: how a question is expanded.
    """

    def __init__(
        self,
        folder: Path,
        analyzer: Analyzer,
        thesaurus: Thesaurus | None,
        frequency: Callable[[str], int],
        options: ExpansionOptions | None = None,
    ) -> None:
        self._analyzer = analyzer
        self._thesaurus = thesaurus
        self._frequency = frequency
        self._options = options or ExpansionOptions()
        self._abbreviations = AbbreviationIndex(folder, analyzer)
        self._vocabulary = Vocabulary(folder)

    def expand(self, text: str, skip: Iterable[str] = (), fixed: Iterable[str] = ()) -> tuple[Added, ...]:
        """What a question is also searched as, the weightiest first; each term once.

        Args:
            text: the question, without operators.
            skip: terms to leave out, compared without case.
            fixed: phrases of the question; nothing stands in place of their words.
        """
        tokens = self._analyzer.tokens(text)
        skipped = {term.lower() for term in skip}
        kept = {token.stem for phrase in fixed for token in self._analyzer.tokens(phrase)}
        said = {token.stem for token in tokens}
        best: dict[str, Added] = {}
        for one in self._all(text, tokens):
            name = one.expansion.added.lower()
            known = name in skipped or said.issuperset(one.way.stems)
            if known or any(tokens[place].stem in kept for place in one.way.tokens):
                continue
            if name not in best or best[name].way.weight < one.way.weight:
                best[name] = one
        return tuple(sorted(best.values(), key=lambda one: -one.way.weight))

    def _all(self, text: str, tokens: Sequence[Token]) -> Iterator[Added]:
        if self._options.spelling:
            yield from self._respelt(text, tokens)
        if self._options.abbreviations:
            yield from self._explained(text, tokens)
        if self._options.thesaurus and self._thesaurus is not None:
            yield from self._terms(self._thesaurus.lookup(text))

    def _respelt(self, text: str, tokens: Sequence[Token]) -> Iterator[Added]:
        """Words of the archive in place of words that neither it nor the dictionary has."""
        for place, token in enumerate(tokens):
            if len(token.text) < SHORTEST or self._frequency(token.stem) or load_words().holds(token.text):
                continue
            for found in self._vocabulary.suggestions(token.text):
                written = text[token.start : token.end]
                weight = self._options.misspelt
                shown = Expansion(written, found.word, "stavning", weight, "stavning")
                yield Added(shown, Alternative(tuple(self._analyzer.stems(found.word)), (place,), weight))

    def _explained(self, text: str, tokens: Sequence[Token]) -> Iterator[Added]:
        """What abbreviations stand for in this archive, and the other way round."""
        for one in self._abbreviations.lookup(text, tokens):
            stems = tuple(dict.fromkeys(self._analyzer.stems(one.added)))
            kind = "utskriven" if len(one.tokens) == 1 and one.term.isupper() else "forkortning"
            weight = self._options.own
            shown = Expansion(one.term, one.added, kind, weight, "arkiv", one.documents)
            if stems:
                yield Added(shown, Alternative(stems, one.tokens, weight))

    def _terms(self, found: Sequence[Term]) -> Iterator[Added]:
        """Terms of the thesaurus that the archive holds, at most as many as the options say."""
        concepts: dict[tuple[int, ...], set[str]] = defaultdict(set)
        for term in found:
            concepts[term.tokens].add(term.concept)
        weighed = sorted(
            ((self._weight(term, len(concepts[term.tokens])), term) for term in found), key=lambda pair: -pair[0]
        )
        left = self._options.most
        for weight, term in weighed:
            if weight < self._options.least or not left:
                return
            if all(map(self._frequency, term.stems)):
                left -= 1
                shown = Expansion(term.matched, term.term, _kind(term), round(weight, 3), "ordlista")
                yield Added(shown, Alternative(term.stems, term.tokens, weight))

    def _weight(self, term: Term, concepts: int) -> float:
        return float(self._options.kinds[_kind(term)] / concepts**self._options.ambiguity)


def _kind(term: Term) -> str:
    """What an expansion is; what an abbreviation stands for is its long form, whatever the concept is called."""
    return "utskriven" if term.kind == "begrepp" and sum(map(str.isupper, term.matched)) > 1 else term.kind


def meant(text: str, added: Sequence[Added]) -> str:
    """A question as its meaning is looked up: misspelt words as the archive spells them, and the official terms.

    Args:
        text: the question.
        added: what it is also searched as, the weightiest first.
    """
    for one in added:
        if one.expansion.kind == "stavning":
            text = text.replace(one.expansion.term, one.expansion.added)
    official = [one.expansion.added for one in added if one.expansion.kind == "begrepp"]
    return " ".join((text, *official[:_MOST_MEANT]))
