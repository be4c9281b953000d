"""What was found for a watch as feeds, mails and pages show it: the passage as the archive holds it now."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from api.kept.watches import Finding, Watch
from api.links import document_href, document_id, pdf_href
from index.archive import Archive
from index.protocol import Passage

_SPACE: Final = uuid.UUID("6f1f7c0e-53f5-4c0e-9d2b-2f3f6f0b8a11")
_EXCERPT: Final = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was found.

    Args:
        id: URN that never changes.
        title: of its document, else the file's name.
        heading: innermost heading, or "" when it is the title.
        statuses: of its decision clauses, keys of `nlp.labels.STATUSES`, each once.
        board: or "".
        diarienummer: or "".
        date: ISO date, or "".
        excerpt: the beginning of its text.
        file: name of the source file.
        pages: first and last page, 1-based.
        html: path of the document's page.
        pdf: path of the source file at the page.
        found_at: RFC 3339, UTC.
        digest: of what was found.
    """

    id: str
    title: str
    heading: str
    statuses: tuple[str, ...]
    board: str
    diarienummer: str
    date: str
    excerpt: str
    file: str
    pages: tuple[int, int]
    html: str
    pdf: str
    found_at: str
    digest: str


def entries(archive: Archive, watch: Watch, findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """What was found for a watch; what the archive does not hold any more is left out until the next round removes it.

    Args:
        archive: open.
        watch: that it was found for.
        findings: in the order wanted.
    """
    listed = tuple(findings)
    held = {passage.id: passage for passage in archive.backend().passages(one.passage for one in listed)}
    return tuple(_entry(watch, one, held[one.passage]) for one in listed if one.passage in held)


def _entry(watch: Watch, found: Finding, passage: Passage) -> Entry:
    name = document_id(passage.source, passage.document)
    title = passage.title or passage.file
    heading = passage.heading_path[-1] if passage.heading_path else ""
    text = " ".join(passage.text.split())
    return Entry(
        id=uuid.uuid5(_SPACE, f"{watch.feed} {found.digest}").urn,
        title=title,
        heading="" if heading == title else heading,
        statuses=tuple(dict.fromkeys(decision.status for decision in passage.decisions)),
        board=passage.board,
        diarienummer=passage.diarienummer,
        date=passage.date,
        excerpt=text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rsplit(' ', 1)[0]} …",
        file=passage.file,
        pages=(passage.page_first, passage.page_last),
        html=document_href(name, passage.section),
        pdf=pdf_href(passage.source, passage.page_first),
        found_at=found.found_at,
        digest=found.digest,
    )
