"""The public row contract of flagged passages and of counts per file, field by field."""

from collections.abc import Mapping
from typing import Any, Final

from nlp.personal.labels import FLAG_KINDS
from nlp.personal.store import FlagRow

Row = dict[str, Any]

FLAG_FIELDS: Final = {
    "file": "Filens namn",
    "page": "Sida, från 1",
    "kind": "Vad det är",
    "text": "Meningen eller raden",
    "start": "Första tecknet i källans text, från 0",
    "end": "Tecknet efter det sista",
}
FLAG_COUNT_FIELDS: Final = {
    "file": "Filens namn",
    "kind": "Vad det är",
    "count": "Antal",
}
FLAG_COLUMNS: Final = ("file", "page", "kind", "text")


def flag_row(row: FlagRow) -> Row:
    """A flagged passage."""
    return {
        "file": row.file,
        "page": row.page,
        "kind": FLAG_KINDS[row.kind],
        "text": " ".join(row.text.split()),
        "start": row.start,
        "end": row.end,
    }


def flag_count_rows(counts: Mapping[str, Mapping[str, int]]) -> list[Row]:
    """Number of flagged passages by file and kind."""
    return [
        {"file": file, "kind": FLAG_KINDS[kind], "count": count}
        for file, kinds in counts.items()
        for kind, count in kinds.items()
    ]
