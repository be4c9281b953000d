"""IT systems and services (SYSTEM), by gazetteer and by form."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.entities import data
from nlp.entities.document import Document
from nlp.entities.phrases import Case, PhraseBook
from nlp.entities.sieve import Sieve
from nlp.entities.spans import LIKELY, SURE, Span

_NAME: Final = re.compile(r",?\s(?P<name>[A-ZÅÄÖ][\w-]{2,25})")
_MIN_MODULE: Final = 10
_NOUNS: Final = Sieve(lambda word: word.lower() in data.words("system.före"))
_MODULES: Final = Sieve(lambda word: word.lower().endswith("modulen") and len(word) >= _MIN_MODULE)


@cache
def book() -> PhraseBook:
    """Systems of the gazetteer; those that are too common a word ("??") only count after a noun such as "systemet"."""
    phrases = PhraseBook()
    for name, flag in data.rows("system.tsv"):
        if flag == "??":
            continue
        case = Case.ANY if " " in name else Case.EXACT
        phrases.add(name, "SYSTEM", case=case, is_word=flag == "?", tier=LIKELY if flag else SURE)
        phrases.add(f"Nya {name}", "SYSTEM", norm=name)
    return phrases


_LISTED: Final = Sieve(lambda word: book().can_start(word))


def find_systems(document: Document) -> Iterator[Span]:
    """Names of IT systems and of their modules.

    Args:
        document: to search.
    """
    yield from book().find(document, document.places(_LISTED))
    for index in document.places(_NOUNS):
        match = _NAME.match(document.text, document.ends[index])
        if match is not None:
            yield Span(match.start("name"), match.end("name"), "SYSTEM", match["name"], LIKELY)
    for index in document.places(_MODULES):
        yield Span(document.starts[index], document.ends[index], "SYSTEM", document.lowers[index], LIKELY)
