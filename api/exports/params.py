"""Query parameters of exports: the filters of each list, with how its rows are written and how many there may be."""

from typing import Final, Literal

from pydantic import Field

from api.params import DecisionParams, DocumentParams, PageParams, SearchParams
from api.routes_assignments import AssignmentParams
from api.routes_entities import EntityParams
from index.embedded import MAX_OFFSET

MOST_ROWS: Final = 1_000_000  # one sheet of Excel has 1,048,576
_MOST_PASSAGES: Final = MAX_OFFSET  # as far as a search goes
_PASSAGES: Final = 1_000


class ExportParams(PageParams):
    """How an export is written."""

    format: Literal["csv", "xlsx", "jsonl", "parquet"] = Field(default="csv", description="Filformat")
    separator: Literal["semikolon", "komma"] = Field(default="semikolon", description="Skiljetecken i csv")
    limit: int = Field(default=MOST_ROWS, ge=1, le=MOST_ROWS, description="Flest rader; förval alla")
    offset: int = Field(default=0, ge=0, le=100 * MOST_ROWS, description="Rader att hoppa över")


class PassageExport(ExportParams, SearchParams):
    """Which passages are exported."""

    limit: int = Field(default=_PASSAGES, ge=1, le=_MOST_PASSAGES, description="Flest rader, de bästa först")
    offset: int = Field(default=0, ge=0, le=MAX_OFFSET, description="Rader att hoppa över")


class DocumentExport(ExportParams, DocumentParams):
    """Which documents are exported."""


class DecisionExport(ExportParams, DecisionParams):
    """Which decision clauses are exported."""


class AssignmentExport(ExportParams, AssignmentParams):
    """Which assignments are exported."""


class EntityExport(ExportParams, EntityParams):
    """Which entities are exported."""


class AuditExport(ExportParams):
    """Which rows of the audit log are exported."""

    action: str = Field(default="", max_length=40, description="Bara denna händelse")
    who: str = Field(default="", max_length=200, description="Bara vad denna har gjort")
