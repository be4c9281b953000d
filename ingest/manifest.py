"""The import manifest: what the operator knows of each file (address, municipality, board, meeting), as CSV or JSON."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from ingest.errors import ManifestError
from ingest.model import Inferred, LogicalDocument

_FILE: Final = "file"
_FILLED: Final = ("municipality", "board", "meeting_date")
MANIFEST: Final = "manifest"
"""Key of `ingest.labels.INFERRED_SOURCES` for what a manifest says."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a manifest says about a file; "" where it says nothing.

    Args:
        url: where the original is published.
        municipality: whose file it is.
        board: whose meeting it belongs to.
        meeting_date: ISO date of that meeting.
        title: of the file.
    """

    url: str = ""
    municipality: str = ""
    board: str = ""
    meeting_date: str = ""
    title: str = ""

    def for_attachment(self) -> "Given":
        """What it says about a file that is attached to this one."""
        return replace(self, title="")

    def dump(self) -> str:
        """As JSON without what is not said."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)


NOTHING_GIVEN: Final = Given()
COLUMNS: Final = (_FILE, *Given.__slots__)
Manifest = Mapping[str, Given]
"""File name as `key_of` makes it → what is said about the file."""


def key_of(file: str) -> str:
    """A file name with its letters composed and forward slashes, so that names from other systems are the same."""
    return unicodedata.normalize("NFC", file.strip().replace("\\", "/")).removeprefix("./")


def load_manifest(path: Path) -> dict[str, Given]:
    """Read a manifest: JSON (a list of objects) by its suffix, else CSV with a header (comma, semicolon or tab).

    Args:
        path: the file, UTF-8.

    Raises:
        ManifestError: it cannot be read, or a row breaks the format; the message names row and column.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ManifestError(f"{path.name}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ManifestError(f"{path.name} är inte UTF-8.") from error
    rows = _json_rows(path.name, text) if path.suffix.lower() == ".json" else _csv_rows(path.name, text)
    found: dict[str, Given] = {}
    for place, row in rows:
        file, given = _checked(place, row)
        if file in found:
            raise ManifestError(f"{place}, kolumnen file: {file!r} står där två gånger.")
        found[file] = given
    return found


def _csv_rows(name: str, text: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Rows of a CSV file with their place in it; the header decides the separator."""
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = [column.strip() for column in next(reader, [])]
        _check_columns(f"{name}, rubrikraden", columns)
        for cells in reader:
            place = f"{name}, rad {reader.line_num}"
            if len(cells) > len(columns):
                raise ManifestError(f"{place}, kolumn {len(columns) + 1}: {cells[len(columns)]!r} saknar rubrik.")
            if any(cell.strip() for cell in cells):
                yield place, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise ManifestError(f"{name}, rad {reader.line_num}: {error}.") from error


def _json_rows(name: str, text: str) -> Iterator[tuple[str, dict[str, object]]]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ManifestError(f"{name} är ingen JSON: {error}.") from error
    if not isinstance(rows, list):
        raise ManifestError(f"{name} är ingen lista.")
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise ManifestError(f"{name}, rad {number} är inget objekt.")
        _check_columns(f"{name}, rad {number}", list(row))
        yield f"{name}, rad {number}", row


def _check_columns(place: str, columns: Sequence[str]) -> None:
    for number, column in enumerate(columns, start=1):
        if column not in COLUMNS:
            known = ", ".join(COLUMNS)
            raise ManifestError(f"{place}, kolumn {number}: {column!r} är okänd; kolumnerna är {known}.")
        if column in columns[: number - 1]:
            raise ManifestError(f"{place}, kolumn {number}: {column!r} står där två gånger.")
    if _FILE not in columns:
        raise ManifestError(f"{place}: kolumnen file saknas.")


def _checked(place: str, row: Mapping[str, object]) -> tuple[str, Given]:
    """A row with every value checked."""
    values: dict[str, str] = {}
    for column, value in row.items():
        if value is not None and not isinstance(value, str):
            raise ManifestError(f"{place}, kolumnen {column}: {value!r} är ingen text.")
        values[column] = " ".join((value or "").split())
    file = key_of(str(row[_FILE] or ""))
    if not file:
        raise ManifestError(f"{place}, kolumnen file är tom.")
    del values[_FILE]
    given = Given(**values)
    if given.url and not _is_address(given.url):
        raise ManifestError(f"{place}, kolumnen url: {given.url!r} är ingen adress som börjar med http eller https.")
    if given.meeting_date and not _is_date(given.meeting_date):
        raise ManifestError(f"{place}, kolumnen meeting_date: {given.meeting_date!r} är inget datum (ÅÅÅÅ-MM-DD).")
    return file, given


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in value


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def load_given(text: str) -> Given:
    """Inverse of `Given.dump`."""
    values: dict[str, Any] = json.loads(text)
    return Given(**values)


def described(documents: Iterable[LogicalDocument], given: Given) -> tuple[LogicalDocument, ...]:
    """Documents with what a manifest says in the place of what was inferred; what stands in a document stays.

    Args:
        documents: of one source.
        given: about that source.
    """
    found = tuple(documents)
    # A title is that of the file; only a file of one document has the same.
    names = (*_FILLED, "title") if len(found) == 1 else _FILLED
    return tuple(_described(document, given, names) for document in found)


def _described(document: LogicalDocument, given: Given, names: Sequence[str]) -> LogicalDocument:
    names = [name for name in names if getattr(given, name) and _is_open(document, name)]
    values: dict[str, Any] = {name: getattr(given, name) for name in names}
    inferred = (item for item in document.inferred if item.field not in names)
    marked = (Inferred(name, MANIFEST) for name in names)
    return replace(document, **values, inferred=(*inferred, *marked)) if names else document


def _is_open(document: LogicalDocument, name: str) -> bool:
    """Whether a field does not stand in the document itself."""
    untitled = name == "title" and document.title == document.first_line
    return untitled or getattr(document, name) is None or name in {item.field for item in document.inferred}
