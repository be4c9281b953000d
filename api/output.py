"""Writing rows as table, JSON, JSON Lines or CSV, to standard output or a file."""

import csv
import io
import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from ingest.errors import BadInputError

Row = Mapping[str, Any]

PAGES: Final = "pages"  # a column of tables, made from `page_first` and `page_last`
_FILE: Final = "file"
_CELL_WIDTH: Final = 60
_LEAST_WIDTH: Final = 10
_GAP: Final = "  "
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def render(
    rows: Sequence[Row],
    fields: Mapping[str, str],
    format_: Format,
    columns: Sequence[str] = (),
    width: int | None = None,
) -> str:
    """Rows as text.

    Args:
        rows: with the keys of `fields`.
        fields: key → heading for people.
        format_: how.
        columns: what a table shows of the fields; all when empty. Without `file` among them, the rows of a file stand
            under its name.
        width: characters that a line of a table may have; None for no bound.
    """
    if format_ is Format.JSON:
        return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"
    if format_ is Format.JSONL:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if format_ is Format.CSV:
        return _csv(rows, fields)
    return _table(rows, columns or list(fields), width)


def screen_width(path: Path | None) -> int | None:
    """Characters in a line of the screen, or None when the output goes to a file or another program."""
    return shutil.get_terminal_size().columns if path is None and sys.stdout.isatty() else None


def write(text: str, path: Path | None) -> None:
    """Write text to a file, or to standard output when there is none; a reader that hangs up is no error.

    Raises:
        BadInputError: the file cannot be written.
    """
    text = text.encode(errors="replace").decode()  # a question on the command line can hold lone surrogates
    if path is not None:
        try:
            path.write_text(text, "utf-8", newline="")
        except OSError as error:
            raise BadInputError(f"{path}: {error.strerror}.", "E204") from error
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def neutral(value: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value


def _csv(rows: Sequence[Row], fields: Mapping[str, str]) -> str:
    buffer = io.StringIO()
    buffer.write("\ufeff")  # Excel takes a file without it for Latin-1
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(fields)
    for row in rows:
        cells = (flat(row[name]) for name in fields)
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in cells])
    return buffer.getvalue()


def flat(value: Any) -> Any:
    """A value as one cell: a list with commas, nothing for a missing value."""
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return "" if value is None else value


def _table(rows: Sequence[Row], columns: Sequence[str], width: int | None) -> str:
    cells = [[_shown(row, name) for name in columns] for row in rows]
    widths = _widths(columns, cells, width)
    lines = [_line(columns, columns, widths), _GAP.join("─" * size for size in widths)]
    for file, group in groupby(zip(rows, cells, strict=True), lambda pair: pair[0].get(_FILE)):
        if file is not None and _FILE not in columns:
            lines += ["", str(file)]
        lines += [_line(cut, columns, widths) for _, cut in group]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _shown(row: Row, name: str) -> str:
    """A cell of a table, on one line."""
    if name == PAGES:
        first, last = row["page_first"], row["page_last"]
        return str(first) if first == last else f"{first}–{last}"
    return " ".join(str(flat(row[name])).split())


def _widths(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int | None) -> list[int]:
    """Width of each column; on a screen the widest give way until a line fits, elsewhere long cells are cut."""
    widest = [max((len(row[place]) for row in cells), default=0) for place in range(len(columns))]
    if width is None:
        widest = [size if name == _FILE else min(size, _CELL_WIDTH) for name, size in zip(columns, widest, strict=True)]
    widths = [max(len(name), size) for name, size in zip(columns, widest, strict=True)]
    while width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        place = widths.index(max(widths))
        if widths[place] <= _LEAST_WIDTH:
            break
        widths[place] -= 1
    return widths


def _line(cells: Sequence[str], columns: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(_cut(*parts) for parts in zip(cells, columns, widths, strict=True))


def _cut(text: str, column: str, width: int) -> str:
    """A cell cut to the width of its column: a file at its start, for its end tells files apart."""
    if len(text) <= width:
        return text.ljust(width)
    return f"…{text[len(text) - width + 1 :]}" if column == _FILE else f"{text[: width - 1]}…"
