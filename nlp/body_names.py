"""Names of deciding bodies compared: full, in the genitive, short and by their letters."""

import re
from typing import Final

from nlp.entities.definitions import spells
from nlp.names import fold

_WORD: Final = re.compile(r"\w+")
_HEADS: Final = ("nämnd", "styrelse", "fullmäktige", "utskott", "beredning", "direktion", "presidi")
_GENERIC: Final = frozenset(("nämnden", "styrelsen", "utskottet", "presidiet", "direktionen"))
_ENDINGS: Final = ("ens", "ets")


def same_body(written: str, name: str) -> bool:
    """Whether a body as a text calls it can be the one with a name.

    Args:
        written: "KS", "KSAU", "fullmäktige", "socialnämndens", "Socialnämnden".
        name: "Kommunstyrelsen", "Kommunstyrelsens arbetsutskott".
    """
    one, other = _nominative(written), _nominative(name)
    if not one or not other:
        return False
    if one == other:
        return True
    if written.isupper():
        return _letters_of(one, other)
    # "arbetsutskottet" is short for "kommunstyrelsens arbetsutskott", "fullmäktige" for "kommunfullmäktige".
    bare, whole = one.removesuffix("et"), other.removesuffix("et")
    return (bare == "fullmäktige" and whole == "kommunfullmäktige") or whole.endswith(f"s {bare}")


def is_generic(written: str) -> bool:
    """Whether a text names a body only by its kind ("nämnden"), so that the body of the text itself is meant.

    Args:
        written: as a text calls it.
    """
    return _nominative(written) in _GENERIC


def _letters_of(letters: str, name: str) -> bool:
    """Whether letters stand for a name: the last one for the kind of body, the others for what comes before."""
    words = _WORD.findall(name)
    kind = next((head for head in _HEADS if head in words[-1]), None)
    if kind is None or not letters.endswith(kind[0]):
        return False
    return spells(words, letters) or (len(words) > 1 and spells(words[-1:], letters))


def _nominative(name: str) -> str:
    folded = fold(name)
    return folded.removesuffix("s") if folded.endswith(_ENDINGS) or folded.endswith("fullmäktiges") else folded
