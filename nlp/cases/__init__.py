"""Ärenden: what stands under one diarienummer in the whole archive, from proposal to decision."""

import sqlite3

from ingest.errors import NotFoundError, QueryError
from nlp.case_keys import CaseKey, count_keys, find_keys, list_keys
from nlp.cases.model import NO_DECISION, Case, Change, Meeting, Piece, Step
from nlp.cases.reading import read_steps
from nlp.cases.thread import thread
from nlp.names import case_key, municipality_key
from nlp.store import AnnotationStore

__all__ = ["NO_DECISION", "Case", "Change", "Meeting", "Piece", "Step", "case", "cases", "count_cases"]


def case(store: AnnotationStore, diarienummer: str, municipality: str = "") -> Case:
    """The ärende with a diarienummer.

    Args:
        store: of the archive.
        diarienummer: in any spelling; without a board's prefix it must be the number of one ärende only.
        municipality: whose it is, with or without "kommun"; "" for any, when only one has that number.

    Raises:
        QueryError: it is no diarienummer, or several boards or municipalities have an ärende with that number.
        NotFoundError: nothing stands under it.
    """
    norm = case_key(diarienummer)
    if norm is None:
        raise QueryError(f"{diarienummer!r} är inget diarienummer.")
    connection = store.catalogue.connection
    near = find_keys(connection, norm)
    if municipality:
        near = [key for key in near if key.municipality == municipality_key(municipality)]
    if not near:
        raise NotFoundError(f"Inget ärende har diarienummer {norm}.")
    boards = sorted({key.diarienummer for key in near})
    if len(boards) > 1:
        raise QueryError(f"{diarienummer!r} kan vara {', '.join(boards)}.")
    if len(near) > 1:
        places = ", ".join(sorted(key.municipality or "okänd" for key in near))
        raise QueryError(f"{boards[0]} finns i flera kommuner ({places}); ange vilken med municipality.")
    return _read(connection, near[0])


def cases(store: AnnotationStore, limit: int | None = None, offset: int = 0) -> tuple[Case, ...]:
    """Ärenden of an archive, by board, year and number.

    Args:
        store: of the archive.
        limit: most ärenden; None for all.
        offset: ärenden to skip.
    """
    connection = store.catalogue.connection
    keys = list(list_keys(connection, limit, offset))
    return tuple(_read(connection, key) for key in keys)


def _read(connection: sqlite3.Connection, key: CaseKey) -> Case:
    same = [other for other in find_keys(connection, key.diarienummer) if other.board == key.board]
    return thread(key.diarienummer, read_steps(connection, key), key.municipality, shared=len(same) > 1)


def count_cases(store: AnnotationStore) -> int:
    """Number of ärenden in an archive."""
    return count_keys(store.catalogue.connection)
