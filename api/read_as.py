"""What a question names outright: an ärende, a § of minutes, a law, a date; each with where it leads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from api.links import case_href
from api.marks import swedish_date
from ingest.catalogue import Catalogue
from ingest.dates import dates_in
from ingest.errors import KommunsokError
from nlp.cases import case as find_case
from nlp.diarienummer import find
from nlp.names import case_key, law_keys
from nlp.store import AnnotationStore

_PARAGRAPH: Final = re.compile(r"§§?\s*\d{1,4}")
_SECTION: Final = re.compile(r"\b\d{1,3}\s*(?:kap\.?\s*\d{1,3}\s*)?§")
_SFS: Final = re.compile(r"\d{4}:\d{1,5}")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class ReadAs:
    """Something that a question names.

    Args:
        kind: "arende", "paragraf", "lagrum", "lag" or "datum".
        text: it, as shown.
        href: where to read all of it, or None.
    """

    kind: str
    text: str
    href: str | None


def read_as(question: str, catalogue: Catalogue) -> tuple[ReadAs, ...]:
    """What a question names, in the order of its kinds.

    Args:
        question: as the user wrote it.
        catalogue: that says which ärenden there are.
    """
    found = (_cases(question, catalogue), _paragraphs(question), _laws(question), _dates(question))
    return tuple(dict.fromkeys(one for kind in found for one in kind))


def _cases(question: str, catalogue: Catalogue) -> Iterator[ReadAs]:
    norms = [found.norm for found in find(question.upper())]
    whole = None if _SFS.fullmatch(question.strip()) else case_key(question)
    for norm in dict.fromkeys(norms or ([whole] if whole else [])):
        yield ReadAs("arende", norm, case_href(norm) if _is_there(norm, catalogue) else None)


def _is_there(norm: str, catalogue: Catalogue) -> bool:
    try:
        find_case(AnnotationStore(catalogue), norm, "")
    except KommunsokError:  # there is none, or several: the search shows them
        return False
    return True


def _paragraphs(question: str) -> Iterator[ReadAs]:
    for match in _PARAGRAPH.finditer(question):
        yield ReadAs("paragraf", " ".join(match.group().split()), None)
    for match in _SECTION.finditer(question):
        yield ReadAs("lagrum", " ".join(match.group().split()), None)


def _laws(question: str) -> Iterator[ReadAs]:
    for word in [*_SFS.findall(question), *_WORD.findall(question)]:
        if _SFS.fullmatch(word) or any(_SFS.fullmatch(key) for key in law_keys(word)):
            yield ReadAs("lag", word, f"/?{urlencode({'law': word})}")


def _dates(question: str) -> Iterator[ReadAs]:
    for iso in dates_in(question):
        yield ReadAs("datum", swedish_date(iso), f"/dokument?{urlencode({'date_from': iso, 'date_to': iso})}")
