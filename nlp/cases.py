"""Ärenden: what stands under one diarienummer in the whole archive, in time order, with its outcome."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ingest.errors import NotFoundError, QueryError
from nlp.diarienummer import normalise
from nlp.names import case_key
from nlp.store import AnnotationStore, DecisionRow

NO_DECISION: Final = "Inget beslut hittat"
_DECIDED: Final = ("beslut", "delegationsbeslut")
_LAST: Final = "9999"
_DOCUMENTS: Final = (
    "SELECT sources.sha256, sources.file, documents.* FROM documents JOIN sources ON sources.id = documents.source"
    " WHERE sources.is_current = 1 AND documents.diarienummer IS NOT NULL"
    " ORDER BY sources.file, documents.ordinal"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an ärende: a document, or a decision clause in one.

    Args:
        date: ISO date, or None.
        kind: "document" or "decision".
        body: deciding body or board, or None.
        paragraph: "§ 45", or None.
        status: status of a decision, else the type of the document.
        text: the clause, else the title of the document.
        diarienummer: as written.
        file: name of the source file.
        sha256: of the source file.
        document: ordinal of the logical document.
        page_first: 1-based.
        page_last: 1-based.
    """

    date: str | None
    kind: str
    body: str | None
    paragraph: str | None
    status: str
    text: str
    diarienummer: str
    file: str
    sha256: str
    document: int
    page_first: int
    page_last: int


@dataclass(frozen=True, slots=True)
class Case:
    """An ärende.

    Args:
        diarienummer: normal form.
        title: of its first report, else of its first document.
        steps: in time order; those without a date last.
        outcome: what was decided last and by whom, or that no decision was found.
    """

    diarienummer: str
    title: str
    steps: tuple[Step, ...]
    outcome: str

    @property
    def first_date(self) -> str | None:
        """Date of the first step that has one."""
        return min((step.date for step in self.steps if step.date), default=None)

    @property
    def last_date(self) -> str | None:
        """Date of the last step that has one."""
        return max((step.date for step in self.steps if step.date), default=None)


def case(store: AnnotationStore, diarienummer: str) -> Case:
    """The ärende with a diarienummer.

    Args:
        store: of the archive.
        diarienummer: in any spelling; without a board's prefix it must be the number of one ärende only.

    Raises:
        QueryError: it is no diarienummer, or several boards have an ärende with that number.
        NotFoundError: nothing stands under it.
    """
    norm = case_key(diarienummer)
    if norm is None:
        raise QueryError(f"{diarienummer!r} är inget diarienummer.")
    threads = _threads(_steps(store))
    number = norm.rpartition(" ")[2]
    named = [key for key in threads if key == norm]
    near = named or [key for key in threads if " " not in norm and key.rpartition(" ")[2] == number]
    if not near and number in threads:
        near = [number]
    if len(near) > 1:
        raise QueryError(f"{diarienummer!r} kan vara {', '.join(sorted(near))}.")
    if not near:
        raise NotFoundError(f"Inget ärende har diarienummer {norm}.")
    return _case(near[0], threads[near[0]])


def cases(store: AnnotationStore) -> tuple[Case, ...]:
    """All ärenden of an archive, by board, year and number."""
    threads = _threads(_steps(store))
    return tuple(_case(key, threads[key]) for key in sorted(threads, key=_order))


def _order(norm: str) -> tuple[str, str, int]:
    board, _, number = norm.rpartition(" ")
    year, _, running = number.partition("/")
    return board, year, int(running)


def _threads(steps: Iterable[Step]) -> dict[str, list[Step]]:
    """Steps by normal form; a bare number joins the only board that has an ärende with it."""
    found: dict[str, list[Step]] = {}
    for step in steps:
        norm = normalise(step.diarienummer)
        if norm is not None:
            found.setdefault(norm, []).append(step)
    for bare in [key for key in found if " " not in key]:
        owners = [key for key in found if " " in key and key.rpartition(" ")[2] == bare]
        if len(owners) == 1:
            found[owners[0]].extend(found.pop(bare))
    return found


def _case(diarienummer: str, steps: Iterable[Step]) -> Case:
    ordered = sorted(steps, key=lambda step: (step.date or _LAST, step.file, step.page_first, step.kind == "decision"))
    documents = [step for step in ordered if step.kind == "document"]
    reports = [step for step in documents if step.status == "tjansteutlatande"]
    titles = [step.text for step in (*reports, *documents, *ordered)]
    return Case(diarienummer, titles[0], tuple(ordered), _outcome(ordered))


def _outcome(steps: Iterable[Step]) -> str:
    """Body, § and date of the last decision proper."""
    decided = [step for step in steps if step.kind == "decision" and step.status in _DECIDED]
    if not decided:
        return NO_DECISION
    last = decided[-1]
    return "Beslut: " + ", ".join(part for part in (last.body, last.paragraph, last.date) if part)


def _steps(store: AnnotationStore) -> Iterator[Step]:
    for row in store.catalogue.connection.execute(_DOCUMENTS):
        yield Step(
            date=row["date"] or row["meeting_date"],
            kind="document",
            body=row["board"],
            paragraph=None,
            status=row["doc_type"],
            text=row["title"],
            diarienummer=row["diarienummer"],
            file=row["file"],
            sha256=row["sha256"],
            document=row["ordinal"],
            page_first=row["page_first"],
            page_last=row["page_last"],
        )
    yield from (_decision_step(row) for row in store.decisions() if row.decision.diarienummer)


def _decision_step(row: DecisionRow) -> Step:
    decision = row.decision
    return Step(
        date=decision.date,
        kind="decision",
        body=decision.body or row.board,
        paragraph=decision.paragraph,
        status=decision.status,
        text=decision.text,
        diarienummer=decision.diarienummer or "",
        file=row.file,
        sha256=row.sha256,
        document=decision.document,
        page_first=decision.page_first,
        page_last=decision.page_last,
    )
