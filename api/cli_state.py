"""What all commands share: the data folder, the options that listings have in common, and how rows are shown."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.output import Format, Row, render, screen_width, write
from ingest.errors import StateError

if TYPE_CHECKING:
    from index.archive import Archive

FormatOption = Annotated[Format, typer.Option("--format", "-f", help="Hur raderna skrivs.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Fil att skriva till i stället för skärmen.")]


@dataclass(frozen=True, slots=True)
class State:
    """Options given before the command.

    Args:
        data: the data folder.
    """

    data: Path

    @contextmanager
    def archive(self, create: bool = False) -> Iterator["Archive"]:
        """The archive of the data folder, closed at the end.

        Args:
            create: make it when it is missing.

        Raises:
            StateError: it is missing and `create` is false.
        """
        from index.archive import Archive  # noqa: PLC0415  (search libraries load only where they are used)

        archive = Archive(self.data, create=create)
        try:
            yield archive
        finally:
            archive.close()

    @contextmanager
    def filled(self) -> Iterator["Archive"]:
        """The archive of the data folder, which must hold something.

        Raises:
            StateError: nothing has been read yet.
        """
        with self.archive() as archive:
            if not archive.catalogue.sources():
                raise StateError("Katalogen är tom.", "E401")
            yield archive


def show(
    rows: Sequence[Row],
    fields: Mapping[str, str],
    format_: Format,
    output: Path | None,
    columns: Sequence[str] = (),
) -> None:
    """Write the rows of a listing.

    Args:
        rows: with the keys of `fields`.
        fields: key → heading for people.
        format_: how.
        output: file to write to; None for standard output.
        columns: what a table shows of the fields; all when empty.
    """
    write(render(rows, fields, format_, columns, screen_width(output)), output)
