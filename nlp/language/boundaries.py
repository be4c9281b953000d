"""Sentence starts that the layout gives away: list items and lines after a heading; set before the model decides."""

import re
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

FACTORY: Final = "kommunsok_boundaries"
_BULLET: Final = re.compile(r"[-–•▪◦●*]|\(?(?:\d{1,2}|[a-zåäö])[.)]")
_ENDS: Final = frozenset(".!?:")
# After these a sentence goes on, though a full stop and a capital or figure may follow.
_GOING_ON: Final = """
kap. st. t.ex. bl.a. m.fl. dnr. Dnr. jfr. jfr s. sid. nr. nr kl. ca. ca tel. resp. inkl. exkl. prop. bil. §
"""
_GOES_ON: Final = frozenset(_GOING_ON.split())
_LONG: Final = 60  # characters; a line that is shorter and has no end mark is a heading, label or cell


def boundaries(doc: Doc) -> Doc:
    """Marks sentence starts and places where none can be.

    Args:
        doc: tokenised text; line ends are kept as white space tokens.
    """
    line = doc[0].text_with_ws if len(doc) else ""
    for index, token in enumerate(doc[1:], start=1):
        before = doc[index - 1]
        if "\n" in before.text or "\n" in before.whitespace_:
            if _starts(token.text, line):
                token.is_sent_start = True
            line = token.text_with_ws
            continue
        if token.is_space or before.text in _GOES_ON or (before.text == "." and token.text[:1].islower()):
            token.is_sent_start = False
        line += token.text_with_ws
    return doc


def _starts(text: str, line: str) -> bool:
    """Whether a new line starts a sentence, by its first token and the line above."""
    above = line.strip()
    if _BULLET.fullmatch(text):
        return True
    if above[-1:] in _ENDS:
        return True
    return text[:1].isupper() and len(above) < _LONG


Language.component(FACTORY, func=boundaries)
