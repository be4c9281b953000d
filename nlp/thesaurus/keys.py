"""What a term of the thesaurus is looked up as: the stems of its words in one string."""

from typing import Final

from nlp.analyzer import Analyzer
from nlp.thesaurus.concepts import COLUMNS, Concept

AS_WRITTEN: Final = "="
"""Begins the key of an abbreviation that only matches in the very letters of the thesaurus."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FEWEST: Final = 2
_SHORT: Final = 2
# Abbreviations that are everyday words in small letters: "sol och bad" is not about socialtjänstlagen.
_ALSO_WORDS: Final = _words(
    """
    add api arv bus can dos gruv job kap lass lav led lis lov lök mar mot pass plan post put rut sam sis ska sol some
    sos sprint trast
    """
)


def key_of(term: str, analyzer: Analyzer) -> str:
    """The stems of a term's words, the longest first.

    Stop words are left out, but not of a phrase that has only one other word: "vem betalar" must not match every
    "betalar". The order of words is left out on purpose: people say "hjälp hemma för gamla" and "gamlas hjälp hemma".

    Args:
        term: a word or phrase.
        analyzer: the analyzer of index and query.

    Returns:
        Stems with blanks between them; "" where there are only stop words.
    """
    stems = set(analyzer.stems(term))
    if stems and len(stems) < _FEWEST:
        stems = {token.stem for token in analyzer.tokens(term)}
    return " ".join(sorted(stems, key=lambda stem: (-len(stem), stem)))


def key_as_written(abbreviation: str) -> str:
    """The key of an abbreviation that must stand in its own letters, "" for one that need not.

    Args:
        abbreviation: as the thesaurus has it.
    """
    small = abbreviation.lower()
    must = small != abbreviation and (len(small) <= _SHORT or small in _ALSO_WORDS)
    return AS_WRITTEN + abbreviation if must else ""


def keys_of(concept: Concept, analyzer: Analyzer) -> tuple[tuple[str, ...], ...]:
    """The keys of all terms of a concept, column by column.

    Args:
        concept: the concept.
        analyzer: the analyzer of index and query.
    """
    return tuple(
        tuple(
            (key_as_written(term) if column == "forkortning" else "") or key_of(term, analyzer)
            for term in concept.terms(column)
        )
        for column in COLUMNS
    )
