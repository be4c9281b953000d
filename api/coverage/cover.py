"""What an archive covers: documents, meetings and minutes of each board and year, gaps, freshness, failures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api.coverage.gaps import Gap, gaps
from api.coverage.meetings import Body, Held, held
from ingest.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Cell:
    """A board in a year.

    Args:
        year: four digits.
        documents: number of documents.
        meetings: number of meetings that any notice or minutes tell of.
        minutes: number of these meetings with their whole minutes.
    """

    year: str
    documents: int
    meetings: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Row:
    """A board in all years.

    Args:
        body: the board.
        cells: years that have something, in order.
        latest: ISO date of its latest meeting, or "".
    """

    body: Body
    cells: tuple[Cell, ...]
    latest: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an archive covers.

    Args:
        years: that any board has something of, in order.
        rows: boards by municipality and name.
        gaps: what seems to be missing.
        latest: ISO date of the latest meeting, or "".
        ingested_at: RFC 3339 of what was read last, or "".
        files: number of files.
        partial: number of files of which some pages could not be read.
        failed: code → number of files that could not be read.
        undated: number of documents that name no board or no date, and are in no cell.
    """

    years: tuple[str, ...]
    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]
    latest: str
    ingested_at: str
    files: int
    partial: int
    failed: dict[str, int]
    undated: int


def coverage(catalogue: Catalogue, today: date) -> Coverage:
    """What an archive covers.

    Args:
        catalogue: as its reader sees it.
        today: day that it is asked on.
    """
    bodies = held(catalogue)
    rows = tuple(row for body, own in bodies.items() if (row := _row(body, own, today.isoformat())).cells)
    connection = catalogue.connection
    files, partial, ingested = connection.execute(
        "SELECT count(*), coalesce(sum(status = 'partial'), 0), coalesce(max(ingested_at), '')"
        " FROM sources WHERE is_current = 1"
    ).fetchone()
    total = connection.execute(
        "SELECT count(*) FROM documents JOIN sources ON sources.id = documents.source WHERE sources.is_current = 1"
    ).fetchone()[0]
    return Coverage(
        years=tuple(sorted({cell.year for row in rows for cell in row.cells})),
        rows=rows,
        gaps=gaps(bodies, today),
        latest=max((row.latest for row in rows), default=""),
        ingested_at=ingested,
        files=files,
        partial=partial,
        failed=dict(Counter(failure.code for failure in catalogue.failures())),
        undated=total - sum(cell.documents for row in rows for cell in row.cells),
    )


def _row(body: Body, documents: Sequence[Held], today: str) -> Row:
    years = sorted({one.year for one in documents if one.year})
    meetings = {one.meeting for one in documents if one.meeting and (one.is_notice or one.is_minutes)}
    minuted = {one.meeting for one in documents if one.meeting and one.is_minutes}
    counts = Counter(one.year for one in documents)
    cells = tuple(
        Cell(
            year,
            counts[year],
            sum(meeting.startswith(year) for meeting in meetings),
            sum(meeting.startswith(year) for meeting in minuted),
        )
        for year in years
    )
    return Row(body, cells, max((meeting for meeting in meetings if meeting <= today), default=""))
