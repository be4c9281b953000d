"""The system under test: an archive made from a corpus folder, seen through the `System` protocol."""

from pathlib import Path

from evaluation.predictions import CellRow, DecisionRow, DocumentRow, HeadingRow, HitRow, LineRow, QueryResult
from index.archive import Archive
from index.protocol import Hit, Query, Result
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
            HeadingRow(name_of(parsed.file), block.page_first, block.level, block.text)
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
                found.extend(LineRow(name_of(row.file), line.page, line.text, kind.value) for line, kind in kinds)
        return found

    def documents(self) -> list[DocumentRow]:
        """All logical documents of the archive."""
        return [
            DocumentRow(
                file=name_of(parsed.file),
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
                file=name_of(row.file),
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
        blocks = (block for parsed in self._parsed if name_of(parsed.file) == file for block in parsed.blocks)
        return "\n".join(b.text for b in blocks if b.page_last >= page_first and b.page_first <= page_last)

    def facts(self, question: str) -> list[CellRow]:
        """The cells that answer a question, best first."""
        found = self._archive.facts(question, _FACTS)
        return [_cell(fact.context.file, fact.cell, fact.context.caption, 0) for fact in found]

    def search(self, query: str, limit: int = _HITS) -> QueryResult:
        """The first hits for a query."""
        return query_result(self._archive.search(Query(query, limit)))


def query_result(result: Result) -> QueryResult:
    """A result as the evaluation sees it.

    Args:
        result: of a search.
    """
    answer = result.answer.text if result.answer else None
    expansions = tuple(expansion.added for expansion in result.expansions)
    return QueryResult(tuple(map(_hit, result.hits)), result.confidence, answer, expansions)


def _hit(hit: Hit) -> HitRow:
    passage, why = hit.passage, hit.explanation
    return HitRow(name_of(passage.file), passage.page_first, passage.page_last, passage.text, why.words, why.meaning)


def _cell(file: str, cell: Cell, caption: str, table: int) -> CellRow:
    headers = " ".join((cell.group, cell.row_header, cell.column_header, caption, cell.unit))
    place = (table, cell.row, cell.column)
    return CellRow(name_of(file), cell.page, headers, cell.text, place, cell.row_header, cell.column_header)


def name_of(file: str) -> str:
    """Gold files name a file without its folder."""
    return Path(file).name
