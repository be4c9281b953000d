"""Invented papers, read by the grammar of decisions alone: what it finds and as what."""

from collections.abc import Sequence

from ingest.model import BlockKind
from nlp.decisions.clause import Clause
from nlp.decisions.regions import DocumentReader
from nlp.decisions.units import units_of
from tests.support.sources import Part, source

__all__ = ["Part", "found", "items", "read", "texts"]

Blocks = tuple[tuple[BlockKind, str], ...]


def items(*texts: str) -> Blocks:
    """Blocks that are all list items."""
    return tuple((BlockKind.ITEM, text) for text in texts)


def read(*parts: Part, doc_type: str = "protokoll", **fields: str | None) -> list[Clause]:
    """The clauses of one document, in the order of the text; of those that several rules give, one.

    Args:
        parts: its sections.
        doc_type: of the document.
        fields: further fields of it.
    """
    parsed = source(*parts, doc_type=doc_type, **fields)  # type: ignore[arg-type]  # fields are those of the document
    clauses = DocumentReader(parsed.documents[0], list(units_of(parsed, parsed.blocks))).clauses()
    places = {(clause.unit.start + clause.start, clause.unit.start + clause.end): clause for clause in clauses}
    return [places[place] for place in sorted(places)]


def found(*parts: Part, doc_type: str = "protokoll", **fields: str | None) -> list[tuple[str, str]]:
    """Status and text of the clauses of one document."""
    return [(clause.status, clause.text) for clause in read(*parts, doc_type=doc_type, **fields)]


def texts(*parts: Part, doc_type: str = "protokoll", **fields: str | None) -> Sequence[str]:
    """Texts of the clauses of one document."""
    return [clause.text for clause in read(*parts, doc_type=doc_type, **fields)]
