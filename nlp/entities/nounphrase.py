"""How far a noun phrase goes after "handlingsplan för …": adjectives, a noun, and what "och" adds."""

import re
from typing import Final

from nlp.entities import data

_WORD: Final = re.compile(r"\s{1,2}(?P<word>[a-zåäöé]{2,40}-?)(?![\wåäöÅÄÖ])")
_ADJECTIVE: Final = re.compile(
    r"(?:isk|iskt|iska|lig|ligt|liga|ig|igt|iga|iv|ivt|iva|ell|ellt|ella|[^nrt]al|alt|ala|ande|ende|bar|bart|bara"
    r"|full|fulla|fri|fritt|fria|ad|ade|sam|samma|ös|öst|ösa|är|ärt|ära)$"
)
_MAX_WORDS: Final = 12


def phrase_end(text: str, at: int) -> int | None:
    """End of the noun phrase that starts with the white space at an offset, or None where there is none.

    Args:
        text: with folded white space.
        at: offset of the white space before its first word.
    """
    end: int | None = None
    expects_more = True
    for _ in range(_MAX_WORDS):
        match = _WORD.match(text, at)
        if match is None or match["word"] in data.words("np.stopp"):
            break
        word = match["word"]
        at = match.end()
        if word in ("och", "eller"):
            expects_more = True
        elif not expects_more:
            break
        elif not word.endswith("-") and word not in data.words("np.artikel") and not is_adjective(word):
            end, expects_more = at, False
    return end


def is_adjective(word: str) -> bool:
    """Whether a lower-case word looks like an adjective before a noun.

    Args:
        word: one word.
    """
    if word in data.words("np.substantiv"):
        return False
    return word in data.words("np.adjektiv") or _ADJECTIVE.search(word[-6:]) is not None
