"""Brings the lemmas of the rebuilt part of the treebank to the conventions of the published one.

The rebuilt part gives "en" for the determiner "den" and verbs for participles; the published parts give "den" and the
participle. Only the published development part is looked at, never the test part.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from spacy.tokens import Doc

Key = tuple[str, str]
_LEAST: Final = 2  # times that the published part must show a lemma
# Ending of a participle → ending of its dictionary form, first match counts.
_PARTICIPLES: Final = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"(?:ades|ade|ats|at|ad)$", "ad"),
        (r"(?<=[bdfgklmnprstvj])na$", "en"),
        (r"et$", "en"),
        (r"(?<=tt)[ae]$", ""),
        (r"(?<=[dt])[ae]$", ""),
        (r"(?<=[bdfghjlmnrv])t$", "d"),
    )
)
_PRESENT: Final = ("ande", "ende")


def conventions(published: Iterable[Doc]) -> dict[Key, tuple[str, ...]]:
    """Form and class → lemmas, most frequent first, for what the published part says clearly.

    Args:
        published: its documents.
    """
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    for token in (token for doc in published for token in doc):
        counts[token.lower_, token.pos_][token.lemma_] += 1
    return {
        key: tuple(lemma for lemma, _ in lemmas.most_common())
        for key, lemmas in counts.items()
        if max(lemmas.values()) >= _LEAST
    }


def harmonise(rebuilt: Iterable[Doc], known: Mapping[Key, tuple[str, ...]]) -> int:
    """Sets lemmas of the rebuilt part anew.

    Args:
        rebuilt: its documents; changed in place.
        known: of `conventions`.

    Returns:
        The number of lemmas that changed.
    """
    changed = 0
    for token in (token for doc in rebuilt for token in doc):
        usual = known.get((token.lower_, token.pos_), ())
        lemma = usual[0] if usual and token.lemma_ not in usual else None
        if not usual and token.pos_ == "ADJ" and "VerbForm=Part" in str(token.morph):
            lemma = participle(token.lower_)
        if lemma is not None and lemma != token.lemma_:
            token.lemma_ = lemma
            changed += 1
    return changed


def participle(form: str) -> str:
    """Dictionary form of a participle (ökade → ökad, angivna → angiven, höjt → höjd).

    Args:
        form: in lower case.
    """
    if form.endswith(_PRESENT):
        return form
    for pattern, ending in _PARTICIPLES:
        if pattern.search(form):
            return pattern.sub(ending, form)
    return form
