"""The system under test: an archive made from a corpus folder, seen through the `System` protocol."""

from pathlib import Path

from evaluation.predictions import CellRow, DecisionRow, DocumentRow, HeadingRow, HitRow, LineRow, QueryResult
from index.archive import Archive
from index.protocol import Query
from ingest.blocks import line_kinds
from ingest.model import BlockKind
from ingest.sandbox import extract
from ingest.tables.model import Cell
from nlp.entities.tagger import EntityTagger
from nlp.model import Entity

_HITS = 10
_FACTS = 3


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

    def lines(self) -> list[LineRow]:
        """All lines of the files of the archive, which are read again: the catalogue keeps blocks, no lines.

        Raises:
            DocumentError: a file is no longer where it was read.
        """
        found: list[LineRow] = []
        for row in self._archive.catalogue.sources():
            if row.parent is None:
                extraction = extract(Path(row.path))
                kinds = line_kinds(extraction.pages, extraction.bookmarks)
                found.extend(LineRow(_name(row.file), line.page, line.text, kind.value) for line, kind in kinds)
        return found

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

    def cells(self) -> list[CellRow]:
        """All cells of the archive."""
        return [
            _cell(parsed.file, cell, table.caption, table.ordinal)
            for parsed in self._parsed
            for table in parsed.tables
            for cell in table.cells
        ]

    def text_of(self, file: str, page_first: int, page_last: int) -> str:
        """The text of some pages."""
        blocks = (block for parsed in self._parsed if _name(parsed.file) == file for block in parsed.blocks)
        return "\n".join(b.text for b in blocks if b.page_last >= page_first and b.page_first <= page_last)

    def facts(self, question: str) -> list[CellRow]:
        """The cells that answer a question, best first."""
        found = self._archive.facts(question, _FACTS)
        return [_cell(fact.context.file, fact.cell, fact.context.caption, 0) for fact in found]

    def search(self, query: str) -> QueryResult:
        """The first hits for a query."""
        result = self._archive.search(Query(query, _HITS))
        hits = tuple(
            HitRow(_name(hit.passage.file), hit.passage.page_first, hit.passage.page_last, hit.passage.text)
            for hit in result.hits
        )
        return QueryResult(hits, result.confidence, None)


def _cell(file: str, cell: Cell, caption: str, table: int) -> CellRow:
    headers = " ".join((cell.group, cell.row_header, cell.column_header, caption, cell.unit))
    place = (table, cell.row, cell.column)
    return CellRow(_name(file), cell.page, headers, cell.text, place, cell.row_header, cell.column_header)


def _name(file: str) -> str:
    """Gold files name a file without its folder."""
    return Path(file).name
