"""What a system says, row by row: exactly what the scorers need. The gold of the first three has the same fields."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading.

    Args:
        file: name of the source file.
        page: 1-based.
        level: 1 (title or §) to 4 (minor).
        text: the heading.
    """

    file: str
    page: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A logical document inside a package.

    Args:
        file: name of the source file.
        page_first: 1-based.
        page_last: 1-based.
        first_line: its first line of text.
        title: its title.
        doc_type: a key of `ingest.labels.DOC_TYPES`.
        diarienummer: in any spelling that folds alike, or None.
        date: ISO date, or None.
        board: name of the board, or None.
    """

    file: str
    page_first: int
    page_last: int
    first_line: str
    title: str
    doc_type: str
    diarienummer: str | None = None
    date: str | None = None
    board: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision clause.

    Args:
        file: name of the source file.
        page_first: 1-based.
        page_last: 1-based.
        text: the clause.
        status: a key of `nlp.labels.STATUSES`.
        types: keys of `nlp.labels.DECISION_TYPES`.
        subject: a key of `nlp.labels.SUBJECTS`.
    """

    file: str
    page_first: int
    page_last: int
    text: str
    status: str
    types: tuple[str, ...]
    subject: str


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block that is no body text; only the gold has these.

    Args:
        file: name of the source file.
        page_first: 1-based.
        page_last: 1-based.
        kind: one of `evaluation.furniture.KINDS`.
        text: its text.
    """

    file: str
    page_first: int
    page_last: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """A printed line and what the system takes it for.

    Args:
        file: name of the source file.
        page: 1-based.
        text: as printed.
        kind: kind of the block that it stands in, an `ingest.model.BlockKind`.
    """

    file: str
    page: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell of a table.

    Args:
        file: name of the source file.
        page: 1-based.
        headers: all words attached to it: group, row header, column header, caption, unit.
        text: as printed.
        place: ordinal of its table in the source, row and column, from 0.
        row: its row header alone.
        column: its column header alone.
    """

    file: str
    page: int
    headers: str
    text: str
    place: tuple[int, int, int] = (0, 0, 0)
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class HitRow:
    """A hit of a search.

    Args:
        file: name of the source file.
        page_first: 1-based.
        page_last: 1-based.
        text: what the user is shown; only its first 250 words count.
        words: share of its score that words gave, 0–1; not scored.
        meaning: share of its score that meaning gave, 0–1; not scored.
    """

    file: str
    page_first: int
    page_last: int
    text: str
    words: float = 0.0
    meaning: float = 0.0


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The answer to a query.

    Args:
        hits: best first.
        confidence: that the archive answers the query; higher is surer.
        answer: the extracted answer, or None when the system gives none.
        expansions: what the query was also searched as; not scored.
    """

    hits: tuple[HitRow, ...]
    confidence: float
    answer: str | None = None
    expansions: tuple[str, ...] = ()
