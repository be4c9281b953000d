"""The lists that can be exported: what each is called, its columns, and how its rows are read one by one."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final, Generic, TypeVar

from api.access.audit import EVENT_FIELDS, Audit
from api.assignment_rows import ASSIGNMENT_FIELDS, assignment_row, day_of
from api.case_rows import CASE_SUMMARY_FIELDS, case_summary_row
from api.convert import total_of
from api.correction_rows import CORRECTION_FIELDS, correction_row
from api.deps import Service
from api.entity_rows import LINKED_FIELDS, linked_row
from api.exports.model import Column, Found, Kind, Row, columns_of
from api.exports.params import (
    AssignmentExport,
    AuditExport,
    DecisionExport,
    DocumentExport,
    EntityExport,
    ExportParams,
    PassageExport,
)
from api.library import count_documents, each_document
from api.links import case_href, document_href, document_id
from api.rows import DECISION_FIELDS, DOCUMENT_FIELDS, HIT_CSV_FIELDS, decision_row, document_row, hit_csv_row, hit_row
from index.embedded import MAX_LIMIT, MAX_OFFSET
from index.filters import check
from index.protocol import Hit, Query
from ingest.catalogue import Catalogue
from nlp.assignments.listing import chosen as chosen_assignments
from nlp.cases import cases, count_cases
from nlp.corrections import CorrectionStore, history, undone_ids
from nlp.corrections.log import count as count_corrections
from nlp.linking.listing import chosen as chosen_entities
from nlp.store import AnnotationStore, DecisionFilter

P = TypeVar("P", bound=ExportParams)
Opened = AbstractContextManager[Found]
_URL: Final = {"url": "Sidan i webbgränssnittet"}
_DOCUMENT: Final = {"document": "Dokumentets id", **_URL}
_AROUND: Final = {
    "title": "Dokumentets titel",
    "doc_type": "Dokumenttyp",
    "municipality": "Kommun",
    "board": "Dokumentets nämnd eller annat organ",
}
_CASES_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Export(Generic[P]):
    """A list that can be exported.

    Args:
        name: in addresses.
        command: what the command line calls it.
        title: for people.
        columns: in order.
        params: what can be asked.
        open: its rows from `offset` on, of a service, by what is asked, with the address of the service before links.
    """

    name: str
    command: str
    title: str
    columns: tuple[Column, ...]
    params: type[P]
    open: Callable[[Service, P, str], Opened]


@contextmanager
def _snapshot(service: Service) -> Iterator[Catalogue]:
    """A catalogue that shows one state of the archive, however long its rows are read."""
    with service.catalogue() as catalogue:
        AnnotationStore(catalogue)  # makes the tables in a catalogue from before them
        catalogue.connection.execute("BEGIN")
        yield catalogue


@contextmanager
def _decisions(service: Service, params: DecisionExport, base: str) -> Iterator[Found]:
    filter_ = params.to_filter()
    check(filter_)
    wanted = DecisionFilter.of(filter_, params.text)
    with _snapshot(service) as catalogue:
        store = AnnotationStore(catalogue)
        rows = store.each_decision(wanted, params.limit, params.offset)
        yield Found((_decision(row, base) for row in rows), store.count_decisions(wanted))


def _decision(row: Any, base: str) -> Row:
    name = document_id(row.sha256, row.decision.document)
    around = {field: getattr(row, field) for field in _AROUND}
    url = base + document_href(name, row.decision.section)
    return {**decision_row(row), **around, "document": name, "url": url}


@contextmanager
def _documents(service: Service, params: DocumentExport, base: str) -> Iterator[Found]:
    filter_ = params.to_filter()
    check(filter_)
    with _snapshot(service) as catalogue:
        rows = each_document(catalogue, filter_, params.limit, params.offset)
        yield Found((_document(entry, base) for entry in rows), count_documents(catalogue, filter_))


def _document(entry: Any, base: str) -> Row:
    name = document_id(entry.sha256, entry.document.ordinal)
    row = document_row(entry.file, entry.document, entry.annex_to)
    return {**row, "document": name, "url": base + document_href(name)}


@contextmanager
def _passages(service: Service, params: PassageExport, base: str) -> Iterator[Found]:
    query = params.to_query()
    first = service.search(replace(query, limit=min(MAX_LIMIT, query.limit)))
    rows = (_passage(hit, base) for hit in _hits(service, query, first.hits))
    yield Found(rows, total_of(first), approximate=bool(query.text.strip()))


def _hits(service: Service, query: Query, first: tuple[Hit, ...]) -> Iterator[Hit]:
    """All hits, a part of the list at a time."""
    hits, given = first, 0
    while hits:
        yield from hits
        given += len(hits)
        offset, left = query.offset + given, query.limit - given
        if left <= 0 or offset > MAX_OFFSET or given % MAX_LIMIT:
            return
        hits = service.search(replace(query, limit=min(MAX_LIMIT, left), offset=offset)).hits


def _passage(hit: Hit, base: str) -> Row:
    passage = hit.passage
    name = document_id(passage.source, passage.document)
    url = base + document_href(name, passage.section)
    return {**hit_csv_row(hit_row(hit)), "passage": passage.id, "document": name, "url": url}


@contextmanager
def _cases(service: Service, params: ExportParams, base: str) -> Iterator[Found]:
    with _snapshot(service) as catalogue:
        store = AnnotationStore(catalogue)
        total = count_cases(store)
        offsets = range(params.offset, total, _CASES_AT_ONCE)
        found = (case for offset in offsets for case in cases(store, _CASES_AT_ONCE, offset))
        yield Found(
            ({**case_summary_row(case), "url": base + (case_href(case.diarienummer) or "")} for case in found), total
        )


@contextmanager
def _assignments(service: Service, params: AssignmentExport, _: str) -> Iterator[Found]:
    filter_, day = params.to_filter(), day_of(params.date or "")
    found = chosen_assignments(service.assignments(day), filter_)
    yield Found((assignment_row(item) for item in islice(found, params.offset, None)), len(found))


@contextmanager
def _entities(service: Service, params: EntityExport, _: str) -> Iterator[Found]:
    found = chosen_entities(service.entities(), params.to_filter())
    yield Found((linked_row(entity) for entity in islice(found, params.offset, None)), len(found))


@contextmanager
def _corrections(service: Service, params: ExportParams, _: str) -> Iterator[Found]:
    with _snapshot(service) as catalogue:
        undone, gone = undone_ids(catalogue), {made.id for made in CorrectionStore(catalogue).orphans()}
        rows = history(catalogue, params.limit, params.offset)
        yield Found((correction_row(made, undone, gone) for made in rows), count_corrections(catalogue))


@contextmanager
def _audit(service: Service, params: AuditExport, _: str) -> Iterator[Found]:
    audit = Audit(service.access)
    found = audit.events(params.action, params.who, params.limit, params.offset)
    rows = ({name: getattr(event, name) for name in EVENT_FIELDS} for event in found)
    yield Found(rows, audit.count(params.action, params.who))


PASSAGES: Final = Export(
    "passager",
    "passages",
    "Sökträffar",
    columns_of({**HIT_CSV_FIELDS, "passage": "Passagens id", **_DOCUMENT}),
    PassageExport,
    _passages,
)
DOCUMENTS: Final = Export(
    "dokument", "documents", "Dokument", columns_of({**DOCUMENT_FIELDS, **_DOCUMENT}), DocumentExport, _documents
)
DECISIONS: Final = Export(
    "beslut",
    "decisions",
    "Beslutssatser",
    columns_of({**DECISION_FIELDS, **_AROUND, **_DOCUMENT}),
    DecisionExport,
    _decisions,
)
CASES: Final = Export("arenden", "cases", "Ärenden", columns_of({**CASE_SUMMARY_FIELDS, **_URL}), ExportParams, _cases)
ASSIGNMENTS: Final = Export(
    "uppdrag", "assignments", "Uppdrag", columns_of(ASSIGNMENT_FIELDS), AssignmentExport, _assignments
)
ENTITIES: Final = Export("entiteter", "entities", "Entiteter", columns_of(LINKED_FIELDS), EntityExport, _entities)
CORRECTIONS: Final = Export(
    "korrigeringar",
    "corrections",
    "Rättelser",
    columns_of(CORRECTION_FIELDS, id=Kind.INTEGER),
    ExportParams,
    _corrections,
)
AUDIT: Final = Export(
    "revisionslogg", "audit", "Revisionslogg", columns_of(EVENT_FIELDS, id=Kind.INTEGER), AuditExport, _audit
)
EXPORTS: Final[tuple[Export[Any], ...]] = (
    PASSAGES,
    DOCUMENTS,
    DECISIONS,
    CASES,
    ASSIGNMENTS,
    ENTITIES,
    CORRECTIONS,
    AUDIT,
)
