"""Exports as text: CSV that spreadsheets open as it is meant, and JSON Lines."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from api.exports.model import Column, Row
from api.output import flat, neutral


def write_csv(target: BinaryIO, rows: Iterable[Row], columns: Sequence[Column], separator: str) -> int:
    """Write rows as CSV in UTF-8 with a byte order mark, all cells quoted.

    Args:
        target: where to.
        rows: with the names of the columns.
        columns: in order.
        separator: one character between cells.

    Returns:
        Number of rows.
    """
    text = io.TextIOWrapper(target, "utf-8", errors="replace", newline="")
    text.write("\ufeff")  # Excel takes a file without it for Latin-1
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    count = 0
    for row in rows:
        cells = (flat(row[column.name]) for column in columns)
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in cells])
        count += 1
    text.flush()
    text.detach()  # the target is its owner's to close
    return count


def write_jsonl(target: BinaryIO, rows: Iterable[Row], columns: Sequence[Column]) -> int:
    """Write rows as JSON Lines in UTF-8; lists and missing values stay what they are.

    Args:
        target: where to.
        rows: with the names of the columns.
        columns: in order.

    Returns:
        Number of rows.
    """
    count = 0
    for row in rows:
        line = json.dumps({column.name: row[column.name] for column in columns}, ensure_ascii=False)
        target.write(f"{line}\n".encode(errors="replace"))
        count += 1
    return count
