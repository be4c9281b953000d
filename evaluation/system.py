"""What a system must do to be measured."""

from collections.abc import Sequence
from typing import Protocol

from evaluation.predictions import CellRow, DecisionRow, DocumentRow, HeadingRow, LineRow, QueryResult
from nlp.model import Entity


class System(Protocol):
    """A system that has read and indexed the whole corpus of a gold folder."""

    def headings(self) -> Sequence[HeadingRow]:
        """The headings of all files."""
        ...

    def lines(self) -> Sequence[LineRow]:
        """All printed lines of all files, in order, with what the system takes them for."""
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

    def cells(self) -> Sequence[CellRow]:
        """The cells of all tables of all files."""
        ...

    def text_of(self, file: str, page_first: int, page_last: int) -> str:
        """The text of some pages.

        Args:
            file: name of the source file.
            page_first: 1-based.
            page_last: 1-based.
        """
        ...

    def facts(self, question: str) -> Sequence[CellRow]:
        """The cells that answer a question, best first.

        Args:
            question: as the user wrote it.
        """
        ...

    def search(self, query: str, limit: int = 10) -> QueryResult:
        """Answer a query from the whole corpus, without filters.

        Args:
            query: as the user wrote it.
            limit: number of hits wanted.

        Returns:
            As many hits as there are up to the limit, how sure the system is, and an extracted answer if it gives any.
        """
        ...
