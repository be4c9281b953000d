"""Who someone represents in lists: after a name with its party or a comma stands the organisation to the line's end."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from nlp.entities import data
from nlp.entities.document import Document
from nlp.entities.spans import GUESS, LIKELY, Span

_PARTY: Final = r"\((?:S|M|SD|C|V|KD|L|MP|FP|[A-ZÅÄÖ]{1,3})\)"
_AFTER_PARTY: Final = re.compile(rf"\s{_PARTY},?\s(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ-]{{2,30}})(?=[\s,-])")
_AFTER_COMMA: Final = re.compile(r",\s(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ-]{2,30})(?=\s?(?:-\s|,|\n|\t|$|\.))")


@cache
def _unions() -> frozenset[str]:
    return frozenset(name for name, kind, _ in data.rows("organisationer.tsv") if kind.endswith("?"))


def find_listed(document: Document, persons: Iterable[Span]) -> Iterator[Span]:
    """Organisations beside the names of a list, trade unions among them.

    Args:
        document: to search.
        persons: that were found in it.
    """
    unions = _unions()
    sure, unsure = data.given_names("namn"), data.given_names("tveksam")
    for person in persons:
        for pattern in (_AFTER_PARTY, _AFTER_COMMA):
            match = pattern.match(document.text, person.end)
            if match is None:
                continue
            name = match["name"]
            if name in sure or name in unsure:
                continue
            tier = LIKELY if name in unions else GUESS
            yield Span(match.start("name"), match.end("name"), "ORG", name, tier)
