"""What all commands share: the data folder, and the options that listings have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.output import Format

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
