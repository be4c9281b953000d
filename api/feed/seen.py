"""Documents and decision clauses as the change feed sees them: their identifiers and a digest of all that is public."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, Final

from api.feed.store import Seen
from api.links import document_id
from ingest.catalogue import Catalogue
from nlp.corrections import Target

DOCUMENT: Final = "dokument"
DECISION: Final = "beslut"
_DIGEST_BYTES: Final = 12


def digest(*parts: Any) -> str:
    """A short digest of values."""
    return blake2b(repr(parts).encode(errors="replace"), digest_size=_DIGEST_BYTES).hexdigest()


def seen_objects(catalogue: Catalogue) -> Iterator[Seen]:
    """All documents and decision clauses of the current sources, each identifier once.

    Args:
        catalogue: that shows nothing of what is under secrecy.
    """
    yield from _documents(catalogue)
    yield from once(_decisions(catalogue))


def _documents(catalogue: Catalogue) -> Iterator[Seen]:
    for sha256, read_at, ordinal, *values in _rows(catalogue, "documents", "ordinal"):
        yield Seen(DOCUMENT, document_id(sha256, ordinal), digest(values), read_at)


def _decisions(catalogue: Catalogue) -> Iterator[Seen]:
    for sha256, read_at, start, *values in _rows(catalogue, "decisions", "start"):
        yield Seen(DECISION, str(Target(DECISION, sha256, (start,))), digest(values), read_at)


def _rows(catalogue: Catalogue, table: str, place: str) -> Iterator[tuple[Any, ...]]:
    """Digest of the file, when it was read, the place, and all else that is said, of each row of the current sources.

    Row numbers are left out: they change whenever a source is read anew. There are many rows, so they come as tuples.
    """
    names = [row["name"] for row in catalogue.connection.execute(f"PRAGMA table_info({table})")]
    columns = ", ".join(f'{table}."{name}"' for name in names if name not in ("id", "source"))
    cursor = catalogue.connection.cursor()
    cursor.row_factory = None
    return cursor.execute(
        f"SELECT sources.sha256, sources.ingested_at, {table}.{place}, sources.file, {columns} FROM {table}"
        f" JOIN sources ON sources.id = {table}.source WHERE sources.is_current = 1 ORDER BY {table}.source, {place}"
    )


def once(found: Iterable[Seen]) -> Iterator[Seen]:
    """Objects that share an identifier as one; they stand beside each other."""
    last: Seen | None = None
    for seen in found:
        if last is not None and last.id == seen.id:
            last = Seen(seen.kind, seen.id, digest(last.digest, seen.digest), last.created, last.body)
            continue
        if last is not None:
            yield last
        last = seen
    if last is not None:
        yield last
