"""Exports as Parquet, with the optional extra `parquet` (pyarrow)."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from api.exports.model import Column, Kind, Row
from api.output import flat
from ingest.errors import StateError

if TYPE_CHECKING:
    import pyarrow

_GROUP: Final = 5_000  # rows in memory at once


def write_parquet(target: BinaryIO, rows: Iterable[Row], columns: Sequence[Column]) -> int:
    """Write rows as Parquet.

    Args:
        target: where to.
        rows: with the names of the columns.
        columns: in order.

    Returns:
        Number of rows.

    Raises:
        StateError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415  (an optional extra)
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise StateError("pyarrow är inte installerat.", "E409") from error
    schema = pyarrow.schema([_field(pyarrow, column) for column in columns])
    waiting = iter(rows)
    count = 0
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        while part := list(islice(waiting, _GROUP)):
            values = [[_value(row[column.name], column.kind) for row in part] for column in columns]
            arrays = [pyarrow.array(found, field.type) for found, field in zip(values, schema, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            count += len(part)
    return count


def _field(pyarrow_: Any, column: Column) -> "pyarrow.Field":
    kinds = {
        Kind.TEXT: pyarrow_.string(),
        Kind.INTEGER: pyarrow_.int64(),
        Kind.NUMBER: pyarrow_.float64(),
        Kind.DATE: pyarrow_.date32(),
        Kind.TEXTS: pyarrow_.list_(pyarrow_.string()),
        Kind.INTEGERS: pyarrow_.list_(pyarrow_.int64()),
    }
    return pyarrow_.field(column.name, kinds[column.kind], metadata={"help": column.help})


def _value(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind is Kind.TEXT:
        return str(flat(value)).encode(errors="replace").decode()
    return date.fromisoformat(value) if kind is Kind.DATE else value
