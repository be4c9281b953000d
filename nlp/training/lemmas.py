"""Which forms Snowball's Swedish stemmer leaves apart from their dictionary word (skolan, året, länder, effektivt)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from nlp.analyzer.stop_words import STOP_WORDS
from nlp.training.hunspell import Form

_FOLD: Final = str.maketrans("åäö", "aao")
_SHORTEST_FORM: Final = 4
_SHORTEST_BASE: Final = 3
_SHORTEST_STEM: Final = 2
_RARE_BASE: Final = 1 / 50
# Adjectives in -isk are no forms of the noun that the dictionary makes them from (ekonomisk is not ekonom).
_DERIVED: Final = "isk"
# Frequent words whose dictionary word is not found by rule.
_BY_HAND: Final = {"gott": "god", "goda": "god", "män": "man", "männen": "man", "böcker": "bok"}


def shared_start(one: str, other: str) -> int:
    """Number of characters that two words share at their start, å ä ö taken as a a o."""
    count = 0
    for left, right in zip(one.translate(_FOLD), other.translate(_FOLD), strict=False):
        if left != right:
            break
        count += 1
    return count


def lemma_of(form: str, bases: Iterable[str], counts: Mapping[str, int]) -> str | None:
    """The dictionary word that a form most likely belongs to, or None where none is plausible.

    Args:
        form: a word of the texts.
        bases: dictionary words that it can be made from.
        counts: of the words of the texts.
    """
    found = [base for base in bases if _plausible(form, base, counts)]
    if not found:
        return None
    base = max(found, key=lambda word: (counts.get(word, 0), word))
    place = form.rfind(_DERIVED)
    if place >= _SHORTEST_BASE and _DERIVED not in base:
        return form[: place + len(_DERIVED)]
    return base


def _plausible(form: str, base: str, counts: Mapping[str, int]) -> bool:
    least = _SHORTEST_STEM if form.startswith(base) else _SHORTEST_BASE
    if len(base) < least or base in STOP_WORDS or shared_start(form, base) < max(2, len(base) - 2):
        return False
    return form.startswith(base) or counts.get(base, 0) >= counts.get(form, 0) * _RARE_BASE


def lemma_exceptions(
    forms: Iterable[Form],
    counts: Mapping[str, int],
    stem: Callable[[str], str],
    tail: Callable[[str], str | None],
) -> dict[str, str]:
    """Dictionary words of the forms that the stemmer does not bring to the same stem.

    Args:
        forms: of the dictionary.
        counts: of the words of the texts.
        stem: the stemmer.
        tail: the last part of a compound, or None; forms whose tail explains them are left out.
    """
    bases: dict[str, set[str]] = {}
    for form in forms:
        if form.text in counts:
            bases.setdefault(form.text, set()).add(form.base)
    found = dict(_BY_HAND)
    for word in sorted(bases):
        if len(word) < _SHORTEST_FORM or word in STOP_WORDS or word in _BY_HAND:
            continue
        if any(stem(base) == stem(word) for base in bases[word]):
            continue
        lemma = lemma_of(word, bases[word], counts)
        if lemma is not None and stem(lemma) != stem(word):
            found[word] = lemma
    return {word: lemma for word, lemma in found.items() if not _explained(word, lemma, found, stem, tail)}


def _explained(
    word: str, lemma: str, found: Mapping[str, str], stem: Callable[[str], str], tail: Callable[[str], str | None]
) -> bool:
    last = tail(word)
    return last is not None and last in found and stem(word[: -len(last)] + found[last]) == stem(lemma)
