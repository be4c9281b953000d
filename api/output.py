"""Writing rows as table, JSON, JSON Lines or CSV, to standard output or a file."""

import csv
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

_CELL_WIDTH: Final = 60
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def render(rows: Sequence[Mapping[str, Any]], fields: Mapping[str, str], format_: Format) -> str:
    """Rows as text.

    Args:
        rows: with the keys of `fields`.
        fields: key → heading for people.
        format_: how.
    """
    if format_ is Format.JSON:
        return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"
    if format_ is Format.JSONL:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if format_ is Format.CSV:
        return _csv(rows, fields)
    return _table(rows, fields)


def write(text: str, path: Path | None) -> None:
    """Write text to a file, or to standard output when there is none; a reader that hangs up is no error."""
    if path is not None:
        path.write_text(text, "utf-8")
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def neutral(value: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value


def _csv(rows: Sequence[Mapping[str, Any]], fields: Mapping[str, str]) -> str:
    buffer = io.StringIO()
    buffer.write("\ufeff")  # Excel takes a file without it for Latin-1
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in fields])
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = ", ".join(str(part) for part in value)
    return neutral(value) if isinstance(value, str) else "" if value is None else value


def _table(rows: Sequence[Mapping[str, Any]], fields: Mapping[str, str]) -> str:
    cells = [[_short(row[name]) for name in fields] for row in rows]
    widths = [max(len(name), *(len(row[place]) for row in cells), 0) for place, name in enumerate(fields)]
    lines = [_line(list(fields), widths), "  ".join("─" * width for width in widths)]
    lines.extend(_line(row, widths) for row in cells)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))


def _short(value: Any) -> str:
    text = " ".join(str(_cell(value)).removeprefix("'").split())
    return text if len(text) <= _CELL_WIDTH else text[: _CELL_WIDTH - 1] + "…"
