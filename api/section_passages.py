"""The passage that a section of a document is searched by, for choosing it as an example."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from api.deps import Service
from api.library import open_document
from index.protocol import Passage
from ingest.errors import NotFoundError

_ID_DIGITS: Final = 12
_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Chosen:
    """A section of a document as an example.

    Args:
        passage: the first of the section, or of what follows it when it has no text of its own.
        sections: number and heading of all sections of the document that have text, in order.
    """

    passage: Passage
    sections: tuple[tuple[int, str], ...]


def choose(service: Service, document: str, section: int | None) -> Chosen:
    """The passage of a section.

    Args:
        service: with its archive.
        document: its identifier.
        section: ordinal, or None for the one that says most: with a decision or proposal, else the longest.

    Raises:
        NotFoundError: there is no such document, or it has no text.
        StateError: there is no index.
    """
    with service.catalogue() as catalogue:
        opened = open_document(catalogue, document)
    ordinal = opened.document.ordinal
    held = [passage for passage in _passages(service, opened.row.sha256) if passage.document == ordinal]
    if not held:
        raise NotFoundError("Dokumentet har ingen text att jämföra med.")
    if section is None:
        found = max(held, key=lambda passage: (bool(passage.decisions), len(passage.text)))
    else:
        found = next((passage for passage in held if passage.section >= section), held[-1])
    headings = {passage.section: (passage.heading_path or (passage.title,))[-1] for passage in held}
    return Chosen(found, tuple((number, heading or opened.document.title) for number, heading in headings.items()))


def _passages(service: Service, sha256: str) -> Iterator[Passage]:
    """The passages of a source in order; their identifiers count up from 0."""
    backend, start = service.archive().backend(), 0
    while found := backend.passages(f"{sha256[:_ID_DIGITS]}-{n}" for n in range(start, start + _AT_ONCE)):
        yield from found
        start += _AT_ONCE
