"""Decision clauses counted by year and one property more, in the database."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from index.filters import check
from index.protocol import Filter
from ingest.catalogue import Catalogue
from ingest.labels import DOC_TYPES
from nlp.filters import conditions
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS
from nlp.names import fold
from nlp.store import DECISIONS_SQL, AnnotationStore, DecisionFilter

_YEAR: Final = "CAST(substr(coalesce(decisions.date, documents.date, documents.meeting_date), 1, 4) AS INTEGER)"
# Property → SQL of its value. A clause of several types is counted under each.
_VALUES: Final = {
    "type": "json_each.value",
    "subject": "decisions.subject",
    "board": "coalesce(documents.board, decisions.body)",
    "status": "decisions.status",
    "municipality": "documents.municipality",
    "doc_type": "documents.doc_type",
    "year": _YEAR,
}
DIMENSIONS: Final = tuple(_VALUES)
_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "type": DECISION_TYPES,
    "subject": SUBJECTS,
    "status": STATUSES,
    "doc_type": DOC_TYPES,
}
_NAMES: Final = ("board", "municipality")  # written in several ways


@dataclass(frozen=True, slots=True)
class Count:
    """Clauses of one year that have one value.

    Args:
        key: the value; names without regard to case; None for clauses that have none.
        label: the value for people.
        year: of the clause, its document or its meeting; None when none is dated.
        count: clauses.
    """

    key: str | None
    label: str
    year: int | None
    count: int


def count_decisions(
    catalogue: Catalogue, dimension: str, filter_: Filter, text: str = ""
) -> tuple[tuple[Count, ...], int]:
    """Decision clauses by year and a property, the most frequent value first, its years in order.

    Args:
        catalogue: of the archive.
        dimension: one of `DIMENSIONS`.
        filter_: what the clauses must fulfil.
        text: what they must hold, or "".

    Returns:
        The counts, and the number of clauses, each counted once.

    Raises:
        QueryError: a filter value that cannot be honoured.
    """
    check(filter_)
    store = AnnotationStore(catalogue)
    wanted = DecisionFilter.of(filter_, text)
    where, values = conditions(wanted)
    source = DECISIONS_SQL
    if dimension == "type":
        source = source.replace(" WHERE ", " JOIN json_each(decisions.types) WHERE ", 1)
    rows = catalogue.connection.execute(
        f"SELECT {_VALUES[dimension]}, {_YEAR}, count(*) {source}{where} GROUP BY 1, 2", values
    )
    found = [(None if value is None else str(value), year, int(count)) for value, year, count in rows]
    return _ordered(dimension, found), store.count_decisions(wanted)


def _ordered(dimension: str, found: list[tuple[str | None, int | None, int]]) -> tuple[Count, ...]:
    spellings: dict[str | None, Counter[str]] = defaultdict(Counter)
    counts: Counter[tuple[str | None, int | None]] = Counter()
    totals: Counter[str | None] = Counter()
    for value, year, count in found:
        key = fold(value) if value is not None and dimension in _NAMES else value
        spellings[key][value or ""] += count
        counts[key, year] += count
        totals[key] += count
    labels = {key: _label(dimension, key, spelt) for key, spelt in spellings.items()}
    order = sorted(counts, key=lambda pair: (-totals[pair[0]], labels[pair[0]], pair[1] is None, pair[1] or 0))
    return tuple(Count(key, labels[key], year, counts[key, year]) for key, year in order)


def _label(dimension: str, key: str | None, spelt: Counter[str]) -> str:
    """What people call a value: its label, else its most frequent spelling."""
    if key is None:
        return "Uppgift saknas"
    return _LABELS.get(dimension, {}).get(key) or min(spelt, key=lambda value: (-spelt[value], value))
