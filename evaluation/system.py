"""What a system must do to be measured."""

from collections.abc import Sequence
from typing import Protocol

from evaluation.predictions import DecisionRow, DocumentRow, HeadingRow, QueryResult
from nlp.model import Entity


class System(Protocol):
    """A system that has read and indexed the whole corpus of a gold folder."""

    def headings(self) -> Sequence[HeadingRow]:
        """The headings of all files."""
        ...

    def documents(self) -> Sequence[DocumentRow]:
        """The logical documents of all files."""
        ...

    def decisions(self) -> Sequence[DecisionRow]:
        """The decision clauses of all files."""
        ...

    def entities(self, text: str) -> list[Entity]:
        """The entities of a text.

        Args:
            text: a page of the gold, as it stands there.

        Returns:
            Entities with offsets into the text.
        """
        ...

    def search(self, query: str) -> QueryResult:
        """Answer a query from the whole corpus, without filters.

        Args:
            query: as the user wrote it.

        Returns:
            At least 10 hits if there are as many, how sure the system is, and an extracted answer if it gives any.
        """
        ...
