"""Which words the list needs besides the parts of compounds, so that text repair knows a word when it sees one."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from nlp.analyzer.compounds import Lexicon, best_cut

_NAME: Final = re.compile(r"[A-ZÅÄÖ][a-zåäöéèü]+")
_LEAST: Final = 3
_SHORTEST: Final = 2


def read_names(folder: Path) -> list[str]:
    """Names of `sv_SE.dic` in small letters.

    Args:
        folder: holds `sv_SE.dic`.
    """
    lines = (folder / "sv_SE.dic").read_text(encoding="utf-8").splitlines()[1:]
    words = (line.split("\t")[0].partition("/")[0] for line in lines)
    return [word.lower() for word in words if _NAME.fullmatch(word)]


def other_words(words: Iterable[str], counts: Mapping[str, int], lexicon: Lexicon) -> list[str]:
    """Words of the dictionary that neither end compounds nor can be cut into parts.

    Args:
        words: of the dictionary.
        counts: of the words of the texts; what is rare there is left out.
        lexicon: parts of compounds.
    """
    return sorted(
        word
        for word in {word for word in words if len(word) >= _SHORTEST and counts.get(word, 0) >= _LEAST}
        if not _explained(word, lexicon)
    )


def _explained(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.last or best_cut(word, lexicon.first, lexicon.last) is not None
