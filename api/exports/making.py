"""Making an export: its rows are written to a file, and only a file that is whole is handed out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO, Final

from api.deps import Service
from api.exports.lists import Export
from api.exports.model import SEPARATORS, About, Format, Found
from api.exports.params import ExportParams
from api.exports.parquet import write_parquet
from api.exports.text import write_csv, write_jsonl
from api.exports.workbook import write_xlsx
from api.problems import ServiceError
from api.version import app_version
from ingest.catalogue import now

_HOW: Final = frozenset(ExportParams.model_fields)
_CHUNK: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Made:
    """What was written.

    Args:
        rows: in the export.
        total: rows of the whole list.
        approximate: `total` is not exact.
    """

    rows: int
    total: int
    approximate: bool


@dataclass(frozen=True, slots=True)
class Spooled:
    """An export in a file that has no name and is gone when it is closed.

    Args:
        file: at its beginning.
        size: bytes.
        made: what was written.
    """

    file: IO[bytes]
    size: int
    made: Made

    def chunks(self) -> Iterator[bytes]:
        """The file, part by part; it is closed after the last one."""
        with self.file:
            while part := self.file.read(_CHUNK):
                yield part


def spool(export: Export[Any], service: Service, params: ExportParams, base: str) -> Spooled:
    """Write an export to a file without a name.

    Args:
        export: what.
        service: of the archive.
        params: what is asked.
        base: address of the service, before links.

    Raises:
        KommunsokError: it has too many rows, a value cannot be honoured, or nothing has been read.
    """
    file = TemporaryFile()  # noqa: SIM115  (whoever reads it closes it)
    try:
        made = write(file, export, service, params, base)
        size = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return Spooled(file, size, made)


def write(target: BinaryIO | IO[bytes], export: Export[Any], service: Service, params: ExportParams, base: str) -> Made:
    """Write an export.

    Args:
        target: where to; can seek.
        export: what.
        service: of the archive.
        params: what is asked.
        base: address of the service, before links.

    Raises:
        KommunsokError: it has too many rows, a value cannot be honoured, or nothing has been read.
    """
    with _opened(export, service, params, base) as found:
        count = _write(target, export, params, found)
    return Made(count, found.total, found.approximate)


@contextmanager
def _opened(export: Export[Any], service: Service, params: ExportParams, base: str) -> Iterator[Found]:
    """What was found, refused when it is more than the operator lets through."""
    most = service.settings.export_rows
    with export.open(service, params, base) as found:
        rows = min(params.limit, max(0, found.total - params.offset))
        if rows > most:
            raise ServiceError(
                "E530",
                f"Exporten skulle få {rows} rader, gränsen är {most}.",
                f"The export would have {rows} rows, the limit is {most}.",
            )
        yield Found(islice(found.rows, params.limit), found.total, found.approximate)


def _write(target: Any, export: Export[Any], params: ExportParams, found: Found) -> int:
    match Format(params.format):
        case Format.CSV:
            return write_csv(target, found.rows, export.columns, SEPARATORS[params.separator])
        case Format.JSONL:
            return write_jsonl(target, found.rows, export.columns)
        case Format.PARQUET:
            return write_parquet(target, found.rows, export.columns)
        case Format.XLSX:
            return write_xlsx(target, found.rows, export.columns, _about(export, params, found))


def _about(export: Export[Any], params: ExportParams, found: Found) -> About:
    given = params.model_dump(exclude_defaults=True)
    filters = tuple((name, _shown(value)) for name, value in given.items() if name not in _HOW)
    return About(export.title, now(), f"Kommunsök {app_version()}", filters, found.total, found.approximate)


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
