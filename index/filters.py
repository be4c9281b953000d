"""Filters as terms: what a passage is tagged with, and what a filter asks for, in the same words."""

from datetime import date
from itertools import product

from index.protocol import DecisionTag, Filter, Passage
from ingest.errors import QueryError
from ingest.labels import DOC_TYPES
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS
from nlp.names import case_key, fold, law_keys, municipality_key


def passage_terms(passage: Passage) -> set[str]:
    """All tags of a passage."""
    terms = {f"doc_type={passage.doc_type}"}
    if passage.municipality:
        terms.add(f"municipality={municipality_key(passage.municipality)}")
    if passage.board:
        terms.add(f"board={fold(passage.board)}")
    if passage.diarienummer:
        terms.update(_case_tags(passage.diarienummer))
    for law in passage.laws:
        terms.update(f"law={key}" for key in law_keys(law))
    for decision in passage.decisions:
        terms.update(_decision_terms(decision))
    return terms


def _decision_terms(decision: DecisionTag) -> set[str]:
    """A term for each choice of status, type and subject (or any), so that one decision must fulfil all of them."""
    choices = product(("", decision.status), ("", *decision.types), ("", decision.subject))
    return {_decision_term(*choice) for choice in choices}


def _decision_term(status: str, type_: str, subject: str) -> str:
    return f"decision={status}|{type_}|{subject}"


def filter_terms(filter_: Filter) -> list[set[str]]:
    """The conditions of a filter: each a set of tags of which a passage must have one.

    Raises:
        QueryError: a value that no passage can have (unknown label, no diarienummer, no date).
    """
    check(filter_)
    conditions = [
        {f"doc_type={value}" for value in filter_.doc_type},
        {f"municipality={municipality_key(value)}" for value in filter_.municipality},
        {f"board={fold(value)}" for value in filter_.board},
        {term for value in filter_.diarienummer for term in _case_terms(value)},
        {f"law={key}" for value in filter_.law for key in law_keys(value)},
    ]
    if filter_.status or filter_.type or filter_.subject:
        choices = product(filter_.status or ("",), filter_.type or ("",), filter_.subject or ("",))
        conditions.append({_decision_term(*choice) for choice in choices})
    return [condition for condition in conditions if condition]


def check(filter_: Filter) -> None:
    """Refuse what cannot be honoured rather than drop it.

    Raises:
        QueryError: names the value and, where there are few, the values that can be used.
    """
    for values, known, name in (
        (filter_.doc_type, DOC_TYPES, "doc_type"),
        (filter_.status, STATUSES, "status"),
        (filter_.type, DECISION_TYPES, "type"),
        (filter_.subject, SUBJECTS, "subject"),
    ):
        for value in values:
            if value not in known:
                raise QueryError(f"{name} kan inte vara {value!r}; möjliga värden: {', '.join(known)}.")
    for value in filter_.diarienummer:
        if case_key(value) is None:
            raise QueryError(f"{value!r} är inget diarienummer.")
    for value in filter_.law:
        if not value.strip():
            raise QueryError("law är tom; skriv namn, förkortning eller SFS-nummer.")
    for value in (filter_.date_from, filter_.date_to):
        if value:
            _check_date(value)


def _check_date(value: str) -> None:
    try:
        exact = date.fromisoformat(value).isoformat() == value  # it takes "20240101" and "2024-W01-1" too
    except ValueError:
        exact = False
    if not exact:
        raise QueryError(f"{value!r} är inget datum; skriv ÅÅÅÅ-MM-DD.")


def _case_terms(value: str) -> set[str]:
    """A number with a board finds that board's and those that name none; a bare number finds all boards'."""
    norm = case_key(value) or value
    prefix, _, number = norm.rpartition(" ")
    return {f"dnr={norm}", f"dnr=?{number}"} if prefix else {f"dnr={number}"}


def _case_tags(diarienummer: str) -> set[str]:
    prefix, _, number = diarienummer.rpartition(" ")
    return {f"dnr={number}", f"dnr={prefix} {number}" if prefix else f"dnr=?{number}"}
