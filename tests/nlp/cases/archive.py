"""Small catalogues of invented packages: documents, clauses and references, put in as ingestion does."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.catalogue import Catalogue
from nlp.model import Annotations, Decision
from nlp.references import find_references
from nlp.store import AnnotationStore
from tests.support.sources import Part, paragraphs, source

Row = tuple[dict[str, Any], Sequence[Decision]]


def decision(text: str, status: str = "beslut", **fields: Any) -> Decision:
    """A clause of the first section of the first document."""
    about: dict[str, Any] = {"document": 0, "section": 0, "page_first": 1, "page_last": 1, "start": 0, "end": 1}
    return Decision(**{**about, "text": text, "status": status, "types": ("godkanna",), "subject": "ovrigt", **fields})


def put(catalogue: Catalogue, letter: str, headings: Sequence[str], *rows: Row, text: str = "") -> int:
    """Store a package.

    Args:
        catalogue: open.
        letter: makes its name and digest.
        headings: of its sections, which all hold a text.
        rows: fields of each document and its clauses.
        text: that stands under the last heading; references are looked for in it.

    Returns:
        Row number of the source.
    """
    parts = [Part(heading, paragraphs("Ärendet.")) for heading in headings[:-1]]
    parsed = source(
        *parts, Part(headings[-1], paragraphs(text or "Ärendet.")), sha256=letter * 64, file=f"{letter}.pdf"
    )
    documents = tuple(replace(parsed.documents[0], ordinal=place, **fields) for place, (fields, _) in enumerate(rows))
    parsed = replace(parsed, documents=documents)
    _, number = catalogue.store(parsed, Path(f"/handlingar/{letter}.pdf"))
    shift = parsed.text.rindex(text) if text else 0
    found = [replace(one, start=one.start + shift, end=one.end + shift) for one in find_references(text)]
    clauses = [replace(one, document=place) for place, (_, decisions) in enumerate(rows) for one in decisions]
    AnnotationStore(catalogue).replace(number, Annotations((), tuple(clauses), "prov", tuple(found)))
    return number
