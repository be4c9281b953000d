"""The system under test: an archive made from a corpus folder, seen through the `System` protocol."""

from pathlib import Path

from evaluation.predictions import DecisionRow, DocumentRow, HeadingRow, HitRow, QueryResult
from index.archive import Archive
from index.protocol import Query
from ingest.model import BlockKind
from nlp.entities import EntityTagger
from nlp.model import Entity

_HITS = 10


class LocalSystem:
    """Answers the evaluation from an archive.

    Args:
        archive: open, with everything read that is to be measured.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._tagger = EntityTagger()
        catalogue = archive.catalogue
        self._parsed = [catalogue.parsed(row) for row in catalogue.sources()]

    def headings(self) -> list[HeadingRow]:
        """All headings of the archive."""
        return [
            HeadingRow(_name(parsed.file), block.page_first, block.level, block.text)
            for parsed in self._parsed
            for block in parsed.blocks
            if block.kind is BlockKind.HEADING
        ]

    def documents(self) -> list[DocumentRow]:
        """All logical documents of the archive."""
        return [
            DocumentRow(
                file=_name(parsed.file),
                page_first=document.page_first,
                page_last=document.page_last,
                first_line=document.first_line,
                title=document.title,
                doc_type=document.doc_type,
                diarienummer=document.diarienummer,
                date=document.date,
                board=document.board,
            )
            for parsed in self._parsed
            for document in parsed.documents
        ]

    def decisions(self) -> list[DecisionRow]:
        """All decision clauses of the archive."""
        return [
            DecisionRow(
                file=_name(row.file),
                page_first=row.decision.page_first,
                page_last=row.decision.page_last,
                text=row.decision.text,
                status=row.decision.status,
                types=row.decision.types,
                subject=row.decision.subject,
            )
            for row in self._archive.annotations.decisions()
        ]

    def entities(self, text: str) -> list[Entity]:
        """Entities of a plain text."""
        return self._tagger.tag(text)

    def search(self, query: str) -> QueryResult:
        """The first hits for a query."""
        result = self._archive.search(Query(query, _HITS))
        hits = tuple(
            HitRow(_name(hit.passage.file), hit.passage.page_first, hit.passage.page_last, hit.passage.text)
            for hit in result.hits
        )
        return QueryResult(hits, result.confidence, None)


def _name(file: str) -> str:
    """Gold files name a file without its folder."""
    return Path(file).name
