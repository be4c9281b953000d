"""What the service reads from the catalogue: lists of documents, one document, and what there is to choose from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from api.links import split_document_id
from index.filters import check
from index.protocol import Filter
from ingest.catalogue import Catalogue, SourceRow
from ingest.errors import NotFoundError
from ingest.model import LogicalDocument, ParsedSource, Section
from ingest.rows import read_inferred
from nlp.diarienummer import same
from nlp.names import fold, municipality_key
from nlp.store import AnnotationStore, DecisionFilter, DecisionRow

_Equal = Callable[[str, str], bool]
_DATE: Final = "coalesce(documents.date, documents.meeting_date)"
_FROM: Final = "FROM documents JOIN sources ON sources.id = documents.source WHERE sources.is_current = 1"
_COLUMNS: Final = tuple(name for name in LogicalDocument.__slots__ if name not in ("signed_by", "inferred"))
_ANNEX_TO: Final = (
    "(SELECT title FROM documents AS reports"
    " WHERE reports.source = documents.source AND reports.ordinal = documents.parent)"
)


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in a list.

    Args:
        sha256: of its source file.
        file: name of its source file.
        document: without the names of its signers.
        annex_to: title of the document that it is an annex to, or None.
    """

    sha256: str
    file: str
    document: LogicalDocument
    annex_to: str | None = None


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """One document with the source that it is a part of.

    Args:
        row: the source in the catalogue.
        source: the source with all its parts.
        document: the document.
    """

    row: SourceRow
    source: ParsedSource
    document: LogicalDocument

    @property
    def entry(self) -> DocumentEntry:
        """The document as a list shows it."""
        parent = self.document.parent
        annex_to = None if parent is None else self.source.documents[parent].title
        return DocumentEntry(self.row.sha256, self.row.file, self.document, annex_to)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections in reading order."""
        return tuple(section for section in self.source.sections if section.document == self.document.ordinal)


@dataclass(frozen=True, slots=True)
class Choices:
    """What an archive has to choose from, with the number of documents of each.

    Args:
        boards: names, most documents first.
        municipalities: names, most documents first.
        doc_types: keys of `ingest.labels.DOC_TYPES`, most documents first.
        years: newest first.
        files: number of source files.
        documents: number of documents.
        pages: number of pages.
    """

    boards: dict[str, int]
    municipalities: dict[str, int]
    doc_types: dict[str, int]
    years: dict[str, int]
    files: int
    documents: int
    pages: int


def list_documents(
    catalogue: Catalogue, filter_: Filter, limit: int, offset: int
) -> tuple[tuple[DocumentEntry, ...], int]:
    """Documents, newest first, and how many there are in all.

    Args:
        catalogue: of the archive.
        filter_: what they must fulfil; conditions on decisions and laws do not apply to documents.
        limit: most documents.
        offset: documents to skip.

    Raises:
        QueryError: a filter value that cannot be honoured.
    """
    check(filter_)
    return tuple(each_document(catalogue, filter_, limit, offset)), count_documents(catalogue, filter_)


def count_documents(catalogue: Catalogue, filter_: Filter) -> int:
    """Number of documents that fulfil a filter that was checked."""
    where, values = _conditions(catalogue, filter_)
    return int(catalogue.connection.execute(f"SELECT count(*) {_FROM}{where}", values).fetchone()[0])


def each_document(catalogue: Catalogue, filter_: Filter, limit: int, offset: int) -> Iterator[DocumentEntry]:
    """Documents one by one, newest first, of a filter that was checked.

    Args:
        catalogue: of the archive.
        filter_: what they must fulfil.
        limit: most documents.
        offset: documents to skip.
    """
    where, values = _conditions(catalogue, filter_)
    columns = ", ".join(f"documents.{name}" for name in _COLUMNS)
    rows = catalogue.connection.execute(
        f"SELECT sources.sha256, sources.file, {_ANNEX_TO}, documents.inferred, {columns} {_FROM}{where}"
        f" ORDER BY {_DATE} IS NULL, {_DATE} DESC, sources.file, documents.ordinal LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return (_entry(tuple(row)) for row in rows)


def _entry(row: tuple[Any, ...]) -> DocumentEntry:
    """A row of the list: digest, file, title of the report, what is inferred, columns of the document."""
    document = LogicalDocument(**dict(zip(_COLUMNS, row[4:], strict=True)), inferred=read_inferred(row[3]))
    return DocumentEntry(row[0], row[1], document, row[2])


def _conditions(catalogue: Catalogue, filter_: Filter) -> tuple[str, list[object]]:
    """The filter as SQL; names are compared in Python, because SQLite does not fold å ä ö."""
    parts, values = [], list[object]()
    chosen = {
        "municipality": _matching(catalogue, "municipality", filter_.municipality, _by(municipality_key)),
        "board": _matching(catalogue, "board", filter_.board, _by(fold)),
        "diarienummer": _matching(catalogue, "diarienummer", filter_.diarienummer, same),
        "doc_type": filter_.doc_type or None,
    }
    for column, alternatives in chosen.items():
        if alternatives is not None:
            parts.append(f" AND documents.{column} IN ({', '.join('?' * len(alternatives))})")
            values.extend(alternatives)
    for sign, bound in ((">=", filter_.date_from), ("<=", filter_.date_to)):
        if bound:
            parts.append(f" AND {_DATE} {sign} ?")
            values.append(bound)
    return "".join(parts), values


def _matching(catalogue: Catalogue, column: str, wanted: tuple[str, ...], equal: _Equal) -> tuple[str, ...] | None:
    """Values of a column that equal one of the wanted; None when nothing is wanted."""
    if not wanted:
        return None
    rows = catalogue.connection.execute(f"SELECT DISTINCT documents.{column} {_FROM} AND {column} IS NOT NULL")
    return tuple(row[0] for row in rows if any(equal(row[0], value) for value in wanted))


def _by(key: Callable[[str], str]) -> _Equal:
    """Names are equal when their keys are."""
    return lambda first, second: key(first) == key(second)


def open_document(catalogue: Catalogue, name: str) -> OpenDocument:
    """A document by its identifier.

    Raises:
        NotFoundError: there is none.
    """
    digest, ordinal = split_document_id(name)
    row = catalogue.source(digest)
    source = catalogue.parsed(row)
    for document in source.documents:
        if document.ordinal == ordinal:
            return OpenDocument(row, source, document)
    raise NotFoundError(f"{row.file} har inget dokument med nummer {ordinal}.")


def choices(catalogue: Catalogue) -> Choices:
    """What there is to choose from."""
    connection = catalogue.connection
    files, pages = connection.execute(
        "SELECT count(*), coalesce(sum(page_count), 0) FROM sources WHERE is_current = 1"
    ).fetchone()

    def counted(expression: str, order: str = "2 DESC, 1") -> dict[str, int]:
        sql = f"SELECT {expression}, count(*) {_FROM} AND {expression} IS NOT NULL GROUP BY 1 ORDER BY {order}"
        return {str(row[0]): int(row[1]) for row in connection.execute(sql)}

    doc_types = counted("documents.doc_type")
    return Choices(
        boards=counted("documents.board"),
        municipalities=counted("documents.municipality"),
        doc_types=doc_types,
        years=counted(f"substr({_DATE}, 1, 4)", "1 DESC"),
        files=files,
        documents=sum(doc_types.values()),
        pages=pages,
    )


def list_decisions(
    catalogue: Catalogue, filter_: Filter, text: str, limit: int, offset: int, sort: str = ""
) -> tuple[tuple[DecisionRow, ...], int]:
    """Decision clauses and how many there are in all.

    Args:
        catalogue: of the archive.
        filter_: what they must fulfil.
        text: what they must hold, or "".
        limit: most rows.
        offset: rows to skip.
        sort: as `nlp.filters.order_by` takes it.

    Raises:
        QueryError: a filter value that cannot be honoured.
    """
    check(filter_)
    store = AnnotationStore(catalogue)
    wanted = DecisionFilter.of(filter_, text)
    return store.decisions(wanted, limit, offset, sort), store.count_decisions(wanted)
